"""Backups: whole, also while somebody writes, and the same store again in either database."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from dienbien.alerts import after_batch, read
from dienbien.cli.main import cli
from dienbien.store import Store, StoreError
from dienbien.store.backing import back_up, check, restore
from dienbien.store.engines import open_engine
from dienbien.store.tables import METADATA

from .feeds import command, feed, held
from .feeds import run as ingest
from .pages import APPEAL, coded, page

Everything = dict[str, list[tuple[Any, ...]]]


def everything(where: str | Path) -> Everything:
    """Every row of every table."""
    engine = open_engine(str(where))
    with engine.connect() as connection:
        rows = {
            table.name: sorted(map(tuple, connection.execute(select(table)).all()), key=repr)
            for table in METADATA.sorted_tables
        }
    engine.dispose()
    return rows


@pytest.fixture
def full(where: str) -> str:
    """A store with versions, decisions, a verdict and alerts that wait."""
    rules = {
        "alert": [{"name": "all", "max_age": "any", "send": "feed"}],
        "send": [{"name": "feed", "feed": "alerts.atom"}],
    }
    with Store(where) as store:
        run = store.begin_run("a", "0", ["x"])
        store.save(run, coded(page(), page("https://bao.example/2"), page("https://bao.example/3", APPEAL)))
        store.save(run, coded(page(text=page().text.replace("4 binh sĩ", "6 binh sĩ"))))
        event = next(event for event in store.events(reports=True) if event.articles > 1)
        store.split(event.id, [event.reports[0].record_id], author="An", reason="two")
        store.judge(event.id, "reject", author="An", reason="rumour")
        after_batch(store, read(rules, "f"))
        store.end_run(run, _counts())
    return where


def _counts() -> Any:
    from dienbien.store import Counts

    return Counts(documents=4, new=4)


def test_a_backup_is_a_store_with_all_that_was_in_it(full: str, tmp_path: Path) -> None:
    counts = back_up(full, tmp_path / "backup.db")
    rows = everything(tmp_path / "backup.db")
    assert rows == everything(full)
    assert (counts["pages"], counts["events"]) == (3, len(rows["events"]))
    for table in ("decisions", "verdicts", "alert_messages", "alert_deliveries", "event_reports"):
        assert rows[table], table
    with Store(str(tmp_path / "backup.db")) as store:
        assert len(store.search("dien dam")) == 2
    assert not list(tmp_path.glob(".*"))


def test_a_restored_store_is_the_same_and_goes_on(
    full: str, tmp_path: Path, other_store: Callable[[], str]
) -> None:
    back_up(full, tmp_path / "backup.db")
    for where in (str(tmp_path / "again.db"), other_store()):
        restore(tmp_path / "backup.db", where)
        assert everything(where) == everything(full)
        with Store(where) as store:
            assert len(store.search("dien dam")) == 2
            run = store.begin_run("a", "0", ["y"])
            new = page("https://bao.example/4", APPEAL.replace("Brazil", "Argentina"))
            assert store.save(run, coded(new)) == 1
            assert [len(store.versions(name)) for name in (page().id, new.id)] == [2, 1]


@pytest.fixture
def other_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """An empty database of PostgreSQL; a file where there is none."""

    def made() -> str:
        from uuid import uuid4

        from sqlalchemy import create_engine, text

        server: str = request.getfixturevalue("postgres")
        name = f"test_{uuid4().hex}"
        driven = server.replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(driven, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        admin.dispose()
        return server.replace("/postgres?", f"/{name}?")

    return made


def test_while_an_ingest_is_writing(where: str, tmp_path: Path) -> None:
    """Each backup holds whole batches, and the last of them all; each is sound."""
    inputs = feed(tmp_path, 400)
    Store(where).close()
    writing = subprocess.Popen(command(where, inputs), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    counts: list[int] = []
    while writing.poll() is None:
        file = tmp_path / f"{len(counts)}.db"
        counts.append(back_up(where, file)["pages"])
        with Store(str(file)) as store:
            assert all(event.articles == len(event.reports) for event in store.events(reports=True))
    assert writing.stderr is not None
    assert (writing.returncode, writing.stderr.read()) == (0, b"")
    writing.stderr.close()
    assert counts == sorted(counts)
    assert all(count % 64 == 0 or count == 400 for count in counts)
    assert back_up(where, tmp_path / "last.db")["pages"] == 400


def test_an_ingest_goes_on_from_a_backup(tmp_path: Path) -> None:
    inputs = feed(tmp_path, 100)
    ingest(tmp_path / "whole.db", inputs)
    ingest(tmp_path / "part.db", feed(tmp_path, 60, "part.jsonl"))
    back_up(str(tmp_path / "part.db"), tmp_path / "backup.db")
    restore(tmp_path / "backup.db", str(tmp_path / "again.db"))
    ingest(tmp_path / "again.db", inputs)
    again, whole = held(tmp_path / "again.db", events=False), held(tmp_path / "whole.db", events=False)
    assert again == whole


@pytest.mark.parametrize(
    ("file", "where", "words"),
    [
        ("news.db", "news.db", "is there already"),
        ("backup.db", "no.db", "there is no such store"),
        ("no/such/backup.db", "news.db", "its directory does not exist"),
    ],
)
def test_what_can_not_be_backed_up_is_told(tmp_path: Path, file: str, where: str, words: str) -> None:
    Store(str(tmp_path / "news.db")).close()
    with pytest.raises(StoreError, match=words):
        back_up(str(tmp_path / where), tmp_path / file)
    with pytest.raises(StoreError, match="is the store itself"):
        back_up(str(tmp_path / "news.db"), tmp_path / "news.db", replace=True)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_full_disk_is_that_of_what_is_written(
    full: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    file = tmp_path / "backup.db"
    monkeypatch.setattr("dienbien.store.backing._copy_file", fill)
    monkeypatch.setattr("dienbien.store.backing._into_file", fill)
    with pytest.raises(StoreError, match=f"^{file}: database or disk is full; make room"):
        back_up(full, file)


def test_a_store_that_is_there_is_not_written_over(full: str, tmp_path: Path) -> None:
    back_up(full, tmp_path / "backup.db")
    before = everything(full)
    with pytest.raises(StoreError, match="already"):
        restore(tmp_path / "backup.db", full)
    assert everything(full) == before


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    ingest(tmp_path / "news.db", feed(tmp_path, 70))
    back_up(str(tmp_path / "news.db"), tmp_path / "backup.db")
    data = bytearray((tmp_path / "backup.db").read_bytes())
    middle = len(data) // 2
    data[middle : middle + 9000] = b"\xff" * 9000
    (tmp_path / "backup.db").write_bytes(data)
    with pytest.raises(StoreError, match=r"backup\.db"):
        restore(tmp_path / "backup.db", str(tmp_path / "again.db"))
    assert not (tmp_path / "again.db").exists()
    (tmp_path / "text.db").write_text("Không phải kho. " * 99, encoding="utf-8")
    with pytest.raises(StoreError, match="is no backup of a store"):
        check(tmp_path / "text.db")


def test_by_the_command_line(tmp_path: Path) -> None:
    ingest(tmp_path / "news.db", feed(tmp_path, 70))
    store, file = str(tmp_path / "news.db"), str(tmp_path / "backup.db")
    done = CliRunner().invoke(cli, ["backup", file, "--store", store])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("70 pages and ")
    assert CliRunner().invoke(cli, ["backup", file, "--store", store]).exit_code == 1
    assert CliRunner().invoke(cli, ["backup", file, "--store", store, "--replace"]).exit_code == 0
    made = CliRunner().invoke(cli, ["restore", file, "--store", str(tmp_path / "again.db")])
    assert made.exit_code == 0, made.output
    assert held(tmp_path / "again.db") == held(tmp_path / "news.db")
