"""A store made by any earlier version is brought up to date when it is opened, and keeps what it holds."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, insert

import dienbien.store
from dienbien.store import Store
from dienbien.store.engines import WRITES, open_engine
from dienbien.store.tables import METADATA

_FOLDER = Path(dienbien.store.__file__).parent / "migrations"
_TEXT = "Chile triệu đại sứ Peru để phản đối."
_ROWS: dict[str, dict[str, Any]] = {
    "runs": {
        "run_id": "r",
        "started": "2025-10-22T01:00:00",
        "version": "0.0.1",
        "tables": "-",
        "inputs": "[]",
    },
    "pages": {"page_id": "p", "name": "trang.txt"},
    "documents": {
        "number": 1,
        "document_id": "d",
        "page_id": "p",
        "version": 1,
        "is_current": True,
        "text": _TEXT,
        "day": "2025-10-22",
        "origins": "{}",
        "zones": "[]",
        "read_in": "r",
        "coded_in": "r",
        "coded_with": "0.0.1+0",
    },
    "entities": {"entity_id": "e", "name": "Chile", "is_named": True, "country": "CHL", "sector": "GOV"},
    "records": {
        "record_id": "rec",
        "document_id": "d",
        "ordinal": 0,
        "id": "accuse-1",
        "event": "ACCUSE",
        "status": "occurred",
        "zone": "lede",
        "contexts": "[]",
        "confidence": 0.5,
    },
}
"""A page with a record, as the first version of the tables held it."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    return config


EARLIER = [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][1:]


def _make(connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    there = MetaData()
    for name, row in _ROWS.items():
        table = Table(name, there, autoload_with=connection)
        zeros = {
            column.name: 0
            for column in table.columns
            if not column.nullable and column.name not in row and column.default is None
        }
        connection.execute(insert(table).values({**zeros, **row}))


@pytest.mark.parametrize("revision", sorted(EARLIER))
def test_a_store_of_an_earlier_version_keeps_what_it_holds(where: str, revision: str) -> None:
    engine = open_engine(where)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        _make(connection, revision)
    with Store(where) as store:
        document = store.document("d")
        assert document is not None
        assert (document.text, document.id) == (_TEXT, "trang.txt")
        assert store.count() == {"pages": 1, "documents": 1, "records": 1}
    with engine.connect() as connection:
        different = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()
    others = [change for change in different if change[0] not in ("remove_table", "remove_index")]
    assert [change[1].name for change in others] == ["uq_pages_name"] * where.endswith(".db")


def test_there_are_earlier_versions() -> None:
    assert sorted(EARLIER)[0] == "0001"
