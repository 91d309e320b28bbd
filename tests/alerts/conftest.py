"""A server that takes webhooks, and stores to judge (those of the tests of the store)."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from store.conftest import postgres, store, where

__all__ = ["postgres", "store", "where"]

SECRET = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVg=="
VARIABLE = "DIENBIEN_TEST_SECRET"


class Sink:
    """Takes what is posted; answers with `statuses` one after the other, then always 204."""

    def __init__(self) -> None:
        self.statuses: list[int | tuple[int, str, str]] = []
        self.requests: list[tuple[dict[str, str], bytes]] = []
        sink = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                body = self.rfile.read(length)
                if len(body) < length:
                    return  # its sender was killed: nothing has come
                sink.requests.append(({k.lower(): v for k, v in self.headers.items()}, body))
                status = sink.statuses.pop(0) if sink.statuses else 204
                code, *header = status if isinstance(status, tuple) else (status,)
                self.send_response(code)
                if header:
                    self.send_header(*header)
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What came, as JSON."""
        return [json.loads(body) for _, body in self.requests]

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def open_sink(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Sink]]:
    """A server of webhooks, as many as one wants."""
    monkeypatch.setenv(VARIABLE, SECRET)
    sinks: list[Sink] = []

    def opened() -> Sink:
        sinks.append(Sink())
        return sinks[-1]

    yield opened
    for sink in sinks:
        sink.stop()


@pytest.fixture
def sink(open_sink: Callable[[], Sink]) -> Sink:
    return open_sink()
