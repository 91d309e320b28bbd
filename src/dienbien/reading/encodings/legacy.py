"""The Vietnamese encodings of before Unicode that no codec of Python knows: TCVN3, VNI and VISCII.

Comes in: bytes, or text whose letters are such bytes read as windows-1252 (`ViÖt`). Goes out: Vietnamese in
NFC. The letters stand in tables/tcvn3.tsv, vni.tsv and viscii.tsv. It does not guess which one it is.
"""

import codecs
import re
from functools import cache
from pathlib import Path

from dienbien.language.tables import read_table

NAMES = ("tcvn3", "vni", "viscii")

_TABLES = Path(__file__).parents[1] / "tables"
_WESTERN = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(256))
_WORD = re.compile(r"[^\W\d_]+")
_MOST_LETTERS_OF_WORD = 30


class Legacy:
    """One such encoding. `letters` holds each Vietnamese letter and its bytes as windows-1252 shows them."""

    def __init__(self, name: str) -> None:
        """Read the encoding's table. Raises `TableError` where it can't be used."""
        rows = read_table(_TABLES / f"{name}.tsv", ("letter", "code"))
        self.name = name
        back = {western(bytes.fromhex(row["code"])): row["letter"] for row in rows}
        self.letters = {letter: code for code, letter in reversed(back.items())}
        back |= {code[0] + code[1:].lower(): letter for code, letter in back.items() if len(code) == 2}
        if name == "viscii":
            back |= {code.encode("cp1252").decode("latin-1"): letter for code, letter in _as_symbols(back)}
        self._back = back
        self._code = re.compile("|".join(map(re.escape, sorted(back, key=len, reverse=True))))

    def from_bytes(self, data: bytes) -> str:
        """The text of bytes in this encoding; what it leaves open is read as windows-1252."""
        return self.from_western(western(data))

    def from_western(self, text: str) -> str:
        """The text of bytes in this encoding that were read as windows-1252 or ISO 8859-1."""
        back = self._back
        found = self._code.sub(lambda match: back[match[0]], text)
        return _WORD.sub(_with_capitals, found) if self.name == "tcvn3" else found


@cache
def legacy(name: str) -> Legacy:
    """The encoding of that name, one of `NAMES`."""
    return Legacy(name)


def western(data: bytes) -> str:
    """The bytes read as windows-1252 the way browsers do it: what it leaves open is a control character."""
    return codecs.charmap_decode(data, "strict", _WESTERN)[0]


def _as_symbols(back: dict[str, str]) -> list[tuple[str, str]]:
    """Codes that windows-1252 shows as typographic signs, which ISO 8859-1 shows as control characters."""
    return [(code, letter) for code, letter in back.items() if len(code) == 1 and ord(code) > 0xFF]


def _with_capitals(match: re.Match[str]) -> str:
    """A word in capitals whose marked letters came out small, as capital fonts have them: all capitals.

    The encoding has no capitals with tone marks. Where two plain letters or more are capitals and none is
    small, the others were meant to be capitals, too.
    """
    word = match[0]
    if len(word) > _MOST_LETTERS_OF_WORD or word.isupper():
        return word
    plain = [letter for letter in word if letter.isascii()]
    return word.upper() if len(plain) >= 2 and all(letter.isupper() for letter in plain) else word
