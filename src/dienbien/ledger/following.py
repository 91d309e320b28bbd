"""The ledger of an agreement: what followed between the parties, entry by entry.

Comes in: an agreement, and events with their reports. Goes out: entries by day, each with its event and the
words that prove it. Nothing is judged: a violation is what somebody calls one, and others confirm or deny.
"""

from collections.abc import Iterable
from datetime import date
from typing import cast

from msgspec.structs import replace

from dienbien.language.accords import AccordReader
from dienbien.language.vi.accords import find_accord_words
from dienbien.ledger.agreements import Agreement
from dienbien.ledger.charges import charges_of
from dienbien.ledger.entry import Entry, EntryKind, entry_of
from dienbien.ledger.marks import Mark, marks_of
from dienbien.ledger.quotes import telling
from dienbien.ledger.sides import Sides, sides_of, taken
from dienbien.linking import Event, Told
from dienbien.records import Record
from dienbien.records.choices import HAPPENED

_LONGEST = 31
"""Days; what is told of a longer time belongs to no single agreement."""
_DATED = frozenset({"ASSAULT", "CONSULT", "THREATEN"})
"""Acts that without a date of their own are told as background, of no known time."""
_ACTS: dict[str, EntryKind] = {
    "withdraw": "withdrawal",
    "release": "release",
    "return": "handover",
    "disarm": "disarmament",
    "access": "access",
}


def ledger(
    agreement: Agreement, events: Iterable[Event], read: AccordReader = find_accord_words
) -> tuple[Entry, ...]:
    """What is told of an agreement and of what followed between its parties, by day."""
    sides = frozenset(agreement.sides)
    its = set(agreement.events)
    known = [event for event in events if event.id in its or _in_time(agreement, event)]
    pages = {told.document_id for event in known if event.id in its for told in event.reports}
    entries = [entry for event in known if event.id in its for entry in _marked(event, read)]
    if agreement.kind != "exchange":
        near = [event for event in known if _concerns(event, sides, pages)]
        charges = charges_of(near, sides, read)
        told = {event for entry in (*entries, *charges) for event in entry.events}
        entries += charges
        rest = [event for event in near if event.id not in told]
        entries += [entry for event in rest for entry in _followed(event, agreement, pages, read)]
    return tuple(sorted(entries, key=lambda entry: entry.order))


def _in_time(agreement: Agreement, event: Event) -> bool:
    """Whether an event falls between the beginning of an agreement and the next of the same parties."""
    first, last = event.first_day or event.last_day, event.last_day or event.first_day
    if first is None or last is None or _days(first, last) > _LONGEST:
        return False
    begins = agreement.begins[:10] if agreement.begins else None
    return (begins is None or first >= begins) and (agreement.until is None or last < agreement.until)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _concerns(event: Event, sides: Sides, pages: set[str]) -> bool:
    """Whether two sides of an agreement take part, or one on a page that tells of it."""
    found = {side for told in event.reports for side in taken(_everybody(told.record), sides)}
    return len(found) > 1 or any(told.document_id in pages for told in event.reports)


def _everybody(record: Record) -> Sides:
    return sides_of((*record.actor, *record.recipient)) | sides_of(record.sources)


def _marked(event: Event, read: AccordReader) -> list[Entry]:
    """The entries of an event that tells of the agreement itself; breaches become charges."""
    by_step: dict[str, list[Mark]] = {}
    for mark in marks_of(event, read):
        if mark.step != "violated":
            by_step.setdefault(mark.step, []).append(mark)
    entries = []
    for step, marks in by_step.items():
        entry = entry_of(cast("EntryKind", step), event, [mark.report for mark in marks])
        dated = any(mark.first is not None or mark.last is not None for mark in marks)
        entries.append(entry if dated else replace(entry, date=None))
    return entries


def _followed(event: Event, agreement: Agreement, pages: set[str], read: AccordReader) -> list[Entry]:
    """The entry of an act between the parties, or of others towards them."""
    sides = frozenset(agreement.sides)
    by_kind: dict[EntryKind, list[Told]] = {}
    for told in event.reports:
        kind = _kind(told, agreement, sides, pages)
        if kind == "appeal" and not told.record.recipient and not _names_one(told, read):
            kind = None
        if kind:
            by_kind.setdefault(kind, []).append(told)
    return [entry_of(kind, event, reports) for kind, reports in by_kind.items()]


def _names_one(told: Told, read: AccordReader) -> bool:
    """Whether a sentence names an agreement."""
    return any(word.kind == "accord" for word in read(telling(told).text, None))


def _kind(told: Told, agreement: Agreement, sides: Sides, pages: set[str]) -> EntryKind | None:
    record = told.record
    actors, recipients = taken(sides_of(record.actor), sides), taken(sides_of(record.recipient), sides)
    facing = len(actors | recipients) > 1
    on_page = told.document_id in pages and record.zone != "teaser"
    if record.event == "REQUEST" and record.status in HAPPENED:
        if actors:
            return "demand" if recipients - actors else None
        return "appeal" if len(recipients) > 1 or (on_page and (recipients or not record.recipient)) else None
    if record.status not in HAPPENED or (record.date is None and record.event in _DATED):
        return None
    if record.event == "ASSAULT":
        return "fighting" if facing else None
    if record.event == "THREATEN":
        return "threat" if facing and actors and record.mode == "violence" else None
    if record.event == "CONSULT":
        if record.mode == "third-party":
            return "mediation" if facing else None
        return "talks" if facing or (on_page and actors and _mediated(record, agreement)) else None
    if record.event == "RETREAT" and actors and (recipients - actors or on_page):
        return _ACTS.get(record.mode or "return")
    return None


def _mediated(record: Record, agreement: Agreement) -> bool:
    """Whether a mediator of the agreement takes part."""
    mediators = {(party.country or party.name) for party in agreement.mediators}
    return any((e.country or e.name) in mediators for e in (*record.actor, *record.recipient))
