"""A watch of a played web: real sockets, a real store, a clock that skips what nobody waits for."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from dienbien.cli.run import coder_of
from dienbien.coders import Coders
from dienbien.store import Store
from dienbien.watch import Around, parse_sources
from dienbien.watch.books import Counts
from dienbien.watch.running import run

from .clocks import FastClock
from .played import Asked, Played, Reply


class Newsroom:
    """Pages by path at one host or several, and a watch on them."""

    def __init__(self, where: str, clock: FastClock, coders: Coders) -> None:
        self.where = where
        self.clock = clock
        self.pages: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self.web = Played(self._reply, clock.steady)
        self.coders = coders

    def watch(self, *sources: str, once: bool = True, settings: str = "") -> Counts:
        """Go once over sources, each the lines of a table in the file."""
        tables = "\n".join(f"[[source]]\n{source}" for source in sources)
        plan = parse_sources(f"[watch]\n{settings}\n{tables}", "sources.toml", ports=None)
        with Store(self.where) as store:
            return run(store, plan, self.coders, Around(self.web.asking(), self.clock), once=once)

    def feed(self, number: int = 1, path: str = "/tin.rss", more: str = "") -> str:
        return f'name = "Bến Sông {number}{path}"\nurl = "{self.web.url(number, path)}"\n{more}'

    def texts(self, url: str) -> list[str]:
        """The texts of all versions of a page, the oldest first."""
        with Store(self.where) as store:
            return [document.text for document in store.versions(url)]

    def count(self) -> dict[str, int]:
        with Store(self.where) as store:
            return store.count()

    def _reply(self, asked: Asked) -> Reply:
        found = self.pages.get(asked.path, Reply(status=404))
        return found(asked) if callable(found) else found


@pytest.fixture(scope="session")
def coders() -> Iterator[Coders]:
    coder_of(None)
    with Coders(partial(coder_of, None), 1) as started:
        yield started


@pytest.fixture
def newsroom(tmp_path: Path, coders: Coders) -> Iterator[Newsroom]:
    room = Newsroom(str(tmp_path / "news.db"), FastClock(tmp_path / "clock"), coders)
    yield room
    room.web.stop()
