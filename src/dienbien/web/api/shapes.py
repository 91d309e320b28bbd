"""What the API gives beside the types of the other packages.

Comes in: events, reports. Goes out: the same without what is only for linking.
"""

from typing import Any, Generic, TypeVar

import msgspec

from dienbien.ledger import Claim, Rivals
from dienbien.linking import Event, Told
from dienbien.records import Document, Record
from dienbien.store import Decision

_Item = TypeVar("_Item")
_OF_EVENT = [field for field in msgspec.structs.fields(Event) if field.name != "reports"]

EventItem = msgspec.defstruct(
    "EventItem",
    [(field.name, field.type) for field in _OF_EVENT],
    frozen=True,
    kw_only=True,
)
"""An event without its reports."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A record of a page that reports an event; `why` says with which weights it was linked."""

    record_id: str
    document_id: str
    page: str
    day: str | None
    outlet: str | None
    title: str | None
    why: dict[str, int]
    record: Record


class EventReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report and the event that it is of; None where it is linked to none (what only a teaser tells)."""

    event_id: str | None
    record_id: str
    document_id: str
    page: str
    day: str | None
    outlet: str | None
    title: str | None
    record: Record


class OneEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its reports by day, and what was decided about it by hand."""

    event: EventItem  # type: ignore[valid-type]
    reports: tuple[Report, ...]
    decisions: tuple[Decision, ...]


class EventClaims(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what of an event, and the rival figures of each loss."""

    event: EventItem  # type: ignore[valid-type]
    claims: tuple[Claim, ...]
    rivals: tuple[Rivals, ...]


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record of a document, and the event that it reports."""

    record_id: str
    event_id: str | None
    record: Record


class OneDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a page with its zones, and what was coded from it."""

    document_id: str
    document: Document
    records: tuple[DocumentRecord, ...]


class Items(msgspec.Struct, Generic[_Item], frozen=True):
    """A page of a list; `next` is what `after` takes for the next one, null at the end."""

    items: list[_Item]
    next: str | None


EVENT_ITEMS: Any = Items[EventItem]  # type: ignore[valid-type]


def event_item(event: Event) -> Any:
    """An event without its reports."""
    return EventItem(**{field.name: getattr(event, field.name) for field in _OF_EVENT})


def report(told: Told) -> Report:
    """A report without what is only for linking."""
    return Report(**{name: getattr(told, name) for name in Report.__struct_fields__})
