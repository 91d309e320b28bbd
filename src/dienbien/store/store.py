"""A store: pages, the records coded from them, and what was run; behind `ingest`, `search` and `recode`.

Comes in: a path or URL; documents with records; questions. Goes out: documents and records as they were. It
knows nothing of languages or of how a page was read.
"""

import datetime
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dienbien.ledger import DENYING, Agreement, Claim, Entry, agreements, claims_of, ledger
from dienbien.linking import Event, Wanted
from dienbien.records import Document, Record
from dienbien.store import decided, ids, kept, linked, mending, overview, searching, writing
from dienbien.store.alone import Turn, alone
from dienbien.store.decided import Decision
from dienbien.store.engines import WRITES, open_engine, shown
from dienbien.store.errors import StoreError, remedy
from dienbien.store.eventrows import event_of_row
from dienbien.store.migrating import bring_up_to_date
from dienbien.store.outbox import Outbox
from dienbien.store.overview import Overview
from dienbien.store.paging import Paged, by_day
from dienbien.store.queries import (
    Actor,
    Order,
    Thread,
    actor_query,
    conditions,
    event_query,
    thread_query,
    with_articles,
)
from dienbien.store.reviewing import Reviewed
from dienbien.store.rows import document_of
from dienbien.store.schema import documents, events, failures, pages, records, runs
from dienbien.store.searching import Hit
from dienbien.store.shelf import Looked
from dienbien.store.writing import Coder, Known

_PAGE = 500
_ALL = Wanted()


class Counts(msgspec.Struct):
    """What a run did, in documents, records and inputs."""

    documents: int = 0
    new: int = 0
    unchanged: int = 0
    records: int = 0
    skipped: int = 0
    failed: int = 0


class Store(Paged, Reviewed, Outbox):
    """An open store. A context manager; every method is a transaction of its own.

    Raises `StoreError` where the database can't be opened, read or written, with what to do about it.
    """

    def __init__(self, where: str, *, must_exist: bool = False) -> None:
        """Open the store at a path or URL, and make or migrate its tables.

        A file that isn't there is made, unless it `must_exist`.
        """
        self.name = shown(where)
        self._engine = open_engine(where, must_exist=must_exist)
        self._looked = Looked()
        with self._told():
            bring_up_to_date(self._engine)

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give back connections and files."""
        self._engine.dispose()

    def begin_run(self, fingerprint: str, version: str, inputs: Sequence[str]) -> Coder:
        """Note that a run begins; gives what its records are signed with."""
        run_id = f"{_now()}-{secrets.token_hex(3)}"
        row = {"run_id": run_id, "started": _now(), "version": version, "tables": fingerprint}
        with self._writing() as connection:
            connection.execute(insert(runs), row | {"inputs": msgspec.json.encode(inputs).decode()})
        return Coder(run_id, fingerprint)

    def end_run(self, coder: Coder, counts: Counts, messages: Sequence[str] = ()) -> None:
        """Note what a run did and what failed in it."""
        done = msgspec.structs.asdict(counts) | {"ended": _now()}
        with self._writing() as connection:
            connection.execute(update(runs).where(runs.c.run_id == coder.run_id).values(done))
            if messages:
                rows = [
                    {"run_id": coder.run_id, "ordinal": ordinal, "message": message}
                    for ordinal, message in enumerate(messages)
                ]
                connection.execute(insert(failures), rows)

    def known(self, document_ids: Sequence[str]) -> dict[str, Known]:
        """What the store holds of these documents, by id."""
        with self._reading() as connection:
            return writing.known_documents(connection, document_ids)

    def save(
        self,
        coder: Coder,
        coded: Sequence[tuple[Document, Sequence[Record]]],
        also: Callable[[Connection], None] | None = None,
    ) -> int:
        """Write documents with their records, all or nothing; gives how many were new.

        `also` writes something else in the same transaction: it is there if and only if they are.
        """
        with self._writing() as connection:
            new = writing.save(connection, coder, coded, self._looked)
            if also is not None:
                also(connection)
            return new

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for questions of other parts of the program to tables of theirs."""
        return self._reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction for other parts of the program to write to tables of theirs."""
        return self._writing()

    def forget(self) -> None:
        """Forget what linking has looked up: it is kept for speed alone, and looked up again."""
        self._looked.drop()

    def alone(self, name: str) -> AbstractContextManager[Turn]:
        """The sole right to do something named with this store, across processes and machines.

        Raises `StoreError` where somebody else has it. It ends with the process, however that ends.
        """
        return alone(self._engine, self.name, name)

    def count(self) -> dict[str, int]:
        """How many pages, documents (all versions) and records of current versions there are."""
        current = records.join(documents, documents.c.document_id == records.c.document_id)
        queries: dict[str, Select[Any]] = {
            "pages": select(func.count()).select_from(pages),
            "documents": select(func.count()).select_from(documents),
            "records": select(func.count()).select_from(current).where(documents.c.is_current),
        }
        with self._reading() as connection:
            return {name: int(connection.execute(query).scalar_one()) for name, query in queries.items()}

    def document(self, document_id: str) -> Document | None:
        """One document, None where the store has no such id."""
        query = kept.document_query().where(documents.c.document_id == document_id)
        with self._reading() as connection:
            row = connection.execute(query).mappings().first()
        return document_of(kept.plain(row)) if row is not None else None

    def versions(self, name: str) -> list[Document]:
        """All versions of a page, the oldest first."""
        which = documents.c.page_id == ids.page_id(name)
        query = kept.document_query().where(which).order_by(documents.c.version)
        with self._reading() as connection:
            return [document_of(kept.plain(row)) for row in connection.execute(query).mappings()]

    def outdated(self, fingerprint: str) -> Iterator[Document]:
        """Current documents that another program or other tables coded, a page of them at a time."""
        query = kept.document_query().where(*_outdated(fingerprint))
        last = 0
        while True:
            with self._reading() as connection:
                some = query.where(documents.c.number > last).order_by(documents.c.number).limit(_PAGE)
                rows = [kept.plain(row) for row in connection.execute(some).mappings()]
            if not rows:
                return
            yield from map(document_of, rows)
            last = rows[-1]["number"]

    def count_outdated(self, fingerprint: str) -> int:
        """How many documents `outdated` gives."""
        query = select(func.count()).select_from(documents).where(*_outdated(fingerprint))
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def records(self, document_id: str) -> list[Record]:
        """The records of one document, in its order."""
        query = (
            select(pages.c.name)
            .join(documents, documents.c.page_id == pages.c.page_id)
            .where(documents.c.document_id == document_id)
        )
        with self._reading() as connection:
            name = connection.execute(query).scalar()
            if name is None:
                return []
            return kept.records_of_documents(connection, {document_id: name})[document_id]

    def events(
        self,
        wanted: Wanted = _ALL,
        *,
        order: Order = "day",
        limit: int | None = None,
        reports: bool = False,
    ) -> Iterator[Event]:
        """The wanted events in an order, with their `reports` if asked for, all as they are at one time.

        They are read while they are taken: whoever stops in between closes the iterator.
        """
        query = event_query(wanted, order).limit(limit)
        with self._reading_one_time() as connection:
            rows = [kept.plain(row) for row in connection.execute(query).mappings()]
            for start in range(0, len(rows), _PAGE):
                some = rows[start : start + _PAGE]
                names = [row["event_id"] for row in some] if reports else []
                told = linked.reports_of(connection, names)
                for row in some:
                    yield event_of_row(row, by_day(told.get(row["event_id"], [])))

    def timeline(
        self, wanted: Wanted = _ALL, *, limit: int | None = None, reports: bool = False
    ) -> Iterator[Event]:
        """The events that are wanted, day by day."""
        return self.events(wanted, order="day", limit=limit, reports=reports)

    def overview(self, wanted: Wanted = _ALL, *, has_places: bool = True) -> Overview:
        """The wanted events in numbers: by day and class, by place if asked for, by who faces whom."""
        with self._reading() as connection:
            return overview.overview(connection, wanted, has_places=has_places)

    def changes(self) -> int:
        """A number that grows whenever events change: what was made of the same number is still good."""
        with self._reading() as connection:
            return overview.change_count(connection)

    def events_of(self, document_id: str) -> dict[str, str]:
        """The event that each record of a document tells, by the record's id within the document."""
        with self._reading() as connection:
            return overview.events_of(connection, document_id)

    def claims(
        self, wanted: Wanted = _ALL, *, limit: int | None = None
    ) -> Iterator[tuple[Event, tuple[Claim, ...]]]:
        """The wanted events, day by day, each with who says what about it (`dienbien.ledger.claims_of`)."""
        denials = list(self.events(Wanted(types=DENYING), reports=True))
        for event in self.events(wanted, limit=limit, reports=True):
            yield event, claims_of(event, denials)

    def agreements(self) -> list[Agreement]:
        """The ceasefires and accords that the events tell of, the earliest first."""
        return agreements(self.events(reports=True))

    def ledger(self, agreement: Agreement) -> tuple[Entry, ...]:
        """What followed an agreement, entry by entry."""
        return ledger(agreement, self.events(reports=True))

    def count_events(self, wanted: Wanted = _ALL) -> int:
        """How many events are wanted."""
        query = select(func.count()).select_from(events).where(*conditions(wanted))
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def event(self, event_id: str) -> Event | None:
        """One event with its reports; that which it was merged into, where it was; None if there is none."""
        with self._reading() as connection:
            name = mending.current(connection, event_id)
            if name is None:
                return None
            row = connection.execute(select(events).where(events.c.event_id == name)).mappings().one()
            return event_of_row(kept.plain(row), by_day(linked.reports_of(connection, [name])[name]))

    def merge(self, event_id: str, other_id: str, *, author: str, reason: str) -> str:
        """Make two events one by hand; gives its id, that of the first. Later runs keep to it.

        Raises `StoreError` where one of them is not in the store.
        """
        with self._writing() as connection:
            return mending.merge(connection, self._looked, event_id, other_id, author, reason)

    def split(self, event_id: str, record_ids: Sequence[str], *, author: str, reason: str) -> str:
        """Take reports out of an event by hand into a new one; gives its id. Later runs keep to it.

        Raises `StoreError` where event or reports are not in the store, or one part would be empty.
        """
        with self._writing() as connection:
            return mending.split(connection, self._looked, event_id, record_ids, author, reason)

    def decisions(self) -> list[Decision]:
        """What was merged and split by hand, the earliest first."""
        with self._reading() as connection:
            return decided.all_decisions(connection)

    def actors(self, wanted: Wanted = _ALL, limit: int = 100) -> list[Actor]:
        """Who takes part in the wanted events, the busiest first."""
        with self._reading() as connection:
            rows = connection.execute(actor_query(wanted, limit)).mappings()
            return [Actor(**kept.plain(row)) for row in rows]

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Current documents with all words of the query, with or without Vietnamese marks, the best first."""
        with self._reading() as connection:
            return searching.search(connection, query, limit)

    def threads(self, wanted: Wanted = _ALL, limit: int = 100) -> list[Thread]:
        """The stories that the wanted events belong to, those with most of them first."""
        with self._reading() as connection:
            rows = connection.execute(thread_query(wanted, limit)).mappings()
            return with_articles(connection, rows, wanted)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _reading_one_time(self) -> Iterator[Connection]:
        """A connection all of whose answers are of one time, whatever is written meanwhile."""
        with self._reading() as connection:
            if connection.dialect.name == "postgresql":  # SQLite does so by itself
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._told(), self._engine.connect() as plain:
            connection = plain.execution_options(**{WRITES: True})
            try:
                with connection.begin():
                    writing.lock(connection)
                    yield connection
            except BaseException:
                self._looked.drop()
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever the database complains about becomes a `StoreError` that names the store."""
        try:
            yield
        except StoreError as error:
            raise StoreError(f"{self.name}: {error}") from error
        except (DBAPIError, SQLAlchemyError) as error:
            reason = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise StoreError(f"{self.name}: {reason}; {remedy(reason)}") from error


def _outdated(fingerprint: str) -> tuple[ColumnElement[bool], ...]:
    return documents.c.is_current, documents.c.coded_with != fingerprint


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
