"""WARC and WACZ as the tools of web archives write them, whole, damaged and hostile."""

import gzip
import io
import json
import sys
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest

from dienbien.reading import read
from dienbien.reading.watch import Watch

from ..inputs import ids, read_file, split, stdin
from ..warc_files import HTML, Headers, Warc, crawl, html

PACKED = gzip.compress(html(1), mtime=0)
ADDRESS = "https://tayphong.example/{}.html"


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_documents_known_by_their_address(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("news.warc.gz" if packed else "news.warc")
    path.write_bytes(crawl(range(5), packed).data)
    watch = Watch()
    documents, errors = read_file(path, watch=watch)
    assert ids(documents) == [ADDRESS.format(i) for i in range(5)]
    assert errors == []
    assert documents[2].url == documents[2].id
    assert documents[2].text.startswith("Đoàn số 2 của Tây Phong tới biên giới")
    assert dict(watch.passed) == {"warcinfo": 1, "request": 5}


def test_a_pipe_may_bring_a_warc(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, crawl(range(3)).data)
    documents, errors = split(read(["-"]))
    assert (ids(documents), errors) == ([ADDRESS.format(i) for i in range(3)], [])


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(html(1), mtime=0), (("Content-Encoding", "gzip"),)),
        (zlib.compress(html(1)), (("Content-Encoding", "deflate"),)),
        (zlib.compress(html(1))[2:-4], (("Content-Encoding", "deflate"),)),
        (brotli.compress(html(1)), (("Content-Encoding", "br"),)),
        (html(1), (("Content-Encoding", "gzip"),)),
        (html(1), (("Content-Encoding", "br"),)),
        (b"5\r\n%s\r\n%x;x=1\r\n%s\r\n0\r\n\r\n" % (html(1)[:5], len(html(1)) - 5, html(1)[5:]), ()),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PACKED), PACKED), (("Content-Encoding", "gzip"),)),
        (html(1), ()),
    ],
)
def test_encodings_of_http_are_undone(tmp_path: Path, body: bytes, headers: Headers) -> None:
    chunked = (("Transfer-Encoding", "chunked"),) if b"\r\n0\r\n" in body else ()
    warc = Warc()
    warc.response(ADDRESS.format(1), html(1))
    warc.response(ADDRESS.format(2), body, (*HTML, *headers, *chunked))
    path = tmp_path / "news.warc.gz"
    path.write_bytes(warc.data)
    (plain, encoded), errors = read_file(path)
    assert encoded.text == plain.text
    assert encoded.hash == plain.hash
    assert errors == []


def test_the_charset_of_the_header_counts(tmp_path: Path) -> None:
    page = html(1).decode().replace("số", "so").encode("utf-16-le")
    warc = Warc()
    warc.response(ADDRESS.format(1), page, (("content-type", 'text/html; Charset="utf-16-le"'),))
    path = tmp_path / "news.warc.gz"
    path.write_bytes(warc.data)
    (document,), errors = read_file(path)
    assert "Đoàn" in document.text
    assert errors == []


def test_a_page_that_its_crawler_cut_off_is_read_and_named(tmp_path: Path) -> None:
    warc = crawl([1, 2], packed=False)
    start, end = warc.ends[1], warc.ends[3]
    second = warc.data[start:end].replace(
        b"WARC-Type: response", b"WARC-Type: response\r\nWARC-Truncated: length"
    )
    path = tmp_path / "news.warc"
    path.write_bytes(warc.data[:start] + second)
    documents, (error,) = read_file(path)
    assert ids(documents) == [ADDRESS.format(1), ADDRESS.format(2)]
    assert error.reason == "was cut off by its crawler (length); what there is was read"
    assert error.place is not None
    assert ADDRESS.format(2) in error.place


def test_what_is_a_page(tmp_path: Path) -> None:
    warc = Warc()
    warc.response("https://a.example/404", html(1), status="404 Not Found")
    warc.response("https://a.example/x.png", b"\x89PNG", (("Content-Type", "image/png"),))
    warc.response("https://a.example/none", html(2), ())
    warc.response("https://a.example/unknown", b"\x00\x01 <html>", ())
    warc.other("resource", "https://a.example/resource", html(3), "text/html")
    warc.other("conversion", "https://a.example/wet", "Tin số 4 của đài Tây Phong".encode(), "text/plain")
    warc.other("metadata", "https://a.example/meta", b"x: y", "application/warc-fields")
    feed = (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>Tin nam</title>'
        b"<link>https://a.example/5</link></item></channel></rss>"
    )
    warc.response("https://a.example/rss", feed, (("Content-Type", "application/rss+xml"),))
    path = tmp_path / "news.warc.gz"
    path.write_bytes(warc.data)
    watch = Watch()
    documents, errors = read_file(path, languages=None, watch=watch)
    names = ("none", "resource", "wet", "5")
    assert ids(documents) == [f"https://a.example/{name}" for name in names]
    assert errors == []
    assert set(watch.passed) == {"HTTP status 404", "image/png", "without media type", "metadata"}


def test_captures_of_one_address_are_told_apart(tmp_path: Path) -> None:
    warc = Warc()
    for day in ("03", "04", "04"):
        warc.response(ADDRESS.format(1), html(1), date=f"2025-11-{day}T04:05:06Z")
    path = tmp_path / "news.warc.gz"
    path.write_bytes(warc.data)
    documents, (error,) = read_file(path)
    assert ids(documents) == [ADDRESS.format(1), ADDRESS.format(1) + "@2025-11-04T04:05:06Z"]
    assert "was read before" in error.reason
    assert error.place == f"record 3 ({ADDRESS.format(1)})"


def test_the_day_of_capture_stands_in_for_no_other(tmp_path: Path) -> None:
    told = b'<head><meta property="article:published_time" content="2025-10-20T07:00:00+07:00">'
    dated = html(2).replace(b"<head>", told)
    warc = Warc()
    warc.response(ADDRESS.format(1), html(1))
    warc.response(ADDRESS.format(2), dated)
    path = tmp_path / "news.warc.gz"
    path.write_bytes(warc.data)
    (bare, other), _ = read_file(path)
    assert (bare.published, bare.origins["published"]) == ("2025-11-03", "warc-date")
    assert (other.published or "")[:10] == "2025-10-20"
    (bare, _), _ = read_file(path, published="2025-11-01")
    assert bare.published == "2025-11-01"
    assert "published" not in bare.origins


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("count", [0, 7, 19])
def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, packed: bool, count: int) -> None:
    warc = crawl(range(20), packed)
    ends = warc.ends[1::2]
    begin = ends[count - 1] if count else 0
    path = tmp_path / ("news.warc.gz" if packed else "news.warc")
    for cut in (begin + 40, begin + 200, (begin + ends[count]) // 2, ends[count] - 30):
        path.write_bytes(warc.data[:cut])
        documents, errors = read_file(path)
        assert ids(documents) == [ADDRESS.format(i) for i in range(count)]
        assert len(errors) == 1
        assert "middle" in errors[0].reason or "sound" in errors[0].reason


def test_it_goes_on_behind_a_damaged_record(tmp_path: Path) -> None:
    warc = crawl(range(20))
    data = bytearray(warc.data)
    middle = (warc.ends[9 * 2] + warc.ends[9 * 2 + 1]) // 2
    data[middle : middle + 6] = b"\xff" * 6
    path = tmp_path / "news.warc.gz"
    path.write_bytes(data)
    documents, errors = read_file(path)
    assert ids(documents) == [ADDRESS.format(i) for i in range(20) if i != 9]
    assert [error.reason.partition(" (")[0] for error in errors] == ["is not a sound gzip file"]
    assert errors[0].place is not None
    assert errors[0].place.startswith("behind record 20, about byte")


@pytest.mark.parametrize("junk", [b"", b"WARC/1.0\r\nrubbish\r\n", b"\xff" * 20_000])
def test_it_goes_on_behind_a_wrong_length(tmp_path: Path, junk: bytes) -> None:
    whole = crawl(range(20), packed=False)
    start, end = whole.ends[2 * 9], whole.ends[2 * 9 + 1]
    record = junk or whole.data[start:end].replace(b"Content-Length: ", b"Content-Length: 1", 1)
    path = tmp_path / "news.warc"
    path.write_bytes(whole.data[:start] + record[:-300] + whole.data[end:])
    documents, errors = read_file(path)
    found = ids(documents)
    assert set(found) >= {ADDRESS.format(i) for i in (*range(9), 18, 19)}
    assert len(found) == len(set(found))
    assert len(errors) <= 2


def test_a_body_without_bound_is_given_up_and_the_next_read(tmp_path: Path) -> None:
    bombs = (gzip.compress(b"<p>" * 30_000_000), "gzip"), (brotli.compress(b"<p>" * 30_000_000), "br")
    warc = Warc()
    for body, encoding in bombs:
        warc.response(ADDRESS.format(encoding), body, (*HTML, ("Content-Encoding", encoding)))
    warc.response(ADDRESS.format("long"), b"<p>" * 6_000_000)
    warc.response(ADDRESS.format(2), html(2))
    path = tmp_path / "news.warc.gz"
    path.write_bytes(warc.data)
    documents, errors = read_file(path)
    assert ids(documents) == [ADDRESS.format(2)]
    assert [error.reason for error in errors] == ["is longer than 16 MiB"] * 3
    assert errors[1].place == f"record 2 ({ADDRESS.format('br')})"


def test_wacz(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0", "id": "pages"}\n')
        archive.writestr("indexes/index.cdx.gz", gzip.compress(b"x"))
        archive.writestr("archive/a.warc.gz", crawl(range(3)).data)
        archive.writestr("archive/b.warc.gz", crawl(range(3, 6)).data)
    path = tmp_path / "crawl.wacz"
    path.write_bytes(out.getvalue())
    documents, errors = read_file(path)
    assert (ids(documents), errors) == ([ADDRESS.format(i) for i in range(6)], [])


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    path = tmp_path / "news.warc.gz"
    path.write_bytes(crawl([1]).data)
    documents, (error,) = read_file(path)
    assert documents == []
    reason = "is a WARC file, for which a library is missing"
    assert str(error) == f"{path}: {reason}; install it with: pip install 'dienbien[warc]'"
