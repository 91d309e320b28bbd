"""The sources of a watch: when each is due, and how often it failed in a row.

Comes in: a plan, what checks came to, connections within transactions. Goes out: rows in the store,
alarms, lines for the log. It asks nobody.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dienbien.store.kept import plain
from dienbien.store.watchschema import watch_answers, watch_sources
from dienbien.watch import alarms
from dienbien.watch.crew import max_age
from dienbien.watch.items import conditional, put
from dienbien.watch.listing import Listing
from dienbien.watch.pace import growing
from dienbien.watch.sources import Plan, Source
from dienbien.watch.tasks import Check, Result, Task
from dienbien.watch.told import Told

_FAILURES_TO_ALARM = 3
_LONGEST_PAUSE = 86_400.0
_LONGEST_PAUSE_OF_A_SERVER = 3600.0
"""What fails because a server or the network does may come back at any time."""
_LONGEST_FRESH = 3600.0
_LONGEST_MESSAGE = 500


@dataclass(slots=True)
class SourceState:
    """A source and when it is due by the wall clock; `failures` in a row, `pause` it waits at most."""

    source: Source
    due: float
    pause: float
    failures: int = 0
    has_succeeded: bool = False


class SourceBook:
    """The states of all sources of a plan, by name."""

    def __init__(self, plan: Plan, connection: Connection, now: float) -> None:
        """Take up where the last run ended; a source that is new or has another address is due now."""
        self._parts: dict[str, int] = {}
        rows = {row["name"]: plain(row) for row in connection.execute(select(watch_sources)).mappings()}
        self.states: dict[str, SourceState] = {}
        for source in plan.sources:
            row = rows.get(source.name)
            if row is not None and row["url"] == source.url:
                pause = row["pause"] if row["failures"] else min(row["pause"], source.every)
                due, has_succeeded = min(row["due"], now + pause), row["succeeded"] is not None
                state = SourceState(source, due, pause, row["failures"], has_succeeded)
            else:
                state = SourceState(source, now, 0.0)
                self._write(connection, state, {"tried": None, "succeeded": None, "message": None})
            self.states[source.name] = state
        for alarm in alarms.open_alarms(connection):
            is_ours = any(f"{alarm.subject}, ".startswith(f"{name}, ") for name in self.states)
            if alarm.kind == "source" and not is_ours:
                alarms.end(connection, alarm.kind, alarm.subject, now)

    def set_back(self, now: float) -> None:
        """The clock was set: no wait is longer than its pause."""
        for state in self.states.values():
            state.due = min(state.due, now + state.pause)

    def task_of(self, connection: Connection, check: Check) -> Task:
        """The request of a check, which asks for what has changed since its address was last read."""
        query = select(watch_answers).where(watch_answers.c.url == check.url)
        row = connection.execute(query).mappings().first()
        if row is None:
            return Task(aim=check, url=check.url)
        headers = conditional(row["etag"], row["modified"])
        return Task(aim=check, url=check.url, headers=headers, seen=row["digest"])

    def well(
        self,
        connection: Connection,
        check: Check,
        listing: Listing,
        result: Result,
        told: Told,
        now: float,
    ) -> None:
        """A check gave what it should."""
        if not check.is_whole:
            self._parts.pop(check.url, None)
            self._over(connection, _subject(check), told, now)
            return
        state = self.states[check.source.name]
        headers = result.answer.headers if result.answer is not None else {}
        state.failures = 0
        state.has_succeeded = True
        state.pause = max(state.source.every, min(max_age(headers), _LONGEST_FRESH))
        state.due = now + state.pause
        self._over(connection, state.source.name, told, now)
        if listing.children:
            self._forget_parts(connection, state.source, listing.children, told, now)
        self._write(connection, state, {"tried": now, "succeeded": now, "message": None})

    def badly(
        self, connection: Connection, check: Check, problem: str, is_lasting: bool, told: Told, now: float
    ) -> None:
        """A check failed; `is_lasting` where asking again soon would hardly help."""
        problem = problem[:_LONGEST_MESSAGE]
        if not check.is_whole:
            failures = self._parts[check.url] = self._parts.get(check.url, 0) + 1
            self._failed(connection, check, problem, is_lasting or failures >= _FAILURES_TO_ALARM, told, now)
            return
        state = self.states[check.source.name]
        source = state.source
        state.failures += 1
        longest = _LONGEST_PAUSE if is_lasting else _LONGEST_PAUSE_OF_A_SERVER
        state.pause = growing(state.failures, source.every, max(longest, source.every))
        state.due = now + state.pause
        is_grave = state.failures >= _FAILURES_TO_ALARM or (is_lasting and not state.has_succeeded)
        self._failed(connection, check, problem, is_grave, told, now)
        self._write(connection, state, {"tried": now, "message": problem})

    def remember(self, connection: Connection, check: Check, result: Result, now: float) -> None:
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

    def _failed(
        self, connection: Connection, check: Check, problem: str, is_grave: bool, told: Told, now: float
    ) -> None:
        """Tell of a failure; what is grave is told louder, and once."""
        message = f"{check.source.name} ({check.url}): {problem}"
        if is_grave and alarms.begin(connection, "source", _subject(check), problem, now):
            message = f"{message}; it is tried again, less often"
            told.add(logging.WARNING, message, alarm="source", source=check.source.name)
        else:
            told.add(logging.INFO, message, source=check.source.name)

    def _over(self, connection: Connection, subject: str, told: Told, now: float) -> None:
        if alarms.end(connection, "source", subject, now) is not None:
            told.add(logging.WARNING, f"{subject}: gives its items again", alarm="source", source=subject)

    def _forget_parts(
        self, connection: Connection, source: Source, children: Sequence[str], told: Told, now: float
    ) -> None:
        """Sitemaps that an index names no longer are no longer missed."""
        kept = {_subject(Check(source=source, url=url)) for url in children}
        for alarm in alarms.open_alarms(connection):
            if alarm.subject.startswith(f"{source.name}, ") and alarm.subject not in kept:
                alarms.end(connection, alarm.kind, alarm.subject, now)
                told.add(logging.INFO, f"{alarm.subject}: is not named by its index any more")

    def _write(self, connection: Connection, state: SourceState, more: dict[str, str | float | None]) -> None:
        row = {
            "name": state.source.name,
            "url": state.source.url,
            "due": state.due,
            "pause": state.pause,
            "failures": state.failures,
        }
        put(connection, watch_sources, row | more)


def _subject(check: Check) -> str:
    """Whom an alarm is about: the source, or a sitemap of its index."""
    return check.source.name if check.is_whole else f"{check.source.name}, {check.url}"
