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

from dienbien.copies import signature
from dienbien.records import Document, Record
from dienbien.store import linked, words
from dienbien.store.carried import carry_over
from dienbien.store.judging import rematch
from dienbien.store.kept import cut
from dienbien.store.rows import Row, Rows, document_row, record_rows, told_of
from dienbien.store.schema import documents, entities, losses, pages, participants, places, records, spans
from dienbien.store.shelf import Looked

_SHARED = (entities, places)
_PARTS = (records, spans, participants, losses)
_LOCK = 2_971_215_073_433_494_437
"""Names the advisory lock that makes writers to PostgreSQL take turns, as SQLite's do."""


Coded = tuple[Document, Sequence[Record]]


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
    for some in cut(document_ids):
        query = select(documents.c.document_id, documents.c.is_current, documents.c.coded_with)
        for row in connection.execute(query.where(documents.c.document_id.in_(some))):
            found[row.document_id] = Known(row.is_current, row.coded_with)
    return found


def lock(connection: Connection) -> None:
    """Wait for one's turn to write."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def save(
    connection: Connection,
    coder: Coder,
    coded: Sequence[Coded],
    looked: Looked,
) -> int:
    """Write documents with the records that the coder made of them; gives how many were new to the store.

    A document that the store holds gets these records instead of its old ones, and is its page's current
    version; of several versions of a page the last is. The records are linked to events.
    """
    linked.take_turn(connection, looked)
    return sum(_save(connection, coder, some, looked) for some in _without_versions(coded))


def _without_versions(coded: Sequence[Coded]) -> Iterator[list[Coded]]:
    """The documents in portions that have a page only once."""
    some: list[Coded] = []
    names: set[str] = set()
    for pair in coded:
        if pair[0].id in names:
            yield some
            some, names = [], set()
        some.append(pair)
        names.add(pair[0].id)
    yield some


def _save(connection: Connection, coder: Coder, coded: Sequence[Coded], looked: Looked) -> int:
    rows = [document_row(document) for document, _ in coded]
    for row, (document, found) in zip(rows, coded, strict=True):
        row["signature"] = signature(document) if found else None
    known = known_documents(connection, [row["document_id"] for row in rows])
    new = [row for row in rows if row["document_id"] not in known]
    page_rows = [_page_row(document, row) for (document, _), row in zip(coded, rows, strict=True)]
    _add_missing(connection, pages, page_rows)
    touched = _retire(connection, looked, [row["page_id"] for row in rows])
    _add_versions(connection, coder, new)
    _take_up_again(connection, coder, [row for row in rows if row["document_id"] in known])
    _add_records(connection, zip(rows, (found for _, found in coded), strict=True))
    carry_over(connection, [row["document_id"] for row in new])
    rematch(connection, [row["document_id"] for row in rows])
    told = [one for row, pair in zip(rows, coded, strict=True) for one in told_of(row, *pair)]
    linked.link(connection, looked, told, touched)
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


def _retire(connection: Connection, looked: Looked, page_ids: Sequence[str]) -> set[str]:
    """No version of these pages is current for the moment, nor tells events; gives those left with fewer."""
    touched: set[str] = set()
    for some in cut(page_ids):
        which = documents.c.page_id.in_(some) & documents.c.is_current
        current = connection.execute(select(documents.c.document_id).where(which)).scalars().all()
        if current:
            touched |= linked.unlink(connection, looked, current)
            connection.execute(update(documents).where(which).values(is_current=False))
    return touched


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
    for some in cut(ids):
        found |= {row[0]: row[1] for row in connection.execute(query.where(column.in_(some)))}
    return found


def _take_up_again(connection: Connection, coder: Coder, rows: list[Row]) -> None:
    """Make documents that the store holds current, and their old records make room."""
    if not rows:
        return
    for some in cut([row["document_id"] for row in rows]):
        connection.execute(delete(records).where(records.c.document_id.in_(some)))
    statement = update(documents).where(documents.c.document_id == bindparam("which"))
    values = {"is_current": True, "coded_in": coder.run_id, "coded_with": coder.fingerprint}
    bound = statement.values(values | {"signature": bindparam("made")})
    connection.execute(bound, [{"which": row["document_id"], "made": row["signature"]} for row in rows])


def _add_missing(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add rows whose key the table does not hold yet; what it holds stays as it is."""
    key = table.primary_key.columns.values()[0].name
    unique = list({row[key]: row for row in rows}.values())
    if unique:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), unique)
