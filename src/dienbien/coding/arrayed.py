"""Whom forces that are moved, shown or readied are against, where no grammar binds it.

Comes in: a candidate for forces on the move, its sentence and the registry of its document. Changes: its
recipient: at whose edge they show themselves, whom they are to hold off, whose ground they enter, else the
side that they fight on this page where its sentence names it.
"""

from collections.abc import Iterator

from dienbien.coding.actors import Actor, Registry
from dienbien.coding.candidates import Candidate
from dienbien.coding.places import side_of
from dienbien.coding.readings import ReadSentence
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers, markers_ahead, markers_apart

_SHOWN = frozenset({"troops", "weapons"})
_LANDS = frozenset({"country", "place"})
_CLOSE = 60
"""How many letters behind an act of forces the place at whose edge they are may stand."""
_AIM = 140
"""How many letters behind an act of forces its purpose may be told."""
_BEHIND = 60
"""How many letters behind "đối phó" may stand whom it is against."""


def confront(candidate: Candidate, sentence: ReadSentence, folded: Folded, registry: Registry) -> None:
    """Fill an empty recipient of forces that are moved, and empty one that only says where they go."""
    _sent_there(candidate, folded)
    if candidate.recipient or candidate.mode not in _SHOWN or not candidate.actor:
        return
    candidate.recipient = (
        _close_to(candidate, sentence, folded)
        or _countered(candidate, sentence, folded)
        or _fought(candidate, sentence, folded, registry)
    )


def _sent_there(candidate: Candidate, folded: Folded) -> None:
    """`điều quân đến Chile`: where they go; against it they are moved near it or into it (section 11.2)."""
    if not folded.lower.startswith(markers("sending"), candidate.trigger[0]):
        return
    candidate.recipient = tuple(
        actor
        for actor in candidate.recipient
        if actor.kind not in _LANDS or not _goes_to(actor, folded, candidate.trigger[1])
    )


def _close_to(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`tập trận quanh Chile`, `điều máy bay bay sát Chile`: at whose edge forces show themselves."""
    begin = candidate.trigger[0]
    for group in _others(candidate, sentence):
        if begin < group.start <= candidate.trigger[1] + _CLOSE:
            before = f" {folded.plain[begin : group.start].rstrip()}"
            before += "" if _parted(candidate, group, sentence) else _coast(folded, group)
            elsewhere = any(f"{word} " in f"{before} " for word in markers_apart("elsewhere"))
            if before.endswith(markers_apart("edge")) and not elsewhere:
                return (side_of(group),)
    return ()


def _coast(folded: Folded, group: Group) -> str:
    """`ngoài khơi Chile`: the words for an edge that the name of a place itself begins with."""
    edges = markers_ahead("edge")
    return next((f" {word.rstrip()}" for word in edges if folded.plain.startswith(word, group.start)), "")


def _parted(candidate: Candidate, group: Group, sentence: ReadSentence) -> bool:
    """Whether another act, which may be what happened there, stands between the two."""
    return any(candidate.trigger[1] <= p.phrase.start < group.start for p in sentence.predicates)


def _countered(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`điều quân để đối phó với Chile`: whom forces are to hold off, impress or provoke."""
    begin = candidate.trigger[1]
    behind = f" {folded.plain[begin : min(begin + _AIM, sentence.end)]} "
    at = min(
        (place for word in markers("countering") if (place := behind.find(f" {word} ")) >= 0), default=-1
    )
    if at < 0:
        return ()
    for group in _others(candidate, sentence):
        if begin + at < group.start <= begin + at + _BEHIND:
            return (side_of(group),)
    return ()


def _fought(
    candidate: Candidate, sentence: ReadSentence, folded: Folded, registry: Registry
) -> tuple[Actor, ...]:
    """`Chile điều dự bị ra tiền tuyến sau khi Peru chọc thủng phòng tuyến`: the enemy of this page."""
    foe = registry.foe(candidate.actor[0])
    acting = {id(predicate.subject) for predicate in sentence.predicates}
    others = list(_others(candidate, sentence))
    tried = any(word in folded.lower[slice(*candidate.trigger)] for word in markers("tried"))
    if foe is None or tried or any(group.members[0].country != foe.country for group in others):
        return ()
    return (foe,) if any(id(group) in acting for group in others) else ()


def _others(candidate: Candidate, sentence: ReadSentence) -> Iterator[Group]:
    """The countries of a sentence that do not move the forces."""
    ours = {actor.country for actor in candidate.actor}
    for group in sentence.groups:
        if group.members[0].country and group.members[0].country not in ours:
            yield group


def _goes_to(actor: Actor, folded: Folded, begin: int) -> bool:
    before = f" {folded.plain[begin : actor.start].rstrip()}" if begin <= actor.start else ""
    return not before.strip() or before.endswith((*markers_apart("bound-for"), *markers_apart("elsewhere")))
