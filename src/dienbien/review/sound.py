"""What keeps a record that an analyst wrote from being a record by the codebook.

Comes in: a record and its document. Goes out: faults, each with its field; none where it is sound.
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from dienbien.records import Document, Entity, Loss, Place, Record, Span
from dienbien.records.choices import LOSS_CLASSES, LOSS_KINDS, MODES
from dienbien.records.edtf import is_valid

_COUNTRY = re.compile(r"[A-Z]{3}\Z")
_LONGEST, _MOST, _HIGHEST = 500, 50, 10**12
What = Literal[
    "words", "no words", "choice", "mode", "date", "country", "point", "loss", "count", "too long", "too many"
]
"""Words don't stand there; none are given; there is no such value; the type has no such mode; no EDTF date;
no code of a country; no degrees; no kind or class of losses; no count; a value or a list is too long."""


class Fault(msgspec.Struct, frozen=True):
    """A field that won't do, and what is wrong with it."""

    field: str
    what: What


def faults(record: Record, document: Document) -> tuple[Fault, ...]:
    """What is wrong with a record, each fault once."""
    return tuple(dict.fromkeys(_faults(record, document.text)))


def _faults(record: Record, text: str) -> Iterator[Fault]:
    if record.mode is not None and record.mode not in MODES[record.event]:
        yield Fault("mode", "mode")
    if record.date is not None and not (len(record.date) <= _LONGEST and is_valid(record.date)):
        yield Fault("date", "date")
    yield from _misquoted("trigger", (record.trigger,), text)
    yield from _misquoted("mentions", record.mentions, text)
    if not record.mentions:
        yield Fault("mentions", "no words")
    if len(record.contexts) > _MOST or any(len(word) > _LONGEST or "\0" in word for word in record.contexts):
        yield Fault("contexts", "too many")
    for name, people in _sides(record):
        yield from _misquoted(name, people, text)
        for one in people:
            yield from _named(name, one.name, one.country)
    if record.place is not None:
        yield from _misquoted("place", (record.place,), text)
        yield from _placed(record.place)
    yield from _misquoted("losses", record.losses, text)
    for loss in record.losses:
        yield from _lost(loss)


def _sides(record: Record) -> tuple[tuple[str, tuple[Entity, ...]], ...]:
    return ("actor", record.actor), ("recipient", record.recipient), ("sources", record.sources)


def _misquoted(
    name: str, parts: tuple[Span, ...] | tuple[Entity, ...] | tuple[Place, ...] | tuple[Loss, ...], text: str
) -> Iterator[Fault]:
    if len(parts) > _MOST:
        yield Fault(name, "too many")
    for part in parts:
        if not part.text.strip():
            yield Fault(name, "no words")
        elif not 0 <= part.start < part.end or text[part.start : part.end] != part.text:
            yield Fault(name, "words")


def _named(field: str, name: str | None, country: str | None) -> Iterator[Fault]:
    if name is not None and (not name.strip() or len(name) > _LONGEST or "\0" in name):
        yield Fault(field, "too long")
    if country is not None and not _COUNTRY.match(country):
        yield Fault(field, "country")


def _placed(place: Place) -> Iterator[Fault]:
    yield from _named("place", place.name, place.country)
    lat, lon = place.lat, place.lon
    if (lat is None) != (lon is None) or not (abs(lat or 0) <= 90 and abs(lon or 0) <= 180):
        yield Fault("place", "point")


def _lost(loss: Loss) -> Iterator[Fault]:
    if loss.kind not in LOSS_KINDS or loss.what not in LOSS_CLASSES:
        yield Fault("losses", "loss")
    ends = [end for end in (loss.min, loss.max) if end is not None]
    if any(not 0 <= end <= _HIGHEST for end in ends) or ends != sorted(ends):
        yield Fault("losses", "count")
    for word in (loss.side, loss.by):
        if word is not None and (len(word) > _LONGEST or "\0" in word):
            yield Fault("losses", "too long")
