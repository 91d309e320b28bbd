"""What takes long is made once for each change of the store."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.store import Store, StoreError
from dienbien.web.pages import cached
from dienbien.web.pages.cached import Cached


def change(store: Store, name: str) -> None:
    page = read_text("Nga không kích Odessa của Ukraine.", id=name, published="2025-10-22")
    store.save(store.begin_run("t", "0", ["x"]), [(page, code_document(page))])


def test_a_thing_is_made_anew_only_when_the_store_has_changed(tmp_path: Path) -> None:
    with Store(str(tmp_path / "news.db")) as store:
        kept = Cached()
        assert kept.get(store, "n", store.count_events) == 0
        assert kept.get(store, "n", lambda: -1) == 0
        change(store, "a")
        assert kept.get(store, "n", store.count_events) == store.count_events() > 0
        assert kept.get(store, "n", lambda: -1) == store.count_events()


def test_nobody_waits_for_something_slow_that_was_there_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "_SLOW", 0)
    monkeypatch.setattr(cached, "_REST", 0)
    begun, may_end = Event(), Event()

    def slow() -> str:
        begun.set()
        may_end.wait(60)
        return "new"

    with Store(str(tmp_path / "news.db")) as store:
        kept = Cached()
        assert kept.get(store, "n", partial(str, "old")) == "old"
        change(store, "a")
        assert kept.get(store, "n", slow) == "old"
        assert begun.wait(60)
        assert kept.get(store, "n", partial(str, "third")) == "old"
        may_end.set()
        with kept._slot((store.name, "n")).lock:
            pass
        assert kept.get(store, "n", partial(str, "third")) == "new"


def test_a_store_that_fails_is_asked_again(tmp_path: Path) -> None:
    def failing() -> int:
        raise StoreError("locked")

    with Store(str(tmp_path / "news.db")) as store:
        kept = Cached()
        ask: Callable[[], int] = partial(kept.get, store, "n", failing)
        for _ in range(2):
            with pytest.raises(StoreError):
                ask()
        assert kept.get(store, "n", partial(int, 3)) == 3


def test_what_nobody_asks_for_is_forgotten_first(tmp_path: Path) -> None:
    with Store(str(tmp_path / "news.db")) as store:
        kept = Cached(most=2)
        for name, value in (("a", 1), ("b", 2), ("a", 9), ("c", 3)):
            kept.get(store, name, partial(int, value))
        assert [kept.get(store, name, partial(int, 0)) for name in ("a", "c", "b")] == [1, 3, 0]
