"""Backing a store up into one file, while others write to it, and making a store of such a file again.

Comes in: a store's path or URL, and a file. Goes out: the other, whole and checked, or not at all. The file
is a store itself (SQLite), whichever database it came from: it can be looked at as any store, and restored
into either.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from dienbien.store import words
from dienbien.store.engines import WRITES, open_engine, shown
from dienbien.store.errors import StoreError, remedy
from dienbien.store.migrating import bring_up_to_date
from dienbien.store.schema import documents, pages, runs
from dienbien.store.tables import ALL_TABLES
from dienbien.store.writing import lock

_PORTION = 500


def back_up(where: str, file: Path, *, replace: bool = False) -> dict[str, int]:
    """Write all that a store holds at this moment into a file; gives how many pages and events.

    Raises `StoreError` where the store can't be read, the file can't be written, or it is there already and
    is not to be replaced.
    """
    if file.exists() and not replace:
        raise StoreError(f"{file}: is there already; name another file, or say --replace")
    with _told(where, str(file)):
        engine = open_engine(where, must_exist=True)
        try:
            if engine.dialect.name == "sqlite" and _is_same(engine, file):
                raise StoreError(f"{file}: is the store itself; name another file")
            with _made(file) as fresh:
                if engine.dialect.name == "sqlite":
                    _copy_file(Path(engine.url.database or ""), fresh)
                else:
                    bring_up_to_date(engine)
                    _into_file(engine, fresh)
                counts = check(fresh)
        finally:
            engine.dispose()
    return counts


def restore(file: Path, where: str) -> dict[str, int]:
    """Make a store of a backup; gives how many pages and events. Raises `StoreError`."""
    if not file.is_file():
        raise StoreError(f"{file}: there is no such backup; check the name")
    with _told(where, where), tempfile.TemporaryDirectory(prefix="dienbien-") as folder:
        counts = check(file)
        engine = open_engine(where)
        try:
            if engine.dialect.name == "sqlite":
                _to_file(file, Path(engine.url.database or ""))
            else:
                copy = Path(folder) / "backup.db"
                _copy_file(file, copy)
                _to_server(copy, engine)
        finally:
            engine.dispose()
    return counts


def check(file: Path) -> dict[str, int]:
    """See that a file is a sound store; gives how many pages and events. Raises `StoreError`."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            problem = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            strays = connection.execute("PRAGMA foreign_key_check").fetchone()
            if problem != "ok" or strays is not None:
                raise StoreError(f"{file}: is damaged ({problem}); take another backup")
            counted = (connection.execute(f"SELECT count(*) FROM {name}") for name in ("pages", "events"))
            return dict(zip(("pages", "events"), (row.fetchone()[0] for row in counted), strict=True))
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{file}: is no backup of a store ({error}); name another file") from error


def _is_same(engine: Engine, file: Path) -> bool:
    return file.exists() and file.samefile(engine.url.database or "")


@contextmanager
def _made(file: Path) -> Iterator[Path]:
    """A file beside the one that is asked for, which takes its place when the block ends well."""
    if not file.absolute().parent.is_dir():
        raise StoreError(f"{file}: its directory does not exist; make it first")
    fresh = file.with_name(f".{file.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        yield fresh
        with fresh.open("rb+") as stream:
            os.fsync(stream.fileno())
        fresh.replace(file)
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}-wal"), fresh.with_name(f"{fresh.name}-shm")):
            left.unlink(missing_ok=True)


def _copy_file(store: Path, copy: Path) -> None:
    """SQLite's own way to copy a database that is written to: all of it as of one moment."""
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        _close_log(target)


def _close_log(connection: sqlite3.Connection) -> None:
    """Have all of a database in its one file."""
    connection.execute("PRAGMA journal_mode = DELETE").fetchall()


def _into_file(engine: Engine, file: Path) -> None:
    """All tables of a server as of one moment, in a store of its own."""
    target = open_engine(str(file))
    try:
        bring_up_to_date(target)
        snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with engine.connect().execution_options(**snapshot) as source, _writing(target) as connection:
            _copy_tables(source, connection)
    finally:
        target.dispose()
    with closing(sqlite3.connect(file)) as written:
        _close_log(written)


def _to_file(file: Path, store: Path) -> None:
    if store.exists():
        raise StoreError(f"{store}: is there already; move it away, or name another store")
    with _made(store) as fresh:
        _copy_file(file, fresh)


def _to_server(file: Path, engine: Engine) -> None:
    """All tables of a backup into an empty database. The file may be changed: it is brought up to date."""
    source = open_engine(str(file))
    try:
        bring_up_to_date(source)
        bring_up_to_date(engine)
        with source.connect() as reading, _writing(engine) as connection:
            held = connection.execute(select(func.count()).select_from(runs)).scalar_one()
            if held or connection.execute(select(pages.c.page_id).limit(1)).first() is not None:
                raise StoreError(f"{engine.url.database}: holds something already; name an empty database")
            _copy_tables(reading, connection)
            _go_on_counting(connection)
    finally:
        source.dispose()


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        lock(connection)
        yield connection


def _copy_tables(source: Connection, target: Connection) -> None:
    """Row by row, what is pointed to before what points to it; the index of words is made anew."""
    for table in ALL_TABLES:
        found = source.execution_options(yield_per=_PORTION).execute(select(table)).mappings()
        for some in found.partitions():
            rows = [dict(row) for row in some]
            target.execute(insert(table), rows)
            if table is documents:
                words.index(target, rows)


def _go_on_counting(connection: Connection) -> None:
    """Let PostgreSQL's counters go on behind the numbers that were brought along."""
    for table in ALL_TABLES:
        column = table.autoincrement_column
        if column is not None:
            most = connection.execute(select(func.max(column))).scalar()
            known = {"table": table.name, "column": column.name, "most": most}
            if most is not None:
                query = text("SELECT setval(pg_get_serial_sequence(:table, :column), :most)")
                connection.execute(query, known)


@contextmanager
def _told(where: str, target: str) -> Iterator[None]:
    """Whatever goes wrong becomes a `StoreError`; what is full is the disk of what is written."""
    try:
        yield
    except (sqlite3.Error, SQLAlchemyError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        named = target if "full" in reason.lower() else where
        raise StoreError(f"{shown(named)}: {reason}; {remedy(reason)}") from error
    except OSError as error:
        raise StoreError(f"{error.filename}: {error.strerror}; check path and rights") from error
