"""Cuts inside a paragraph: captions, links and signatures that a crawler ran into the sentences.

Comes in: text and the span of a story paragraph. Goes out: the stretches of it that are not story, with
their kinds. It cuts only where the mark is unambiguous (a credit whose end can be told, a link sign, a
signature behind the last sentence) and leaves everything else as it is. Bounded work per mark.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dienbien.reading.zones.marks import marks
from dienbien.records import ZoneKind

Cut = tuple[ZoneKind, int, int]
Credit = tuple[int, int]

_MOST_CREDITS = 200
_MOST_CREDITS_IN_PAGE = 2000
_LONGEST_CREDIT = 36
_LONGEST_CAPTION = 320
_LONGEST_SIGNATURE = 80
_MOST_NAMES = 6
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+")
_TOKEN = re.compile(r"[^\s/,&+()–-]+|\(|\)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|vn|gov|edu)\b", re.IGNORECASE)
_LINK = re.compile(r"(?:>\s?){2,3}|»")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The table in the forms in which text is compared with it; `agency` in NFC and NFD."""

    inline: tuple[str, ...]
    bracket: tuple[str, ...]
    agency: re.Pattern[str]
    openers: frozenset[str]
    sign: frozenset[str]
    byline: frozenset[str]
    abbrev: frozenset[str]


def find_credits(text: str) -> list[Credit]:
    """All words in the text that open a picture credit (`Ảnh:`, `(Nguồn:`), in order, at most 2,000.

    Each is a span from the first letter to behind the colon.
    """
    found: list[Credit] = []
    colon = text.find(":")
    while colon >= 0 and len(found) < _MOST_CREDITS_IN_PAGE:
        begin = _credit_word(text, colon)
        if begin >= 0:
            found.append((begin, colon + 1))
        colon = text.find(":", colon + 1)
    return found


def cut_captions(text: str, start: int, end: int, credits_: list[Credit]) -> list[Cut]:
    """Captions within `text[start:end]`, each with its description where that can be told."""
    cuts: list[Cut] = []
    floor = start
    for credit in credits_[:_MOST_CREDITS]:
        if credit[0] < floor:
            continue
        credit_start, credit_end = _credit_span(text, credit, end)
        if credit_end is None:
            continue
        begin = _description_start(text, floor, credit_start)
        cuts.append(("caption", begin, credit_end))
        floor = credit_end
    return cuts


def cut_links(text: str, start: int, end: int) -> list[Cut]:
    """Runs of `>> other story` inside a paragraph; the last of a run only where no sentence follows it."""
    if text.find(">", start, end) < 0 and text.find("»", start, end) < 0:
        return []
    signs = [match.start() for match in _LINK.finditer(text, start, end)]
    if not signs:
        return []
    tail = text[signs[-1] : end]
    if not _SENTENCE_END.search(tail) and tail[-1] not in ".…":
        return [("teaser", signs[0], end)] if _is_run(text, signs) else [("teaser", signs[-1], end)]
    return [("teaser", signs[0], signs[-1])] if len(signs) > 1 and _is_run(text, signs) else []


def cut_signature(text: str, start: int, end: int) -> list[Cut]:
    """The signature behind the last sentence of `text[start:end]`, if there is one."""
    begin = max(start, end - _LONGEST_SIGNATURE)
    for match in _SENTENCE_END.finditer(text, begin, end):
        if match.start() > start and is_signature(text[match.end() : end]):
            return [("chrome", match.end(), end)] if not _is_abbreviation(text, match) else []
    return []


def first_sentence_end(text: str, start: int, end: int) -> int:
    """Where the first sentence of `text[start:end]` ends, or `end`; the first 60 characters don't count."""
    for match in _SENTENCE_END.finditer(text, min(end, start + 60), end):
        if not _is_abbreviation(text, match):
            return match.end()
    return end


def is_signature(piece: str) -> bool:
    """Whether the words can only be names of authors, agencies and outlets: `Lê Sông (theo Reuters)`."""
    if len(piece) > _LONGEST_SIGNATURE:
        return False
    piece = unicodedata.normalize("NFC", piece).strip()
    label, colon, names = piece.partition(":")
    if colon and f"{label.strip().lower()}:" in _patterns().byline:
        piece = names.strip()
    tokens = [token for token in _TOKEN.findall(piece) if token not in "()"]
    if not 1 <= len(tokens) <= 9 or piece[-1] in '!?…:;,”"':
        return False
    if piece[-1] == "." and not _INITIALS.fullmatch(tokens[-1]):
        return False
    sign = _patterns().sign
    named = [token[0].isupper() for token in tokens]
    return any(named) and all(
        name or token.lower() in sign for name, token in zip(named, tokens, strict=True)
    )


def _is_run(text: str, signs: list[int]) -> bool:
    """Whether between the link signs there are only headlines: short and without a full stop."""
    return all(b - a <= 180 and not _SENTENCE_END.search(text, a, b) for a, b in pairwise(signs))


def _credit_word(text: str, colon: int) -> int:
    """Where the credit word before a colon begins, or -1. In brackets it may be in small letters."""
    window = unicodedata.normalize("NFC", text[max(0, colon - _LONGEST_CREDIT) : colon]).rstrip()
    patterns = _patterns()
    if not window.endswith(patterns.bracket):
        return -1
    for phrase in patterns.bracket:
        if window.endswith(phrase):
            before = window[: -len(phrase)][-1:]
            if before in ("(", "[") or (not before.isalnum() and phrase in patterns.inline):
                return _begin_of(phrase, text, colon)
    return -1


def _begin_of(phrase: str, text: str, colon: int) -> int:
    """Where the NFC phrase that ends before `colon` begins in the text, whatever form it has there."""
    for begin in range(colon - len(phrase), max(-1, colon - _LONGEST_CREDIT - 1), -1):
        if unicodedata.normalize("NFC", text[begin:colon]).rstrip() == phrase:
            return begin
    return -1


def _credit_span(text: str, credit: Credit, end: int) -> tuple[int, int | None]:
    """The whole credit with its brackets and names; its end is None where that can't be told."""
    start, after_colon = credit
    if text[start - 1 : start] in ("(", "["):
        closing = ")" if text[start - 1] == "(" else "]"
        close = text.find(closing, after_colon, min(end, after_colon + _LONGEST_CAPTION))
        if close < 0:
            return start, None
        after = close + 1
        return start - 1, after + 1 if text[after : after + 1] == "." else after
    return start, _names_end(text, after_colon, end)


def _names_end(text: str, position: int, end: int) -> int | None:
    """Where the names behind a credit word end; None where that can't be told."""
    patterns = _patterns()
    while position < end and text[position].isspace():
        position += 1
    agency = patterns.agency.match(text, position, end)
    if agency:
        return agency.end()
    last = position
    for count, match in enumerate(re.finditer(r"\S+", text[position : min(end, position + 120)])):
        token = unicodedata.normalize("NFC", match[0])
        bare = token.strip("\"'“”()/-–&,.")
        if count and bare.lower() in patterns.openers and bare[0].isupper():
            return last
        if count >= _MOST_NAMES or (bare and not _may_name(bare)):
            return None
        last = position + match.end()
        if last >= end:
            return end
        if _SITE.fullmatch(bare) or (token[-1] == "." and not (count == 0 and _INITIALS.fullmatch(token))):
            return last
    return None


def _may_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _patterns().sign or bool(_SITE.fullmatch(word))


def _description_start(text: str, floor: int, credit_start: int) -> int:
    """Where the sentence that describes the picture begins; `credit_start` where it is too long for that."""
    head = credit_start
    while head > floor and (text[head - 1].isspace() or text[head - 1] in "-–—("):
        head -= 1
    if head == floor:
        return credit_start
    low = max(floor, head - _LONGEST_CAPTION)
    begin: int | None = low if low == floor else None
    for match in _SENTENCE_END.finditer(text, low, head - 1):
        if match.end() < head and not _is_abbreviation(text, match):
            begin = match.end()
    if begin is None:
        return credit_start
    while begin < head and text[begin].isspace():
        begin += 1
    return begin


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match[0].strip() != ".":
        return False
    before = unicodedata.normalize("NFC", text[max(0, match.start() - 12) : match.start()])
    word = _WORD_BEFORE.search(before)
    return word is not None and (len(word[1]) == 1 or word[1] in _patterns().abbrev)


@cache
def _patterns() -> _Patterns:
    table = marks()
    inline = [phrase.rstrip(": ") for phrase in table.credits("inline")]
    bracket = [phrase.rstrip(": ") for phrase in table.credits("bracket")]
    agency = "|".join(re.escape(form) for name in table.words("agency") for form in _forms(name))
    return _Patterns(
        inline=_spellings(inline, str.upper),
        bracket=_spellings(inline + bracket, str.upper, str.lower),
        agency=re.compile(rf"(?:{agency})(?:\s?[/,–-]\s?(?:{agency}))*(?!\w)\.?"),
        openers=frozenset(table.words("opener")),
        sign=frozenset(table.words("sign")),
        byline=frozenset(table.words("byline")),
        abbrev=frozenset(table.words("abbrev")),
    )


def _spellings(phrases: list[str], *cases: Callable[[str], str]) -> tuple[str, ...]:
    """The phrases as written and in other cases, longest first."""
    forms = {*phrases, *(case(phrase) for phrase in phrases for case in cases)}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _forms(phrase: str) -> tuple[str, str]:
    return unicodedata.normalize("NFC", phrase), unicodedata.normalize("NFD", phrase)
