"""Tar archives as `tarfile` writes them, whole, damaged and hostile."""

import io
import lzma
import tarfile
from pathlib import Path

import pytest

from dienbien.reading import read

from ..inputs import ids, lines, page, read_file, split, stdin, varied


def packed(members: dict[str, bytes], mode: str = "w:gz", form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=form) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def pages(count: int) -> dict[str, bytes]:
    return {f"tin/{i}.txt": page(i).encode() for i in range(count)}


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("a.tar", "w:"),
        ("a.tar.gz", "w:gz"),
        ("a.tgz", "w:gz"),
        ("a.tar.bz2", "w:bz2"),
        ("a.tar.xz", "w:xz"),
        ("a", "w:gz"),
    ],
)
@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_members_are_documents(tmp_path: Path, name: str, mode: str, form: int) -> None:
    path = tmp_path / name
    long = "tin/" + "x" * 90 + "/" + "y" * 90 + ".txt"
    members = {"a.txt": page(1).encode(), "b.jsonl": b"".join(lines(2)), "style.css": b"p {}", long: b"Tin"}
    path.write_bytes(packed(members, mode, form))
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!a.txt", "d0", "d1", f"{path}!{long}"]
    assert documents[0].text == page(1)
    assert errors == []


def test_a_pipe_may_bring_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, packed(pages(30)))
    documents, errors = split(read(["-"]))
    assert (len(documents), errors) == (30, [])


def test_links_devices_and_odd_names_are_harmless(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("dev.txt", tarfile.CHRTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name in ("../../tin.txt", "/tin.txt"):
            info = tarfile.TarInfo(name)
            info.size = 3
            archive.addfile(info, io.BytesIO(b"Tin"))
    path = tmp_path / "pages.tar.gz"
    path.write_bytes(out.getvalue())
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!../../tin.txt", f"{path}!/tin.txt"]
    assert errors == []
    assert list(tmp_path.iterdir()) == [path]


def test_a_bad_member_costs_no_good_one(tmp_path: Path) -> None:
    path = tmp_path / "pages.tar.gz"
    path.write_bytes(
        packed({"a.txt": b"Tin", "b.tar": packed(pages(2), "w:"), "c.txt": b"T\xf4i", "d.txt": b"Tin"})
    )
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!a.txt", f"{path}!d.txt"]
    assert [error.source.partition("!")[2] for error in errors] == ["b.tar", "c.txt"]
    assert errors[0].reason == "is an archive within an archive (tar)"


@pytest.mark.parametrize("mode", ["w:", "w:gz", "w:xz"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.97])
def test_an_archive_that_was_cut_off_is_read_as_far_as_it_goes(
    tmp_path: Path, mode: str, share: float
) -> None:
    data = packed({f"tin/{i}.txt": varied(i).encode() for i in range(100)}, mode)
    if mode == "w:":
        data = data[: 100 * 2048]
    path = tmp_path / "pages.tar"
    path.write_bytes(data[: int(len(data) * share)])
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!tin/{i}.txt" for i in range(len(documents))]
    assert len(documents) >= 100 * share - 25
    assert len(errors) == 1


def test_a_cut_between_members_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pages.tar"
    path.write_bytes(packed({f"{i}.txt": b"Tin" for i in range(3)}, "w:")[: 2 * 1024])
    documents, (error,) = read_file(path)
    assert len(documents) == 2
    assert error.reason == "ends before its end mark"


def test_it_goes_on_behind_a_damaged_header(tmp_path: Path) -> None:
    data = bytearray(packed({f"{i}.txt": f"Tin số {i}".encode() for i in range(6)}, "w:"))
    data[2 * 1024 : 2 * 1024 + 300] = b"\xff" * 300
    path = tmp_path / "pages.tar"
    path.write_bytes(data)
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!{i}.txt" for i in (0, 1, 3, 4, 5)]
    assert [error.reason for error in errors] == ["a header is damaged; members may be missing"]


@pytest.mark.parametrize("size", [10**9, 2**60, 2**86])
def test_a_length_that_is_a_lie_ends_soon(tmp_path: Path, size: int) -> None:
    info = tarfile.TarInfo("a.txt")
    info.size = size
    path = tmp_path / "pages.tar"
    path.write_bytes(packed({"0.txt": b"Tin"}, "w:")[:1024] + info.tobuf(tarfile.GNU_FORMAT) + b"Tin" * 1000)
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!0.txt"]
    assert [error.reason for error in errors] == ["is cut off"]


def test_a_header_without_end_is_not_held(tmp_path: Path) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 2**33
    path = tmp_path / "pages.tar.xz"
    start = packed({"0.txt": b"Tin"}, "w:")[:1024]
    path.write_bytes(lzma.compress(start + info.tobuf(tarfile.GNU_FORMAT) + b"n" * 30_000_000))
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}!0.txt"]
    assert errors[0].reason == "a header is damaged; members may be missing"
