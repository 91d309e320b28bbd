"""Folding: one comparable form of a text, and the way back to every offset.

Comes in: text as it was given, in any Unicode form. Goes out: `Folded`, lower-case NFC with one style
of tone marks, one spelling of what differs by region and every separator a single space, plus a map from
each of its positions to the text that came in. It never changes what the document says: spans are always
cut from the original.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

# The tone mark of an open syllable in -oa, -oe, -uy stands on either vowel ("hòa", "hoà"), and old
# typesetting put it on the glide ("thế giơí"). Fold all to the mark on the first vowel that bears it.
_TONES = "̣̀́̉̃"
_SECOND_TO_FIRST = (("o", "a"), ("o", "e"), ("u", "y"))
_GLIDES = {"i": "aăâeêoôơuư", "u": "aâêiư", "o": "ae", "y": "aâ", "a": "iuư"}


def _tone_style() -> dict[str, str]:
    table: dict[str, str] = {}

    def compose(text: str) -> str:
        return unicodedata.normalize("NFC", text)

    for tone in _TONES:
        for first, second in _SECOND_TO_FIRST:
            table[compose(first + second + tone)] = compose(first + tone + second)
        for glide, vowels in _GLIDES.items():
            for vowel in vowels:
                table[compose(vowel + glide + tone)] = compose(vowel + tone + glide)
    return table


_STYLE = _tone_style()
_FIRST = "".join(sorted({pair[0] for pair in _STYLE}))
_SECOND = "".join(sorted({pair[1] for pair in _STYLE}))
_STYLE_PATTERN = re.compile(f"[{_SECOND}](?<=[{_FIRST}].)(?<![qg]..)(?![^\\W\\d_])")
_REGIONAL = (("ngưng", "ngừng"),)
"""Syllables that the press of the south writes otherwise, of the same length."""
_WORDS = re.compile(r"[^\W_]+")
_BLANKS = "\t\u00a0\u202f\u2009\u2003\u2002\u3000"
_SEPARATORS = _BLANKS + "\n\r\v\f.,-\"/()“”:;'’‘–?!…%&*+<=>@[\\]^_`{|}~#$«»„‟‚‹›—‒―‐‑·•′″"
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2061\u2062\u2063\u2064"
)
_ODD = re.compile(f"[ {_BLANKS}{_INVISIBLE}]{{2,}}|[{_BLANKS}{_INVISIBLE}]")
_DOUBLED = ("\t", "\u00a0 ", " \u00a0", "\u00a0\u00a0")


@dataclass(slots=True, frozen=True)
class Folded:
    """A text and its comparable form.

    `lower` keeps punctuation and line breaks; `plain` has a space for each of them and one space at
    either end is *not* added. Both have the same length. `offsets[i]` is the position in `text` of the
    folded character i (with one entry more for the end), or None where the positions are the same.
    """

    text: str
    lower: str
    plain: str
    cased: str
    offsets: tuple[int, ...] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of `text` for the folded span, end exclusive; combining marks stay with their letter."""
        if self.offsets is None:
            return start, end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end]

    def position(self, offset: int) -> int:
        """The folded position of an offset of `text`; between two folded letters, the later one."""
        return offset if self.offsets is None else bisect_left(self.offsets, offset)


def fold(text: str) -> Folded:
    """Fold a text. Linear in its length; the common case (NFC, one space) keeps the offsets as they are."""
    if _is_simple(text):
        cased, offsets = text, None
    else:
        cased, offsets = _compose(text)
    lower = _style(cased.lower())
    return Folded(text, lower, _spaced(lower), cased, offsets)


def fold_phrase(phrase: str) -> str:
    """A table's phrase in the form in which `Folded.plain` would hold it."""
    lower = _style(unicodedata.normalize("NFC", phrase).lower())
    return " ".join(_WORDS.findall(lower))


ASCII_DIGITS = "0123456789"


def places_of(text: str, letters: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where any of these letters stands in a stretch of a text, in order.

    Of letters that are rare a search for each is several times faster than one pattern that looks at all.
    """
    stop = len(text) if end is None else end
    found: list[int] = []
    for letter in letters:
        at = text.find(letter, start, stop)
        while at >= 0:
            found.append(at)
            at = text.find(letter, at + 1, stop)
    found.sort()
    return found


def is_word_letter(letter: str) -> bool:
    """Whether a letter, or none at all, is one of a word or number, as patterns have it."""
    return letter.isalnum() or letter == "_"


def _style(lower: str) -> str:
    """Move the tone mark to the vowel where the modern school book has it; most texts need nothing."""
    for southern, northern in _REGIONAL:
        lower = lower.replace(southern, northern)
    places = [m.start() for m in _STYLE_PATTERN.finditer(lower)]
    if not places:
        return lower
    letters = list(lower)
    for place in places:
        pair = _STYLE.get(lower[place - 1 : place + 1])
        if pair:
            letters[place - 1 : place + 1] = list(pair)
    return "".join(letters)


def _spaced(lower: str) -> str:
    # A replace per separator is several times faster than one translate or one pattern here.
    for separator in _SEPARATORS:
        lower = lower.replace(separator, " ")
    return lower


def _is_simple(text: str) -> bool:
    if "  " in text or "İ" in text or not unicodedata.is_normalized("NFC", text):
        return False
    # What is printable but for line breaks has none of the rest, and most texts are.
    return text.replace("\n", "").isprintable() or not (
        any(pair in text for pair in _DOUBLED) or any(letter in text for letter in _INVISIBLE)
    )


def _compact(text: str) -> tuple[str, tuple[int, ...]]:
    """A text without marks to compose: only invisible characters and doubled spaces are taken out."""
    out: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        out.append(text[done:start])
        offsets.extend(range(done, start))
        blank = next((at for at in range(start, end) if text[at] not in _INVISIBLE), None)
        if blank is not None:
            out.append(" ")
            offsets.append(blank)
        done = end
    out.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return "".join(out), tuple(offsets)


def _compose(text: str) -> tuple[str, tuple[int, ...]]:
    """NFC letter by letter, without invisible characters and doubled spaces, with the offset of each."""
    if unicodedata.is_normalized("NFC", text) and not any(map(unicodedata.combining, text)):
        return _compact(text.replace("İ", "I"))
    out: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[start:end]).replace("İ", "I")
        if piece in _BLANKS:
            piece = " "
        if piece in _INVISIBLE or (piece == " " and out and out[-1] == " "):
            piece = ""
        for letter in piece:
            out.append(letter)
            offsets.append(start)
        start = end
    offsets.append(len(text))
    return "".join(out), tuple(offsets)
