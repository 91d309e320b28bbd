"""Documents and records to rows of the tables, and back to what they were.

Comes in: values of `records`, or rows. Goes out: the other. Nothing here talks to a database; what is
written and read again is equal to what it was.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from dienbien.linking.told import OPENING, Told
from dienbien.records import Document, Entity, Loss, Place, Record, Span, Zone
from dienbien.records.edtf import earliest, latest
from dienbien.records.quads import QUAD_OF_EVENT
from dienbien.store import ids

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows by the name of their table."""

_SAME_IN_DOCUMENT = (
    "title",
    "text",
    "published",
    "updated",
    "dated",
    "outlet",
    "url",
    "author",
    "agency",
    "language",
    "encoding",
    "hash",
)
_ZONES = msgspec.json.Decoder(tuple[Zone, ...])
_ORIGINS = msgspec.json.Decoder(dict[str, str])
_CONTEXTS = msgspec.json.Decoder(tuple[str, ...])


def storable(document: Document) -> Document:
    """The document without its raw bytes, and with U+FFFD for NUL, which PostgreSQL can't hold.

    Texts stay as long as they were, so that offsets stand.
    """
    changes: dict[str, Any] = {} if document.raw is None else {"raw": None}
    for name in ("id", *_SAME_IN_DOCUMENT):
        value = getattr(document, name)
        if value is not None and "\x00" in value:
            changes[name] = value.replace("\x00", "\ufffd")
    return msgspec.structs.replace(document, **changes) if changes else document


def document_row(document: Document) -> Row:
    """The row of a document, without what only the store knows (version, runs)."""
    row: Row = {name: getattr(document, name) for name in _SAME_IN_DOCUMENT}
    return row | {
        "document_id": ids.document_id(document),
        "page_id": ids.page_id(document.id),
        "day": document.day,
        "origins": json_text(document.origins),
        "zones": json_text(document.zones),
    }


def document_of(row: Mapping[str, Any]) -> Document:
    """The document of a row that has its page's `name`, too."""
    return Document(
        id=row["name"],
        origins=_ORIGINS.decode(row["origins"]),
        zones=_ZONES.decode(row["zones"]),
        **{name: row[name] for name in _SAME_IN_DOCUMENT},
    )


def record_rows(document_id: str, records: Sequence[Record]) -> Rows:
    """The rows of all records of a document, in all tables that hold parts of them."""
    rows: Rows = defaultdict(list)
    for ordinal, record in enumerate(records):
        record_id = ids.record_id(document_id, record.id)
        rows["records"].append(_record_row(record, record_id, document_id, ordinal))
        _add_spans(rows, record_id, "trigger", [record.trigger])
        _add_spans(rows, record_id, "mention", record.mentions)
        for role, entities in (
            ("actor", record.actor),
            ("recipient", record.recipient),
            ("source", record.sources),
        ):
            _add_spans(rows, record_id, role, entities)
            for position, entity in enumerate(entities):
                rows["entities"].append(_entity_row(entity))
                rows["participants"].append(
                    {
                        "record_id": record_id,
                        "role": role,
                        "ordinal": position,
                        "entity_id": ids.entity_id(entity),
                    }
                )
        if record.place is not None:
            rows["places"].append(_place_row(record.place))
            _add_spans(rows, record_id, "place", [record.place])
        _add_spans(rows, record_id, "loss", record.losses)
        for position, loss in enumerate(record.losses):
            rows["losses"].append({"record_id": record_id, "ordinal": position, **_without_span(loss)})
    return rows


def told_of(row: Row, document: Document, found: Sequence[Record]) -> Iterator[Told]:
    """The records of a document with what is known of it; `row` is its own, with its `signature`."""
    known = {name: row[name] for name in ("document_id", "day", "outlet", "title", "signature")}
    known |= {"page": document.id, "opening": document.text[:OPENING]}
    for record in found:
        yield Told(record_id=ids.record_id(row["document_id"], record.id), record=record, **known)


def records_of(name: str, rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> list[Record]:
    """The records whose rows these are, in the order of their document; `name` is the page's.

    `rows` has the tables of `record_rows`; `participants` come joined with `entities`, and `records` with
    `places` (`place_name`, `place_country`, `lat`, `lon`, `precision`).
    """
    spans: dict[tuple[str, str, int], Mapping[str, Any]] = {
        (row["record_id"], row["role"], row["ordinal"]): row for row in rows["spans"]
    }
    people: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for row in sorted(rows["participants"], key=lambda row: int(row["ordinal"])):
        span = spans[row["record_id"], row["role"], row["ordinal"]]
        name_known = row["name"] if row["is_named"] else None
        people[row["record_id"], row["role"]].append(
            Entity(name=name_known, country=row["country"], sector=row["sector"], **_span(span))
        )
    losses: dict[str, list[Loss]] = defaultdict(list)
    for row in sorted(rows["losses"], key=lambda row: int(row["ordinal"])):
        span = spans[row["record_id"], "loss", row["ordinal"]]
        members = {field: row[field] for field in ("kind", "what", "min", "max", "side", "by")}
        losses[row["record_id"]].append(Loss(**members, **_span(span)))
    mentions: dict[str, list[Span]] = defaultdict(list)
    for (record_id, role, _), span in sorted(spans.items(), key=lambda item: item[0]):
        if role == "mention":
            mentions[record_id].append(Span(**_span(span)))
    return [
        _record(name, row, spans, people, losses[row["record_id"]], mentions[row["record_id"]])
        for row in sorted(rows["records"], key=lambda row: int(row["ordinal"]))
    ]


def _record(
    name: str,
    row: Mapping[str, Any],
    spans: Mapping[tuple[str, str, int], Mapping[str, Any]],
    people: Mapping[tuple[str, str], list[Entity]],
    losses: list[Loss],
    mentions: list[Span],
) -> Record:
    record_id = row["record_id"]
    place = None
    if row["place_id"] is not None:
        members = {field: row[field] for field in ("lat", "lon", "precision")}
        place = Place(
            name=row["place_name"],
            country=row["place_country"],
            **members,
            **_span(spans[record_id, "place", 0]),
        )
    same = {field: row[field] for field in ("id", "event", "mode", "date", "status", "zone", "confidence")}
    return Record(
        doc=name,
        actor=tuple(people.get((record_id, "actor"), ())),
        recipient=tuple(people.get((record_id, "recipient"), ())),
        sources=tuple(people.get((record_id, "source"), ())),
        place=place,
        losses=tuple(losses),
        trigger=Span(**_span(spans[record_id, "trigger", 0])),
        mentions=tuple(mentions),
        contexts=_CONTEXTS.decode(row["contexts"]),
        **same,
    )


def _record_row(record: Record, record_id: str, document_id: str, ordinal: int) -> Row:
    first = earliest(record.date) if record.date else None
    last = latest(record.date) if record.date else None
    return {
        "record_id": record_id,
        "document_id": document_id,
        "ordinal": ordinal,
        "id": record.id,
        "event": record.event,
        "mode": record.mode,
        "quad": QUAD_OF_EVENT.get(record.event),
        "status": record.status,
        "date": record.date,
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
        "place_id": ids.place_id(record.place) if record.place else None,
        "zone": record.zone,
        "contexts": json_text(record.contexts),
        "confidence": record.confidence,
    }


def _entity_row(entity: Entity) -> Row:
    return {
        "entity_id": ids.entity_id(entity),
        "name": entity.known_as,
        "is_named": entity.name is not None,
        "country": entity.country,
        "sector": entity.sector,
    }


def _place_row(place: Place) -> Row:
    return {"place_id": ids.place_id(place), **_without_span(place)}


def _without_span(part: Place | Loss) -> Row:
    members = msgspec.structs.asdict(part)
    return {name: value for name, value in members.items() if name not in ("start", "end", "text")}


def _add_spans(rows: Rows, record_id: str, role: str, parts: Iterable[Span | Entity | Place | Loss]) -> None:
    rows["spans"] += [
        {"record_id": record_id, "role": role, "ordinal": position, **_span(msgspec.structs.asdict(part))}
        for position, part in enumerate(parts)
    ]


def _span(row: Mapping[str, Any]) -> Row:
    return {"start": row["start"], "end": row["end"], "text": row["text"]}


def json_text(value: object) -> str:
    """A value as the store keeps it where it has no columns of its own."""
    return msgspec.json.encode(value).decode()
