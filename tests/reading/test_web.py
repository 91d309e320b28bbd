"""Addresses as inputs, from real servers on this machine."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from dienbien.fetching import Fetched, fetch
from dienbien.reading import ReadError, Skipped, read
from dienbien.records import Document

TEXT = "Hai tàu kéo cập cảng Odessa\n\nThuyền trưởng nói hàng là lúa mì.\n"
ITEM = "<item><title>Tàu cập cảng</title><link>/1.html</link></item>"
FEED = f"<rss><channel><title>Bến Sông</title>{ITEM}</channel></rss>"


def local(url: str) -> Fetched:
    return fetch(url, allowed=lambda address: address.is_loopback, ports=None)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "tin.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "tin.xml").write_text(FEED, encoding="utf-8")
    (tmp_path / "tin.xml.gz").write_bytes(gzip.compress(FEED.encode()))
    (tmp_path / "hong.xml.gz").write_bytes(gzip.compress(FEED.encode())[:40])
    (tmp_path / "tin.jsonl").write_text(
        '{"id": "a", "text": "Tàu cập cảng."}\n{"id": "b"}\n', encoding="utf-8"
    )
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def read_one(url: str) -> Document | ReadError | Skipped:
    (found,) = read([url], fetch=local, languages=None)
    return found


def test_a_page(site: str) -> None:
    document = read_one(f"{site}/tin.txt")
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.id == document.url == f"{site}/tin.txt"


@pytest.mark.parametrize("name", ["tin.xml", "tin.xml.gz"])
def test_a_feed_with_links_relative_to_its_address(site: str, name: str) -> None:
    document = read_one(f"{site}/{name}")
    assert isinstance(document, Document)
    assert (document.text, document.url, document.outlet) == ("Tàu cập cảng", f"{site}/1.html", "Bến Sông")


def test_lines(site: str) -> None:
    document, error = read([f"{site}/tin.jsonl"], fetch=local, languages=None)
    assert isinstance(document, Document)
    assert document.id == "a"
    assert str(error).startswith(f"{site}/tin.jsonl, line 2: is not a document")


def test_errors_name_the_address_and_cost_nothing_else(site: str) -> None:
    urls = [f"{site}/khong-co.html", f"{site}/hong.xml.gz", f"{site}/tin.txt"]
    missing, broken, document = read(urls, fetch=local, languages=None)
    assert str(missing) == f"{site}/khong-co.html: gave no page: 404 Not Found; check the address"
    assert "is not a sound gzip file" in str(broken)
    assert isinstance(document, Document)


def test_this_machine_is_not_asked_by_default(site: str) -> None:
    (error,) = read(["HTTP://127.0.0.1/"])
    assert "leads to an address that is not public (127.0.0.1)" in str(error)
    (error,) = read([f"{site}/tin.txt"])
    assert "only 80 and 443 are asked" in str(error)
