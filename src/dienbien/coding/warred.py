"""Whose ground a page's war is on: `Chiến sự Chile ngày 12: Peru chiếm thêm hai làng` is a blow to Chile.

Comes in: the sentences of a page and their registry. Changes: the recipient of attacks that name none, where
the page calls the war by the land that it is in, or by its two sides.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor, Registry
from dienbien.coding.candidates import Candidate
from dienbien.coding.readings import ReadSentence
from dienbien.coding.recall import state
from dienbien.language.mentions import Mention
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers, markers_apart

_AIMED = frozenset({None, "occupy", "aerial", "heavy-weapons", "drone"})


def note_wars(registry: Registry, sentences: list[ReadSentence], folded: Folded) -> None:
    """`xung đột Chile - Peru`: the two by whom a war is called fight each other."""
    if not any(word in folded.plain for word in markers("war")):
        return
    for sentence in sentences:
        sides = _named_by(sentence, folded)
        if len(sides) == 2 and sentence.zone != "teaser":
            one, other = ((state(side.country or ""),) for side in sides)
            registry.note_foes(one, other)


def strike_ground(sentences: list[ReadSentence], folded: Folded) -> None:
    """An attack by one state on nobody named is on the land that the page calls the war by."""
    told = [c for s in sentences if s.zone != "teaser" for c in s.candidates if _unaimed(c)]
    struck = _ground(sentences, folded) if told else None
    if struck is None:
        return
    for candidate in told:
        if all(actor.country != struck.country for actor in candidate.actor):
            candidate.recipient, candidate.inferred = (struck,), True


def _ground(sentences: list[ReadSentence], folded: Folded) -> Actor | None:
    """`Chiến sự Chile`: the only country told of on the page by whose name it calls a war."""
    groups = (group for sentence in sentences if sentence.zone != "teaser" for group in sentence.groups)
    lands = {member.country for group in groups for member in group.members if member.country}
    found: list[Actor] = []
    for land in sorted(lands):
        side = state(land)
        name = (side.name or "").lower()
        war = next((word for word in markers("war") if f"{word} {name} " in folded.plain), None)
        if name and war is not None:
            start = folded.plain.index(f"{war} {name} ") + len(war) + 1
            found.append(replace(side, start=start, end=start + len(name), sector="MIL"))
    return found[0] if len(found) == 1 else None


def _unaimed(candidate: Candidate) -> bool:
    if candidate.event != "ASSAULT" or candidate.reason or candidate.mode not in _AIMED:
        return False
    lands = {actor.country for actor in candidate.actor}
    place = candidate.place.country if candidate.place else None
    return len(lands) == 1 and None not in lands and not candidate.recipient and place is None


def _named_by(sentence: ReadSentence, folded: Folded) -> list[Mention]:
    """The countries right behind a word for a war."""
    for group in sentence.groups:
        lands = [member for member in group.members if member.kind in {"country", "place"} and member.country]
        if lands and f" {folded.plain[max(0, group.start - 20) : group.start].rstrip()}".endswith(
            markers_apart("war")
        ):
            return lands
    return []
