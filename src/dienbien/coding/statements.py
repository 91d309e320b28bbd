"""A statement that is put out with an act right behind it only introduces that act.

Comes in: the candidates of a sentence. Changes: "ra tuyên bố chung lên án …" is the blame alone, no joint
act beside it (codebook 11.8).
"""

from dienbien.coding.candidates import Candidate
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

_BETWEEN = frozenset({" ", ", "})


def drop_statements(folded: Folded, candidates: list[Candidate]) -> None:
    """Give statements that another act follows at once the reason why they are no records."""
    for candidate in candidates:
        start, end = candidate.trigger
        if candidate.event not in {"STATE", "SUPPORT"} or not folded.lower[start:end].endswith(
            markers("statement")
        ):
            continue
        for other in candidates:
            if not other.reason and folded.lower[end : max(end, other.trigger[0])] in _BETWEEN:
                candidate.reason = candidate.reason or "introduces an act that is a record itself"
