"""Refusals told by what became of a request: `Malta yêu cầu Libya thả tàu nhưng bị từ chối`.

Comes in: a refusal in the passive with its predicate. Changes: its sides, which are those of the request the
other way round, and its reason, since what becomes of a request is no part of what it asks for.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.groups import Unit
from dienbien.coding.inside import CONTENT
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import Resolved
from dienbien.coding.roles import assign_roles
from dienbien.coding.speakers import actors_of
from dienbien.coding.subjects import is_aux
from dienbien.language.phrases import Phrase

_STEPS = 3
"""How many clauses may stand between a request and what became of it."""


def settle_refused(candidate: Candidate, units: list[Unit], resolved: Resolved) -> None:
    """Who asked is refused, by whom they asked, unless the words name who refuses."""
    predicate = candidate.predicate
    if candidate.event != "REJECT" or not predicate.passive or predicate.nominal:
        return
    request = _request(predicate, units)
    if request is None:
        return
    roles = assign_roles(request)
    asking = actors_of(roles.actor, resolved)
    asked = candidate.actor or actors_of(roles.recipient, resolved)
    if not asking or not asked or {a.key for a in asking} & {a.key for a in asked}:
        return
    candidate.actor, candidate.recipient = asked, asking
    if candidate.reason == CONTENT:
        candidate.reason = ""


def _request(predicate: Predicate, units: list[Unit]) -> Predicate | None:
    """The request that a clause goes on from behind "nhưng", or the noun of one that it is about."""
    at, joined = predicate.governor or predicate.sibling, _joined(predicate, units)
    for _ in range(_STEPS):
        if at is None:
            return None
        if at.is_act and at.event == "REQUEST":
            return at if joined or at.nominal else None
        at = at.governor or at.sibling
    return None


def _joined(predicate: Predicate, units: list[Unit]) -> bool:
    """Whether "nhưng", "song" or "và" stands right before the passive, so that nobody else is refused."""
    left = reversed(units[: predicate.index])
    before = next((unit for unit in left if not is_aux(unit)), None)
    return isinstance(before, Phrase) and before["kind"] == "join"
