"""Events and reports as flat rows, for every format that has columns.

Comes in: an event. Goes out: a row by the names of the columns, whose kinds say what a cell holds. A list
stays a list here; a format without lists joins them.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

import msgspec

from dienbien.linking.events import Event, Party, party_of
from dienbien.linking.told import Told
from dienbien.records import Record
from dienbien.records.amount import amount

Kind = Literal["text", "texts", "day", "whole", "number", "event losses", "losses"]
Row = dict[str, Any]
Level = Literal["events", "reports"]


class Column(NamedTuple):
    """A column: its name, and the kind of its cells."""

    name: str
    kind: Kind


def _columns(**kinds: Kind) -> tuple[Column, ...]:
    return tuple(Column(name, kind) for name, kind in kinds.items())


_PARTIES = _columns(
    actor="texts",
    actor_country="texts",
    actor_sector="texts",
    recipient="texts",
    recipient_country="texts",
    recipient_sector="texts",
)
_PLACE = _columns(place="text", place_country="text", lat="number", lon="number", precision="text")
EVENT_COLUMNS = (
    *_columns(id="text", event="text", mode="text", quad="text", status="text"),
    *_columns(date="text", first_day="day", last_day="day"),
    *_PARTIES,
    *_PLACE,
    *_columns(losses="event losses", speakers="texts", contexts="texts"),
    *_columns(articles="whole", outlets="whole", sources="whole", confidence="number", thread="text"),
)
"""An event: what most reports say, and how many there are."""
REPORT_COLUMNS = (
    *_columns(event_id="text", report_id="text", page="text", day="day", outlet="text", title="text"),
    *_columns(event="text", mode="text", status="text", date="text"),
    *_PARTIES,
    *_PLACE,
    *_columns(sources="texts", losses="losses", zone="text", contexts="texts", confidence="number"),
    *_columns(trigger="text", trigger_start="whole", trigger_end="whole"),
    *_columns(mention="text", mention_start="whole", mention_end="whole", why="texts"),
)
"""A report: the record of one page, with its page and the words that prove it (offsets in code points)."""


def columns_of(level: Level) -> tuple[Column, ...]:
    """The columns of a row an event or a row a report."""
    return EVENT_COLUMNS if level == "events" else REPORT_COLUMNS


def rows_of(events: Iterable[Event], level: Level) -> Iterator[Row]:
    """A row for each event, or for each report of each of them."""
    for event in events:
        if level == "events":
            yield event_row(event)
        else:
            yield from (report_row(event, told) for told in event.reports)


def event_row(event: Event) -> Row:
    """The row of an event, in the order of `EVENT_COLUMNS`."""
    return {
        "id": event.id,
        "event": event.event,
        "mode": event.mode,
        "quad": event.quad,
        "status": event.status,
        "date": event.date,
        "first_day": _day(event.first_day),
        "last_day": _day(event.last_day),
        **_parties("actor", event.actor),
        **_parties("recipient", event.recipient),
        **_place(event.place),
        "losses": [msgspec.structs.asdict(loss) for loss in event.losses],
        "speakers": list(event.speakers),
        "contexts": list(event.contexts),
        "articles": event.articles,
        "outlets": event.outlets,
        "sources": event.sources,
        "confidence": event.confidence,
        "thread": event.thread,
    }


def report_row(event: Event, told: Told) -> Row:
    """The row of one report of an event, in the order of `REPORT_COLUMNS`."""
    record = told.record
    return {
        "event_id": event.id,
        "report_id": told.record_id,
        "page": told.page,
        "day": _day(told.day),
        "outlet": told.outlet,
        "title": told.title,
        "event": record.event,
        "mode": record.mode,
        "status": record.status,
        "date": record.date,
        **_parties("actor", map(party_of, record.actor)),
        **_parties("recipient", map(party_of, record.recipient)),
        **_place(record.place),
        "sources": [entity.known_as for entity in record.sources],
        "losses": [{name: getattr(loss, name) for name in _LOSS_MEMBERS} for loss in record.losses],
        "zone": record.zone,
        "contexts": list(record.contexts),
        "confidence": record.confidence,
        **_words(record),
        "why": list(told.why),
    }


_LOSS_MEMBERS = ("kind", "what", "min", "max", "side", "by", "text")


def _parties(role: str, parties: Iterable[Party]) -> Row:
    some = list(parties)
    return {
        role: [party.name for party in some],
        f"{role}_country": [party.country or "" for party in some],
        f"{role}_sector": [party.sector for party in some],
    }


def _place(place: Any) -> Row:
    """A place of an event or of a record: both have the same members."""
    names = {
        "place": "name",
        "place_country": "country",
        "lat": "lat",
        "lon": "lon",
        "precision": "precision",
    }
    return {column: getattr(place, member, None) for column, member in names.items()}


def _words(record: Record) -> Row:
    mention = record.mention
    return {
        "trigger": record.trigger.text,
        "trigger_start": record.trigger.start,
        "trigger_end": record.trigger.end,
        "mention": mention.text,
        "mention_start": mention.start,
        "mention_end": mention.end,
    }


def _day(text: str | None) -> date | None:
    """A day of ISO 8601; None for what is no day of the calendar."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def joined(row: Row, columns: Iterable[Column]) -> Row:
    """The row with each cell as one value: lists joined with `; `, losses in words, days in ISO 8601."""
    return {column.name: _JOINED.get(column.kind, _same)(row[column.name]) for column in columns}


def _same(value: Any) -> Any:
    return value


def _event_loss(loss: Row) -> str:
    return f"{amount(loss['least'], loss['most'])} {loss['kind']} ({loss['what']})"


def _loss(loss: Row) -> str:
    about = loss["what"] if loss["side"] is None else f"{loss['what']}, {loss['side']}"
    by = "" if loss["by"] is None else f", says {loss['by']}"
    return f"{amount(loss['min'], loss['max'])} {loss['kind']} ({about}){by}"


_JOINED: dict[Kind, Callable[[Any], Any]] = {
    "texts": "; ".join,
    "day": lambda day: day.isoformat() if day else None,
    "event losses": lambda losses: "; ".join(map(_event_loss, losses)),
    "losses": lambda losses: "; ".join(map(_loss, losses)),
}
