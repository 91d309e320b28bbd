"""Which language a page is in: by its letters, else by its syllables, else by a library.

Comes in: a text and its zones. Goes out: a language with how it was told, or nothing where that is not sure.
A Vietnamese page costs a few microseconds; the library is imported for what has few Vietnamese letters. It
decides nothing about what to do with a page.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dienbien.reading.syllables import is_plain_syllable, is_syllable
from dienbien.records import Zone

How = Literal["letters", "syllables", "syllables without marks", "words"]

_STORY = frozenset({"title", "lede", "body", "background"})
_LOOKED_AT = 64 * 1024
_VIETNAMESE_LETTERS = (b"\xe1\xba", b"\xe1\xbb", b"\xc6\xa0", b"\xc6\xa1", b"\xc6\xaf", b"\xc6\xb0")
"""Lead bytes in UTF-8 of the letters with two marks or a dot or hook, and of ơ and ư."""
_WEST_AFRICAN = tuple(letter.encode() for letter in "ẹọẸỌịụỊỤ")
_SURE_SHARE = 0.06
_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE_SHARE = 0.55
_PLAIN_SHARE = 0.8
_LEAST_PLAIN_LETTERS = 60
_DENSE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LETTER = re.compile(r"[^\s\d!-/:-@\[-`{-~]")
_DENSITY = 3
_LEAST_LETTERS = 90
_LEAST_PROBABILITY = 0.9
_LIBRARY_LOOKS_AT = 4000
_CODES = {"fil": "tl", "iw": "he", "no": "nb"}


@dataclass(frozen=True, slots=True)
class Identified:
    """A language as an ISO 639 code, of two letters where there is one, and what told it."""

    language: str
    how: How


@dataclass(frozen=True, slots=True)
class _Counted:
    """Letters of a text's words, and those in words that are Vietnamese syllables, with marks and without.

    Words with a capital are left out where there are others: in a Vietnamese text most are foreign names.
    """

    letters: int
    marked: int
    plain: int

    @property
    def share(self) -> float:
        return (self.marked + self.plain) / self.letters if self.letters else 0.0


def identify(text: str, zones: Iterable[Zone]) -> Identified | None:
    """The language of most of a page's story; None where the story is too short or it is not sure.

    Where no zone is story the whole text is looked at, of a long one the first 64 Ki letters.
    """
    parts = [text[zone.start : zone.end] for zone in zones if zone.kind in _STORY]
    story = ("\n".join(parts) or text)[:_LOOKED_AT]
    if _vietnamese_letters(story) > _SURE_SHARE * len(story):
        return Identified("vi", "letters")
    return _by_words(unicodedata.normalize("NFC", story))


def _vietnamese_letters(text: str) -> int:
    """How many letters of the text only Vietnamese has, those that it shares with West Africa aside."""
    data = text.encode("utf-8", "replace")
    count = sum(map(data.count, _VIETNAMESE_LETTERS))
    return count - sum(map(data.count, _WEST_AFRICAN)) if count else 0


def _by_words(story: str) -> Identified | None:
    counted = _count(story)
    if counted.marked and counted.share >= _VIETNAMESE_SHARE:
        return Identified("vi", "syllables")
    if counted.share >= _PLAIN_SHARE and counted.letters >= _LEAST_PLAIN_LETTERS:
        return Identified("vi", "syllables without marks")
    other = [line for line in story.split("\n") if _count(line).share < _VIETNAMESE_SHARE]
    return _by_library("\n".join(other))


def _count(text: str) -> _Counted:
    words = _WORD.findall(text)
    letters = marked = plain = 0
    for word in [word for word in words if not word[0].isupper()] or words:
        letters += len(word)
        small = word.lower()
        if small.isascii():
            plain += len(word) if is_plain_syllable(small) else 0
        elif is_syllable(small):
            marked += len(word)
    return _Counted(letters, marked, plain)


def _by_library(text: str) -> Identified | None:
    """What the library is sure of; None for little text, since it errs on headlines and on mere names."""
    sample = text[:_LIBRARY_LOOKS_AT].encode("utf-8", "ignore").decode()
    letters = len(_LETTER.findall(sample)) + (_DENSITY - 1) * len(_DENSE.findall(sample))
    if letters < _LEAST_LETTERS:
        return None
    found = _detector().FindLanguage(text=sample)
    if not found.is_reliable or found.probability < _LEAST_PROBABILITY:
        return None
    language = found.language.partition("-")[0]
    return Identified(_CODES.get(language, language), "words") if language != "vi" else None


@cache
def _detector() -> Any:
    import gcld3

    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=2 * _LIBRARY_LOOKS_AT)
