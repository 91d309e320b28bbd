"""Scripts name a file that they can't use, in a line that a person understands, and end with 2."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "01-dien-dam.txt"


def run(script: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": 1,\n', encoding="utf-8")
    return path


CALLS = [
    ("scripts/draw_changes.py", ["{example}", "{file}", "{file}", "{out}"]),
    ("scripts/draw_changes.py", ["{file}", "{empty}", "{empty}", "{out}"]),
    ("scripts/draw_sample.py", ["{file}"]),
    ("scripts/link_scores.py", ["{file}"]),
    ("scripts/same_output.py", ["record", "{out}", "{file}"]),
    ("scripts/unjudged_items.py", ["{out}", "{file}", "--feed", "vnexpress"]),
    ("bench/steps.py", ["{file}"]),
    ("bench/keeping.py", ["{file}"]),
]


@pytest.mark.parametrize("is_there", [True, False], ids=["broken", "missing"])
@pytest.mark.parametrize(("script", "arguments"), CALLS)
def test_what_cannot_be_read_is_named(
    script: str, arguments: list[str], is_there: bool, broken: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    file = broken if is_there else tmp_path / "nowhere.jsonl"
    given = {"example": EXAMPLE, "file": file, "empty": empty, "out": tmp_path / "out"}
    done = run(script, *(argument.format(**given) for argument in arguments))
    assert done.returncode == 2
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_input_costs_no_good_one(broken: Path, tmp_path: Path) -> None:
    done = run("scripts/same_output.py", "record", tmp_path / "out", broken, EXAMPLE)
    assert done.returncode == 0
    assert str(broken) in done.stderr
    assert EXAMPLE.name in (tmp_path / "out").read_text(encoding="utf-8")


def test_a_key_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.touch()
    key = tmp_path / "no-such-folder" / "key.tsv"
    done = run("scripts/draw_changes.py", EXAMPLE, records, records, key)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(key) in done.stderr
