"""Paragraphs of a plain-text page: where each stands and the form in which it is compared.

Comes in: text. Goes out: `Paragraph`s in order, offsets into the text as it came (NFD, CRLF and no-break
spaces included). A paragraph is a line; lines that a mail program or an editor wrapped are joined. It
does not say what a paragraph is for.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"\S[^\r\n\v\f\x85\u2028\u2029]*")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w")
_KEY_LENGTH = 200
_SHAPE_LENGTH = 100
_SENTENCE_ENDS = ".!?…"
_CLOSERS = "\"'”’»)]"
_WIDEST_WRAP = 100


@dataclass(slots=True)
class Paragraph:
    """One paragraph of the text.

    `key` is its beginning in lower-case NFC with single spaces, for comparing; `shape` is a shorter
    beginning with `0` for each number, for looking up marks. `block` says that an empty line (or the
    start of the text) comes before it. `words` counts words of `key`; `last` is the last character, closing
    quotes and brackets aside. `is_prose` says that it reads as running text rather than a headline, a label
    or a name.
    """

    start: int
    end: int
    key: str
    shape: str
    block: bool
    words: int
    last: str
    is_prose: bool

    @property
    def length(self) -> int:
        """Characters, surrounding white space not counted."""
        return self.end - self.start

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends with a full stop or the like."""
        return self.last in _SENTENCE_ENDS

    @property
    def is_headline(self) -> bool:
        """Whether it has the shape of a headline: a few words without a full stop."""
        return self.length <= 180 and self.words >= 4 and self.last != "."


def split_paragraphs(text: str) -> list[Paragraph]:
    """All paragraphs of the text, in order; linear in its length."""
    spans: list[tuple[int, int, bool]] = []
    before = 0
    for match in _LINE.finditer(text):
        start, end = match.start(), match.end()
        if text[end - 1].isspace():
            end = start + len(text[start:end].rstrip())
        spans.append((start, end, not spans or _has_empty_line(text[before:start])))
        before = end
    return [_paragraph(text, *span) for span in _unwrap(text, spans)]


def comparable(text: str) -> str:
    """The form in which paragraphs are compared: lower-case NFC, single spaces, at most 200 characters."""
    piece = text if len(text) <= _KEY_LENGTH else text[: _KEY_LENGTH + _KEY_LENGTH // 2]
    return " ".join(unicodedata.normalize("NFC", piece).lower().split())[:_KEY_LENGTH]


def _paragraph(text: str, start: int, end: int, block: bool) -> Paragraph:
    piece = text[start:end]
    key = comparable(piece)
    last = piece[-1]
    if last in _CLOSERS:
        last = piece[-40:].rstrip(_CLOSERS + " ")[-1:] or last
    if last == "." and piece.endswith("..."):
        last = "…"
    words = key.count(" ") + 1 if _WORD.search(key) else 0
    is_prose = end - start >= 200 or (words >= 6 and last in _SENTENCE_ENDS)
    return Paragraph(start, end, key, _DIGITS.sub("0", key[:_SHAPE_LENGTH]), block, words, last, is_prose)


def _has_empty_line(gap: str) -> bool:
    if len(gap) < 2:
        return False
    return gap.count("\n") > 1 or gap.count("\r") > 1 or "\u2029" in gap


def _unwrap(text: str, spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Join the lines of blocks that were wrapped at a fixed width."""
    out: list[tuple[int, int, bool]] = []
    first = 0
    for index in range(1, len(spans) + 1):
        if index < len(spans) and not spans[index][2]:
            continue
        block = spans[first:index]
        if len(block) > 1 and _is_wrapped(text, block):
            out.append((block[0][0], block[-1][1], True))
        else:
            out.extend(block)
        first = index
    return out


def _is_wrapped(text: str, block: list[tuple[int, int, bool]]) -> bool:
    widths = [end - start for start, end, _ in block]
    widest = max(widths)
    if widest > _WIDEST_WRAP or widest < 40 or min(widths[:-1]) < widest * 0.6:
        return False
    ended = sum(text[end - 1] in _SENTENCE_ENDS for _, end, _ in block[:-1])
    continued = sum(text[b[0]].islower() for _, b in pairwise(block))
    return continued > 0 and continued * 3 >= len(block) - 1 and ended * 2 <= len(block) - 1
