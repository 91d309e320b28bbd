"""Fetching from real servers: good answers, broken ones, slow ones, and ways back into one's own network."""

import gzip
import socket
import ssl
import time
from collections.abc import Callable
from ipaddress import ip_address
from itertools import count

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from dienbien.fetching import Fetched, FetchError, Limits, exchange, fetch, is_public

from .conftest import Serve, Server

PAGE = "<html><body>Bến Sông: tàu kéo cập cảng.</body></html>".encode()
Fetch = Callable[..., Fetched]


def answer(body: bytes = PAGE, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def local(url: str, limits: Limits = Limits()) -> Fetched:  # noqa: B008
    """Fetch, this machine allowed."""
    return fetch(url, allowed=lambda address: address.is_loopback, ports=None, limits=limits)


def refusal(url: str, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(FetchError) as caught:
        local(url, limits)
    return str(caught.value)


def test_a_page_with_its_headers(serve: Serve) -> None:
    server = serve(answer(PAGE, "Content-Type: text/html; charset=UTF-8", "ETag: x"))
    fetched = local(server.url)
    assert fetched.body == PAGE
    assert (fetched.media_type, fetched.charset, fetched.headers["etag"]) == ("text/html", "utf-8", "x")
    (request,) = server.requests
    assert request.startswith(b"GET /tin.html HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{server.port}\r\n".encode() in request
    assert request.count(b"User-Agent:") == 1
    assert b"User-Agent: dienbien/" in request


def test_the_user_says_whom_to_write_to(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIENBIEN_CONTACT", "lab@uni.example\r\nX-Bad: 1")
    server = serve(answer())
    local(server.url)
    assert b"(lab@uni.exampleX-Bad: 1)\r\n" in server.requests[0]


def test_proxies_of_the_environment_are_not_used(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, server = serve(answer(b"proxy")), serve(answer())
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
    assert local(server.url).body == PAGE


def test_letters_in_the_address_are_encoded(serve: Serve) -> None:
    server = serve(answer())
    local(f"http://127.0.0.1:{server.port}/thế-giới?q=tàu kéo")
    assert server.requests[0].startswith(b"GET /th%E1%BA%BF-gi%E1%BB%9Bi?q=t%C3%A0u%20k%C3%A9o HTTP/1.1\r\n")


def test_a_name_is_resolved_once_and_the_checked_address_is_connected_to(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(answer())
    asked = []
    real = socket.getaddrinfo

    def rebinding(host: str, *more: object, **named: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if len(asked) == 1 else "127.0.0.9", server.port, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with pytest.raises(FetchError, match="not public"):
        fetch(f"http://rebind.example:{server.port}/", ports=None)
    asked.clear()
    monkeypatch.setattr(socket, "create_connection", _connection_to(server))
    assert local(f"http://rebind.example:{server.port}/").body == PAGE
    assert asked == ["rebind.example"]
    assert f"Host: rebind.example:{server.port}\r\n".encode() in server.requests[0]


def _connection_to(server: Server) -> Callable[[tuple[str, int], float], socket.socket]:
    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address == ("127.0.0.1", server.port)
        sock = socket.socket()
        sock.settimeout(timeout)
        sock.connect(address)
        return sock

    return connect


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://0/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/",
        "http://192.0.0.192/",
        "http://168.63.129.16/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[::127.0.0.1]/",
    ],
)
def test_ways_back_inside_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match=r"not public|unknown host"):
        fetch(url)


def test_addresses_of_the_public_internet_are_allowed() -> None:
    assert is_public(ip_address("8.8.8.8"))
    assert is_public(ip_address("2606:4700::1111"))


@given(st.ip_addresses(v=4))
def test_what_wraps_an_address_is_never_public(address: object) -> None:
    for wrapped in (f"::ffff:{address}", f"::{address}", f"64:ff9b::{address}"):
        assert not is_public(ip_address(wrapped))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://bensong.example/a", "not an http or https address"),
        ("file:///etc/passwd", "not an http or https address"),
        ("http:///a", "without a host"),
        ("http://bensong.example:22/", "only 80 and 443"),
        ("http://user:secret@bensong.example/", "name or password"),
        ("http://bensong.example:99999/", "not a sound address"),
        ("http://[::1/", "not a sound address"),
        ("http://" + "a" * 70 + ".example/", "not a sound address"),
        ("http://bensong.example/" + "a" * 5000, "longer than"),
    ],
)
def test_addresses_that_are_not_asked(url: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        fetch(url)


def test_a_certificate_is_checked_against_the_name_that_was_asked_for(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    trusted = ssl.create_default_context()
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *more, **named: real("127.0.0.1", *more, **named))

    def server_of(name: str) -> str:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
        return f"https://bensong.example:{serve(answer(), context).port}/"

    assert "has a certificate that can't be trusted" in refusal(server_of("bensong.example"))
    authority.configure_trust(trusted)
    monkeypatch.setattr(exchange, "_trusted", lambda: trusted)
    assert local(server_of("bensong.example")).body == PAGE
    assert "has a certificate that can't be trusted" in refusal(server_of("benkhac.example"))


def test_redirects_are_followed_to_where_they_end(serve: Serve) -> None:
    end = serve(answer())
    start = serve(answer(b"", f"Location: {end.url}", status="301 Moved"))
    fetched = local(start.url)
    assert (fetched.url, fetched.body) == (end.url, PAGE)


def test_a_redirect_inside_is_refused(serve: Serve) -> None:
    server = serve(answer(b"", "Location: http://169.254.169.254/latest/", status="302 Found"))
    assert "leads to an address that is not public (169.254.169.254)" in refusal(server.url)


@pytest.mark.parametrize("place", ["ftp://a.example/", "file:///etc/passwd"])
def test_a_redirect_to_another_scheme_is_refused(serve: Serve, place: str) -> None:
    server = serve(answer(b"", f"Location: {place}", status="302 Found"))
    assert "is not an http or https address" in refusal(server.url)


def test_redirects_in_a_circle_and_without_end(serve: Serve) -> None:
    circle = serve(answer(b"", "Location: /tin.html", status="302 Found"))
    assert "redirects in a circle" in refusal(circle.url)
    numbers = count()

    def further(connection: socket.socket, _: bytes) -> None:
        connection.sendall(answer(b"", f"Location: /{next(numbers)}", status="307 Temporary"))

    assert "redirects more than 5 times" in refusal(serve(further).url)
    assert next(numbers) == 6


def test_a_gzipped_page_of_several_members(serve: Serve) -> None:
    packed = gzip.compress(PAGE) + gzip.compress(b"Het.") + b"\x00" * 8
    assert local(serve(answer(packed, "Content-Encoding: gzip")).url).body == PAGE + b"Het."


def test_chunks_and_answers_without_length(serve: Serve) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nBen\r\n4\r\nSong\r\n0\r\n\r\n"
    assert local(serve(chunked).url).body == b"BenSong"
    assert local(serve(b"HTTP/1.0 200 OK\r\n\r\nBen").url).body == b"Ben"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (answer(PAGE, length=len(PAGE) + 100), "was cut off on the way"),
        (answer(gzip.compress(PAGE, mtime=0)[:-12], "Content-Encoding: gzip"), "was cut off on the way"),
        (answer(PAGE, "Content-Encoding: gzip"), "can't be unpacked"),
        (answer(PAGE, "Content-Encoding: br"), "is packed as br"),
        (answer(PAGE, "Content-Type: image/png"), "is image/png, neither a page nor a feed"),
        (answer(b""), "is empty"),
        (answer(status="404 Not Found"), "gave no page: 404 Not Found; check the address"),
        (answer(status="500 Oh"), "gave no page: 500 Internal Server Error; try again later"),
        (answer(PAGE, "Retry-After: 120", status="503 Busy"), "try again in 120 seconds"),
        (answer(status="403 No"), "gave no page: 403 Forbidden; save the page"),
        (answer(status="799 What"), "gave no page: 799"),
        (answer(b"", status="302 Found"), "redirects without saying where to"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "doesn't answer as a web server does"),
        (b"", "doesn't answer as a web server does"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 100_000, "doesn't answer as a web server does"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nBen", "was cut off on the way"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nBen", "was cut off on the way"),
    ],
)
def test_answers_that_are_no_page(serve: Serve, data: bytes, words: str) -> None:
    assert words in refusal(serve(data).url)


def test_a_body_over_the_bound(serve: Serve) -> None:
    limits = Limits(wire_bytes=100_000)
    assert "is longer than 100,000 bytes" in refusal(serve(answer(b"a" * 200_000)).url, limits)

    def endless(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"a" * 65536)

    assert "is longer than 100,000 bytes" in refusal(serve(endless).url, limits)


def test_a_bomb_is_not_unpacked(serve: Serve) -> None:
    bomb = answer(gzip.compress(b"\x00" * 50_000_000), "Content-Encoding: gzip")
    assert "is longer than 1 MiB" in refusal(serve(bomb).url, Limits(bytes=2**20))
    many = answer(gzip.compress(b"\x00" * 600_000) * 50, "Content-Encoding: gzip")
    assert "is longer than 1 MiB" in refusal(serve(many).url, Limits(bytes=2**20))


@pytest.mark.parametrize(
    "begin", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"]
)
def test_a_server_that_drips_is_left_when_the_time_is_over(serve: Serve, begin: bytes) -> None:
    def drip(connection: socket.socket, _: bytes) -> None:
        connection.sendall(begin)
        while not server.stopped.wait(0.02):
            connection.sendall(b"a")

    server = serve(drip)
    started = time.monotonic()
    assert "took longer than 0.5 seconds" in refusal(server.url, Limits(seconds=0.5))
    assert time.monotonic() - started < 5


def test_a_silent_server(serve: Serve) -> None:

    def wait(connection: socket.socket, _: bytes) -> None:
        server.stopped.wait(10)

    server = serve(wait)
    assert "doesn't answer in time" in refusal(server.url, Limits(silence=0.2))


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "can't be reached (Connection refused)" in refusal(f"http://127.0.0.1:{port}/")
