"""Bringing a store's tables to the version that this program knows.

Comes in: an engine. Goes out: nothing; the tables are there. Migrations are Alembic's, one file each in
`migrations/versions`; all run in one transaction, so that a store has one version or the other, never half.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dienbien.store.engines import WRITES
from dienbien.store.errors import StoreError

NEWEST = "0008"
"""The newest migration; a test compares it with the files."""

_LOCK = 7_046_029_254_386_353_131
"""Names the advisory lock under which PostgreSQL migrates; any number that nobody else uses."""


def bring_up_to_date(engine: Engine) -> None:
    """Make or migrate the tables where they are not of the newest version.

    Raises `StoreError` where the store was made by a later version of the program, or is another database.
    """
    with engine.connect() as connection:
        version = version_of(connection)
    if version == NEWEST:
        return
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        version = version_of(connection)
        if version == NEWEST:
            return
        _check(version, connection)
        _migrate(connection)


def version_of(connection: Connection) -> str | None:
    """The version of a store's tables; None where it has none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _check(version: str | None, connection: Connection) -> None:
    if version is not None and version > NEWEST:
        raise StoreError(
            f"the store has version {version}, this program knows {NEWEST}; use a newer dienbien"
        )
    if version is None and inspect(connection).has_table("records"):
        raise StoreError("the database has tables of something else; name another one")


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
