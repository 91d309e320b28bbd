"""Real servers on this machine, each with one answer."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

Handler = Callable[[socket.socket, bytes], None]


class Server:
    """Takes connections one after the other; `handle` gets each with its request."""

    def __init__(self, handle: Handler, context: ssl.SSLContext | None = None) -> None:
        self.requests: list[bytes] = []
        self._handle = handle
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}/tin.html"

    def _serve(self) -> None:
        while not self.stopped.is_set():
            with suppress(OSError):
                connection, _ = self._listener.accept()
                with connection:
                    self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        if self._context is not None:
            connection = self._context.wrap_socket(connection, server_side=True)
        request = b""
        while b"\r\n\r\n" not in request and (more := connection.recv(65536)):
            request += more
        self.requests.append(request)
        self._handle(connection, request)
        with suppress(OSError):
            connection.shutdown(socket.SHUT_WR)

    def stop(self) -> None:
        self.stopped.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


Serve = Callable[..., Server]


@pytest.fixture
def serve() -> Iterator[Serve]:
    servers: list[Server] = []

    def start(handle: Handler | bytes, context: ssl.SSLContext | None = None) -> Server:
        if isinstance(handle, bytes):
            answer = handle
            servers.append(Server(lambda connection, _: connection.sendall(answer), context))
        else:
            servers.append(Server(handle, context))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()
