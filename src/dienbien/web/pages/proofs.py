"""The words behind each field of an event: which sentence of which page says so.

Comes in: an event with its reports. Goes out: fields with values, each with a sentence in which the words
are marked.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from dienbien.linking import Event, EventLoss, Told
from dienbien.records import Record, Span
from dienbien.web.pages.marking import Piece, parts_of, pieces

_ORDER = ("actor", "event", "recipient", "date", "place", "status", "loss", "source")


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a page, with the words that count marked; `key` is where they stand on that page."""

    told: Told
    pieces: list[Piece]
    key: str


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One value of an event, None where no page says it; `kind` names the field."""

    kind: str
    value: object
    proof: Proof | None


def fields_of(event: Event) -> list[Field]:
    """The row of an event, opened: each value with the earliest sentence that says it."""
    found = [*_who(event), *_what(event), *_lost(event), *_said(event)]
    return sorted(found, key=lambda field: _ORDER.index(field.kind))


def sentence_of(told: Told) -> Proof:
    """The sentence of a report, with all its parts marked."""
    record = told.record
    span = _around(record, record.trigger.start, record.trigger.end) or record.trigger
    parts = [part for part in parts_of(record) if part.role != "mention"]
    return Proof(told=told, pieces=pieces(span.text, parts, span.start), key=parts_of(record)[0].key)


def _who(event: Event) -> Iterator[Field]:
    for role, parties in (("actor", event.actor), ("recipient", event.recipient)):
        for party in parties:
            is_it = _named(party.name)
            yield Field(kind=role, value=party, proof=_first(event, role, is_it))
        if not parties:
            yield Field(kind=role, value=None, proof=None)


def _what(event: Event) -> Iterator[Field]:
    def says(fits: Callable[[Record], bool], role: str = "trigger") -> Proof | None:
        return next((_proof(t, role, 0) for t in event.reports if fits(t.record)), None)

    yield Field(
        kind="event", value=event, proof=says(lambda r: (r.event, r.mode) == (event.event, event.mode))
    )
    dated = says(lambda r: r.date == event.date) if event.date else None
    yield Field(kind="date", value=event, proof=dated)
    place = event.place
    placed = says(lambda r: r.place is not None and r.place.name == place.name, "place") if place else None
    yield Field(kind="place", value=place, proof=placed)
    yield Field(kind="status", value=event.status, proof=says(lambda r: r.status == event.status))


def _lost(event: Event) -> Iterator[Field]:
    for loss in event.losses:
        yield Field(kind="loss", value=loss, proof=_first(event, "loss", _counts(loss)))


def _said(event: Event) -> Iterator[Field]:
    for name in event.speakers:
        yield Field(kind="source", value=name, proof=_first(event, "source", _named(name)))


def _named(name: str) -> Callable[[object], bool]:
    return lambda e: name in (getattr(e, "name", None), getattr(e, "text", None))


def _counts(loss: EventLoss) -> Callable[[object], bool]:
    return lambda e: (getattr(e, "kind", None), getattr(e, "what", None)) == (loss.kind, loss.what)


def _first(event: Event, role: str, is_it: Callable[[object], bool]) -> Proof | None:
    for told in event.reports:
        for number, thing in enumerate(_things(told.record, role)):
            if is_it(thing):
                return _proof(told, role, number)
    return None


def _things(record: Record, role: str) -> Iterable[object]:
    every: dict[str, Iterable[object]] = {
        "actor": record.actor,
        "recipient": record.recipient,
        "source": record.sources,
        "loss": record.losses,
    }
    return every[role]


def _proof(told: Told, role: str, number: int) -> Proof:
    record = told.record
    part = next(p for p in parts_of(record) if (p.role, p.number) == (role, number))
    span = _around(record, part.start, part.end) or record.mention
    inside = span.start <= part.start and part.end <= span.end
    shown = [part] if inside else [parts_of(record)[0]]
    return Proof(told=told, pieces=pieces(span.text, shown, span.start), key=part.key)


def _around(record: Record, start: int, end: int) -> Span | None:
    return next((m for m in record.mentions if m.start <= start and end <= m.end), None)
