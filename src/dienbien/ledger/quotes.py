"""The words that prove something, with the page they stand on.

Comes in: a record with its page. Goes out: a `Quote`. It cuts nothing: a quote is a span of the record.
"""

import datetime

import msgspec

from dienbien.linking import Told
from dienbien.records import Span


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a document, `start:end` in its code points; `day` is that of its page (ISO 8601)."""

    document_id: str
    page: str
    day: str | None
    outlet: str | None
    start: int
    end: int
    text: str


def quote_of(told: Told, span: Span | None = None) -> Quote:
    """The span as a quote; without one, the sentence that holds the words of the record's event."""
    some = span or telling(told)
    return Quote(
        document_id=told.document_id,
        page=told.page,
        day=told.day[:10] if told.day else None,
        outlet=told.outlet,
        start=some.start,
        end=some.end,
        text=some.text,
    )


def telling(told: Told) -> Span:
    """The mention that holds the trigger, else the fullest, else the trigger itself."""
    trigger, mentions = told.record.trigger, told.record.mentions
    holding = (m for m in mentions if m.start <= trigger.start and trigger.end <= m.end)
    return next(holding, mentions[0] if mentions else trigger)


def day_of(told: Told) -> datetime.date | None:
    """The day of the page."""
    return datetime.date.fromisoformat(told.day[:10]) if told.day else None
