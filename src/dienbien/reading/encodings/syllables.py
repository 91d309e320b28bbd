"""What Vietnamese looks like, syllable by syllable: the build of a syllable and how frequent it is.

Comes in: words or a text. Goes out: whether they can be Vietnamese, and how far a text is. Facts stand in
tables/rhymes.tsv and tables/syllables.tsv. It says nothing of encodings.
"""

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dienbien.language.tables import read_table

_TABLES = Path(__file__).parents[1] / "tables"
_WORD = re.compile(r"[^\W\d_]+")
_TONES = {ord(mark): None for mark in "\u0300\u0301\u0303\u0309\u0323"}
_MARKS = _TONES | {ord(mark): None for mark in "\u0302\u0306\u031b"}
_RISING_OR_HEAVY = ("\u0301", "\u0323")
_STOPS = ("c", "ch", "p", "t")
_LONGEST = 7
_SIGNS = frozenset("“”‘’–—…•«»©°·€£½\u00a0\u200b\ufeff")
_UNKNOWN = 0.2
_NO_SYLLABLE = -8.0
_STRANGE_SIGN = -4.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far the marked words of a text are Vietnamese.

    `marked` counts its words with a letter outside ASCII and its strange signs, `sound` those among them that
    are syllables, `points` sums what each speaks for (frequent syllables) or against Vietnamese.
    """

    marked: int
    sound: int
    points: float

    @property
    def share(self) -> float:
        """The sound part of what is marked, 0 to 1."""
        return self.sound / self.marked if self.marked else 0.0


def likeness(text: str) -> Likeness:
    """How far a text is Vietnamese; linear in its length."""
    text = unicodedata.normalize("NFC", text)
    words = Counter(word for word in _WORD.findall(text) if not word.isascii())
    strange = sum(1 for char in text if char > "\x7f" and not char.isalpha() and char not in _SIGNS)
    sound = 0
    points = _STRANGE_SIGN * strange
    for word, count in words.items():
        value = _worth(word)
        sound += count if value > 0 else 0
        points += count * value
    return Likeness(words.total() + strange, sound, points)


def is_syllable(word: str) -> bool:
    """Whether a word in small letters (NFC) is built like a Vietnamese syllable with its tone."""
    if len(word) > _LONGEST:
        return False
    apart = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", apart.translate(_TONES))
    tones = len(apart) - len(apart.translate(_TONES))
    if tones > 1 or bare not in _bare_syllables():
        return False
    return not bare.endswith(_STOPS) or tones == 0 or any(mark in apart for mark in _RISING_OR_HEAVY)


def is_plain_syllable(word: str) -> bool:
    """Whether a word in small ASCII letters is a Vietnamese syllable that has lost its marks."""
    return word in _plain_syllables()


def plain_form(text: str) -> str:
    """The text in small letters and NFC."""
    return unicodedata.normalize("NFC", text).lower()


def _worth(word: str) -> float:
    """What one word with marks speaks for; below 0 if it can't be Vietnamese."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return _NO_SYLLABLE
    small = word.lower()
    known = _weights().get(small)
    if known is not None:
        return known
    return _UNKNOWN if is_syllable(small) else _NO_SYLLABLE


@cache
def _weights() -> dict[str, float]:
    """The weight of each frequent syllable, 1 to about 11: the binary logarithm of its count."""
    rows = read_table(_TABLES / "syllables.tsv", ("syllable", "count"))
    return {row["syllable"]: math.log2(int(row["count"])) for row in rows}


@cache
def _bare_syllables() -> frozenset[str]:
    """All combinations of an onset, or none, and a rhyme: letters with hooks and hats, without tones."""
    rows = read_table(_TABLES / "rhymes.tsv", ("part", "letters"))
    onsets = ["", *(row["letters"] for row in rows if row["part"] == "onset")]
    rhymes = [row["letters"] for row in rows if row["part"] == "rhyme"]
    return frozenset(onset + rhyme for onset in onsets for rhyme in rhymes)


@cache
def _plain_syllables() -> frozenset[str]:
    return frozenset(
        unicodedata.normalize("NFD", word).translate(_MARKS).replace("đ", "d") for word in _bare_syllables()
    )
