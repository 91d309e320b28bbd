"""The hosts of a watch: how often each failed in a row, and how many of its pages had no article in a row.

Comes in: what requests came to, connections within transactions. Goes out: rows in the store, alarms,
lines for the log, and how long a host is to be left alone.
"""

import logging
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from dienbien.store.watchschema import watch_hosts
from dienbien.watch import alarms
from dienbien.watch.items import put
from dienbien.watch.pace import first_backoff
from dienbien.watch.tasks import Result
from dienbien.watch.told import Told

EMPTIES_TO_ALARM = 5


@dataclass(slots=True)
class HostState:
    """Failures in a row of a host, pages with an article, and pages without one in a row."""

    failures: int = 0
    articles: int = 0
    empties: int = 0


class HostBook:
    """The states of all hosts that were ever asked for a page or failed. `held` are to be left alone."""

    def __init__(self, connection: Connection, now: float) -> None:
        """Take up where the last run ended."""
        self.held: dict[str, float] = {}
        self._states: dict[str, HostState] = {}
        for row in connection.execute(select(watch_hosts)):
            self._states[row.host] = HostState(row.failures, row.articles, row.empties)
            if row.failures and row.until > now:
                self.held[row.host] = row.until - now

    def is_news(self, result: Result) -> bool:
        """Whether a result says anything of its host that is not known."""
        known = self._states.get(result.task.host)
        return _is_trouble(result) or (known is not None and known.failures > 0)

    def note(
        self, connection: Connection, result: Result, is_article: bool | None, told: Told, now: float
    ) -> None:
        """Count a result; `is_article` says whether it gave a page with an article, None where it gave
        none."""
        host = result.task.host
        known = self._states.setdefault(host, HostState())
        before = (known.failures, known.empties, known.articles > 0)
        known.failures = known.failures + 1 if _is_trouble(result) else 0
        if is_article is not None:
            known.empties = 0 if is_article else known.empties + 1
            known.articles += is_article
            self._note_empties(connection, host, known, told, now)
        held = max(result.wait, first_backoff(known.failures)) if known.failures else 0.0
        if held:
            self.held[host] = held
        if before != (known.failures, known.empties, known.articles > 0):
            row = msgspec.to_builtins(known) | {"host": host, "until": now + held, "pause": held}
            put(connection, watch_hosts, row)

    def _note_empties(
        self, connection: Connection, host: str, known: HostState, told: Told, now: float
    ) -> None:
        if known.empties >= EMPTIES_TO_ALARM:
            before = "have had articles before" if known.articles else "had none so far"
            message = f"the last {known.empties} pages have no article, and its pages {before}"
            if alarms.begin(connection, "empty", host, message, now):
                advice = "titles and summaries stand in; see whether its pages have a new layout"
                told.add(logging.WARNING, f"{host}: {message}; {advice}", alarm="empty", host=host)
        elif known.empties == 0 and alarms.end(connection, "empty", host, now) is not None:
            told.add(logging.WARNING, f"{host}: its pages have articles again", alarm="empty", host=host)


def _is_trouble(result: Result) -> bool:
    """Whether the host itself failed: it can't be reached, is overloaded or broke off."""
    return result.error is not None and not result.error.is_lasting
