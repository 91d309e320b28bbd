"""Files appear whole or not at all; JSON lines are safe to print and to split."""

import json
import os
import stat
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.cli.output import json_line, open_output
from dienbien.records import Span, decode_record
from dienbien.safe import escape_unsafe

from .samples import record


def test_a_file_appears_only_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with open_output(target) as stream:
        stream.write(b"{}\n")
        stream.flush()
        assert not target.exists()
    assert target.read_bytes() == b"{}\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_a_run_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        _write_and_fail(target)
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def _write_and_fail(target: Path) -> None:
    with open_output(target) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt


def test_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.touch(mode=0o640)
    target.chmod(0o640)
    with open_output(target) as stream:
        stream.write(b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "link.csv").symlink_to("real.csv")
    with open_output(tmp_path / "link.csv") as stream:
        stream.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["missing/out.csv", "."])
def test_a_place_that_takes_no_file_is_a_usage_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(click.UsageError, match="-o"), open_output(tmp_path / name):
        pass


def test_a_device_is_written_to_directly() -> None:
    with open_output(Path(os.devnull)) as stream:
        stream.write(b"gone")
    assert not Path(os.devnull).is_file()


def test_a_line_holds_no_raw_control_or_line_separator() -> None:
    text = "a\u2028b\x9b31m\u202ec\x85\x7f\x1b bắn rơi"
    coded = record(text, mentions=(Span(0, len(text), text),))
    line = json_line(coded)
    assert line.decode("utf-8").splitlines(keepends=True) == [line.decode("utf-8")]
    assert not any(c in line.decode("utf-8") for c in "\u2028\x9b\u202e\x85\x7f\x1b")
    assert decode_record(line) == coded


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaping_never_changes_what_json_says(text: str) -> None:
    encoded = json.dumps(text, ensure_ascii=False).encode("utf-8")
    assert json.loads(escape_unsafe(encoded)) == text
