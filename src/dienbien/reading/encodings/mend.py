"""Text that was spoilt before it came here: legacy letters saved as Unicode, UTF-8 encoded twice.

Comes in: a text, sound or not. Goes out: the text in true letters and words that say what it was, or None
where it is sound or no reading is sure. A page of 1998 that was saved as UTF-8 says `ViÖt Nam` or
`Vi&Ouml;t Nam`; one that was encoded twice `Viá»‡t Nam`. Linear time; a Vietnamese text costs a glance.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from dienbien.reading.encodings.guess import LOOKED_AT, guess_within
from dienbien.reading.encodings.legacy import legacy, western

_VIETNAMESE = re.compile("[ơưƠƯ\u1ea0-\u1ef9\u0309\u0323\u031b]")
_GLANCE = 4096
_MOST_VIETNAMESE = 0.01
_WESTERN_LETTER = re.compile("[\xa0-\xff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TWICE = re.compile("[\xc2-\xf4][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_RUN = re.compile("[\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+")
_LEAST_TWICE = 3
_MOST_LEFT = 10
_TO_BYTES = {ord(western(bytes([code]))): code for code in range(128, 256)}


@dataclass(frozen=True, slots=True)
class Mended:
    """The text in true letters, what it was (`holding tcvn3`), and what does the same to its title."""

    text: str
    what: str
    again: Callable[[str], str]


def mend(text: str, markup: bool = False) -> Mended | None:
    """The text as it was meant, None where it is as it should be. In `markup` letters may be entities."""
    if _is_vietnamese(text) or (text.isascii() and not (markup and "&" in text)):
        return None
    return _decoded_once(text) or _converted(text, markup)


def _is_vietnamese(text: str) -> bool:
    """Whether letters that only Vietnamese has stand in the text: at its head, or more than by the way."""
    if _VIETNAMESE.search(text, 0, _GLANCE):
        return True
    sample = text[:LOOKED_AT]
    return len(_VIETNAMESE.findall(sample)) > _MOST_VIETNAMESE * len(sample)


def _decoded_once(text: str) -> Mended | None:
    """The text without its second encoding, where nearly all letters outside ASCII show one."""
    if len(_TWICE.findall(text[:LOOKED_AT])) < _LEAST_TWICE:
        return None
    found = _undone(text)
    if len(_TWICE.findall(found)) * _MOST_LEFT > len(text) - len(found) or not _is_vietnamese(found):
        return None
    return Mended(found, "encoded twice", _undone)


def _undone(text: str) -> str:
    """The text with each run of letters that is UTF-8 read as windows-1252 made what it was."""
    return _RUN.sub(_once, text)


def _once(match: re.Match[str]) -> str:
    try:
        return match[0].translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _converted(text: str, markup: bool) -> Mended | None:
    """The text with its legacy letters in Unicode, where it is sure which encoding they are of."""
    shown = _ENTITY.sub(_letter, text) if markup else text
    if not _WESTERN_LETTER.search(shown):
        return None
    name = guess_within(shown)
    if name is None:
        return None
    convert = legacy(name).from_western
    return Mended(convert(shown), f"holding {name}", convert)


def _letter(match: re.Match[str]) -> str:
    """The letter that an entity stands for, if it may be a legacy one; else the entity as it is."""
    char = html.unescape(match[0])
    return char if len(char) == 1 and ord(char) in _TO_BYTES else match[0]
