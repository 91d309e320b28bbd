"""A real server over a store of sample pages, and a real browser that reports whatever it doesn't like."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from dienbien.fetching.addresses import IPAddress
from dienbien.store import Store
from dienbien.web import Settings, create_app
from dienbien.web.accounts import add_account

from .samples import SITE, fill

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NAME, PASSWORD = "An", "một mật khẩu dài"
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the sample pages."""
    path = str(tmp_path_factory.mktemp("pages") / "news.db")
    fill(path)
    return path


@pytest.fixture(scope="session")
def store(store_path: str) -> Iterator[Store]:
    """The same store, opened beside the server."""
    with Store(store_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def server(store_path: str) -> Iterator[str]:
    """The address of a server of this store, at which An may sign in."""
    accounts = Path(f"{store_path}.accounts")
    add_account(accounts, NAME, PASSWORD)
    app = create_app(
        store_path,
        Settings(
            accounts=accounts,
            fetches_for="all",
            codes_a_minute=999,
            fetches_a_minute=999,
            lag_seconds=0,
            may_ask=_is_here,
            ports=None,
        ),
    )
    running = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        running.should_exit = True
        thread.join()


def _is_here(address: IPAddress) -> bool:
    return address.is_loopback


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of a site of pages to be fetched (`samples.SITE`)."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as running:
        thread = Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, body = SITE.get(self.path, (404, "text/plain", "none"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Location", self.path)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; tests that need it skip without."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Open]:
    """Opens paths of the server; in the end, nothing may have been complained about or asked of elsewhere."""
    faults: list[str] = []

    def note_console(told: ConsoleMessage) -> None:
        if told.type in ("error", "warning"):
            faults.append(f"{told.text} {told.location}")

    def note_request(asked: Request) -> None:
        if not asked.url.startswith(f"{server}/"):
            faults.append(asked.url)

    with ExitStack() as stack:

        def opened(path: str, **options: Any) -> Page:
            context = browser.new_context(**({"locale": "vi-VN"} | options))
            stack.callback(context.close)
            page = context.new_page()
            page.on("console", note_console)
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
            page.on("request", note_request)
            page.goto(server + path)
            return page

        yield opened
        assert faults == []
