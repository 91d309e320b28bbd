"""What is demanded or refused: the mode of REQUEST and REJECT from the words behind the verb.

Comes in: a candidate and the folded text of its sentence. Goes out: a mode of PLOVER's, or None. Only verbs
whose own table row leaves it open (`change`, or none) are asked.
"""

from dienbien.coding.candidates import Candidate
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import demands

_REACH = 120
"""How far behind the verb, in letters, the content of a demand is looked for."""


def demanded(candidate: Candidate, folded: Folded) -> str | None:
    """The mode that the first telling word behind the verb gives; the row's own mode where there is none."""
    if candidate.event not in {"REQUEST", "REJECT"} or candidate.mode not in {"change", None}:
        return candidate.mode
    _, end = candidate.trigger
    content = folded.plain[end : min(end + _REACH, candidate.span[1])] + " "
    found = [(content.find(words), mode) for words, mode in demands()]
    told = sorted((at, mode) for at, mode in found if at >= 0)
    return told[0][1] if told else candidate.mode
