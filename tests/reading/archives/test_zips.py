"""ZIP archives as `zipfile` writes them, whole, damaged and hostile."""

import io
import zipfile
from pathlib import Path

import pytest

from dienbien.reading import read
from dienbien.reading.archives import zips

from ..inputs import ids, line, lines, page, read_file, split, stdin


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def streamed(members: dict[str, bytes]) -> bytes:
    """A ZIP as it is written to a pipe: sizes stand behind the members."""

    class Pipe(io.RawIOBase):
        data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += bytes(data)
            return len(data)

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.data


def pages(count: int) -> dict[str, bytes]:
    return {f"tin/{i}.txt": page(i).encode() for i in range(count)}


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_members_are_documents(tmp_path: Path, method: int) -> None:
    path = tmp_path / "pages.zip"
    members = {
        "a.txt": page(1).encode(),
        "b/": b"",
        "b/news.jsonl": b"".join(lines(2)),
        "logo.png": b"\x89PNG",
    }
    path.write_bytes(packed(members, method))
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!a.txt", "d0", "d1"]
    assert documents[0].text == page(1)
    assert errors == []


def test_a_pipe_may_bring_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, packed(pages(30)))
    documents, errors = split(read(["-"]))
    assert (len(documents), errors) == (30, [])
    assert documents[3].id == "-!tin/3.txt"


def test_names_that_lead_elsewhere_are_names_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    path.write_bytes(packed({"../../etc/tin.txt": b"Tin", "/tin.txt": b"Tin", "C:\\tin.txt": b"Tin"}))
    documents, errors = read_file(path)
    assert [document.id.partition("!")[2] for document in documents] == [
        "../../etc/tin.txt",
        "/tin.txt",
        "C:\\tin.txt",
    ]
    assert errors == []
    assert list(tmp_path.iterdir()) == [path]


def test_a_bad_member_costs_no_good_one(tmp_path: Path) -> None:
    inner = packed(pages(2))
    members = {
        "a.txt": b"Tin",
        "inner.zip": inner,
        "b.txt": b"T\xf4i",
        "c.jsonl": line(id="", text="x"),
        "d.txt": b"Tin",
    }
    path = tmp_path / "pages.zip"
    path.write_bytes(packed(members))
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!a.txt", f"{path}!d.txt"]
    assert [(error.source.partition("!")[2], error.place) for error in errors] == [
        ("inner.zip", None),
        ("b.txt", "byte 1"),
        ("c.jsonl", "line 1"),
    ]
    assert errors[0].reason == "is an archive within an archive (zip)"


def test_a_corrupt_member_is_named(tmp_path: Path) -> None:
    data = packed(pages(3), zipfile.ZIP_STORED)
    path = tmp_path / "pages.zip"
    path.write_bytes(data.replace("số 1".encode(), "số 7".encode()))
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!tin/0.txt", f"{path}!tin/2.txt"]
    assert errors[0].source == f"{path}!tin/1.txt"
    assert errors[0].reason.startswith("is damaged (Bad CRC-32")


def test_encrypted_members_are_named(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": b"Tin", "b.txt": b"Tin"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "pages.zip"
    path.write_bytes(data)
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!b.txt"]
    assert str(errors[0]) == f"{path}!a.txt: is encrypted; pack it again without a password"


@pytest.mark.parametrize("write", [packed, streamed])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_an_archive_that_was_cut_off_is_read_as_far_as_it_goes(
    tmp_path: Path, write: object, share: float
) -> None:
    data = write(pages(100))  # type: ignore[operator]
    directory = data.index(b"PK\x01\x02")
    kept = int(directory * share)
    path = tmp_path / "pages.zip"
    path.write_bytes(data[:kept])
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!tin/{i}.txt" for i in range(len(documents))]
    assert len(documents) >= int(100 * share) - 1
    assert errors[-1].reason.startswith("has no sound directory at its end")


def test_an_archive_with_a_damaged_directory_is_read_from_its_start(tmp_path: Path) -> None:
    data = packed({**pages(20), "stored/inner.zip": packed(pages(3))}, zipfile.ZIP_STORED)
    path = tmp_path / "pages.zip"
    path.write_bytes(data.replace(b"PK\x01\x02", b"PK\x09\x09").replace(b"PK\x05\x06", b"PK\x09\x09"))
    documents, errors = read_file(path)
    assert len(documents) == 20
    assert errors[0].reason.startswith("is an archive within")


def test_bombs_are_given_up_after_what_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "FREE_BYTES", 1_000_000)
    path = tmp_path / "pages.zip"
    path.write_bytes(packed({"a.txt": b"Tin", "bomb.txt": b" " * 3_000_000, "b.txt": b"Tin"}))
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!a.txt"]
    assert "200 times its size" in errors[0].reason


def test_many_members_that_share_their_bytes_are_a_bomb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "FREE_BYTES", 1_000_000)
    data = packed({"a.txt": page(1, 20_000).encode()})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    count = 5000
    many = b"".join(entry.replace(b"a.txt", b"%05d" % i) for i in range(count))
    tail = bytearray(data[end:])
    tail[8:12] = count.to_bytes(2, "little") * 2
    tail[12:16] = len(many).to_bytes(4, "little")
    path = tmp_path / "pages.zip"
    path.write_bytes(data[:start] + many + bytes(tail))
    documents, errors = read_file(path)
    assert len(documents) < count
    assert errors[-1].reason.endswith("the rest of it was not read")


def test_office_documents_are_told(tmp_path: Path) -> None:
    path = tmp_path / "tin.docx"
    path.write_bytes(packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}))
    documents, (error,) = read_file(path)
    assert (documents, error.reason) == ([], "is an office document or a book")


def test_an_archive_without_pages_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    for members in ({}, {"logo.png": b"x"}):
        path.write_bytes(packed(members))
        documents, (error,) = read_file(path)
        assert (documents, error.reason) == ([], "holds no pages")
