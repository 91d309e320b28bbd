"""What pages say about themselves: dates as they write them, JSON-LD sound and broken, bylines."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.reading.found import Found, Hints
from dienbien.reading.html import parts, read_html
from dienbien.reading.html.byline import split_byline
from dienbien.reading.html.dates import iso_date, printed_date

STORY = "".join(
    f"<p>Đoạn {n}: quân đội hai nước bắn nhau qua con sông ở biên giới suốt đêm, theo lời dân làng.</p>"
    for n in range(5)
)
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Hai nước bắn nhau",
    "datePublished": "2025-03-04T08:20:00+07:00",
    "author": {"@type": "Person", "name": "Thanh Hà"},
    "publisher": {"@type": "Organization", "name": "Báo Sông Hồng"},
}


def page(*scripts: str, head: str = "", hints: Hints = Hints("trang.html")) -> Found:  # noqa: B008
    data = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    found = read_html(
        "trang.html",
        f"<html><head>{head}{data}</head><body><h1>Hai nước bắn nhau</h1>{STORY}</body></html>",
        hints,
    )
    assert isinstance(found, Found)
    return found


def encoded(value: object) -> str:
    return msgspec.json.encode(value).decode()


SITE = {"@type": "WebSite", "name": "Báo Sông Hồng"}
REFERRING = {**ARTICLE, "author": {"@id": "#ha"}, "publisher": {"@id": "#bao"}}
GRAPH = [
    SITE,
    {"@type": "Person", "@id": "#ha", "name": "Thanh Hà"},
    {"@type": "Organization", "@id": "#bao", "name": "Báo Sông Hồng"},
    REFERRING,
]


@pytest.mark.parametrize(
    "scripts",
    [
        [encoded(ARTICLE)],
        [encoded(SITE), encoded(ARTICLE)],
        [encoded([SITE, ARTICLE])],
        [encoded([[SITE], [[ARTICLE]]])],
        [encoded({"@context": "https://schema.org", "@graph": GRAPH})],
        [encoded({"@type": "WebPage", "mainEntity": ARTICLE})],
        [encoded({**ARTICLE, "@type": ["Article", "ReportageNewsArticle"]})],
        [encoded({**ARTICLE, "author": ["Thanh Hà"]})],
        [encoded({**ARTICLE, "author": [{"name": "Thanh Hà"}, {"name": ""}, None]})],
        ["<!--" + encoded(ARTICLE) + "-->"],
        ["//<![CDATA[\n" + encoded(ARTICLE) + "\n//]]>"],
        [encoded(ARTICLE)[:-1] + ",}"],
        [encoded(ARTICLE).replace("Hai nước bắn nhau", "Hai nước\n\tbắn nhau") + ";"],
        ["{broken", encoded(ARTICLE)],
    ],
)
def test_json_ld_in_every_shape(scripts: list[str]) -> None:
    found = page(*scripts)
    assert found.title == "Hai nước bắn nhau"
    assert found.published == "2025-03-04T08:20:00+07:00"
    assert (found.author, found.outlet) == ("Thanh Hà", "Báo Sông Hồng")
    assert set(found.origins.values()) == {"json-ld"}


def test_json_ld_beyond_repair_still_gives_its_plain_members() -> None:
    broken = encoded(ARTICLE).replace('"headline"', '"keywords":"lệnh "ngừng bắn"","headline"')
    found = page(broken)
    assert (found.title, found.published) == ("Hai nước bắn nhau", "2025-03-04T08:20:00+07:00")


def test_entities_are_decoded_once() -> None:
    found = page(
        encoded({**ARTICLE, "headline": "&quot;Lá chắn&quot; bị bắn rơi"}),
        head="<meta property='og:site_name' content='Sông &amp;amp; Hồng'>",
    )
    assert found.title == '"Lá chắn" bị bắn rơi'
    assert (
        page(head="<meta property='og:site_name' content='Sông &amp;amp; Hồng'>").outlet == "Sông &amp; Hồng"
    )


@pytest.mark.parametrize(
    "strange",
    [
        {"headline": 5, "datePublished": {"@value": "2025"}, "author": 7, "publisher": [[]]},
        {"headline": "", "datePublished": "hôm qua", "author": {"name": ["x"]}},
        {"headline": None, "datePublished": "0001-01-01T00:00:00+14:00"},
        {"headline": "x" * 100_000, "datePublished": "9999-12-31T23:59:59-12:00"},
    ],
)
def test_strange_members_are_left_out(strange: dict[str, object]) -> None:
    found = page(encoded({"@type": "NewsArticle", **strange}))
    assert (found.published, found.author, found.outlet) == (None, None, None)


def test_what_the_page_says_goes_before_what_is_said_of_it() -> None:
    hints = Hints("x", url="https://songhong.example/a.html?utm=1", published="2024-01-01", outlet="Kho")
    said = page(encoded(ARTICLE), head="<link rel=canonical href='/a.html'>", hints=hints)
    assert (said.url, said.outlet) == ("https://songhong.example/a.html", "Báo Sông Hồng")
    assert said.published == "2025-03-04T08:20:00+07:00"
    silent = page(hints=hints)
    assert (silent.published, silent.outlet, silent.url) == ("2024-01-01", "Kho", hints.url)
    assert silent.origins["published"] == "given"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//", "a.html", "http://[", "data:text/html,x", " "]
)
def test_addresses_that_are_none_are_left_out(address: str) -> None:
    assert page(head=f"<link rel='canonical' href='{address}'>").url is None


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-10-22", "2025-10-22"),
        ("2025-10-22T19:25:52+07:00", "2025-10-22T19:25:52+07:00"),
        ("2025-10-22T19:25:52.123Z", "2025-10-23T02:25:52+07:00"),
        ("2025-10-22T12:00:00+0000", "2025-10-22T19:00:00+07:00"),
        ("2025-10-22 19:25", "2025-10-22T19:25:00"),
        ("22/10/2025 19:25", "2025-10-22T19:25:00"),
        ("22-10-2025", "2025-10-22"),
        ("10/22/2025 7:25:52 PM", "2025-10-22T19:25:52"),
        ("5/3/2025 7:25:52 PM", "2025-05-03T19:25:52"),
        ("Wed, 22 Oct 2025 19:25:52 +0700", "2025-10-22T19:25:52+07:00"),
        ("Thứ Năm, 22/10/2025, 19:25 (GMT+7)", "2025-10-22T19:25:00"),
        ("1761135952", None),
        ("2025-13-01", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_dates_as_pages_write_them(written: str, date: str | None) -> None:
    assert iso_date(written) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Thứ tư, 22/10/2025, 19:25 (GMT+7)", "2025-10-22T19:25"),
        ("Thứ Ba, 22:07, 11/03/2025", "2025-03-11T22:07"),
        ("22/10/2025 19:25 GMT+7", "2025-10-22T19:25"),
        ("Thứ Sáu, 21/03/2025", "2025-03-21"),
        ("Chiến sự ngày 22/10/2025 ở biên giới", None),
    ],
)
def test_printed_dates(line: str, date: str | None) -> None:
    assert printed_date(line) == date


@given(st.text(max_size=200))
def test_any_value_is_a_date_or_none(value: str) -> None:
    date = iso_date(value)
    assert date is None or re.match(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\+07:00)?)?$", date)


@pytest.mark.parametrize(
    ("line", "authors", "agencies"),
    [
        ("Đức Khải (Theo AFP, Interfax)", ["Đức Khải"], ["AFP, Interfax"]),
        ("Theo Reuters", [], ["Reuters"]),
        ("Phan Tùng/VOV-Jakarta", ["Phan Tùng"], ["VOV-Jakarta"]),
        ("(TTXVN/Vietnam+)", [], ["TTXVN/Vietnam+"]),
        ("Bài, ảnh: LÊ SÔNG", ["LÊ SÔNG"], []),
        ("Hải Vân - Thu Hà", ["Hải Vân", "Thu Hà"], []),
        ("", [], []),
    ],
)
def test_bylines(line: str, authors: list[str], agencies: list[str]) -> None:
    assert split_byline(line) == (authors, agencies)


def test_every_row_of_the_table_marks_its_example() -> None:
    from lxml.html import Element

    rows = [line.split("\t") for line in Path(parts.TABLE).read_text(encoding="utf-8").splitlines()[1:]]
    rows = [row for row in rows if len(row) >= 4 and not row[0].startswith("#")]
    assert len(rows) > 150
    assert len({(name, match) for name, match, *_ in rows}) == len(rows)
    for name, match, part, example in rows:
        if match == "heading":
            assert parts.part_of_heading(example) == part, name
        else:
            assert parts.part_of(Element("div", {"class": example})) == part, (name, example)
