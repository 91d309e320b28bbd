"""A web server that plays the hosts of several outlets: 127.0.1.1, 127.0.1.2, … at one port of this machine.

Whoever connects to another address of this machine has asked where nobody may: that is noted, too.
"""

import http.server
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_network
from typing import Literal, NamedTuple

from dienbien.fetching import Asking, Limits
from dienbien.fetching.addresses import IPAddress

_OUTLETS = ip_network("127.0.1.0/24")
Manner = Literal["whole", "cut", "silent"]


class Asked(NamedTuple):
    """A request as the server saw it; `moment` is by its clock, `end` when the answer was out."""

    moment: float
    host: str
    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """An answer; one that is cut ends early, a silent one never comes."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    manner: Manner = "whole"


def html(title: str, *paragraphs: str) -> Reply:
    """A page with an article, or none."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f"<html><head><title>{title}</title></head>"
    body = f"{head}<body><article><h1>{title}</h1>{story}</article></body></html>"
    return Reply(body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def rss(*items: str, title: str = "Bến Sông") -> Reply:
    """A feed of items that are written out."""
    body = f'<rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'
    return Reply(body.encode(), headers={"Content-Type": "application/rss+xml"})


class Played:
    """The server. `asked` are all requests to outlets, `forbidden` those to other addresses."""

    def __init__(self, reply: Callable[[Asked], Reply], steady: Callable[[], float]) -> None:
        self.asked: list[Asked] = []
        self.forbidden: list[Asked] = []
        self.reply = reply
        self.steady = steady
        self.stopped = threading.Event()
        self._server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), _handler(self))
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, number: int, path: str) -> str:
        """The address of something at an outlet's host."""
        return f"http://127.0.1.{number}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What outlets were asked for, without robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def asking(self, seconds: float = 5.0) -> Asking:
        """How to ask here: outlets only, whatever the port."""
        limits = Limits(seconds=seconds, silence=min(seconds, 2.0))
        return Asking(allowed=is_outlet, ports=None, limits=limits, contact="desk@bensong.example")

    def stop(self) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()


def is_outlet(address: IPAddress) -> bool:
    return address in _OUTLETS


def _handler(played: Played) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.connection.getsockname()[0]
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(played.steady(), host, self.path, headers)
            if not host.startswith("127.0.1."):
                played.forbidden.append(asked)
            else:
                played.asked.append(asked)
            with suppress(OSError):
                self._answer(played.reply(asked))

        def _answer(self, reply: Reply) -> None:
            if reply.manner == "silent":
                played.stopped.wait(30)
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            body = reply.body[: len(reply.body) // 2] if reply.manner == "cut" else reply.body
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    return Handler
