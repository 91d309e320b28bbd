"""What somebody proposes to nobody in particular is a plan of their own (codebook sections 3 and 11.3).

Comes in: the candidates of a sentence. Changes: the reason of such a proposal, and of the sanction or easing
that is proposed: the deed is told as coming, by whoever proposes it ("EU đề xuất cấm nhập khẩu thép").
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.inside import CONTENT
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

_PLAN = "a plan of one's own, nobody is asked"
_PLANNED = frozenset({"SANCTION", "CONCEDE"})
_REACH = 90
"""How far behind a proposal, in letters, the war that it is to end may be named."""


def proposes(candidate: Candidate) -> bool:
    """Whether it is a proposal by its words, not a request."""
    return any(word in str(candidate.act["phrase"]) for word in markers("proposal"))


def settle_proposals(candidates: list[Candidate], folded: Folded) -> list[Candidate]:
    """Drop proposals to nobody; those deeds that are planned by them, to be judged for themselves."""
    plans = [c for c in candidates if c.event == "REQUEST" and _is_plan(c, folded)]
    for plan in plans:
        plan.reason = plan.reason or _PLAN
    return [c for c in candidates for plan in plans if _is_planned(c, plan)]


def _is_plan(candidate: Candidate, folded: Folded) -> bool:
    """A meeting or an end of a war that is proposed is one for others, too."""
    subject = candidate.predicate.subject
    if candidate.bound_recipient or candidate.mode in {"meet", "assist"}:
        return False
    if not candidate.predicate.own_subject or (subject is not None and subject.preposition == "by"):
        return False
    start, end = candidate.trigger
    content = folded.lower[start : min(end + _REACH, candidate.span[1])]
    return proposes(candidate) and not any(word in content for word in markers("war-end"))


def _is_planned(candidate: Candidate, plan: Candidate) -> bool:
    predicate = candidate.predicate
    if candidate.event not in _PLANNED or candidate.reason != CONTENT or predicate.own_subject:
        return False
    if predicate.governor is not plan.predicate or not plan.actor:
        return False
    candidate.actor, candidate.status = plan.actor, "future"
    return True
