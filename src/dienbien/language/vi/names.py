"""Runs of capitalised words: the raw material of names that no table holds.

Comes in: the cased folded text. Goes out: spans of runs such as `Sergei Lavrov`, `Kim Jong-un`,
`Mohammed bin Salman`. It does not know who is meant, nor whether a sentence's first word is a name.
"""

import re

_UPPER = "".join(chr(c) for c in range(0x41, 0x1F00) if chr(c).isupper() and chr(c).isalpha() and c < 0x250)
_UPPER += "".join(chr(c) for c in range(0x1E00, 0x1F00) if chr(c).isupper())
_WORD = rf"[{_UPPER}][^\W_]*(?:['’][^\W\d_]+)?"
_TOKEN = rf"(?:[{_UPPER}]\.|(?:[Aa]l|[Ee]l|[Aa]bd|[Uu]l)-{_WORD}|{_WORD})(?:-[^\W\d_]+)*"
_PARTICLE = r"(?:bin|bint|ibn|al|el|von|van|der|den|de|da|di|du|dos|del|la|le|ben|abu|ul|of|the|for)"
_RUN = re.compile(rf"(?<![\w-]){_TOKEN}(?: (?:{_PARTICLE} ){{0,2}}{_TOKEN})*")

MAX_RUN = 120
"""Longest run in characters that is taken for a name; longer ones are headlines in capitals."""


def find_runs(cased: str) -> list[tuple[int, int]]:
    """Spans of capitalised runs, left to right, none overlapping. Linear in the text."""
    return [m.span() for m in _RUN.finditer(cased) if m.end() - m.start() <= MAX_RUN]
