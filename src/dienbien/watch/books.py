"""What a watch knows of its sources and hosts, and what results make of it, written as they come.

Comes in: results of tasks. Goes out: changes in the store, lines in the log, counts. What it holds in
memory is small and is in the store, too; nothing here waits or asks.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from dienbien.records import Document
from dienbien.store import Store
from dienbien.store.ids import item_id
from dienbien.store.kept import plain
from dienbien.store.schema import watch_answers, watch_hosts, watch_sources
from dienbien.watch import alarms
from dienbien.watch.crew import max_age
from dienbien.watch.items import add_items, change, clamp, known_items, put, relist
from dienbien.watch.listing import Listed, Listing
from dienbien.watch.outcomes import Outcome, outcome, refused
from dienbien.watch.pace import first_backoff, growing
from dienbien.watch.saving import Saved, Saver
from dienbien.watch.sources import Plan, Source
from dienbien.watch.tasks import Check, Result, Visit

log = logging.getLogger("dienbien.watch")

EMPTIES_TO_ALARM = 5
_FAILURES_TO_ALARM = 3
_LONGEST_PAUSE = 86_400.0
_LONGEST_FRESH = 3600.0


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


@dataclass(slots=True)
class SourceState:
    """A source and when it is due by the wall clock; `failures` in a row, `pause` it waits at most."""

    source: Source
    due: float
    pause: float
    failures: int = 0


@dataclass(slots=True)
class HostState:
    """Failures in a row of a host, and how many of its pages were without an article in a row."""

    failures: int = 0
    articles: int = 0
    empties: int = 0


@dataclass(slots=True)
class Told:
    """Lines for the log, which are told when what they say is written."""

    lines: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)

    def add(self, level: int, message: str, **members: Any) -> None:
        """Note a line with its members."""
        self.lines.append((level, message, members))

    def tell(self) -> None:
        """Write the lines."""
        for level, message, members in self.lines:
            log.log(level, "%s", message, extra={"members": members})
        self.lines.clear()


class Books:
    """The state of a watch; every method that takes results is a transaction."""

    def __init__(self, store: Store, plan: Plan, saver: Saver, now: float) -> None:
        """Take up where the last run ended."""
        self.store = store
        self.plan = plan
        self.counts = Counts()
        self.sources: dict[str, SourceState] = {}
        self.hosts: dict[str, HostState] = {}
        self.held: dict[str, float] = {}
        self._by_name = {source.name: source for source in plan.sources}
        self._saver = saver
        self._told = Told()
        with store.writing() as connection:
            clamp(connection, now)
            self._load_sources(connection, now)
            self._load_hosts(connection, now)

    def source_of(self, name: str) -> Source | None:
        """A source by its name, None where the file has it no longer."""
        return self._by_name.get(name)

    def validators(self, url: str) -> dict[str, str]:
        """The headers that ask for what has changed since an address of a source was last read."""
        query = select(watch_answers).where(watch_answers.c.url == url)
        with self.store.reading() as connection:
            row = connection.execute(query).mappings().first()
        return conditional(row["etag"], row["modified"]) if row is not None else {}

    def checked(self, result: Result, now: float) -> tuple[str, ...]:
        """Write what a check of a source came to; gives the sitemaps that an index names."""
        check = result.task.aim
        assert isinstance(check, Check)
        listing = result.listing or Listing()
        problem = result.error.reason if result.error else listing.problem
        is_lasting = result.error.is_lasting if result.error else listing.problem is not None
        with self.store.reading() as connection:
            known = known_items(connection, [one.key for one in listing.items])
        new = [one for one in listing.items if one.key not in known]
        changed = [
            one
            for one in listing.items
            if one.key in known
            and known[one.key].source == check.source.name
            and known[one.key].listing != one.digest
            and known[one.key].state != "same"
        ]
        kept = [one for one in (*new, *changed) if one.key in listing.documents]

        def write(connection: Connection, saved: Saved) -> None:
            add_items(connection, check.source.name, new, now)
            for one in changed:
                relist(connection, one, known[one.key], now)
            for one in kept:
                self._keep_listed(connection, one, listing.documents[one.key], saved, now)
            if problem is None and not listing.left_out and not listing.children:
                self._remember(connection, check, result, now)
            self._note_check(connection, check, problem, is_lasting, result, now)
            self._note_host(connection, result, None, now)

        saved = self._saver.save([self._named(one, check.source, listing) for one in kept], write)
        self._count(saved)
        self.counts.listed += len(new)
        self._told.tell()
        return listing.children

    def visited(self, results: Sequence[Result], now: float) -> list[Outcome]:
        """Store what visits of pages came to; gives what became of the items."""
        outcomes = []
        for result in results:
            visit = result.task.aim
            assert isinstance(visit, Visit)
            outcomes.append(outcome(visit.item, visit.source, result, now))
            self.counts.visits += 1
            self.counts.failed_visits += result.error is not None
        pairs = list(zip(outcomes, results, strict=True))
        self._save_outcomes(pairs, now)
        return outcomes

    def refused(self, visit: Visit, now: float) -> None:
        """Write that robots.txt forbids a page."""
        self._save_outcomes([(refused(visit.item, visit.source, now), None)], now)

    def answered(self, result: Result, now: float) -> None:
        """Write whether a host answered a request that was for neither a source nor a page."""
        if self._is_news(result):
            with self.store.writing() as connection:
                self._note_host(connection, result, None, now)
        self._told.tell()

    def set_back(self, now: float) -> None:
        """The clock was set back: no wait is longer than its pause."""
        with self.store.writing() as connection:
            clamp(connection, now)
        for state in self.sources.values():
            state.due = min(state.due, now + state.pause)

    def _save_outcomes(self, pairs: Sequence[tuple[Outcome, Result | None]], now: float) -> None:
        also_known = [one.also_known for one, _ in pairs if one.also_known]
        with self.store.reading() as connection:
            taken = known_items(connection, also_known)

        def write(connection: Connection, saved: Saved) -> None:
            for one, result in pairs:
                values = one.values
                if one.also_known in taken:
                    values = {"state": "same", "due": None, "message": f"is the page {one.also_known}"}
                elif one.document is not None and one.document.id in saved.failed:
                    values = values | {"message": saved.failed[one.document.id]}
                    self._told.add(logging.ERROR, f"{one.item.url}: {saved.failed[one.document.id]}")
                change(connection, one.item.item_id, **values)
                if one.also_known and one.also_known not in taken:
                    self._also_known(connection, one, now)
                if result is not None:
                    self._note_host(connection, result, one.is_article, now)

        documents = [one.document for one, _ in pairs if one.document and one.also_known not in taken]
        self._count(self._saver.save(documents, write))
        self._told.tell()

    def _also_known(self, connection: Connection, one: Outcome, now: float) -> None:
        """The page has another address, too: who lists that lists the same page."""
        listed = Listed(key=one.also_known or "", url="")
        add_items(connection, one.item.source, [listed], now)
        change(connection, item_id(listed.key), state="same", message=f"is the page {one.item.url}")

    def _keep_listed(
        self, connection: Connection, one: Listed, document: Document, saved: Saved, now: float
    ) -> None:
        message = saved.failed.get(document.id)
        state = "stored" if message is None else "gone"
        change(connection, item_id(one.key), state=state, stored=now, due=None, text=None, message=message)

    def _named(self, one: Listed, source: Source, listing: Listing) -> Document:
        document = listing.documents[one.key]
        return msgspec.structs.replace(document, outlet=source.outlet or document.outlet)

    def _remember(self, connection: Connection, check: Check, result: Result, now: float) -> None:
        """Keep what asks for changes only, the next time."""
        if result.answer is None or result.is_same:
            return
        headers = result.answer.headers
        row = {
            "url": check.url,
            "source": check.source.name,
            "etag": headers.get("etag"),
            "modified": headers.get("last-modified"),
            "digest": result.digest,
            "seen": now,
        }
        put(connection, watch_answers, row)

    def _note_check(
        self,
        connection: Connection,
        check: Check,
        problem: str | None,
        is_lasting: bool,
        result: Result,
        now: float,
    ) -> None:
        self.counts.checks += 1
        self.counts.failed_checks += problem is not None
        state = self.sources[check.source.name]
        if problem is None and not check.is_whole:
            return
        if problem is None:
            self._well(connection, state, result, now)
        else:
            self._badly(connection, state, problem, is_lasting, now)
        row = {
            "name": check.source.name,
            "url": check.source.url,
            "due": state.due,
            "pause": state.pause,
            "tried": now,
            "failures": state.failures,
            "message": problem,
        }
        put(connection, watch_sources, row if problem is not None else row | {"succeeded": now})

    def _well(self, connection: Connection, state: SourceState, result: Result, now: float) -> None:
        headers = result.answer.headers if result.answer is not None else {}
        fresh = min(max_age(headers), _LONGEST_FRESH)
        state.failures = 0
        state.pause = max(state.source.every, fresh)
        state.due = now + state.pause
        alarm = alarms.end(connection, "source", state.source.name, now)
        if alarm is not None:
            message = f"{state.source.name}: gives its items again"
            self._told.add(logging.WARNING, message, alarm="source", source=state.source.name)

    def _badly(
        self, connection: Connection, state: SourceState, problem: str, is_lasting: bool, now: float
    ) -> None:
        state.failures += 1
        state.pause = growing(state.failures, state.source.every, max(_LONGEST_PAUSE, state.source.every))
        state.due = now + state.pause
        if is_lasting or state.failures >= _FAILURES_TO_ALARM:
            if alarms.begin(connection, "source", state.source.name, problem, now):
                message = (
                    f"{state.source.name} ({state.source.url}): {problem}; it is tried again, less often"
                )
                self._told.add(logging.WARNING, message, alarm="source", source=state.source.name)

    def _is_news(self, result: Result) -> bool:
        known = self.hosts.get(result.task.host)
        return _is_trouble(result) or (known is not None and known.failures > 0)

    def _note_host(self, connection: Connection, result: Result, is_article: bool | None, now: float) -> None:
        """Count failures of a host in a row, and pages of it without an article."""
        host = result.task.host
        known = self.hosts.setdefault(host, HostState())
        before = (known.failures, known.empties, known.articles > 0)
        known.failures = known.failures + 1 if _is_trouble(result) else 0
        if is_article is not None:
            known.empties = 0 if is_article else known.empties + 1
            known.articles += is_article
            self._note_empties(connection, host, known, now)
        held = max(result.wait, first_backoff(known.failures)) if _is_trouble(result) else 0.0
        if held:
            self.held[host] = held
        if before != (known.failures, known.empties, known.articles > 0):
            row = msgspec.to_builtins(known) | {"host": host, "until": now + held, "pause": held}
            put(connection, watch_hosts, row)

    def _note_empties(self, connection: Connection, host: str, known: HostState, now: float) -> None:
        if known.empties >= EMPTIES_TO_ALARM:
            before = "have had articles before" if known.articles else "had none so far"
            message = f"the last {known.empties} pages have no article, and its pages {before}"
            if alarms.begin(connection, "empty", host, message, now):
                advice = "titles and summaries stand in; see whether its pages have a new layout"
                self._told.add(logging.WARNING, f"{host}: {message}; {advice}", alarm="empty", host=host)
        elif known.empties == 0 and alarms.end(connection, "empty", host, now) is not None:
            self._told.add(
                logging.WARNING, f"{host}: its pages have articles again", alarm="empty", host=host
            )

    def _count(self, saved: Saved) -> None:
        self.counts.documents += saved.documents
        self.counts.new += saved.new
        self.counts.records += saved.records
        self.counts.failed += len(saved.failed)
        if saved.documents:
            members = {"documents": saved.documents, "new": saved.new, "records": saved.records}
            log.info(
                "stored %(documents)d (%(new)d new), %(records)d records", members, extra={"members": members}
            )

    def _load_sources(self, connection: Connection, now: float) -> None:
        rows = {row["name"]: plain(row) for row in connection.execute(select(watch_sources)).mappings()}
        for source in self.plan.sources:
            row = rows.get(source.name)
            if row is None or row["url"] != source.url:
                self.sources[source.name] = SourceState(source, now, 0.0)
                row = {
                    "due": now,
                    "pause": 0.0,
                    "failures": 0,
                    "tried": None,
                    "succeeded": None,
                    "message": None,
                }
                put(connection, watch_sources, row | {"name": source.name, "url": source.url})
            else:
                pause = row["pause"] if row["failures"] else min(row["pause"], source.every)
                due = min(row["due"], now + pause)
                self.sources[source.name] = SourceState(source, due, pause, row["failures"])

    def _load_hosts(self, connection: Connection, now: float) -> None:
        for row in connection.execute(select(watch_hosts)):
            self.hosts[row.host] = HostState(row.failures, row.articles, row.empties)
            if row.failures and row.until > now:
                self.held[row.host] = row.until - now


def conditional(etag: str | None, modified: str | None) -> dict[str, str]:
    """The headers of a request for what is other than it was (RFC 9110, 13.1)."""
    headers = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in headers.items() if value and value.isprintable()}


def _is_trouble(result: Result) -> bool:
    """Whether the host itself failed: it can't be reached, is overloaded or broke off."""
    return result.error is not None and not result.error.is_lasting
