"""What results make of a watch's queue, sources and hosts, each written in one transaction as it comes.

Comes in: results of tasks. Goes out: changes in the store, lines in the log, counts. Nothing here waits or
asks.
"""

import logging
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from dienbien.records import Document
from dienbien.store import Store
from dienbien.store.ids import item_id
from dienbien.watch.hostbook import HostBook
from dienbien.watch.items import (
    Known,
    add_items,
    change,
    clamp,
    keep_relisted,
    known_items,
    relist,
)
from dienbien.watch.listing import Listed, Listing
from dienbien.watch.outcomes import Outcome, outcome, refused
from dienbien.watch.saving import Saved, Saver
from dienbien.watch.sourcebook import SourceBook
from dienbien.watch.sources import Plan, Source
from dienbien.watch.tasks import Check, Result, Task, Visit
from dienbien.watch.told import Told

MOST_AT_ONCE = 1000
"""Items of a check that are queued at once; the next check finds the others still new."""


class Counts(msgspec.Struct):
    """What a run did: requests by what came of them, items, documents and records."""

    checks: int = 0
    failed_checks: int = 0
    listed: int = 0
    visits: int = 0
    failed_visits: int = 0
    documents: int = 0
    new: int = 0
    records: int = 0
    failed: int = 0


class Books:
    """The state of a watch; every method that takes results is a transaction."""

    def __init__(self, store: Store, plan: Plan, saver: Saver, now: float) -> None:
        """Take up where the last run ended."""
        self.counts = Counts()
        self._store = store
        self._by_name = {source.name: source for source in plan.sources}
        self._saver = saver
        self._told = Told()
        with store.writing() as connection:
            clamp(connection, now)
            self.sources = SourceBook(plan, connection, now)
            self.hosts = HostBook(connection, now)

    def source_of(self, name: str) -> Source | None:
        """A source by its name, None where the file has it no longer."""
        return self._by_name.get(name)

    def task_of(self, check: Check) -> Task:
        """The request of a check."""
        with self._store.reading() as connection:
            return self.sources.task_of(connection, check)

    def checked(self, result: Result, now: float) -> tuple[str, ...]:
        """Write what a check of a source came to; gives the sitemaps that an index names."""
        check = result.task.aim
        assert isinstance(check, Check)
        listing = result.listing or Listing()
        with self._store.reading() as connection:
            known = known_items(connection, [one.key for one in listing.items])
        fresh = [one for one in listing.items if one.key not in known]
        said = [one for one in listing.items if one.key in known and _says_more(one, known[one.key], check)]
        new, changed = fresh[:MOST_AT_ONCE], said[:MOST_AT_ONCE]
        is_all = len(new) == len(fresh) and len(changed) == len(said)
        kept = [one for one in (*new, *changed) if one.key in listing.documents]

        def write(connection: Connection, saved: Saved) -> None:
            add_items(connection, check.source.name, new, now)
            for one in changed:
                relist(connection, one, known[one.key], now)
            for one in kept:
                self._keep_listed(connection, one, listing.documents[one.key], saved, now)
            self._note_check(connection, result, listing, is_all, now)
            self.hosts.note(connection, result, None, self._told, now)

        documents = [_of_outlet(listing.documents[one.key], check.source) for one in kept]
        self._count(self._saver.save(documents, write))
        self.counts.listed += len(new)
        self._told.tell()
        return listing.children

    def visited(self, results: Sequence[Result], now: float) -> list[Outcome]:
        """Store what visits of pages came to; gives what became of the items."""
        pairs: list[tuple[Outcome, Result | None]] = []
        for result in results:
            visit = result.task.aim
            assert isinstance(visit, Visit)
            pairs.append((outcome(visit.item, visit.source, result, now), result))
            self.counts.visits += 1
            self.counts.failed_visits += result.error is not None
        self._save(pairs, now)
        return [one for one, _ in pairs]

    def refused(self, visit: Visit, now: float) -> None:
        """Write that robots.txt forbids a page."""
        self._save([(refused(visit.item, visit.source, now), None)], now)

    def answered(self, result: Result, now: float) -> None:
        """Write whether a host answered a request that was for neither a source nor a page."""
        if self.hosts.is_news(result):
            with self._store.writing() as connection:
                self.hosts.note(connection, result, None, self._told, now)
        self._told.tell()

    def set_back(self, now: float) -> None:
        """The clock was set: no wait is longer than its pause."""
        with self._store.writing() as connection:
            clamp(connection, now)
        self.sources.set_back(now)

    def _note_check(
        self, connection: Connection, result: Result, listing: Listing, is_all: bool, now: float
    ) -> None:
        check = result.task.aim
        assert isinstance(check, Check)
        problem = result.error.reason if result.error else listing.problem
        self.counts.checks += 1
        self.counts.failed_checks += problem is not None
        if problem is not None:
            is_lasting = result.error is None or result.error.is_lasting
            self.sources.badly(connection, check, problem, is_lasting, self._told, now)
            return
        self.sources.well(connection, check, listing, result, self._told, now)
        if is_all and not listing.children:
            self.sources.remember(connection, check, result, now)

    def _save(self, pairs: Sequence[tuple[Outcome, Result | None]], now: float) -> None:
        with self._store.reading() as connection:
            taken = known_items(connection, [one.also_known for one, _ in pairs if one.also_known])

        def write(connection: Connection, saved: Saved) -> None:
            for one, result in pairs:
                self._write(connection, one, one.also_known in taken, saved, now)
                if result is not None:
                    self.hosts.note(connection, result, one.is_article, self._told, now)

        documents = [one.document for one, _ in pairs if one.document and one.also_known not in taken]
        self._count(self._saver.save(documents, write))
        self._told.tell()

    def _write(self, connection: Connection, one: Outcome, is_taken: bool, saved: Saved, now: float) -> None:
        """What became of an item; one whose address led to a page that is known is the same as that."""
        values = one.values
        message = saved.failed.get(one.document.id) if one.document is not None else None
        if is_taken:
            values = {"state": "same", "due": None, "message": f"is the page {one.also_known}"}
        elif message is not None:
            values = values | {"message": message}
            self._told.add(logging.ERROR, f"{one.item.url}: {message}")
        change(connection, one.item.item_id, **values)
        if not is_taken:
            keep_relisted(connection, one.item, now)
        if one.also_known and not is_taken:
            # Whoever lists that address lists the same page.
            listed = Listed(key=one.also_known, url="")
            add_items(connection, one.item.source, [listed], now)
            change(connection, item_id(listed.key), state="same", message=f"is the page {one.item.url}")

    def _keep_listed(
        self, connection: Connection, one: Listed, document: Document, saved: Saved, now: float
    ) -> None:
        message = saved.failed.get(document.id)
        state = "stored" if message is None else "gone"
        change(connection, item_id(one.key), state=state, stored=now, due=None, text=None, message=message)

    def _count(self, saved: Saved) -> None:
        self.counts.documents += saved.documents
        self.counts.new += saved.new
        self.counts.records += saved.records
        self.counts.failed += len(saved.failed)
        if saved.documents:
            members = {"documents": saved.documents, "new": saved.new, "records": saved.records}
            told = f"stored {saved.documents} ({saved.new} new), {saved.records} records"
            self._told.add(logging.INFO, told, **members)


def _says_more(one: Listed, known: Known, check: Check) -> bool:
    """Whether the source that an item is of says something else of it than before."""
    is_its = known.source == check.source.name and known.state != "same"
    return is_its and known.listing != one.digest


def _of_outlet(document: Document, source: Source) -> Document:
    return msgspec.structs.replace(document, outlet=source.outlet or document.outlet)
