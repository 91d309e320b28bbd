"""Only one may do what is named, on either database, and whoever dies lets go."""

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import text

from dienbien.store import Store, StoreError


def hold(where: str, told: Connection) -> None:
    with Store(where) as store, store.alone("watch"):
        told.send("held")
        signal.pause()


def test_who_is_killed_lets_go(where: str) -> None:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=hold, args=(where, theirs))
    process.start()
    assert ours.recv() == "held"
    with Store(where) as store:
        with pytest.raises(StoreError, match="another watch runs on this store"), store.alone("watch"):
            pass
        with store.alone("something-else"):
            pass
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        if where.startswith("postgresql"):
            wait_until_gone(store)
        with store.alone("watch") as turn:
            turn.check()


def test_a_store_has_one_lock_by_whatever_path_it_is_reached(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "news.db")
    refused = pytest.raises(StoreError, match="another watch runs on this store")
    with (
        Store(str(tmp_path / "news.db")) as one,
        Store(str(tmp_path / "link.db")) as other,
        one.alone("watch"),
        refused,
        other.alone("watch"),
    ):
        pass


def wait_until_gone(store: Store) -> None:
    """PostgreSQL notices that a client is gone when it next looks at the connection."""
    query = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()")
    with store.reading() as connection:
        while connection.execute(query).scalar():
            connection.rollback()


def test_a_lock_that_went_with_its_connection_is_noticed(where: str) -> None:
    if not where.startswith("postgresql"):
        pytest.skip("a lock on a file does not go")
    ends = text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    with Store(where) as store, store.alone("watch") as turn:
        turn.check()
        with store.reading() as connection:
            connection.execute(ends)
        with pytest.raises(StoreError, match="the lock of watch is gone"):
            turn.check()
