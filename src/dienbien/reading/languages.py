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

from dienbien.reading.encodings.syllables import is_plain_syllable, is_syllable
from dienbien.records import Zone

How = Literal["letters", "syllables", "syllables without marks", "words"]

_STORY = frozenset({"title", "lede", "body", "background"})
_LOOKED_AT = 64 * 1024
_TWO_MARKS = (b"\xe1\xba", b"\xe1\xbb")
"""How the Vietnamese letters with two marks, a dot or a hook begin in UTF-8."""
_HORNS = ("ơ".encode(), "ư".encode())
_DOTS = tuple(letter.encode() for letter in "ẹọịụ")
"""Letters with a dot that West African languages have, too; these have no horns."""
_GLANCES = 8
_GLANCE = 250
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
    glance = _at_a_glance(story)
    if _vietnamese_letters(glance) > _SURE_SHARE * len(glance):
        return Identified("vi", "letters")
    return _by_words(unicodedata.normalize("NFC", story))


def _at_a_glance(story: str) -> str:
    """Pieces from all over a long story, so that a glance costs the same for any length."""
    if len(story) <= _GLANCES * _GLANCE:
        return story
    step = len(story) // _GLANCES
    return "".join([story[start : start + _GLANCE] for start in range(0, step * _GLANCES, step)])


def _vietnamese_letters(text: str) -> int:
    """How many letters of the text only Vietnamese has among the languages of its news."""
    data = text.encode("utf-8", "replace")
    marked = sum(map(data.count, _TWO_MARKS))
    horned = sum(map(data.count, _HORNS)) if marked else 0
    return marked + horned if horned else marked - sum(map(data.count, _DOTS))


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
