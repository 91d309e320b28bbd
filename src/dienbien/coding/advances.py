"""Soldiers who go forward in a fight: to take ground is an attack, to show forces is none (codebook 11.1).

Comes in: a candidate for soldiers who enter a place, its sentence and the registry of its document. Changes:
its type and recipient, where the words around tell of a front or the page of a fight between the two.
"""

from dienbien.coding.actors import Actor, Registry
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import ARMED
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker, markers

_DONE = frozenset({"occurred", "ongoing", "alleged"})
_ONLOOKERS = frozenset({"MED", "NGO", "IGO"})
_BESIDE = 160
"""How many letters before and behind a sentence may tell of a front."""


def settle_advance(candidate: Candidate, sentence: ReadSentence, folded: Folded, registry: Registry) -> None:
    """`tiến vào thành phố chiến lược`: an attack on whose ground it is, or on whoever holds one's own."""
    ours = {actor.country for actor in candidate.actor}
    if len(ours) != 1 or None in ours or candidate.status not in _DONE:
        return
    if candidate.event == "ASSAULT" and candidate.mode == "occupy":
        _retake(candidate, sentence, folded, ours)
        return
    if candidate.event != "MOBILIZE" or candidate.predicate.nominal or not _advances(candidate, folded):
        return
    foe = registry.foe(candidate.actor[0])
    fronts = _at_front(sentence, folded)
    theirs = {actor.country for actor in candidate.recipient}
    if _afloat(candidate, folded):
        candidate.mode = "weapons"
    elif theirs and None not in theirs:
        if fronts or (foe is not None and foe.country in theirs):
            candidate.event, candidate.mode = "ASSAULT", "occupy"
    elif fronts and _ground(candidate) in ours:
        enemy = _enemy(sentence, ours) or foe
        if enemy is not None:
            candidate.event, candidate.mode, candidate.recipient = "ASSAULT", "occupy", (enemy,)


def _retake(candidate: Candidate, sentence: ReadSentence, folded: Folded, ours: set[str | None]) -> None:
    """`Malta giành lại hai làng của Malta`: one's own ground is taken from whoever else is named."""
    places = all(actor.kind == "place" and actor.country in ours for actor in candidate.recipient)
    again = has_marker(f" {folded.plain[slice(*candidate.trigger)]} ", "retaking")
    if not (places and again) or _ground(candidate) not in ours:
        return
    if all(actor.sector in {"GOV", "MIL"} for actor in candidate.actor):
        enemy = _enemy(sentence, ours)
        candidate.recipient = (enemy,) if enemy is not None else ()


def _ground(candidate: Candidate) -> str | None:
    return candidate.place.country if candidate.place else None


def _advances(candidate: Candidate, folded: Folded) -> bool:
    """Whether soldiers, or a state by its soldiers, go forward."""
    soldiers = all(a.sector in ARMED or a.kind == "country" for a in candidate.actor)
    return soldiers and has_marker(f" {folded.plain[slice(*candidate.trigger)]} ", "advance")


def _afloat(candidate: Candidate, folded: Folded) -> bool:
    """Whether ships or planes go forward: they take no ground."""
    told = (folded.plain[actor.start : actor.end] for actor in candidate.actor)
    return any(has_marker(f" {words} ", "afloat") for words in told)


def _at_front(sentence: ReadSentence, folded: Folded) -> bool:
    told = folded.plain[max(0, sentence.start - _BESIDE) : sentence.end + _BESIDE]
    return any(word in told for word in markers("front"))


def _enemy(sentence: ReadSentence, ours: set[str | None]) -> Actor | None:
    """The only other state of the sentence."""
    others: dict[str, Actor] = {}
    for group in sentence.groups:
        for actor in sentence.resolved.get(id(group), ()):
            if actor.country and actor.country not in ours and actor.sector not in _ONLOOKERS:
                others.setdefault(actor.country, actor)
    return next(iter(others.values())) if len(others) == 1 else None
