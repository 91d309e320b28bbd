"""How a watch stands, for Prometheus (`/metrics`) and for whoever only asks whether it lives (`/healthz`).

Comes in: the name of a store, a plan, an address. Goes out: answers over HTTP, from what the store
holds: they go on over restarts. Counts are kept for a moment, so that asking often costs nothing.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import msgspec
from prometheus_client import CollectorRegistry, make_wsgi_app
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from dienbien.store import Store, StoreError
from dienbien.store.outbox import TargetState
from dienbien.version import __version__
from dienbien.watch.pulse import Pulse
from dienbien.watch.sources import Plan
from dienbien.watch.status import SourceStatus, Status, status

_KEPT = 15.0
_SILENCE = 180.0
"""Seconds without a sign of the watch, which gives one every half a minute, after which it is dead."""
_Start = Callable[..., Any]


class Standing(Collector):
    """What the store says of a plan's sources and of alerts, counted when it is asked for."""

    def __init__(self, where: str, plan: Plan, pulse: Pulse) -> None:
        self._where = where
        self._plan = plan
        self._pulse = pulse
        self._lock = threading.Lock()
        self._counted = 0.0
        self._found: list[Metric] = []

    def describe(self) -> list[Metric]:
        """Nothing: what there is depends on the store."""
        return []

    def collect(self) -> Iterator[Metric]:
        """All metrics; where the store can't be read, only that it can't."""
        with self._lock:
            if not self._found or time.monotonic() - self._counted > _KEPT:
                self._found = list(self._count())
                self._counted = time.monotonic()
            yield from self._found
        yield _plain("dienbien_watch_seconds_since_sign", "Since the watch lived last.", self._pulse.age())

    def _count(self) -> Iterator[Metric]:
        yield _labelled("dienbien_info", "The version that runs.", ["version"], [([__version__], 1.0)])
        try:
            with Store(self._where, must_exist=True) as store:
                found, changes = status(store, self._plan, time.time()), store.changes()
                waiting, targets = store.count_waiting(), store.target_states()
        except StoreError:
            yield _plain("dienbien_store_up", "Whether the store can be read.", 0.0)
            return
        yield _plain("dienbien_store_up", "Whether the store can be read.", 1.0)
        yield _plain("dienbien_store_changes", "How often the store was linked.", float(changes))
        yield from _of_sources(found)
        yield from _of_alerts(waiting, targets)


def _of_sources(found: Status) -> Iterator[Metric]:
    items = [([one.name, state], float(n)) for one in found.sources for state, n in sorted(one.items.items())]
    yield _labelled("dienbien_watch_items", "Items by what became of them.", ["source", "state"], items)
    for name, meaning, value in _BY_SOURCE:
        rows = [([one.name], float(known)) for one in found.sources if (known := value(one)) is not None]
        yield _labelled(name, meaning, ["source"], rows)
    kinds = ("source", "empty")
    alarms = [([kind], float(sum(alarm.kind == kind for alarm in found.alarms))) for kind in kinds]
    yield _labelled("dienbien_watch_alarms", "Alarms that are not over.", ["kind"], alarms)


_BY_SOURCE: tuple[tuple[str, str, Callable[[SourceStatus], float | None]], ...] = (
    (
        "dienbien_watch_last_success_timestamp_seconds",
        "Last time it gave items.",
        lambda s: s.succeeded,
    ),
    ("dienbien_watch_failures", "Failures of a source in a row.", lambda s: s.failures),
    ("dienbien_watch_oldest_waiting_seconds", "Age of the oldest item never had.", lambda s: s.waits or 0.0),
    ("dienbien_watch_lag_seconds", "Mean from listing to storing, of a day.", lambda s: s.lag),
)


def _of_alerts(waiting: dict[str, int], targets: list[TargetState]) -> Iterator[Metric]:
    names = sorted(waiting.keys() | {target.target for target in targets})
    rows = [([name], float(waiting.get(name, 0))) for name in names]
    yield _labelled("dienbien_alerts_waiting", "Messages that a target has not got.", ["target"], rows)
    failures = [([target.target], float(target.failures)) for target in targets]
    yield _labelled("dienbien_alerts_failures", "Failures of a target in a row.", ["target"], failures)


def _plain(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=value)


def _labelled(
    name: str, meaning: str, labels: list[str], rows: Iterable[tuple[list[str], float]]
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, meaning, labels=labels)
    for values, value in rows:
        family.add_metric(values, value)
    return family


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def server_bind(self) -> None:
        """Bind without asking a name server for our name; a port just let go can be had again."""
        TCPServer.server_bind(self)
        host, port = self.socket.getsockname()[:2]
        self.server_address, self.server_name, self.server_port = (host, port), host, port
        self.setup_environ()


class _Server6(_Server):
    address_family = socket.AF_INET6


class _Quiet(WSGIRequestHandler):
    timeout = 10.0

    def log_message(self, *_: Any) -> None:
        """Requests are not logged."""


@contextmanager
def serving(host: str, port: int, where: str, plan: Plan, pulse: Pulse) -> Iterator[int]:
    """Answer while the block lasts; gives the port. Raises `OSError` where the address can't be had."""
    registry = CollectorRegistry()
    registry.register(Standing(where, plan, pulse))
    metrics = make_wsgi_app(registry)

    def answer(environ: dict[str, Any], start: _Start) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/metrics":
            answered: Iterable[bytes] = metrics(environ, start)
            return answered
        if path == "/healthz":
            return _health(pulse, start)
        start("404 Not Found", [("Content-Type", "text/plain")])
        return [b"/metrics and /healthz are here\n"]

    kind = _Server6 if ":" in host else _Server
    with make_server(host, port, answer, server_class=kind, handler_class=_Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, name="metrics", daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def _health(pulse: Pulse, start: _Start) -> list[bytes]:
    """200 while the watch gives signs of life."""
    is_well = pulse.age() < _SILENCE
    told = {"status": "ok" if is_well else "silent", "seconds_since_sign": round(pulse.age(), 1)}
    start("200 OK" if is_well else "503 Service Unavailable", [("Content-Type", "application/json")])
    return [msgspec.json.encode(told)]
