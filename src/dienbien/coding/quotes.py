"""Quotes that run over several sentences, and who speaks them (codebook section 8).

Comes in: the sentences of a page with predicates and voices. Changes: which predicates are quoted, and whose
words a quoted sentence is (`Voices.quoted_by`). The speaker stands behind the quote, before it, or in the
sentence before.
"""

from bisect import bisect_right
from dataclasses import dataclass

from dienbien.coding.predicates import speaks
from dienbien.coding.readings import ReadSentence
from dienbien.coding.sources import account_of, voices_of
from dienbien.language.mentions import Group
from dienbien.language.text import places_of

_OPEN, _CLOSE = "“«", "”»"
_MARKS = f'{_OPEN}{_CLOSE}"'
_LONGEST = 4000
"""A quote of more letters is taken for a mark that somebody forgot to close."""
_NEAR = 12
"""How far behind the closing mark, in letters, the speaker may begin."""


@dataclass(slots=True, frozen=True)
class Quote:
    """A stretch between quotation marks, offsets in the folded text, marks included."""

    start: int
    end: int


def find_quotes(cased: str) -> list[Quote]:
    """The quotes of a text, in order, none inside another. Linear."""
    quotes: list[Quote] = []
    opened = -1
    for at in places_of(cased, _MARKS):
        mark = cased[at]
        opens = mark in _OPEN or (mark == '"' and _opens(cased, at, opened >= 0))
        if opens:
            opened = at if opened < 0 or mark == '"' else opened
        elif opened >= 0:
            if at - opened <= _LONGEST:
                quotes.append(Quote(opened, at + 1))
            opened = -1
    return quotes


def _opens(cased: str, at: int, inside: bool) -> bool:
    """Whether a straight mark opens: a letter stands behind and none before; in doubt they alternate."""
    before = cased[at - 1] if at else " "
    behind = cased[at + 1] if at + 1 < len(cased) else " "
    left, right = before.isspace() or before in "([:", behind.isspace() or behind in ".,;:!?)]"
    return not inside if left == right else left


def assign_quotes(cased: str, sentences: list[ReadSentence]) -> None:
    """Mark what is quoted and tell each quoted sentence whose words it is."""
    quotes = find_quotes(cased)
    starts = [s.start for s in sentences]
    for sentence in sentences:
        for predicate in sentence.predicates:
            predicate.quoted = False
    for quote in quotes:
        first = max(bisect_right(starts, quote.start) - 1, 0)
        last = max(bisect_right(starts, quote.end - 1) - 1, 0)
        inside = sentences[first : last + 1]
        voices = _speakers(quote, sentences, first, last)
        for sentence in inside:
            for predicate in sentence.predicates:
                if quote.start <= predicate.phrase.start < quote.end:
                    predicate.quoted = True
                    sentence.voices.quoted_by = voices
    for sentence in sentences:
        _step_out(sentence)


def _step_out(sentence: ReadSentence) -> None:
    """What stands behind a quote, or closes a sentence, is not governed by what was said."""
    closing = {id(v) for c in sentence.voices.closings for v in c.voices}
    for predicate in sentence.predicates:
        if id(predicate.subject) in closing and predicate.own_subject and predicate.phrase.kind == "speech":
            predicate.governor = None
        while predicate.governor is not None and predicate.governor.quoted and not predicate.quoted:
            predicate.governor = predicate.governor.governor


def _speakers(quote: Quote, sentences: list[ReadSentence], first: int, last: int) -> list[Group]:
    if not sentences:
        return []
    behind = [v for c in sentences[last].voices.closings for v in c.voices if v.start >= quote.end]
    if behind and min(v.start for v in behind) - quote.end <= 3 * _NEAR:
        return behind
    opener = sentences[first]
    speaking = [p for p in opener.predicates if p.phrase.start < quote.start and speaks(p)]
    before = speaking[-1] if speaking else None
    if before is not None:
        introduces = before.phrase.kind == "speech" or quote.start - before.phrase.end <= _NEAR
        return account_of(before, opener.voices) if introduces else []
    if opener.voices.opening:
        return opener.voices.opening
    alone = first and quote.start - opener.start <= 2 and sentences[last].end - quote.end <= 2
    return last_voices(sentences[first - 1]) if alone else []


def last_voices(sentence: ReadSentence) -> list[Group]:
    """Whose account a sentence ends in: of its quote, at its end, else of its last verb of saying."""
    voices = sentence.voices
    if voices.closings:
        return [v for c in voices.closings for v in c.voices]
    if voices.quoted_by:
        return voices.quoted_by
    speaking = [p for p in sentence.predicates if speaks(p) and p.own_subject]
    return [*(account_of(speaking[-1], voices) if speaking else []), *voices.throughout]


def all_voices(sentence: ReadSentence) -> list[Group]:
    """Everybody who speaks in a sentence or is cited by it."""
    voices = sentence.voices
    said = [v for p in sentence.predicates if speaks(p) and p.own_subject for v in voices_of(p)]
    return [*said, *voices.quoted_by, *(v for c in voices.closings for v in c.voices), *voices.throughout]
