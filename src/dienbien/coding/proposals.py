"""What somebody proposes to nobody in particular is a plan of their own (codebook sections 3 and 11.3).

Comes in: the candidates of a sentence. Changes: the reason of such a proposal, and of the sanction or easing
that is proposed: the deed is told as coming, by whoever proposes it ("EU đề xuất cấm nhập khẩu thép"). Says
also which proposals are only referred to.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.inside import CONTENT
from dienbien.coding.kinds import JUDGING
from dienbien.coding.lead_in import right_behind
from dienbien.coding.readings import ReadSentence
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

_PLAN = "a plan of one's own, nobody is asked"
_PLANNED = frozenset({"SANCTION", "CONCEDE"})
_REACH = 90
"""How far behind a proposal, in letters, the war that it is to end may be named."""


def proposes(candidate: Candidate) -> bool:
    """Whether it is a proposal by its words, not a request."""
    return any(word in str(candidate.act["phrase"]) for word in markers("proposal"))


def known_proposal(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`chưa đọc đề xuất của Peru`, `kế hoạch do Peru đề xuất`: a noun for what has been proposed before.

    With its own day it is told for itself.
    """
    predicate = candidate.predicate
    if candidate.event != "REQUEST" or not proposes(candidate):
        return False
    if predicate.subject is not None and predicate.subject.preposition == "by":
        return not (predicate.times_before or predicate.times_after)
    return _governed(candidate, sentence) or right_behind(candidate, sentence, folded, "put-forward")


def _governed(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`phản đối đề xuất`: right behind a verb that judges it."""
    predicate = candidate.predicate
    before = sentence.units[predicate.index - 1] if predicate.index else None
    if not isinstance(before, Phrase) or candidate.trigger[0] - before.end > 1:
        return False
    return before.kind == "act" and before["event"] in JUDGING


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
