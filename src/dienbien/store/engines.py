"""Opening the database behind a store: an SQLite file by path, PostgreSQL by URL.

Comes in: what the user calls the store. Goes out: an SQLAlchemy engine whose writing transactions take the
write lock at once, so that two writers wait for each other instead of failing half-way.
"""

import time
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from dienbien.store.errors import StoreError

_PATIENCE_MS = 60_000
_PAUSE_S = 0.01
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")
WRITES = "dienbien_writes"
"""The execution option of a connection that will write."""


def open_engine(store: str, *, must_exist: bool = False) -> Engine:
    """The engine for a path ("news.db") or a URL ("postgresql://user@host/news").

    Raises `StoreError` for a URL of another kind, one without its driver, or a directory that isn't there;
    also for a file that isn't there, where it `must_exist`.
    """
    url = _url(store)
    if url.get_backend_name() == "sqlite":
        _check_folder(store, url)
        if must_exist and not Path(url.database or "").exists():
            raise StoreError(f"{store}: there is no such store; name another one, or make it with ingest")
        engine = create_engine(url)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            f"{shown(store)}: PostgreSQL needs its driver; pip install 'dienbien[postgres]'"
        ) from error


def shown(store: str) -> str:
    """The name of a store without its password."""
    try:
        return make_url(store).render_as_string(hide_password=True) if "://" in store else store
    except ArgumentError:
        return store


def _url(store: str) -> URL:
    if "://" not in store:
        return URL.create("sqlite", database=store)
    try:
        url = make_url(store)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{store}: is no URL of a database; write a path or postgresql://…") from error
    if url.drivername in _POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite":
        return url
    raise StoreError(f"{shown(store)}: only SQLite (a path) and postgresql:// are known")


def _check_folder(store: str, url: URL) -> None:
    path = Path(url.database or "")
    if path.is_dir():
        raise StoreError(f"{store}: is a directory; name a file in it")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"{store}: its directory does not exist; make it first")


def _prepare_sqlite(connection: SQLiteConnection, _entry: ConnectionPoolEntry) -> None:
    """Let SQLAlchemy begin transactions itself, keep readers and the writer out of each other's way."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
    _set_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _set_wal(connection: SQLiteConnection) -> None:
    """Turn on the write-ahead log; SQLite lets nobody wait where two do so in a new file, so we do."""
    give_up = time.monotonic() + _PATIENCE_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            return
        except OperationalError as error:
            if error.sqlite_errorcode & 0xFF != SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(_PAUSE_S)


def _begin_sqlite(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")
