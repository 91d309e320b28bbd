"""Reading files: good ones come out exactly as they are, bad ones as errors that name the place."""

import gzip
import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from dienbien.reading import ReadError, Skipped, contents, read, read_text
from dienbien.reading.tabular import lines
from dienbien.records import Document

TEXT = "Mali cắt quan hệ với Ukraine\r\n\r\nBamako ra thông báo sáng nay tại thủ đô.\r\n"


def documents_of(found: Iterable[Document | ReadError | Skipped]) -> list[Document]:
    out = list(found)
    assert not [item for item in out if not isinstance(item, Document)]
    return [item for item in out if isinstance(item, Document)]


def errors_of(found: Iterable[Document | ReadError | Skipped]) -> list[ReadError]:
    return [item for item in found if isinstance(item, ReadError)]


def error_of(path: Path) -> ReadError:
    (found,) = read([path])
    assert isinstance(found, ReadError)
    assert "\n" not in str(found)
    assert str(found).startswith(found.source)
    return found


def line(**members: object) -> bytes:
    return msgspec.json.encode(members) + b"\n"


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))


def test_text_is_kept_exactly_and_has_zones(tmp_path: Path) -> None:
    path = tmp_path / "mali.txt"
    path.write_bytes(TEXT.encode())
    (document,) = documents_of(read([path]))
    assert document.text == TEXT
    assert document.id == str(path)
    assert document.published is None
    assert [zone.kind for zone in document.zones] == ["title", "lede"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_not_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mali.txt"
    path.write_bytes(TEXT.encode(encoding))
    (document,) = documents_of(read([path]))
    assert document.text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_jsonl(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "news.jsonl"
    data = line(
        id="a",
        text=TEXT,
        published="2025-11-13",
        outlet="Sông Hồng",
        url="https://example.org/a",
        title="Mali",
    )
    data += b"\r\n" + line(id="b", text="Hai bên rút đại sứ.", score=3, zones=[])
    path.write_bytes(data.decode().encode(encoding))
    first, second = documents_of(read([path], published="2025-01-01"))
    assert first.text == TEXT
    assert (first.published, first.outlet, first.title) == ("2025-11-13", "Sông Hồng", "Mali")
    assert first.url == "https://example.org/a"
    assert (second.id, second.published, second.title) == ("b", "2025-01-01", None)


def test_directories_are_searched_in_order_and_other_files_left_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("c.txt", "b/z.txt", "a.txt", "b/picture.bin", ".hidden/x.txt"):
        (tmp_path / name).write_text(f"Tin số {name}", encoding="utf-8")
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(line(id="d", text="Tin")))
    (tmp_path / "e.txt.gz").write_bytes(gzip.compress("Tin nén".encode()))
    found = documents_of(read([tmp_path]))
    names = [os.path.relpath(document.id, tmp_path) if document.id != "d" else "d" for document in found]
    assert names == ["a.txt", "b/z.txt", "c.txt", "d", "e.txt.gz"]
    assert found[-1].text == "Tin nén"


def test_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "c.md"):
        Path(name).write_text("Tin", encoding="utf-8")
    assert [document.id for document in documents_of(read(["*.txt", "c.*"]))] == ["a.txt", "b.txt", "c.md"]
    (error,) = read(["*.csv"])
    assert str(error) == "*.csv: matches no file; check the pattern"


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tin[1].txt"
    path.write_text("Tin", encoding="utf-8")
    assert [document.id for document in documents_of(read([path]))] == [str(path)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), ["-"]),
        (b"  " + line(id="a", text="Tin"), ["a"]),
        (b"\xef\xbb\xbf" + line(id="a", text="Tin") + line(id="b", text="Tin"), ["a", "b"]),
        ("{không phải JSON}\nTin".encode(), ["-"]),
        (gzip.compress(line(id="a", text="Tin"), mtime=0), ["a"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]) -> None:
    stdin(monkeypatch, data)
    assert [document.id for document in documents_of(read(["-"]))] == expected


@pytest.mark.parametrize(
    ("name", "data", "place", "reason"),
    [
        ("a.txt", b"", None, "is empty"),
        ("a.txt", b" \r\n\t", None, "is empty"),
        ("a.jsonl", b"\n\n", None, "is empty"),
        ("a.txt", b"Tin m\xf4\xec\n", "byte 5", "is not valid UTF-8"),
        ("a.txt", b"\xff\xfeT\x00i", None, None),
        ("a.txt", b"Tin\x00t\xe1\xbb\xa9c", "byte 3", "is binary, not text"),
        ("a.txt", bytes(range(1, 9)) * 4, None, "is binary, not text"),
        ("a.txt", b"%PDF-1.7 ...", None, "is a PDF file"),
        ("a.html", b"<!DOCTYPE html><html><nav>Tin</nav></html>", None, "has no article"),
        ("a.txt.gz", b"Tin", "about byte 0", "is not a sound gzip file"),
        ("a.txt.gz", gzip.compress(b"Tin " * 999, mtime=0)[:-9], "about byte 37", "is not a sound gzip file"),
        ("a.jsonl.gz", gzip.compress(line(id="", text="x"), mtime=0), "line 1", "has an empty id"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, data: bytes, place: str | None, reason: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    if reason is None:
        assert error_of(path).reason == "is not valid UTF-16-LE"
        return
    error = error_of(path)
    assert error.place == place
    assert error.reason.startswith(reason)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{nope}\n", "is not valid JSON"),
        (b'{"id": "x", "text": "Tin', "is not valid JSON"),
        (b"[]\n", "is not a document"),
        (b'{"text": "Tin"}\n', "is not a document (Object missing required field `id`)"),
        (b'{"id": "x"}\n', "is not a document (Object missing required field `text`)"),
        (b'{"id": 3, "text": "Tin"}\n', "is not a document"),
        (b'{"id": "x", "text": "Tin", "published": 2025}\n', "is not a document"),
        (b'{"id": "x", "text": " "}\n', "document 'x' has no text"),
        (b'{"id": "x", "text": "T\xf4n"}\n', "is not valid"),
        (b'{"id": "first", "text": "Tin"}\n', "document id 'first' was read before in this run"),
        (b"[" * 100_000 + b"\n", "is not"),
    ],
)
def test_a_bad_line_costs_no_good_one(tmp_path: Path, bad: bytes, reason: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        line(id="first", text="Tin") + b"\n" + bad.rstrip(b"\n") + b"\n" + line(id="last", text="Tin")
    )
    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, Document)] == ["first", "last"]
    (error,) = errors_of(found)
    assert error.place == "line 3"
    assert error.reason.startswith(reason)
    assert str(error) == f"{path}, line 3: {error.reason}; {error.remedy}"


def test_bad_inputs_cost_no_good_ones(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Tin", encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    dangling = empty / "gone.txt"
    dangling.symlink_to(tmp_path / "nothing.txt")
    found = list(read([tmp_path / "missing.txt", empty, "", good, good, "tin\x00.txt"]))
    assert [item.id for item in found if isinstance(item, Document)] == [str(good)]
    reasons = [error.reason for error in errors_of(found)]
    assert reasons[:3] == ["does not exist", "does not exist", "is an empty name"]
    assert "was read before" in reasons[3]
    assert reasons[4].startswith("cannot be read")
    assert len(reasons) == 5


def test_an_empty_directory_is_an_error(tmp_path: Path) -> None:
    assert error_of(tmp_path).reason.startswith("has no files to read")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Tin", encoding="utf-8")
    path.chmod(0)
    assert error_of(path).reason.startswith("cannot be read")


def test_a_name_that_is_not_utf8_gives_an_id_that_is(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"tin\xff.txt")
    try:
        with open(name, "wb") as stream:
            stream.write(b"Tin")
    except OSError:
        pytest.skip("this file system takes no such names")
    (document,) = documents_of(read([tmp_path]))
    assert document.id.endswith("tin\ufffd.txt")


def test_long_lines_are_skipped_and_the_next_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_LINE_BYTES", 100)
    path = tmp_path / "news.jsonl"
    path.write_bytes(line(id="long", text="x" * 500) + line(id="next", text="Tin"))
    error, document = read([path])
    assert isinstance(error, ReadError)
    assert error.place == "line 1"
    assert error.reason.startswith("is longer than")
    assert isinstance(document, Document)
    assert document.id == "next"


def test_a_packed_line_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_LINE_BYTES", 100)
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(b"x" * 1_000_000 + b"\n" + line(id="next", text="Tin")))
    assert error_of(path).reason.startswith("is longer than")


def test_a_text_over_the_bound_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_TEXT_BYTES", 100)
    path = tmp_path / "long.txt.gz"
    path.write_bytes(gzip.compress(b"x" * 1_000_000))
    assert error_of(path).reason.startswith("is longer than")


def test_jsonl_is_read_as_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(line(id="a", text="Tin") + b"\x00\xff\xff broken\n" * 3)
    stream = read([path])
    first = next(stream)
    assert isinstance(first, Document)
    assert len(errors_of(stream)) == 3


def test_text_given_in_python() -> None:
    document = read_text(TEXT, published="2025-11-13", title="Mali cắt quan hệ với Ukraine")
    assert (document.id, document.text, document.published) == ("text", TEXT, "2025-11-13")
    assert [zone.kind for zone in document.zones] == ["title", "lede"]
    assert read_text("").zones == ()
