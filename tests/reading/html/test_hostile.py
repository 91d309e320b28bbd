"""HTML that is broken, huge or meant to break the reader: an answer in bounded time, never a crash."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienbien.reading import ReadError, read
from dienbien.reading.found import Found, Hints
from dienbien.reading.html import read_html, tree

STORY = "".join(
    f"<p>Đoạn {n}: quân đội hai nước bắn nhau qua con sông ở biên giới suốt đêm, theo lời dân làng.</p>"
    for n in range(6)
)
LD_JSON = "<script type='application/ld+json'>%s</script>"
_SECONDS = 20
"""Far more than any of these takes, far less than any would with quadratic work."""


def read_source(source: str) -> Found | ReadError:
    return read_html("trang.html", source, Hints("trang.html"))


@pytest.mark.parametrize("depth", [100, 255, 300, 900, 1900])
def test_deep_nesting_loses_no_paragraph(depth: int) -> None:
    source = f"<html><body>{'<div>' * depth}{STORY}{'</div>' * depth}</body></html>"
    found = read_source(source)
    assert isinstance(found, Found)
    assert sum("Đoạn" in found.text[zone.start : zone.end] for zone in found.zones) == 6


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul><li", "blockquote", "span class='sapo'"])
@pytest.mark.parametrize("times", [5_000, 300_000])
def test_nesting_without_end_is_refused_or_read(tag: str, times: int) -> None:
    found = read_source(f"<html><body>{STORY}" + f"<{tag}>x" * times)
    assert isinstance(found, Found | ReadError)
    if isinstance(found, ReadError):
        assert "levels deep" in found.reason or "no article" in found.reason


@pytest.mark.parametrize(
    "flood",
    [
        lambda: "<p>ngắn</p>" * 60_000,
        lambda: "<a href=x>Tin tức trong ngày hôm nay</a> " * 30_000,
        lambda: "<br>" * 150_000,
        lambda: "<b> </b>" * 150_000,
        lambda: "<tr><td>1<td>2" * 30_000,
        lambda: f"<div class='{'x' * 500_000}'>chữ</div>",
        lambda: f"<div class='{'comment related ' * 50_000}'>chữ</div>",
        lambda: "x" * 7_000_000,
        lambda: "Câu này dài. " * 150_000,
        lambda: "&amp;" * 1_000_000,
        lambda: "<!--" * 500_000,
        lambda: LD_JSON % ("[" * 500_000),
        lambda: LD_JSON % ('{"@graph":' * 100_000),
        lambda: LD_JSON % ('"headline": "' * 80_000),
        lambda: "<meta property='og:title' content='Tin'>" * 100_000,
        lambda: f"<p>{'(theo ' * 200_000}</p>",
    ],
    ids=range(16),
)
def test_floods_take_bounded_time(flood: Callable[[], str]) -> None:
    begin = time.process_time()
    found = read_source(f"<html><body><h1>Hai nước bắn nhau</h1><div>{STORY}</div>{flood()}</body></html>")
    assert isinstance(found, Found | ReadError)
    assert time.process_time() - begin < _SECONDS


def test_too_much_html_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_HTML_BYTES", 10_000)
    found = read_source(f"<html><body>{STORY * 50}</body></html>")
    assert isinstance(found, ReadError)
    assert "MiB of HTML" in found.reason


def test_pictures_saved_within_a_page_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_HTML_BYTES", 10_000)
    picture = f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 5_000}'>"
    found = read_source(f"<html><body><h1>Tin</h1>{STORY}{picture}</body></html>")
    assert isinstance(found, Found)
    assert "Đoạn 5" in found.text


PIECES = (
    "<p>|</p>|<div class='comment'>|</div>|<table><tr><td>|<br>|<a href='x'>|</a>|<figure>|<figcaption>|<h1>|"
    "</h1>|<!--|-->|<script>|</script>|&#x0;|&amp;|<span style='display:none'>|</span>|\x00|\ud83d|\ufeff|"
    "<svg>|<form>|]]>|<?xml ?>|Ảnh: AFP|>> |Tin liên quan|22/10/2025 09:15|"
    "Quân đội bắn vào làng, hai người chết. "
)
MARKUP = st.lists(st.sampled_from(PIECES.split("|")), max_size=60).map("".join)


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_any_markup_gives_zones_that_fit_or_an_error(source: str) -> None:
    found = read_source(source)
    if isinstance(found, ReadError):
        return
    end = 0
    for zone in found.zones:
        assert end <= zone.start < zone.end <= len(found.text)
        assert not found.text[end : zone.start].strip()
        end = zone.end
    assert found.text.strip()


def test_a_bad_page_costs_no_good_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "<div>" * 5000 + "x", encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<html><body><h1>Tin</h1>{STORY}</body></html>", encoding="utf-8")
    (tmp_path / "c.htm").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    first, second, third = read([tmp_path])
    assert isinstance(first, ReadError)
    assert not isinstance(second, ReadError)
    assert isinstance(third, ReadError)
    assert "is a picture" in third.reason
