"""Which encoding makes Vietnamese of bytes that do not say what they are, or say it wrongly.

Comes in: bytes that are not UTF-8, or text whose letters are such bytes. Goes out: the encoding where one
stands out, else nothing. It looks at 16 KiB from the first letter outside ASCII on, in linear time.
"""

import re

from dienbien.reading.encodings.charsets import Charset
from dienbien.reading.encodings.legacy import NAMES, legacy, western
from dienbien.reading.encodings.syllables import Likeness, likeness

LOOKED_AT = 16 * 1024
_BEFORE = 256
_LEAST_WORDS = 3
_LEAST_SHARE = 0.85
_LEAST_POINTS_PER_WORD = 1.5
_LEAST_LEAD = 6.0
_TAG = re.compile(r"<[^<>]{1,2000}>")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_HIGH_LETTER = re.compile("[\xa0-\xff]")

WINDOWS_1258 = Charset("windows-1258", "cp1258")
_CANDIDATES = (WINDOWS_1258, *(Charset(name, None) for name in NAMES))


def guess(data: bytes) -> Charset | None:
    """The Vietnamese encoding of bytes that are no UTF-8; None where none stands out."""
    first = _HIGH_BYTE.search(data)
    if first is None:
        return None
    begin = max(0, first.start() - _BEFORE)
    sample = data[begin : begin + LOOKED_AT]
    found: dict[Charset, str] = {}
    for candidate in _CANDIDATES:
        try:
            found[candidate] = candidate.decode(sample)
        except UnicodeDecodeError:
            continue
    return _standing_out({candidate: _likeness(text) for candidate, text in found.items()}, sample)


def guess_within(text: str) -> str | None:
    """The legacy encoding (one of `NAMES`) whose bytes a text shows as western letters, if it is sure."""
    first = _HIGH_LETTER.search(text)
    begin = max(0, first.start() - _BEFORE) if first else 0
    sample = text[begin : begin + LOOKED_AT]
    found = {Charset(name, None): _likeness(legacy(name).from_western(sample)) for name in NAMES}
    best = _standing_out(found, None)
    if best is None:
        return None
    return best.name if found[best].points > 2 * max(_likeness(sample).points, 0.0) else None


def names_of_candidates() -> str:
    """The encodings that are tried, for an error: `windows-1258, tcvn3, vni, viscii`."""
    return ", ".join(candidate.name for candidate in _CANDIDATES)


def _likeness(text: str) -> Likeness:
    return likeness(_TAG.sub(" ", text))


def _standing_out(found: dict[Charset, Likeness], sample: bytes | None) -> Charset | None:
    """The best of the candidates, if it is good in itself and well ahead of the others."""
    ranked = sorted(found, key=lambda charset: found[charset].points, reverse=True)
    best = ranked[0] if ranked else None
    if best is None or not _is_good(found[best]):
        return None
    others = [found[charset].points for charset in ranked[1:2]]
    if sample is not None:
        others.append(_likeness(western(sample)).points)
    return best if all(found[best].points - other >= _LEAST_LEAD for other in others) else None


def _is_good(found: Likeness) -> bool:
    return (
        found.sound >= _LEAST_WORDS
        and found.share >= _LEAST_SHARE
        and found.points >= _LEAST_POINTS_PER_WORD * found.marked
    )
