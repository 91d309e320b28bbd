"""`dienbien export` as a process: which events, into which file, and what it says of itself."""

import io
import json
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from dienbien.cli.main import cli

from .samples import PAGE, Command


@pytest.fixture
def store(dienbien: Command, tmp_path: Path) -> Path:
    """A store with a page that tells of a call and of an attack."""
    (tmp_path / "mot.txt").write_text(PAGE, encoding="utf-8")
    where = tmp_path / "news.db"
    done = dienbien("ingest", tmp_path / "mot.txt", "--store", where, "--published", "2025-10-21")
    assert (done.returncode, done.stderr) == (0, b"")
    return where


def test_a_file_appears_whole_and_is_counted(dienbien: Command, store: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.csv"
    done = dienbien("export", "csv", "--store", store, "-o", target, "--type", "ASSAULT")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"dienbien: 1 row\n")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(pd.read_csv(target)["event"]) == ["ASSAULT"]
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


@pytest.mark.parametrize(
    "form", ["csv", "jsonl", "parquet", "geojson", "plover", "gdelt", "ucdp", "markdown", "html"]
)
def test_every_format_goes_to_standard_output(dienbien: Command, store: Path, form: str) -> None:
    done = dienbien("export", form, "--store", store)
    assert done.returncode == 0
    if form == "parquet":
        assert len(pd.read_parquet(io.BytesIO(done.stdout))) == 2
    else:
        assert "Kharkiv" in done.stdout.decode()


def test_what_a_format_has_no_place_for_is_told(dienbien: Command, store: Path) -> None:
    done = dienbien("export", "ucdp", "--store", store)
    assert done.stderr == b"dienbien: 1 row; ucdp has no place for 1 more event\n"


def test_reports_have_their_page(dienbien: Command, store: Path) -> None:
    done = dienbien("export", "jsonl", "--level", "reports", "--store", store, "--side", "UKR")
    (report,) = map(json.loads, done.stdout.splitlines())
    assert report["page"].endswith("mot.txt")
    assert "12 binh sĩ" in report["record"]["losses"][0]["text"]


def test_a_dossier_has_its_language_and_title(dienbien: Command, store: Path) -> None:
    done = dienbien("export", "markdown", "--store", store, "--language", "en", "--title", "Kharkiv")
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "# Kharkiv"
    assert "### Telephone call: Ngoại trưởng Nga, Ngoại trưởng Ba Lan" in lines


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("geojson", "--level", "reports"), "--level is for csv, jsonl, parquet"),
        (("csv", "--language", "en"), "--language and --title are for markdown and html"),
        (("xlsx",), "'xlsx' is not one of"),
    ],
)
def test_options_that_a_format_lacks_are_named(
    dienbien: Command, store: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = dienbien("export", *arguments, "--store", store)
    assert done.returncode == 2
    assert told in done.stderr.decode()


def test_without_pyarrow_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, store: Path, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    target = tmp_path / "events.parquet"
    done = CliRunner().invoke(cli, ["export", "parquet", "--store", str(store), "-o", str(target)])
    assert done.exit_code == 1
    assert done.output.splitlines() == ["Error: parquet needs pyarrow: pip install 'dienbien[parquet]'"]
    assert not target.exists()


def test_a_store_that_is_none_leaves_the_file_as_it_was(dienbien: Command, tmp_path: Path) -> None:
    target = tmp_path / "events.csv"
    target.write_text("alt", encoding="utf-8")
    (tmp_path / "no.db").write_bytes(b"no store at all, just text" * 50)
    done = dienbien("export", "csv", "--store", tmp_path / "no.db", "-o", target)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert target.read_text(encoding="utf-8") == "alt"
