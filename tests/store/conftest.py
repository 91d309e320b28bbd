"""Stores to test with: an SQLite file and, where it is installed, a PostgreSQL server of our own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from dienbien.store import Store


def server_programs() -> Path | None:
    """The folder of PostgreSQL's server programs, where they are installed."""
    found = shutil.which("pg_ctl")
    candidates = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(candidates) if (folder / "initdb").exists()), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server of our own; it runs as `postgres` where we are root, as it must not."""
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs (initdb, pg_ctl) are not installed")
    as_user: dict[str, Any] = {"user": "postgres"} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="dienbien-pg-") as name:
        folder = Path(name)
        if as_user:
            shutil.chown(folder, "postgres")
        folder.chmod(0o755)
        data = folder / "data"

        def run(program: str, *arguments: str) -> None:
            command = [str(programs / program), "-D", str(data), *arguments]
            subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_user)

        run("initdb", "-A", "trust", "-U", "dienbien", "-E", "UTF8", "--locale=C", "-N")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://dienbien@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """What an empty store is called: a path, then the URL of a database of its own."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.db")
        return
    server: str = request.getfixturevalue("postgres")
    name = f"test_{uuid4().hex}"
    driven = server.replace("postgresql://", "postgresql+psycopg://")
    admin = create_engine(driven, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.replace("/postgres?", f"/{name}?")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store, open."""
    with Store(where) as opened:
        yield opened
