"""Who struck first, where the page tells only of the answer: `đáp trả vụ tấn công vào Lima`.

Comes in: the candidates of a sentence. Changes: the doer of an attack that a noun names without one, where it
is told to be what another attack of the sentence pays back: those whom that one was on.
"""

from dienbien.coding.actor import keys_of
from dienbien.coding.candidates import Candidate
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers_apart

_BEFORE = 24
"""How many letters before the noun the words for paying back may take."""
_ANSWERS = frozenset({"ASSAULT", "MOBILIZE", "THREATEN"})


def settle_answers(candidates: list[Candidate], folded: Folded) -> None:
    """`Peru tập kích Chile để đáp trả vụ tấn công vào Lima`: it was Chile that had attacked Lima."""
    for paid in candidates:
        if paid.event != "ASSAULT" or paid.actor or not (paid.predicate.nominal and paid.recipient):
            continue
        start = paid.trigger[0]
        before = f" {folded.plain[max(0, start - _BEFORE) : start].rstrip()}"
        answer = next((c for c in candidates if _answered_by(c, paid)), None)
        if answer is not None and before.endswith(markers_apart("paying-back")):
            paid.actor = answer.recipient


def _answered_by(answer: Candidate, paid: Candidate) -> bool:
    """Whether those who were struck strike somebody else before."""
    before = answer.event in _ANSWERS and answer.trigger[1] <= paid.trigger[0] and not answer.reason
    ours, theirs = keys_of(answer.actor), keys_of(answer.recipient)
    struck = {actor.country for actor in paid.recipient}
    return before and bool(theirs) and not ours & theirs and {a.country for a in answer.actor} == struck
