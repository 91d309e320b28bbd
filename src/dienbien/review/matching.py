"""Records known again after a page was coded anew or changed: which one a verdict is about now.

Comes in: verdicts that stand, and the records that a document has now. Goes out: pairs of their ids, and
records moved to where their words stand in another text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from dienbien.records import Entity, Loss, Place, Record, Span
from dienbien.review.verdict import Verdict

_Part = TypeVar("_Part", Span, Entity, Place, Loss)
Fresh = Sequence[tuple[str, Record]]
"""Records by id."""


def matches(verdicts: Sequence[Verdict], fresh: Fresh) -> dict[str, str]:
    """For each verdict the id of the record that it is about now, as far as there is one.

    A record is the same if it has the type and the trigger's words of the one that was judged, as coded or as
    corrected; of several, the one in the same sentence, then the nearest. Of two verdicts of one author about
    one record the later holds.
    """
    ranked = sorted(
        (*rank, -n, m)
        for n, verdict in enumerate(verdicts)
        for m, (_, record) in enumerate(fresh)
        for rank in _ranks(verdict, record)
    )
    found: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for *_, n, m in ranked:
        verdict, record_id = verdicts[-n], fresh[m][0]
        if verdict.verdict_id not in found and (verdict.author, record_id) not in taken:
            found[verdict.verdict_id] = record_id
            taken.add((verdict.author, record_id))
    return found


def _ranks(verdict: Verdict, record: Record) -> Iterator[tuple[bool, int]]:
    for form in verdict.forms:
        if (form.event, form.trigger.text) == (record.event, record.trigger.text):
            yield _words(form) != _words(record), abs(form.trigger.start - record.trigger.start)


def _words(record: Record) -> str:
    return record.mentions[0].text if record.mentions else ""


def in_text(record: Record, text: str) -> Record | None:
    """The record where its words stand in another text; None where one of them is not in it."""
    mentions = [_moved(mention, text, mention.start) for mention in record.mentions]
    if any(mention is None for mention in mentions):
        return None
    sound = [mention for mention in mentions if mention is not None]
    shifts = [(old, new.start - old.start) for old, new in zip(record.mentions, sound, strict=True)]

    def moved(part: _Part) -> _Part:
        near = part.start + next((by for m, by in shifts if m.start <= part.start <= m.end), 0)
        found = _moved(part, text, near)
        if found is None:
            raise LookupError
        return found

    try:
        return msgspec.structs.replace(
            record,
            mentions=tuple(sound),
            trigger=moved(record.trigger),
            actor=tuple(map(moved, record.actor)),
            recipient=tuple(map(moved, record.recipient)),
            sources=tuple(map(moved, record.sources)),
            losses=tuple(map(moved, record.losses)),
            place=moved(record.place) if record.place else None,
        )
    except LookupError:
        return None


def _moved(part: _Part, text: str, near: int) -> _Part | None:
    start = nearest(part.text, text, near)
    if start is None:
        return None
    return msgspec.structs.replace(part, start=start, end=start + len(part.text))


def nearest(words: str, text: str, near: int) -> int | None:
    """Where the words stand in a text nearest to a place; None where they don't."""
    starts = (match.start() for match in re.finditer(re.escape(words), text)) if words else iter(())
    return min(starts, key=lambda start: abs(start - near), default=None)
