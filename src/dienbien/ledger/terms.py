"""The terms of an agreement, as far as the pages name them: what is handed over, who watches, until when.

Comes in: the marks of an agreement, and the events around it. Goes out: terms, each with its words.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from dienbien.language.accords import AccordReader
from dienbien.ledger.marks import FOUNDING, Mark
from dienbien.ledger.quotes import Quote, day_of, quote_of
from dienbien.ledger.sides import Sides, sides_of, taken
from dienbien.linking import Event, Told
from dienbien.records import Span
from dienbien.records.edtf import latest

_DURATION = re.compile(r"PT?(\d{1,5})([HDWMY])")
_DAYS_OF = {"H": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365}
_TERM_EVENTS = frozenset({"RETREAT", "AID", "COOPERATE", "AGREE"})


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One term by its `kind` (docs/ledger.md lists them) and its words.

    Of `until`, `value` is the last day (EDTF) or a duration (ISO 8601).
    """

    kind: str
    value: str | None
    words: str
    quote: Quote


def terms_of(
    marks: Sequence[Mark], events: Iterable[Event], sides: Sides, read: AccordReader
) -> tuple[Term, ...]:
    """The terms that the agreement's own sentences name, and those of acts that its page tells with it."""
    making = [mark for mark in marks if mark.step in FOUNDING | {"observed", "extended", "accepted"}]
    reports = {mark.report.record_id: mark.report for mark in making}
    pages = {mark.report.document_id: mark for mark in making if mark.step in FOUNDING}
    for event in events:
        for told in event.reports:
            if event.event in _TERM_EVENTS and _is_term(told, pages.get(told.document_id), sides):
                reports.setdefault(told.record_id, told)
    spans = ((told, span) for told in reports.values() for span in told.record.mentions)
    return _once(term for told, span in spans for term in _in(told, span, read))


def _is_term(told: Told, founding: Mark | None, sides: Sides) -> bool:
    """Whether an act is laid down by the agreement that its page tells: of the same day, or to come."""
    if founding is None:
        return False
    record, made = told.record, founding.report.record
    found = sides_of((*record.actor, *record.recipient))
    same_day = record.date is not None and record.date == made.date
    return bool(taken(found, sides)) and (record.status == "future" or same_day)


def _in(told: Told, span: Span, read: AccordReader) -> Iterable[Term]:
    for word in read(span.text, day_of(told)):
        if word.kind in ("term", "until"):
            yield Term(
                kind="until" if word.kind == "until" else word.value,
                value=word.value if word.kind == "until" else None,
                words=span.text[word.start : word.end],
                quote=quote_of(told, span),
            )


def _once(terms: Iterable[Term]) -> tuple[Term, ...]:
    found: dict[tuple[str, str | None], Term] = {}
    for term in terms:
        found.setdefault((term.kind, term.value), term)
    return tuple(found.values())


def last_day(value: str, begun: int | None) -> str | None:
    """The day (ISO 8601) to which a term reaches: EDTF, or an ISO 8601 duration from a day on."""
    if not value.startswith("P"):
        end = latest(value)
        return end.isoformat() if end else None
    match = _DURATION.fullmatch(value)
    if match is None or begun is None:
        return None
    days = int(match[1]) * _DAYS_OF[match[2]]
    try:
        return (date.fromordinal(begun) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None
