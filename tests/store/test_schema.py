"""The tables: migrations make what the program expects, and the documentation names all of it."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import dienbien.store
from dienbien.store import Store, StoreError
from dienbien.store.engines import open_engine
from dienbien.store.migrating import NEWEST
from dienbien.store.tables import METADATA

_DOCS = Path(__file__).parents[2] / "docs" / "store.md"


def test_migrations_make_the_tables_that_the_program_uses(store: Store, where: str) -> None:
    engine = open_engine(where)
    with engine.connect() as connection:
        different = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()
    names = [change[1].name for change in different if change[0] == "remove_table"]
    assert all(name.startswith("documents_words") for name in names)
    others = [change for change in different if change[0] not in ("remove_table", "remove_index")]
    assert [change[1].name for change in others] == ["uq_pages_name"] * where.endswith(".db")


def test_the_newest_migration_is_the_one_the_program_knows() -> None:
    config = Config()
    folder = Path(dienbien.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


def test_a_store_of_a_later_version_is_left_alone(where: str) -> None:
    Store(where).close()
    engine = open_engine(where)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="use a newer dienbien"):
        Store(where)


def test_the_documentation_names_every_table_and_column() -> None:
    words = _DOCS.read_text(encoding="utf-8")
    missing = [
        f"{table.name}.{column.name}"
        for table in METADATA.sorted_tables
        for column in table.columns
        if f"`{column.name}`" not in words.partition(f"### {table.name}\n")[2].partition("\n### ")[0]
    ]
    assert missing == []
