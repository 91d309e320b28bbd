"""Feeds that mean harm, or were broken on the way: an error in the end, never a crash or a hang."""

import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienbien.reading import ReadError
from dienbien.reading.feeds import read_feed
from dienbien.reading.found import Found, Hints

from .samples import documents, item, read_all, rss, written

LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
HALF = f"<rss><channel>{item('%s')}</channel></rss>"
HOSTILE = {
    "laughs": f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]>' + HALF % "&a11;",
    "quadratic": f'<!DOCTYPE rss [<!ENTITY abc "{"a" * 100_000}">]>' + HALF % ("&abc;" * 20_000),
    "deep": "<rss><channel><item><title>" + "<a>" * 100_000 + "</title></item></channel></rss>",
    "deep end": "<rss><channel>" + "<a>" * 100_000 + "</a>" * 100_000 + "</channel></rss>",
    "signs": "<rss><channel><item><title>" + "<" * 1_000_000,
    "cdata": "<rss><channel><item><title>" + "<![CDATA[" * 200_000,
    "comments": "<rss><channel><item><title>&" + "<!--" * 200_000,
    "one title": "<rss><channel>" + item("a" * 9_000_000) + "</channel></rss>",
    "doctypes": "<!DOCTYPE rss [" + "<!ENTITY a 'b'>" * 50_000,
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_feeds_end_soon_with_an_error(tmp_path: Path, attack: str) -> None:
    path = written(tmp_path / "a.xml", HOSTILE[attack].encode())
    started = time.process_time()
    found, errors = read_all(path)
    assert time.process_time() - started < 5
    assert errors
    assert sum(len(d.text) for d in found) < 10_000_000


def test_files_are_not_read_through_entities(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.txt", b"mat khau")
    data = f'<!DOCTYPE rss [<!ENTITY xyz SYSTEM "{secret.as_uri()}">]>' + HALF % "Tin &xyz;"
    (document,) = documents(written(tmp_path / "a.xml", data.encode()))
    assert document.text == "Tin"


def test_a_feed_over_the_bound_is_read_up_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dienbien.reading.feeds import read as module

    monkeypatch.setattr(module, "MOST_FEED_BYTES", 100_000)
    items = "".join(item(link=f"https://bensong.example/{n}.html") for n in range(2_000))
    found, (error,) = read_all(written(tmp_path / "a.xml", rss(items)))
    assert 500 < len(found) < 2_000
    assert "the rest was not read" in error.reason


@given(st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=4)), max_size=8), st.integers(0, 3000))
@settings(deadline=None)
def test_broken_bytes_give_items_and_errors_only(changes: list[tuple[int, bytes]], length: int) -> None:
    data = bytearray(rss(item() * 4 + "<item><description><![CDATA[<p>a</p>]]></description></item>"))
    for place, put in changes:
        data[place : place + len(put)] = put
    stream = io.BufferedReader(io.BytesIO(bytes(data[:length])))
    for _, found in read_feed("a.xml", stream, Hints("a.xml")):
        assert isinstance(found, Found | ReadError)
        assert isinstance(found, ReadError) or found.text.strip()
