"""Whether a store can be read, is whole and up to date.

Comes in: the name of a store. Goes out: findings. The store is only read: it is neither made nor migrated.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from dienbien.doctor.finding import Finding
from dienbien.store.engines import open_engine, shown
from dienbien.store.errors import StoreError, remedy
from dienbien.store.fingerprint import coder_fingerprint
from dienbien.store.migrating import NEWEST, version_of
from dienbien.store.schema import documents, failures, metadata, records, runs

_TIGHT = 1.5
"""A store's disk should have room for so many times the store, for the log of a large transaction."""


def check_store(store: str, tables: Path | None = None) -> Iterator[Finding]:
    """What is right and wrong with a store, coded with the tables of a directory if there is one."""
    name = f"store {shown(store)}"
    try:
        engine = open_engine(store, must_exist=True)
    except StoreError as error:
        yield Finding("wrong", name, *_parted(str(error)))
        return
    try:
        yield from _opened(engine, name, tables)
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        yield Finding("wrong", name, reason, remedy(reason))
    finally:
        engine.dispose()


def _opened(engine: Engine, name: str, tables: Path | None) -> Iterator[Finding]:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite" and (damage := _damage(connection)):
            yield Finding("wrong", name, f"the file is damaged: {damage}", "restore it from a backup")
            return
        version = version_of(connection)
        if version is None:
            yield Finding(
                "wrong", name, "it has no tables of dienbien", "name another one, or ingest pages into it"
            )
            return
        if version != NEWEST:
            yield _of_another_version(name, version)
            return
        yield Finding("good", name, f"whole, with tables of version {version}")
        yield from _missing(connection, name)
        yield _outdated(connection, name, tables)
        yield from _last_run(connection, name)
    yield from _room(engine, name)


def _parted(message: str) -> tuple[str, str]:
    """What an error says, and what it says to do."""
    told, _, todo = message.partition("; ")
    return told, todo


def _damage(connection: Connection) -> str:
    found = str(connection.execute(text("PRAGMA quick_check(1)")).scalar())
    return "" if found == "ok" else found.partition("\n")[0]


def _of_another_version(name: str, version: str) -> Finding:
    if version > NEWEST:
        told = f"its tables are of version {version}, this program knows {NEWEST}"
        return Finding("wrong", name, told, "use a newer dienbien")
    told = f"its tables are of version {version}; this program has {NEWEST}"
    return Finding("doubtful", name, told, "they are migrated when a verb opens it; back it up before")


def _missing(connection: Connection, name: str) -> Iterator[Finding]:
    there = set(inspect(connection).get_table_names())
    lost = sorted(set(metadata.tables) - there)
    if lost:
        yield Finding("wrong", name, f"tables are missing: {', '.join(lost)}", "restore it from a backup")


def _outdated(connection: Connection, name: str, tables: Path | None) -> Finding:
    current = select(func.count()).select_from(documents).where(documents.c.is_current)
    pages = connection.execute(current).scalar_one()
    old = connection.execute(current.where(documents.c.coded_with != coder_fingerprint(tables))).scalar_one()
    coded = connection.execute(select(func.count()).select_from(records)).scalar_one()
    told = f"{pages:,} pages, {coded:,} records"
    if old:
        told += f"; {old:,} pages were coded by another version of the program or other tables"
        return Finding("doubtful", name, told, "dienbien recode, with the --tables that it was coded with")
    return Finding("good", name, told)


def _last_run(connection: Connection, name: str) -> Iterator[Finding]:
    last = connection.execute(select(runs).order_by(runs.c.started.desc()).limit(1)).first()
    if last is None:
        return
    if last.ended is None:
        told = f"the last run, of {last.started}, has not ended"
        yield Finding("doubtful", name, told, "if it runs no more, run the same command again")
    message = connection.execute(select(failures.c.message).where(failures.c.run_id == last.run_id)).first()
    if message is not None:
        told = f"the last run, of {last.started}, could not read everything: {message[0]}"
        yield Finding("doubtful", name, told, "see the table failures for the others")


def _room(engine: Engine, name: str) -> Iterator[Finding]:
    path = Path(engine.url.database or "") if engine.dialect.name == "sqlite" else None
    if path is None or not path.exists():
        return
    size, free = path.stat().st_size, shutil.disk_usage(path.absolute().parent).free
    if free < size * _TIGHT:
        told = f"its disk has {free >> 20:,} MiB free, the file has {size >> 20:,}"
        yield Finding("doubtful", name, told, "make room before the next ingest")
