"""What the pages ask of the machine: pip of this environment, databases of a PostgreSQL server of our own."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from store.conftest import postgres

__all__ = ["postgres"]


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that stands first in PATH; its pip asks no registry, all that pages install must be here."""
    folder = tmp_path_factory.mktemp("programs")
    pip = folder / "pip"
    pip.write_text(f'#!/bin/sh\nPIP_NO_INDEX=1 exec "{sys.executable}" -m pip "$@"\n', encoding="utf-8")
    pip.chmod(0o755)
    return folder


@pytest.fixture
def databases(postgres: str) -> dict[str, str]:
    """The addresses of the databases that pages write of, each with that of an empty one."""
    given = {}
    admin = create_engine(
        postgres.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        for name in ("news", "empty"):
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            connection.execute(text(f"CREATE DATABASE {name}"))
            given[f"postgresql://desk@db.example/{name}"] = postgres.replace("/postgres?", f"/{name}?")
    admin.dispose()
    return given
