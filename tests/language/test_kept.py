"""What is kept between runs is the same as what is worked out anew, and never believed blindly."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dienbien.language import kept
from dienbien.language.lexicon import Lexicon
from dienbien.language.text import fold
from dienbien.language.vi import compiled

PAGE = "Tổng thống Chile Gabriel Boric chỉ trích quân đội Peru tại Hội đồng Bảo an LHQ hôm 5/5."


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DIENBIEN_CACHE", str(folder))
    return folder


def test_kept_tables_find_what_compiled_ones_find(cache: Path) -> None:
    anew = compiled.lexicon.__wrapped__()
    assert [path.name.partition("-")[0] for path in cache.iterdir()] == ["tables"]
    again = compiled.lexicon.__wrapped__()
    assert len(again) == len(anew)
    assert told(again) == told(anew) != []


def told(lexicon: Lexicon) -> list[tuple[object, ...]]:
    """Where the phrases of the page stand, and the rows of all their readings."""
    found = lexicon.find(fold(PAGE))
    readings = [[entry for entry in (phrase.entry, *phrase.others) if entry] for phrase in found]
    return [
        (phrase.start, phrase.end, *((entry.kind, entry.row, entry.exact) for entry in entries))
        for phrase, entries in zip(found, readings, strict=True)
    ]


def test_a_value_comes_back(cache: Path) -> None:
    assert kept.recall("numbers", list[int]) is None
    kept.keep("numbers", [1, 2, 3])
    assert kept.recall("numbers", list[int]) == [1, 2, 3]


@pytest.mark.parametrize("damage", [b"", b"short", b"\x00" * 400])
def test_a_damaged_file_is_not_believed(cache: Path, damage: bytes) -> None:
    kept.keep("numbers", [1, 2, 3])
    (cache / "numbers").write_bytes(damage)
    assert kept.recall("numbers", list[int]) is None
    kept.keep("numbers", [4])
    assert kept.recall("numbers", list[int]) == [4]


def test_a_file_that_lost_its_end_is_not_believed(cache: Path) -> None:
    kept.keep("words", ["bom", "mìn"])
    whole = (cache / "words").read_bytes()
    (cache / "words").write_bytes(whole[:-1])
    assert kept.recall("words", list[str]) is None


def test_another_type_is_not_believed(cache: Path) -> None:
    kept.keep("numbers", ["one"])
    assert kept.recall("numbers", list[int]) is None


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX systems")
def test_what_others_may_write_is_not_believed(cache: Path) -> None:
    kept.keep("numbers", [1])
    path = cache / "numbers"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    path.chmod(0o666)
    assert kept.recall("numbers", list[int]) is None


def test_a_place_that_cannot_be_written_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("DIENBIEN_CACHE", str(tmp_path / "file" / "cache"))
    kept.keep("numbers", [1])
    assert kept.recall("numbers", list[int]) is None


def test_an_empty_variable_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIENBIEN_CACHE", "")
    kept.keep("numbers", [1])
    assert kept.recall("numbers", list[int]) is None


def test_old_files_make_room(cache: Path) -> None:
    for number in range(7):
        kept.keep(f"numbers-{number}", [number])
        os.utime(cache / f"numbers-{number}", (number, number))
    assert len(list(cache.iterdir())) == 4
    assert kept.recall("numbers-6", list[int]) == [6]


def test_processes_that_start_at_once_do_not_disturb_each_other(cache: Path) -> None:
    command = [sys.executable, "-m", "dienbien.cli", "code", "-", "--format", "jsonl"]
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen(command, **options) for _ in range(3)]  # type: ignore[call-overload]
    told = [process.communicate(PAGE)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert told[0] == told[1] == told[2] != ""
