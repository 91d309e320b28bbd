"""Writing pages with their records into a store: all of a batch or nothing; the same again changes nothing.

Comes in: a connection within a transaction, and documents with records. Goes out: how many versions were new.
Old versions of a page stay, with their records.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from dienbien.records import Document, Record
from dienbien.store import words
from dienbien.store.rows import Row, Rows, document_row, record_rows
from dienbien.store.schema import documents, entities, losses, pages, participants, places, records, spans

_SHARED = (entities, places)
_PARTS = (records, spans, participants, losses)
_LOCK = 2_971_215_073_433_494_437
"""Names the advisory lock that makes writers to PostgreSQL take turns, as SQLite's do."""
_MOST_BOUND = 500
"""Ids asked for in one statement: SQLite once took no more than 999 values."""


@dataclass(frozen=True, slots=True)
class Coder:
    """Who codes: the run, and the fingerprint of program and tables."""

    run_id: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of a document: whether it is its page's current version, and what coded it."""

    is_current: bool
    coded_with: str


def known_documents(connection: Connection, document_ids: Sequence[str]) -> dict[str, Known]:
    """Those of the documents that the store holds."""
    found: dict[str, Known] = {}
    for some in _cut(document_ids):
        query = select(documents.c.document_id, documents.c.is_current, documents.c.coded_with)
        for row in connection.execute(query.where(documents.c.document_id.in_(some))):
            found[row.document_id] = Known(row.is_current, row.coded_with)
    return found


def save(connection: Connection, coder: Coder, coded: Sequence[tuple[Document, Sequence[Record]]]) -> int:
    """Write documents with the records that the coder made of them; gives how many were new to the store.

    A document that the store holds gets these records instead of its old ones, and is its page's current
    version.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    rows = [document_row(document) for document, _ in coded]
    known = known_documents(connection, [row["document_id"] for row in rows])
    new = [row for row in rows if row["document_id"] not in known]
    page_rows = [_page_row(document, row) for (document, _), row in zip(coded, rows, strict=True)]
    _add_missing(connection, pages, page_rows)
    _retire(connection, [row["page_id"] for row in rows])
    _add_versions(connection, coder, new)
    _take_up_again(connection, coder, [row for row in rows if row["document_id"] in known])
    _add_records(connection, zip(rows, (found for _, found in coded), strict=True))
    return len(new)


def _add_records(connection: Connection, coded: Iterable[tuple[Row, Sequence[Record]]]) -> None:
    """Add the records of documents whose old ones are gone, with entities and places that are new."""
    parts: Rows = {}
    for row, found in coded:
        for name, more in record_rows(row["document_id"], found).items():
            parts.setdefault(name, []).extend(more)
    for shared in _SHARED:
        _add_missing(connection, shared, parts.get(shared.name, []))
    for table in _PARTS:
        if parts.get(table.name):
            connection.execute(insert(table), parts[table.name])


def _page_row(document: Document, row: Row) -> Row:
    return {"page_id": row["page_id"], "name": document.id, "outlet": document.outlet, "url": document.url}


def _retire(connection: Connection, page_ids: Sequence[str]) -> None:
    """No version of these pages is current for the moment."""
    for some in _cut(page_ids):
        statement = update(documents).where(documents.c.page_id.in_(some), documents.c.is_current)
        connection.execute(statement.values(is_current=False))


def _add_versions(connection: Connection, coder: Coder, rows: list[Row]) -> None:
    """Add documents as the newest and current versions of their pages, and to the search."""
    if not rows:
        return
    newest = _pairs(
        connection,
        select(documents.c.page_id, func.max(documents.c.version)).group_by(documents.c.page_id),
        documents.c.page_id,
        [row["page_id"] for row in rows],
    )
    ran = {"read_in": coder.run_id, "coded_in": coder.run_id, "coded_with": coder.fingerprint}
    connection.execute(
        insert(documents),
        [row | ran | {"is_current": True, "version": newest.get(row["page_id"], 0) + 1} for row in rows],
    )
    query = select(documents.c.document_id, documents.c.number)
    numbers = _pairs(connection, query, documents.c.document_id, [row["document_id"] for row in rows])
    words.index(connection, [row | {"number": numbers[row["document_id"]]} for row in rows])


def _pairs(
    connection: Connection, query: Select[Any], column: Column[str], ids: Sequence[str]
) -> dict[str, int]:
    """What a query of two columns gives for the rows whose column is one of the ids."""
    found: dict[str, int] = {}
    for some in _cut(ids):
        found |= {row[0]: row[1] for row in connection.execute(query.where(column.in_(some)))}
    return found


def _take_up_again(connection: Connection, coder: Coder, rows: list[Row]) -> None:
    """Make documents that the store holds current, and their old records make room."""
    if not rows:
        return
    for some in _cut([row["document_id"] for row in rows]):
        connection.execute(delete(records).where(records.c.document_id.in_(some)))
    statement = update(documents).where(documents.c.document_id == bindparam("which"))
    values = {"is_current": True, "coded_in": coder.run_id, "coded_with": coder.fingerprint}
    connection.execute(statement.values(values), [{"which": row["document_id"]} for row in rows])


def _add_missing(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add rows whose key the table does not hold yet; what it holds stays as it is."""
    key = table.primary_key.columns.values()[0].name
    unique = list({row[key]: row for row in rows}.values())
    if unique:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), unique)


def _cut(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _MOST_BOUND):
        yield ids[start : start + _MOST_BOUND]
