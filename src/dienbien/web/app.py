"""The application: one process that shows one store, without asking anybody else.

Comes in: the name of a store and settings. Goes out: an ASGI application. Handlers get the open store as
`store` and more (`given`).
"""

import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Router
from litestar.config.csrf import CSRFConfig
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.static_files import create_static_files_router
from litestar.types import Message, Scope

from dienbien.store import Store, StoreError
from dienbien.web.accounts import Account
from dienbien.web.answers import Answers
from dienbien.web.api import api_router
from dienbien.web.api.description import description
from dienbien.web.api.parameters import wanted
from dienbien.web.book import Book
from dienbien.web.coded import Bench
from dienbien.web.door import CSRF_COOKIE, FOR_ALL, Door
from dienbien.web.health import healthz
from dienbien.web.login import login_router
from dienbien.web.memo import Memo
from dienbien.web.problems import handlers
from dienbien.web.pulse import Pulse
from dienbien.web.safety import add_safety
from dienbien.web.sessions import Sessions
from dienbien.web.settings import Settings
from dienbien.web.shared import Common, Shared
from dienbien.web.tokens import OwnTokens

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_PAGES = "dienbien.web.pages"
_THREADS = 3
"""Requests that are worked on at a time: of more, each would take the longer for the others."""
_HERE = Path(__file__).parent


def create_app(where: str, settings: Settings | None = None, common: Common | None = None) -> Litestar:
    """The application for a store that is there; `common` is what it shares with its like in other processes.

    Raises `StoreError` where the store can't be opened.
    """
    common = common or Common()
    settings = settings or Settings()
    store = Store(where, must_exist=True)
    shared = Shared.open(common.path)
    sessions = Sessions(shared, is_secure=settings.is_secure)
    bench = Bench(settings, shared)
    pulse = Pulse(store, shared, settings.lag_seconds)
    memo = Memo(pulse)
    book = Book(where, store, pulse)
    answers = Answers(pulse.state)

    @asynccontextmanager
    async def living(_: Litestar) -> AsyncIterator[None]:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS))
        if settings.is_warmed:
            threading.Thread(target=_warm, args=(book,), daemon=True).start()
        try:
            yield
        finally:
            store.close()
            shared.close()

    return Litestar(
        [
            api_router(answers, book, settings, shared),
            login_router(settings, shared),
            healthz,
            _static(),
            *_pages(answers, book, settings, shared),
        ],
        openapi_config=description(),
        csrf_config=CSRFConfig(
            secret=common.secret, cookie_name=CSRF_COOKIE, cookie_secure=settings.is_secure
        ),
        middleware=[
            DefineMiddleware(OwnTokens, secret=common.secret),
            DefineMiddleware(Door, settings=settings, sessions=sessions),
        ],
        before_send=[add_safety, partial(_note_change, pulse), answers.sent],
        exception_handlers=handlers(),
        dependencies={
            "store": Provide(lambda: store, sync_to_thread=False),
            "settings": Provide(lambda: settings, sync_to_thread=False),
            "sessions": Provide(lambda: sessions, sync_to_thread=False),
            "bench": Provide(lambda: bench, sync_to_thread=False),
            "memo": Provide(lambda: memo, sync_to_thread=False),
            "book": Provide(lambda: book, sync_to_thread=False),
            "account": Provide(_account, sync_to_thread=False),
            "wanted": Provide(wanted, sync_to_thread=False),
        },
        request_max_body_size=settings.body_bytes,
        lifespan=[living],
        include_in_schema=False,
        logging_config=None,
        debug=False,
    )


def _warm(book: Book) -> None:
    """Make what takes longest before somebody asks for it; a store that fails then fails whoever asks."""
    with suppress(StoreError):
        book.all()


async def _note_change(pulse: Pulse, message: Message, scope: Scope) -> None:
    """What was changed is seen by whoever asks next."""
    if message["type"] != "http.response.start" or message["status"] >= 400:
        return
    handler = scope.get("route_handler")
    if scope.get("method") not in _READING and not (handler and handler.opt.get("changes_nothing")):
        pulse.stir()


def _account(request: Request[Any, Any, Any]) -> Account | None:
    """Who is signed in."""
    user: Account | None = request.user
    return user


def _static() -> Router:
    return create_static_files_router("/static", directories=[_HERE / "static"], opt=FOR_ALL)


def _pages(answers: Answers, book: Book, settings: Settings, shared: Shared) -> list[Router]:
    """The pages, where they are installed."""
    if find_spec(_PAGES) is None:
        return []
    return [import_module(_PAGES).pages_router(answers, book, settings, shared)]
