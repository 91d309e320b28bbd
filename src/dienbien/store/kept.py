"""Reading what a store keeps: documents, records, and records with what is known of their pages.

Comes in: a connection and ids. Goes out: values of `records` and `linking`, equal to what was written.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, Table, func, select

from dienbien.linking.told import OPENING, Told
from dienbien.records import Record
from dienbien.store.rows import Rows, records_of
from dienbien.store.schema import documents, entities, losses, pages, participants, places, records, spans

_PARTS = (records, spans, participants, losses)
MOST_BOUND = 500
"""Ids asked for in one statement: SQLite once took no more than 999 values."""


def cut(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids in portions that one statement may have."""
    for start in range(0, len(ids), MOST_BOUND):
        yield ids[start : start + MOST_BOUND]


def plain(row: RowMapping) -> dict[str, Any]:
    """A row as a dictionary."""
    return {str(name): value for name, value in row.items()}


def document_query() -> Select[Any]:
    """All columns of documents with their pages' names."""
    return select(documents, pages.c.name).join(pages, pages.c.page_id == documents.c.page_id)


def records_of_documents(connection: Connection, names: dict[str, str]) -> dict[str, list[Record]]:
    """The records of documents by id, in their order; `names` has their pages' names."""
    rows: dict[str, Rows] = {name: {table.name: [] for table in _PARTS} for name in names}
    for some in cut(list(names)):
        for table in _PARTS:
            for row in connection.execute(_parts(table, records.c.document_id, some)).mappings():
                rows[row["of_document"]][table.name].append(plain(row))
    return {document: records_of(names[document], parts) for document, parts in rows.items()}


def told_records(connection: Connection, record_ids: Sequence[str]) -> dict[str, Told]:
    """Records by id, with what is known of their pages."""
    rows: dict[str, Rows] = {}
    about: dict[str, dict[str, Any]] = {}
    for some in cut(record_ids):
        for table in _PARTS:
            for row in connection.execute(_parts(table, records.c.record_id, some)).mappings():
                parts = rows.setdefault(row["record_id"], {part.name: [] for part in _PARTS})
                parts[table.name].append(plain(row))
        for row in connection.execute(_about(some)).mappings():
            about[row["record_id"]] = plain(row)
    return {
        record_id: Told(record=records_of(known["page"], rows[record_id])[0], **known)
        for record_id, known in about.items()
    }


def _about(record_ids: Sequence[str]) -> Select[Any]:
    """What is known of the pages of records, by the names of `Told`'s members."""
    members = [documents.c[name] for name in ("document_id", "day", "outlet", "title", "signature")]
    opening = func.substr(documents.c.text, 1, OPENING).label("opening")
    return (
        select(records.c.record_id, pages.c.name.label("page"), opening, *members)
        .join(documents, documents.c.document_id == records.c.document_id)
        .join(pages, pages.c.page_id == documents.c.page_id)
        .where(records.c.record_id.in_(record_ids))
    )


def _parts(table: Table, which: "Column[Any]", ids: Sequence[str]) -> Select[Any]:
    """All rows of a table that are parts of records, with entities and places joined."""
    if table is records:
        columns = [
            places.c.name.label("place_name"),
            places.c.country.label("place_country"),
            *(places.c[name] for name in ("lat", "lon", "precision")),
        ]
        query = select(records, *columns).outerjoin(places, places.c.place_id == records.c.place_id)
    elif table is participants:
        named = [entities.c[name] for name in ("name", "is_named", "country", "sector")]
        joined = participants.join(entities).join(records, records.c.record_id == participants.c.record_id)
        query = select(participants, *named).select_from(joined)
    else:
        query = select(table).join(records, records.c.record_id == table.c.record_id)
    return query.add_columns(records.c.document_id.label("of_document")).where(which.in_(ids))
