"""What went wrong, record by record: missed ones, extra ones, and wrong fields of matched ones.

Comes in: an `Evaluation`. Goes out: `Miss` values in reading order, each with its sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dienbien.evaluation.judged import Extent, Judged
from dienbien.evaluation.matching import CHECKS, counts
from dienbien.evaluation.scores import Evaluation

_AROUND = 160
"""How many letters of the page on either side of a trigger are looked at for the sentence."""

_SENTENCE_END = re.compile(r"\. |\n")


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is wrong: a gold record without a coded one, the other way round, or fields that differ.

    `before`, `words`, `after` are the sentence, cut at the words that name the event.
    """

    kind: Literal["missed", "extra", "wrong"]
    doc: str
    fields: tuple[str, ...]
    gold: Judged | None
    coded: Judged | None
    before: str
    words: str
    after: str


def misses(evaluation: Evaluation) -> Iterator[Miss]:
    """Everything that is wrong, document by document, in each in the order of the text."""
    partner = {id(ours): theirs for ours, theirs in evaluation.pairs}
    matched = {id(theirs) for _, theirs in evaluation.pairs}
    for doc, text in evaluation.texts.items():
        found = [m for gold in evaluation.gold[doc] for m in _of_gold(gold, partner.get(id(gold)), text)]
        extras = (coded for coded in evaluation.coded[doc] if id(coded) not in matched)
        found += [_miss("extra", (), None, coded, text) for coded in extras]
        yield from sorted(found, key=lambda miss: _begin(miss.gold or miss.coded))


def _of_gold(gold: Judged, coded: Judged | None, text: str) -> Iterator[Miss]:
    if coded is None:
        yield _miss("missed", (), gold, None, text)
        return
    wrong = [name for name, check in CHECKS.items() if not check(gold, coded)]
    if counts(gold) != counts(coded):
        wrong.append("losses")
    if wrong:
        yield _miss("wrong", tuple(wrong), gold, coded, text)


def _begin(record: Judged | None) -> int:
    return (_named(record).start or 0) if record else 0


def _named(record: Judged) -> Extent:
    return record.trigger or next(iter(record.mentions), Extent(start=0, end=0))


def _miss(
    kind: Literal["missed", "extra", "wrong"],
    fields: tuple[str, ...],
    gold: Judged | None,
    coded: Judged | None,
    text: str,
) -> Miss:
    record = gold or coded
    assert record is not None
    named = _named(record)
    start, end = named.start or 0, named.end or 0
    before = _SENTENCE_END.split(text[max(0, start - _AROUND) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _AROUND], maxsplit=1)[0]
    return Miss(kind, record.doc, fields, gold, coded, before, text[start:end], after)
