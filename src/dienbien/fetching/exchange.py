"""One request to one address that was checked, and its answer.

Comes in: a target and the addresses it may be asked at. Goes out: status, headers and the unpacked body,
within bounds of size and time. It follows no redirect and uses no proxy.
"""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from dienbien.fetching.errors import FetchError
from dienbien.fetching.target import Target

_CHUNK = 64 * 1024
_TRY_LATER = "try again later"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: bytes on the wire and unpacked, seconds for all and in silence, redirects."""

    wire_bytes: int = 32 * 1024 * 1024
    bytes: int = 64 * 1024 * 1024
    seconds: float = 60.0
    silence: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. Names of headers are in lower case; `body` is empty unless it was asked for."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class Clock:
    """Ends whatever waits on a socket when the time of a fetch is over."""

    seconds: float
    ends: float = field(init=False)
    is_over: bool = False

    def __post_init__(self) -> None:
        self.ends = time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds left. Raises `FetchError` where there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise too_slow(self.seconds)
        return left

    @contextmanager
    def watching(self, sock: socket.socket) -> Iterator[None]:
        """Shut the connection down when the time is over, whatever is being read: servers may drip on."""
        # A second handle of the connection: TLS takes the first one away.
        with sock.dup() as handle:
            timer = threading.Timer(self.left(), self._end, (handle,))
            timer.daemon = True
            timer.start()
            try:
                yield
            finally:
                timer.cancel()
                timer.join()

    def _end(self, handle: socket.socket) -> None:
        self.is_over = True
        with suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)


def ask(
    target: Target,
    addresses: list[str],
    headers: Mapping[str, str],
    clock: Clock,
    limits: Limits,
    *,
    content: bytes | None = None,
) -> Answer:
    """The answer to a GET, or to a POST of content, from the first of the addresses that connects.

    The answer's body is read for status 200 to a GET only. Raises `FetchError`.
    """
    method = "GET" if content is None else "POST"
    try:
        with _socket(target, addresses, clock, limits) as sock, clock.watching(sock):
            connection = _Https(target, sock) if target.scheme == "https" else _Http(target, sock)
            try:
                connection.request(method, target.path, body=content, headers=headers, preload_content=False)
                response = connection.getresponse()
                told = {name.lower(): value for name, value in response.headers.items()}
                is_read = response.status == 200 and content is None
                body = _body(response, told, clock, limits) if is_read else b""
                return Answer(response.status, told, body)
            finally:
                connection.close()
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        if clock.is_over:
            raise too_slow(clock.seconds) from error
        raise _broken(error) from error


def _socket(target: Target, addresses: list[str], clock: Clock, limits: Limits) -> socket.socket:
    """A connection to the first of the addresses that takes one."""
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, target.port), min(limits.silence, clock.left()))
    return socket.create_connection((addresses[-1], target.port), min(limits.silence, clock.left()))


class _Http(HTTPConnection):
    """HTTP over a connection that stands already."""

    def __init__(self, target: Target, sock: socket.socket) -> None:
        super().__init__(target.host, target.port, timeout=sock.gettimeout())
        self._given = sock

    def _new_conn(self) -> socket.socket:
        return self._given


class _Https(HTTPSConnection):
    """HTTPS over a connection that stands already; the certificate has to be the host's."""

    def __init__(self, target: Target, sock: socket.socket) -> None:
        super().__init__(target.host, target.port, timeout=sock.gettimeout(), ssl_context=_trusted())
        self._given = sock

    def _new_conn(self) -> socket.socket:
        return self._given


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that this system trusts."""
    return ssl.create_default_context()


def _body(response: BaseHTTPResponse, headers: Mapping[str, str], clock: Clock, limits: Limits) -> bytes:
    coding = headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise FetchError(f"is packed as {coding[:40]}, which was not asked for", _TRY_LATER)
    body = _Body(coding in ("gzip", "x-gzip"), limits)
    while chunk := response.read(_CHUNK, decode_content=False):
        clock.left()
        body.add(chunk)
    if clock.is_over:
        raise too_slow(clock.seconds)
    return body.whole()


class _Body:
    """The bytes of an answer, unpacked as they come, within bounds."""

    def __init__(self, is_packed: bool, limits: Limits) -> None:
        self._limits = limits
        self._unpack = zlib.decompressobj(wbits=31) if is_packed else None
        self._wire = 0
        self._data = bytearray()

    def add(self, chunk: bytes) -> None:
        """Take what came. Raises `FetchError` beyond a bound, and where it can't be unpacked."""
        self._wire += len(chunk)
        if self._wire > self._limits.wire_bytes:
            raise too_long(self._limits.wire_bytes)
        if self._unpack is None:
            self._data += chunk
        else:
            self._add_packed(chunk)
        if len(self._data) > self._limits.bytes:
            raise too_long(self._limits.bytes)

    def _add_packed(self, chunk: bytes) -> None:
        while chunk and self._unpack is not None and len(self._data) <= self._limits.bytes:
            try:
                self._data += self._unpack.decompress(chunk, self._limits.bytes + 1 - len(self._data))
            except zlib.error as error:
                raise FetchError(f"can't be unpacked ({error})", _TRY_LATER) from error
            chunk = self._unpack.unconsumed_tail
            if self._unpack.eof:
                # gzip may have several members; what is no member behind the last is padding.
                chunk = self._unpack.unused_data.lstrip(b"\x00")
                self._unpack = zlib.decompressobj(wbits=31) if chunk else self._unpack
                if not chunk:
                    return

    def whole(self) -> bytes:
        """All of it. Raises `FetchError` where its end is missing."""
        if self._unpack is not None and not self._unpack.eof:
            raise FetchError("was cut off on the way: its packed text has no end", _TRY_LATER)
        return bytes(self._data)


def too_slow(seconds: float) -> FetchError:
    """The error for a fetch whose time is over."""
    return FetchError(
        f"took longer than {seconds:g} seconds", "try again later, or save the page and give its file"
    )


def too_long(size: int) -> FetchError:
    """The error for a body over a bound."""
    shown = f"{size // 2**20} MiB" if size >= 2**20 else f"{size:,} bytes"
    remedy = "save it and give the parts that you need as files"
    return FetchError(f"is longer than {shown}", remedy, is_lasting=True)


def _untrusted(detail: str) -> FetchError:
    return FetchError(f"has a certificate that can't be trusted ({detail})", "check the address")


def _broken(error: Exception) -> FetchError:
    """What a broken connection is in plain words."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _untrusted(cause.verify_message)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, TimeoutError) or "timed out" in str(error).lower():
        return FetchError("doesn't answer in time", _TRY_LATER)
    if "IncompleteRead" in str(error) or "IncompleteRead" in type(error).__name__:
        return FetchError("was cut off on the way: less came than was announced", _TRY_LATER)
    if isinstance(error, http.client.RemoteDisconnected) or not isinstance(error, OSError):
        return FetchError(
            f"doesn't answer as a web server does ({type(error).__name__})", "check the address"
        )
    detail = error.strerror or type(error).__name__
    return FetchError(f"can't be reached ({detail})", "check the address and the network")
