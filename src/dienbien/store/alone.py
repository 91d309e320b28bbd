"""The sole right to do something with a store: a lock that the system itself gives back when its holder dies.

Comes in: an engine and a name. Goes out: a turn, or a `StoreError` where somebody else has it. For SQLite it
is a lock on a file beside the store, for PostgreSQL an advisory lock of a connection kept for that alone.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from dienbien.store.errors import StoreError


class TakenError(StoreError):
    """Somebody else has the right."""


class Turn:
    """A right that is held. `check` raises `StoreError` where it was lost, as with the network."""

    def __init__(self, name: str, connection: Connection | None) -> None:
        self._name = name
        self._connection = connection

    def check(self) -> None:
        """See that it is still held."""
        if self._connection is None:
            return
        try:
            self._connection.execute(text("SELECT 1"))
            self._connection.rollback()
        except SQLAlchemyError as error:
            raise StoreError(
                f"the connection that held the lock of {self._name} is gone; start it again"
            ) from error


@contextmanager
def alone(engine: Engine, where: str, name: str) -> Iterator[Turn]:
    """Hold the right of this name on the store called `where` while the block lasts."""
    if engine.dialect.name == "sqlite":
        # One store has one lock, by whatever path it is reached.
        lock = FileLock(f"{os.path.realpath(engine.url.database or '')}.{name}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise _taken(where, name) from None
        except OSError as error:
            raise StoreError(
                f"{lock.lock_file} cannot be made ({error.strerror}); see that it may be"
            ) from error
        try:
            yield Turn(name, None)
        finally:
            lock.release()
        return
    with engine.connect() as connection:
        number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
        if not connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": number}).scalar():
            raise _taken(where, name)
        connection.rollback()
        try:
            yield Turn(name, connection)
        finally:
            with suppress(SQLAlchemyError):
                connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": number})
                connection.rollback()


def _taken(where: str, name: str) -> TakenError:
    return TakenError(
        f"{where}: another {name} runs on this store; end that one first, or name another store"
    )
