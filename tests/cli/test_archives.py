"""Archives and tables on the command line: columns by name, what was passed over, what is damaged."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pyarrow
import pytest
from pyarrow import parquet

from .samples import PAGE, Command, environment


def test_columns_are_mapped(tmp_path: Path, dienbien: Command) -> None:
    parquet.write_table(pyarrow.table({"body": [PAGE], "day": ["2025-10-20"]}), tmp_path / "a.parquet")
    arguments = ("code", "a.parquet", "--format", "jsonl", "--map")
    done = dienbien(*arguments, "text=body,published=day")
    records = [msgspec.json.decode(line) for line in done.stdout.splitlines()]
    assert {record["doc"] for record in records} == {"a.parquet:1"}
    assert any(record["date"] == "2025-10-19" for record in records)
    assert (done.returncode, done.stderr) == (0, b"")
    done = dienbien(*arguments, "text=corps")
    assert done.returncode == 1
    message = "dienbien: a.parquet: has no column 'corps'; it has: body, day; correct --map text=corps\n"
    assert done.stderr.decode() == message


@pytest.mark.parametrize("value", ["body", "text=", "words=body", "text=body;published=day"])
def test_a_mapping_that_is_none_is_a_usage_error(dienbien: Command, value: str) -> None:
    done = dienbien("code", "a.parquet", "--map", value)
    if value == "text=body;published=day":
        assert done.returncode == 1
        return
    assert done.returncode == 2
    assert b"is not one of id, text, html" in b" ".join(done.stderr.split())


def test_what_is_no_page_is_counted_and_no_failure(tmp_path: Path, dienbien: Command) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
        archive.writestr("logo.png", b"\x89PNG")
        archive.writestr("style.css", b"p {}")
    done = dienbien("code", "a.zip", "--format", "jsonl")
    assert done.returncode == 0
    assert done.stderr == b"dienbien: 2 parts of archives are no pages (image/png 1, text/css 1)\n"


def test_what_stands_before_a_damage_is_coded(tmp_path: Path, dienbien: Command) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", PAGE)
        archive.writestr("b.txt", PAGE)
    (tmp_path / "a.zip").write_bytes(out.getvalue()[: len(PAGE.encode()) + 200])
    done = dienbien("code", "a.zip", "--format", "jsonl")
    assert done.returncode == 1
    assert {msgspec.json.decode(line)["doc"] for line in done.stdout.splitlines()} == {"a.zip!a.txt"}
    assert b"has no sound directory at its end" in done.stderr


def test_a_run_over_text_loads_no_library_of_archives(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    program = (
        "import sys; from dienbien.cli.main import cli; "
        "cli(['code', 'a.txt', '--format', 'jsonl'], standalone_mode=False); "
        "print({'fastwarc', 'pyarrow', 'tarfile', 'lxml'} & sys.modules.keys(), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=environment())
    assert done.stderr.decode().strip() == "set()"
