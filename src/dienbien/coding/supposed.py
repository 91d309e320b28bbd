"""Deeds that the words beside them only name: a fact, a charge, a reason, somebody who is sought for them.

Comes in: an act in its sentence. Goes out: yes or no. Such a deed was done before what the sentence tells,
and a day that stands with what is told of it is not its own.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import MATERIAL
from dienbien.coding.predicates import Predicate
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import ends_apart, marked, markers, markers_ahead

_REACH = 30
"""So many letters before an act are looked at."""
_CLAUSE = 90
"""So many letters behind an act the clause goes on that judges it."""
_REAL = frozenset({"occurred", "alleged", "denied"})
_PLACED = frozenset({"which", "where"})


def only_referred_to(candidate: Candidate, folded: Folded) -> bool:
    """Whether an act is named as known, whatever else its sentence tells."""
    return (
        as_fact(candidate, folded)
        or _with_link(candidate.predicate)
        or _charged(candidate, folded)
        or _explained(candidate, folded)
        or _sought(candidate, folded)
        or _judged(candidate, folded)
        or _decision(candidate, folded)
    )


def as_fact(candidate: Candidate, folded: Folded) -> bool:
    """`lên án việc Chile bắt …`: the object of what is told; "bằng việc" says how it was done."""
    predicate = candidate.predicate
    link, governor = predicate.subordinator, predicate.governor
    if candidate.status not in _REAL or not (predicate.own_subject or predicate.nominal):
        return False
    if link is None and governor is not None:  # `chỉ trích việc` is one act
        return ends_apart(folded.lower[governor.phrase.start : governor.phrase.end], "fact-word")
    if link is None or link["value"] != "fact":
        return False
    before = folded.plain[max(0, link.start - _REACH) : link.start].rstrip()
    return not ends_apart(before, "by-doing")


def referred_to_as_done(candidate: Candidate, folded: Folded) -> bool:
    """Whether it is a fact or a charge: a day told before it is of what is said about it."""
    return as_fact(candidate, folded) or _charged(candidate, folded)


def _with_link(predicate: Predicate) -> bool:
    """`nơi Chile bắt …`, `mà Chile bắt …`: a clause that says which place or thing is meant."""
    link = predicate.subordinator
    return link is not None and link["value"] in _PLACED and (predicate.own_subject or predicate.nominal)


def _charged(candidate: Candidate, folded: Folded) -> bool:
    """`với cáo buộc làm gián điệp`, `bị tố tuyển lính`: what somebody is to have done at some time."""
    if candidate.event not in MATERIAL or candidate.status not in _REAL:
        return False
    before = _before(candidate.trigger[0], candidate, folded)
    return ends_apart(before, "on-charge") or ends_apart(before, "accused")


def _explained(candidate: Candidate, folded: Folded) -> bool:
    """`Lý do Malta từ chối …`, `Toàn cảnh đàm phán …`: an account of what was news before."""
    doer = candidate.predicate.subject
    at = candidate.trigger[0]
    if candidate.predicate.own_subject and doer is not None and doer.start < at:
        at = doer.start
    return ends_apart(_before(at, candidate, folded), "explaining")


def _sought(candidate: Candidate, folded: Folded) -> bool:
    """`Nghi phạm sát hại thị trưởng …`, `bắt nghi phạm đã bắn …`: the deed says who is meant."""
    predicate = candidate.predicate
    if candidate.event not in MATERIAL or predicate.endured or predicate.passive:
        return False
    doer = predicate.subject
    known = doer is not None and doer.bare and not predicate.aux
    if known and doer is not None and folded.lower.startswith(markers("suspects"), doer.start):
        return True
    before = _before(candidate.trigger[0], candidate, folded)
    for aux in predicate.aux:
        if aux.start < candidate.trigger[0]:
            before = before.removesuffix(folded.plain[aux.start : aux.end]).rstrip()
    opens = before.strip() in marked("sought")  # `Nghi phạm đã đánh bom …` tells it as news
    return not opens and ends_apart(before, "sought")


def _judged(candidate: Candidate, folded: Folded) -> bool:
    """`Malta nói Chile điều quân tới biên giới là bước khởi đầu`: what is judged is known."""
    if candidate.event not in MATERIAL or candidate.predicate.nominal:
        return False
    clause = folded.lower[candidate.trigger[1] : candidate.trigger[1] + _CLAUSE].partition(",")[0]
    _, found, rest = clause.partition(" là ")
    return bool(found) and candidate.predicate.own_subject and rest.startswith(markers_ahead("verdict"))


def _decision(candidate: Candidate, folded: Folded) -> bool:
    """`nói quyết định điều quân giúp …`: right behind a verb of saying it is a noun."""
    predicate = candidate.predicate
    governor = predicate.governor
    aux = predicate.aux[0] if predicate.aux else None
    if aux is None or aux["value"] != "decided" or predicate.own_subject or governor is None:
        return False
    return governor.phrase.kind == "speech" and aux.start - governor.phrase.end <= 1


def _before(at: int, candidate: Candidate, folded: Folded) -> str:
    """The words of the sentence right before a place."""
    return " " + folded.plain[max(candidate.span[0], at - _REACH) : at].rstrip()
