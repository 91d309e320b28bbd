"""A store with a few pages, and the application that shows it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.store import Store
from dienbien.web import Settings, create_app

from .pages import PAGES

_USUAL: dict[str, Any] = {"hosts": ("localhost.local",), "lag_seconds": 0}
Client = TestClient[Litestar]
Open = Callable[..., Client]


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the pages of `PAGES`."""
    path = str(tmp_path_factory.mktemp("web") / "news.db")
    with Store(path) as store:
        for name, outlet, text in PAGES:
            page = read_text(text, id=name, published="2024-03-14T08:00:00+07:00", outlet=outlet)
            store.save(store.begin_run("a", "0", ["x"]), [(page, code_document(page))])
    return path


@pytest.fixture
def open_app(store_path: str) -> Iterator[Open]:
    """A client of an application with settings of one's own."""
    with ExitStack() as stack:

        def opened(where: str | Path = store_path, **settings: Any) -> Client:
            app = create_app(str(where), Settings(**(_USUAL | settings)))
            return stack.enter_context(TestClient(app, base_url="http://localhost.local"))

        yield opened


@pytest.fixture
def client(open_app: Open) -> Client:
    """A client of the application as it is by default."""
    return open_app()
