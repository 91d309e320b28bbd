"""Packed files: all that stands before a damage is read, and the message says where it is."""

import bz2
import gzip
import importlib
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dienbien.reading.streams import packed

from ..inputs import ids, line, lines, page, read_file, stdin, varied

ZSTANDARD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": importlib.import_module(ZSTANDARD).compress,
}


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("is_named", [True, False])
def test_packed_files_are_read_as_what_they_hold(tmp_path: Path, suffix: str, is_named: bool) -> None:
    path = tmp_path / ("news.jsonl" + suffix if is_named else "news")
    path.write_bytes(PACKERS[suffix](b"".join(lines(3))))
    documents, errors = read_file(path)
    assert (ids(documents), errors) == (["d0", "d1", "d2"], [])


def test_packed_files_end_to_end_are_one(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(b"".join(gzip.compress(one) for one in lines(50)) + b"\x00" * 1000)
    documents, errors = read_file(path)
    assert (len(documents), errors) == (50, [])


@pytest.mark.parametrize("suffix", PACKERS)
def test_standard_input_may_be_packed(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from dienbien.reading import read

    stdin(monkeypatch, PACKERS[suffix](b"".join(lines(40))))
    assert len(list(read(["-"]))) == 40


@pytest.mark.parametrize("suffix", [".gz", ".xz", ".zst"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_what_stands_before_the_cut_is_kept(tmp_path: Path, suffix: str, share: float) -> None:
    data = _varied(2000)
    whole = PACKERS[suffix](b"".join(data))
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(whole[: int(len(whole) * share)])
    documents, errors = read_file(path)
    assert len(documents) > 2000 * (share - 0.15)
    assert ids(documents) == [f"d{i}" for i in range(len(documents))]
    (error,) = errors
    assert "is not a sound" in error.reason
    assert error.place is not None
    assert error.place.startswith("about byte")


def test_what_stands_before_a_corrupt_byte_is_kept(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(b"".join(_varied(2000))))
    half = len(whole) // 2
    whole[half : half + 8] = b"\xff" * 8
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(whole)
    documents, errors = read_file(path)
    assert 900 < len(documents) < 1200
    assert errors[-1].reason.startswith("is not a sound gzip file")


def test_a_stream_that_unpacks_to_an_unlikely_amount_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "FREE_BYTES", 1_000_000)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(line(id="first", text="Tin") + b"\n" * 50_000_000))
    documents, errors = read_file(path)
    assert ids(documents) == ["first"]
    assert errors[0].reason == "unpacks to more than 200 times its size"


def test_a_packed_page_of_text(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt.xz"
    path.write_bytes(lzma.compress(page(1).encode()))
    (document,), errors = read_file(path)
    assert (document.text, errors) == (page(1), [])


def _varied(count: int) -> list[bytes]:
    return [line(id=f"d{i}", text=varied(i)) for i in range(count)]


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    path = tmp_path / "news.jsonl.zst"
    path.write_bytes(PACKERS[".zst"](b"".join(lines(3))))
    documents, (error,) = read_file(path)
    assert documents == []
    assert error.remedy == "install it with: pip install 'dienbien[zstd]'"
