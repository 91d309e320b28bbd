"""The doctor names what is wrong with an installation, a store or a configuration, and what to do."""

import json
import re
import sqlite3
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dienbien import doctor
from dienbien.cli.main import cli
from dienbien.doctor import Finding
from dienbien.doctor.configuration import variables
from dienbien.store import Store

ROOT = Path(__file__).parents[2]
ROWS = "phrase\tevent\tmode\tform\tframe\tcontent\texample\n"


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = str(tmp_path / "news.db")
    Store(path).close()
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["doctor", *map(str, words)])


def wrong(findings: Iterator[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.state == "wrong"]


def test_a_sound_installation_and_store_end_with_0(where: str) -> None:
    done = run("--store", where)
    assert done.exit_code == 0, done.output
    assert "ok     coding: a sentence gives the record that it should" in done.output
    assert "0 pages, 0 records" in done.output


def test_json_says_the_same(where: str) -> None:
    lines = [json.loads(line) for line in run("--store", where, "--json").output.splitlines()]
    assert {line["state"] for line in lines} <= {"good", "doubtful"}
    assert {"program", "packages", "coding"} <= {line["about"] for line in lines}


def test_a_missing_and_an_old_package_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = [
        "click>=8.1",
        "no-such-package>=1",
        "rich>=999; python_version > '3'",
        "pyarrow>=18; extra == 'x'",
    ]
    monkeypatch.setattr(metadata, "requires", lambda _: needed)
    found = [(finding.told, finding.remedy) for finding in wrong(doctor.check_installation())]
    assert found[0] == ("no-such-package is missing", "pip install 'no-such-package>=1'")
    assert found[1][0].startswith("rich ")
    assert len(found) == 2


def test_a_cache_that_others_may_write_is_doubtful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIENBIEN_CACHE", str(tmp_path))
    loose = tmp_path / "tables-x"
    loose.write_bytes(b"x")
    loose.chmod(0o666)
    (cache,) = [finding for finding in doctor.check_installation() if finding.about == "cache"]
    assert (cache.state, str(loose) in cache.remedy) == ("doubtful", True)


def test_a_cache_where_nothing_can_be_written_is_doubtful(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("DIENBIEN_CACHE", str(tmp_path / "file" / "below"))
    (cache,) = [finding for finding in doctor.check_installation() if finding.about == "cache"]
    assert cache.state == "doubtful"


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    done = run("--store", tmp_path / "none.db")
    assert done.exit_code == 1
    assert "there is no such store; name another one, or make it with ingest" in done.output
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(b"no database at all " * 100)
    (found,) = wrong(doctor.check_store(str(path)))
    assert "not a database" in found.told


def test_a_damaged_store_is_told(where: str) -> None:
    with sqlite3.connect(where) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray(Path(where).read_bytes())
    whole[8192 : len(whole) // 2] = b"\xff" * (len(whole) // 2 - 8192)
    Path(where).write_bytes(whole)
    found = wrong(doctor.check_store(where))
    assert found
    assert "backup" in found[0].remedy


def test_another_program_s_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    (found,) = wrong(doctor.check_store(str(path)))
    assert found.told == "it has no tables of dienbien"


@pytest.mark.parametrize(("version", "state"), [("0001", "doubtful"), ("9999", "wrong")])
def test_a_store_of_another_version_is_told_and_left_alone(where: str, version: str, state: str) -> None:
    with sqlite3.connect(where) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    (found,) = doctor.check_store(where)
    assert (found.state, version in found.told) == (state, True)
    with sqlite3.connect(where) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (version,)


def test_pages_of_another_program_and_a_run_without_end_are_told(where: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Chile triệu đại sứ Peru\n\nChile triệu đại sứ Peru để phản đối.\n", encoding="utf-8")
    CliRunner().invoke(cli, ["ingest", str(page), "--store", where, "--workers", "1"])
    with sqlite3.connect(where) as connection:
        connection.execute("UPDATE documents SET coded_with = '0.0.1+000000000000'")
        connection.execute("UPDATE runs SET ended = NULL")
    told = " ".join(finding.told for finding in doctor.check_store(where) if finding.state == "doubtful")
    assert "1 pages were coded by another version" in told
    assert "has not ended" in told


def test_tables_are_tried(tmp_path: Path) -> None:
    table = tmp_path / "acts_material.tsv"
    table.write_text(ROWS + "rải đinh\tNONSENSE\trestrict\tverb\tto\t-\tPeru rải đinh.\n", encoding="utf-8")
    done = run("--tables", tmp_path)
    assert done.exit_code == 1
    assert "acts_material.tsv:2: event 'NONSENSE' is not known" in done.output
    assert run("--tables", tmp_path / "none").exit_code == 1


def test_files_of_sources_and_alerts_are_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("[watch\n", encoding="utf-8")
    done = run("--sources", bad, "--alerts", bad)
    assert done.exit_code == 1
    assert done.output.count("WRONG") == 2
    assert "bad.toml" in done.output


def test_variables_that_nobody_reads_are_told() -> None:
    found = list(doctor.check_environment({"DIENBIEN_STOR": "x.db", "DIENBIEN_STORE": "y.db", "HOME": "/"}))
    assert [(finding.about, finding.state) for finding in found] == [
        ("DIENBIEN_STOR", "doubtful"),
        ("DIENBIEN_STORE", "good"),
    ]


def test_every_variable_that_the_program_reads_is_known() -> None:
    sources = [*(ROOT / "src").rglob("*.py"), ROOT / "build_hook.py"]
    told_to_commands = {"DIENBIEN_MESSAGE"}
    named = {name for path in sources for name in re.findall(r"\bDIENBIEN_[A-Z]+", path.read_text("utf-8"))}
    assert named - told_to_commands <= {variable.name for variable in variables()}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_each_shell(shell: str) -> None:
    done = CliRunner().invoke(cli, ["completion", shell])
    assert done.exit_code == 0, done.output
    assert "_DIENBIEN_COMPLETE" in done.output
