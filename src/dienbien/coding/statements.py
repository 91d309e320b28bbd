"""Statements that are no acts of their own: they introduce one, tell a deed or are only referred to.

Comes in: the candidates of a sentence with their sources. Changes: gives those that only attribute a reason
("tuyên bố sẽ cắt giảm …", "ra tuyên bố chung lên án …": codebook 11.8).
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import MATERIAL
from dienbien.coding.sources import aside
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers, markers_between

_DENIED = MATERIAL | {"CONSULT"}
_JOINT = frozenset({"STATE", "SUPPORT"})
_BETWEEN = frozenset({" ", ", "})
_NEXT = 16
"""How many letters behind a declaration are looked at for a verb or a stance."""


def drop_introductions(folded: Folded, candidates: list[Candidate]) -> None:
    """A declaration that introduces an act, or a deed of one's own, only attributes (codebook 11.8)."""
    _leave_denials(candidates)
    _drop_joint(folded, candidates)
    told = {id(c.predicate.governor) for c in candidates if not c.reason and _introduced(c)}
    for candidate in candidates:
        if candidate.event == "STATE" and candidate.predicate.subordinator and _owned(folded, candidate):
            candidate.reason = candidate.reason or "a statement that is only referred to"
        if candidate.event != "STATE" or candidate.act["content"] != "report":
            continue
        if candidate.predicate.nominal or _owned(folded, candidate):
            candidate.reason = "a statement that is only referred to"
        elif id(candidate.predicate) in told:
            candidate.reason = "introduces an act that is a record itself"
        elif folded.plain.startswith(markers_between("deed"), candidate.trigger[1]):
            candidate.reason = "tells a deed, takes no stance"
        elif _announces(folded, candidate):
            candidate.reason = "announces a deed, takes no stance"


def _drop_joint(folded: Folded, candidates: list[Candidate]) -> None:
    """`ra tuyên bố chung lên án …`: a statement that another act follows at once is that act alone."""
    for candidate in candidates:
        start, end = candidate.trigger
        if candidate.event not in _JOINT or not folded.lower[start:end].endswith(markers("statement")):
            continue
        for other in candidates:
            if not other.reason and folded.lower[end : max(end, other.trigger[0])] in _BETWEEN:
                candidate.reason = candidate.reason or "introduces an act that is a record itself"


def _owned(folded: Folded, candidate: Candidate) -> bool:
    """`tuyên bố của cơ quan này`: a noun with its owner."""
    return folded.plain.startswith(markers("owned"), candidate.trigger[0])


def _leave_denials(candidates: list[Candidate]) -> None:
    """`quân đội khẳng định không hề đảo chính`: the stance is news, not what did not happen."""
    stated = {id(c.predicate): c for c in candidates if c.event == "STATE"}
    for candidate in candidates:
        stance = stated.get(id(candidate.predicate.governor))
        if stance is None or candidate.status != "negated" or candidate.event not in _DENIED:
            continue
        if {a.key for a in candidate.actor} & {a.key for a in stance.actor}:
            candidate.reason = candidate.reason or "denied by whoever speaks of it"


def _introduced(candidate: Candidate) -> bool:
    """Whether an act is itself what is declared, not a noun that the declaration is about."""
    predicate = candidate.predicate
    return not aside(predicate) and (not predicate.nominal or bool(predicate.light))


def _announces(folded: Folded, candidate: Candidate) -> bool:
    """`tuyên bố (sẽ) cắt giảm …`: right behind it a verb; a stance has a subject or quoted words there."""
    start, end = candidate.trigger
    if folded.lower[start:end] not in marked("declaring"):
        return False
    behind = folded.plain[end : min(end + _NEXT, candidate.span[1])].lstrip()
    stands = not behind or not behind[0].isalpha() or folded.cased[end + 1 : end + 2].isupper()
    return not stands and not f"{behind} ".startswith(tuple(f"{word} " for word in markers("stance")))
