"""Lines that name who wrote a page: authors apart from agencies.

Comes in: a line such as `Lê Sông (theo Reuters, AFP)`. Goes out: names of authors and of agencies. It does
not decide whether a line is such a mark.
"""

import re

from dienbien.reading.zones.marks import marks
from dienbien.reading.zones.paragraphs import comparable

_LONGEST = 200
_CREDITED = re.compile(r"\(?\s*(?<!\w)theo\s+(?!dõi)([^()]{2,100})\)?", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_SEPARATORS = re.compile(r"\s*[/|–—]\s*|\s+-\s+")
_TRIM = " \t.,;:-–—|/()"


def split_byline(line: str) -> tuple[list[str], list[str]]:
    """The authors and the agencies that a line names."""
    text = " ".join(line[:_LONGEST].split())
    label, colon, names = text.partition(":")
    if colon and comparable(f"{label}:") in marks().words("byline"):
        text = names
    agencies: list[str] = []

    def credited(match: re.Match[str]) -> str:
        agencies.append(match[1].strip(_TRIM))
        return " "

    text = _CREDITED.sub(credited, text)
    text = _BRACKETS.sub(lambda match: credited(match) if _is_agency(match[1]) else match[0], text)
    parts = [name for part in _SEPARATORS.split(text) if (name := part.strip(_TRIM))]
    agencies += [name for name in parts if _is_agency(name)]
    return [name for name in parts if not _is_agency(name)], list(dict.fromkeys(agencies))


def _is_agency(name: str) -> bool:
    """Whether a name is a known agency's, alone or with a place or another behind it: `VOV-Jakarta`."""
    first = re.split(r"[-./ ]", name.strip(_TRIM), maxsplit=1)[0]
    return name.strip(_TRIM) in _agencies() or first in _agencies()


def _agencies() -> frozenset[str]:
    return frozenset(marks().words("agency"))
