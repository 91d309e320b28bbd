"""References to an event that the page tells elsewhere become its further mentions (codebook section 11.1).

Comes in: the events of a page, merged, and the candidates that are no records of their own ("lên án vụ tấn
công", "ba ngày sau cuộc không kích"). Changes: the events, which take in the references that fit them. What
fits none stays what it was, with its reason.
"""

from bisect import bisect_left
from collections.abc import Iterable

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import OF_FORCES
from dienbien.coding.merge import HORIZON
from dienbien.coding.readings import ReadSentence
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers
from dienbien.records.choices import TOLD_AS_DONE
from dienbien.records.edtf import DAY_LENGTH, compatible

_REFERABLE = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID", "SANCTION", "COOPERATE", "CONSULT"}
)
_FROM_AFAR = frozenset({"aerial", "heavy-weapons", "drone", "explosives"})
"""Means that the press does not keep apart when it comes back to a strike."""
_TALKS = frozenset({"meet", "phone", "visit", "multilateral"})
_NEAR = 4
"""How many sentences a verb may stand away from the event that it comes back to."""


def take_in_references(events: list[list[Candidate]], candidates: list[Candidate]) -> None:
    """Add each reference among the candidates to the event told nearest before it, else behind it.

    It lends the event neither speakers (section 11.8: who refers to it in passing is no source) nor the lead.
    Who blames it for itself ("lên án vụ tấn công") blames whoever did it.
    """
    told: dict[str, list[list[Candidate]]] = {}
    for event in sorted(events, key=_sentence):
        told.setdefault(event[0].event, []).append(event)
    for candidate in candidates:
        if candidate.reason and candidate.event in _REFERABLE and candidate.status in TOLD_AS_DONE:
            home = None if _war(candidate) else _home(candidate, told.get(candidate.event, []))
            if home is not None:
                candidate.reason, candidate.sources = "", ()
                candidate.dated = candidate.dated and len(candidate.date or "") == DAY_LENGTH
                home.append(candidate)
    _blame_doers(events)


def _blame_doers(events: list[list[Candidate]]) -> None:
    """`Malta lên án vụ không kích`: blame of a deed falls on whoever did it, told elsewhere on the page."""
    deeds = {id(c.predicate): event for event in events for c in event if event[0].event in OF_FORCES}
    for event in events:
        main = event[0]
        told = deeds.get(id(main.predicate.following)) if main.event == "ACCUSE" else None
        if told is None or any(actor.known for c in event for actor in c.recipient):
            continue
        ours = {actor.key for actor in main.actor}
        doers = next((c.actor for c in told if any(actor.known for actor in c.actor)), ())
        blamed = tuple(actor for actor in doers if actor.known and actor.key not in ours)
        if blamed:
            main.recipient, main.inferred = blamed, True


def _war(candidate: Candidate) -> bool:
    """`cuộc nội chiến`: a whole war is another event than the attacks in it."""
    return candidate.act["content"] == "both" and candidate.act["form"] == "noun"


def take_in_crowds(events: list[list[Candidate]], sentences: Iterable[ReadSentence], folded: Folded) -> None:
    """Sentences about "người biểu tình" tell of the protest that the page told last."""
    protests = [event for event in events if event[0].event == "PROTEST" and event[0].zone != "teaser"]
    if not protests:
        return
    spans = [{mention.span for mention in event} for event in protests]
    coming = sorted((event[0].sentence, place) for place, event in enumerate(protests))
    last = passed = 0
    for number, sentence in enumerate(sentences):
        while passed < len(coming) and coming[passed][0] <= number:
            last = max(last, coming[passed][1])
            passed += 1
        if sentence.zone == "teaser" or not _names_demonstrators(sentence, folded):
            continue
        span = (sentence.start, sentence.end)
        if span not in spans[last]:
            protests[last].append(_mention(protests[last][0], number, span))


def _names_demonstrators(sentence: ReadSentence, folded: Folded) -> bool:
    crowds = [m for u in sentence.units if isinstance(u, Group) for m in u.members if m.kind == "crowd"]
    words = markers("demonstrators")
    return any(word in folded.lower[m.start : m.end] for m in crowds for word in words)


def _mention(main: Candidate, number: int, span: tuple[int, int]) -> Candidate:
    """A mention that lends the event nothing but its words."""
    mention = Candidate(
        main.event, main.mode, (), (), main.status, main.zone, number, main.trigger, span, main.predicate
    )
    mention.date, mention.timing, mention.row = main.date, main.timing, main.row
    return mention


def _home(candidate: Candidate, events: list[list[Candidate]]) -> list[Candidate] | None:
    """The nearest event that it comes back to; `events` go by the sentence of their main mention."""
    if not events:
        return None
    at = bisect_left(events, candidate.sentence, key=_sentence)
    near = events[max(0, at - HORIZON) : at + HORIZON]
    fitting = [event for event in near if _refers(candidate, event[0])]
    return min(fitting, key=lambda event: _distance(candidate, event), default=None)


def _sentence(event: list[Candidate]) -> int:
    return event[0].sentence


def _distance(candidate: Candidate, event: list[Candidate]) -> tuple[int, int]:
    """Events told before come first, the last of them first."""
    gap = candidate.sentence - event[0].sentence
    return (int(gap < 0), abs(gap))


def _refers(candidate: Candidate, main: Candidate) -> bool:
    if (candidate.zone == "teaser") != (main.zone == "teaser") or not _alike(candidate.mode, main.mode):
        return False
    if candidate.dated and main.dated and candidate.date and main.date:
        if not compatible(candidate.date, main.date):
            return False
    ours, theirs = _sides(candidate), _sides(main)
    if ours and not ours <= theirs:
        return False
    if candidate.predicate.nominal:
        return True
    return bool(ours) or abs(candidate.sentence - main.sentence) <= _NEAR


def _alike(one: str | None, other: str | None) -> bool:
    if one == other or one is None or other is None:
        return True
    return {one, other} <= _FROM_AFAR or {one, other} <= _TALKS


def _sides(candidate: Candidate) -> frozenset[str]:
    return frozenset(actor.key for actor in _everybody(candidate) if actor.known)


def _everybody(candidate: Candidate) -> tuple[Actor, ...]:
    return (*candidate.actor, *candidate.recipient)
