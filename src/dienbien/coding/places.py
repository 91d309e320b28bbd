"""Where: the place that grammar binds to an act (codebook section 6).

Comes in: a candidate with its predicate. Goes out: a place mention or None. Calls and statements have no
place; a fight has the one named with "tại", "ở" in its own clause, or the one it strikes.
"""

from dienbien.coding.candidates import Candidate
from dienbien.language.mentions import Group, Mention

_PLACED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "COOPERATE"})


def bound_place(candidate: Candidate) -> Mention | None:
    """The place of an act, from its own clause only."""
    predicate = candidate.predicate
    meets = candidate.event == "CONSULT" and candidate.mode not in {"phone"}
    if not (candidate.event in _PLACED or meets or (candidate.event == "AGREE" and candidate.status == "future")):
        return None
    after = [g for g in predicate.places_after if g.preposition == "at"]
    before = [g for g in predicate.places_before if g.preposition == "at"]
    struck = [g for g in predicate.places_after if g.preposition != "at"]
    return _first(after) or _first(before) or (_first(struck) if candidate.event != "AGREE" else None)


def _first(groups: list[Group]) -> Mention | None:
    return groups[0].members[0] if groups else None
