"""On whom a condition or a deadline is that names nobody right behind it.

Comes in: a candidate whose roles are bound, and its sentence. Changes: the recipient of such a request, if it
has none. What grammar binds stays as it is.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.powers import political
from dienbien.coding.readings import ReadSentence
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker

_ENDS = frozenset(",;:…")
_WHERE = frozenset({"at", "from", "according"})


def impose(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Malta nêu điều kiện thả 12 ngư dân Libya`: on the only other state that its clause names behind it."""
    predicate = candidate.predicate
    if candidate.event != "REQUEST" or candidate.recipient or predicate.nominal or predicate.passive:
        return
    if not has_marker(f" {folded.plain[slice(*candidate.trigger)]} ", "imposing"):
        return
    ours = {actor.country for actor in candidate.actor}
    if not ours or None in ours or not all(map(political, candidate.actor)):
        return
    others = _named_behind(candidate, sentence, ours)
    if len(others) == 1:
        candidate.recipient = tuple(others.values())


def _named_behind(candidate: Candidate, sentence: ReadSentence, ours: set[str | None]) -> dict[str, Actor]:
    """The states that the rest of the clause names, by country; grounds stand for their state."""
    end = candidate.trigger[1]
    stops = (u.start for u in sentence.units if isinstance(u, Phrase) and u.start >= end and u.value in _ENDS)
    edge = next(stops, sentence.end)
    told: dict[str, Actor] = {}
    for group in sentence.groups:
        if not end <= group.start < edge or group.preposition in _WHERE:
            continue
        for actor in sentence.resolved.get(id(group), ()):
            if actor.country and actor.country not in ours and actor.sector != "MED":
                told.setdefault(
                    actor.country,
                    replace(actor, kind="country", sector="GOV") if actor.kind == "place" else actor,
                )
    return told
