"""Lines that name who wrote a page: authors apart from agencies.

Comes in: a line such as `Lê Sông (theo Reuters, AFP)`. Goes out: names of authors and of agencies. It does
not decide whether a line is such a mark.
"""

import re

from dienbien.reading.marks import marks

_LONGEST = 200
_CREDITED = re.compile(r"\(?\s*(?<!\w)theo\s+([^()]{2,100})\)?", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_LABEL = re.compile(
    r"^(?:bài và ảnh|bài, ảnh|tin, ảnh|tin ảnh|tác giả|thực hiện|nguồn|bài)\s*:\s*", re.IGNORECASE
)
_SEPARATORS = re.compile(r"\s*[/|–—]\s*|\s+-\s+")
_TRIM = " \t.,;:-–—|/()"


def split_byline(line: str) -> tuple[str | None, str | None]:
    """Authors and agencies that a line names, each None where there is none."""
    text = " ".join(line[:_LONGEST].split())
    is_source = text.lower().startswith("nguồn")
    text = _LABEL.sub("", text)
    agencies = [] if not is_source else [text.strip(_TRIM)]
    if is_source:
        return None, agencies[0] or None
    for pattern in (_CREDITED, _BRACKETS):
        for match in pattern.finditer(text):
            if pattern is _CREDITED or _is_agency(match[1]):
                agencies.append(match[1].strip(_TRIM))
        text = pattern.sub(lambda m: " " if m[1].strip(_TRIM) in agencies else m[0], text)
    names = [name.strip(_TRIM) for name in _SEPARATORS.split(text)]
    authors = [name for name in names if name and not _is_agency(name)]
    agencies += [name for name in names if name and _is_agency(name)]
    return ", ".join(dict.fromkeys(authors)) or None, ", ".join(dict.fromkeys(agencies)) or None


def _is_agency(name: str) -> bool:
    words = name.strip(_TRIM)
    return any(words == known or words.startswith((f"{known}-", f"{known} ", f"{known}.", f"{known}/"))
               for known in marks().words("agency"))  # fmt: skip
