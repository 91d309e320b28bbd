"""A dossier tells each event with its words; what a page says is text, whatever it holds."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dienbien.exports import write_html, write_markdown
from dienbien.exports.dossier.markdown import escaped
from dienbien.linking import Event
from dienbien.safe import one_line

from .samples import (
    ADDRESS,
    SENTENCE,
    anything,
    event,
    events_of_anything,
    hostile,
    killed,
    record,
    told,
    written,
)

_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "article"),
    *("blockquote", "strong", "cite", "a", "span"),
}
_MARKDOWN_TAGS = {"h1", "h2", "h3", "p", "ul", "li", "blockquote", "strong", "a", "hr", "br"}
_ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel"}


class _Seen(HTMLParser):
    """What a browser would find: the elements, their attributes, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.comments = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.comments += 1

    @property
    def links(self) -> list[str | None]:
        return [value for name, value in self.attributes if name == "href"]


def _html(*events: Event, **options: Any) -> _Seen:
    return _Seen(written(write_html, events, **options).decode("utf-8"))


def _markdown(*events: Event, **options: Any) -> str:
    return written(write_markdown, events, **options).decode("utf-8")


def _rendered(text: str) -> _Seen:
    return _Seen(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))


@given(events_of_anything())
def test_nothing_of_a_page_becomes_markup_in_html(made: Event) -> None:
    seen = _html(made)
    assert seen.tags <= _TAGS
    assert {name for name, _ in seen.attributes} <= _ATTRIBUTES
    assert seen.comments == 0
    assert all(str(link).startswith(("http://", "https://")) for link in seen.links)
    for words in (made.actor[0].name, made.reports[0].record.mentions[0].text):
        assert one_line(words) in seen.words


@given(events_of_anything())
def test_nothing_of_a_page_becomes_markup_in_markdown(made: Event) -> None:
    seen = _rendered(_markdown(made))
    assert seen.tags <= _MARKDOWN_TAGS
    assert all(str(link).startswith(("http://", "https://")) for link in seen.links)
    assert len(seen.links) <= 1


@given(anything | hostile)
@example("1. www.bao.example và http://bao.example #12 $x$ a_b_c*d*")
@example("- một\n+ hai")
@example("2024-03-12 (10:30) 10–12 –")
def test_escaped_words_read_as_they_were(text: str) -> None:
    line = one_line(text)
    seen = _rendered(f"x {escaped(line)} x")
    assert seen.words.strip("\n") == f"x {line} x"
    assert seen.tags <= {"p"}


@pytest.mark.parametrize("text", ["http://bao.example", "www.bao.example"])
def test_plain_addresses_are_no_links_on_github_either(text: str) -> None:
    assert text not in escaped(text)


def test_the_policy_forbids_all_but_its_own_style() -> None:
    seen = _html(event())
    policy = dict(seen.attributes)["content"]
    policies = [value for name, value in seen.attributes if name == "content" and "default-src" in str(value)]
    assert len(policies) == 1
    assert "default-src 'none'" in str(policies[0])
    assert "unsafe-inline" not in str(policies[0])
    assert "script-src" not in str(policies[0])
    assert policy is not None


def test_rival_figures_stand_side_by_side_with_who_gives_them() -> None:
    rivals = record(losses=(killed(7, None), killed(1, 1, by="Bộ Quốc phòng Peru")))
    words = _html(event(told(made=rivals)), language="vi").words
    assert "binh sĩ thiệt mạng của Chile: ít nhất 7 (theo Bộ Quốc phòng Chile, 13/03/2024)" in words
    assert "1 (theo Bộ Quốc phòng Peru, 13/03/2024)" in words


def test_the_words_that_prove_it_are_quoted_once_with_all_their_pages() -> None:
    text = _markdown(event(told("a"), told("b", outlet="Báo Hai")), language="en")
    seen = _rendered(text)
    assert seen.words.count(SENTENCE) == 1
    assert seen.links == [ADDRESS.replace("1", "a"), ADDRESS.replace("1", "b")]
    assert "**pháo kích**" in text
    assert "2 pages, 2 independent sources" in text


def test_more_pages_than_are_quoted_are_linked() -> None:
    reports = [
        told(str(n), made=record(trigger=record().trigger, mentions=())) if n == 0 else _worded(n)
        for n in range(6)
    ]
    seen = _html(event(*reports), language="en")
    assert len(seen.links) == 6
    assert "Also told by" in seen.words


def _worded(number: int) -> Any:
    """A report in words of its own."""
    made = record()
    span = type(made.trigger)(0, 12, f"pháo kích {number}")
    return told(str(number), made=record(trigger=span, mentions=(span,)))


@pytest.mark.parametrize(
    ("edtf", "vi", "en"),
    [
        ("2024-03-12", "12/03/2024", "2024-03-12"),
        ("2024-03", "tháng 03/2024", "2024-03"),
        ("2024-03~", "khoảng tháng 03/2024", "about 2024-03"),
        ("2024", "năm 2024", "2024"),
        ("2024-03-10/2024-03-12", "10/03/2024 – 12/03/2024", "2024-03-10 – 2024-03-12"),
        ("2023-05-01/..", "từ 01/05/2023", "since 2023-05-01"),
        ("../2024-03-12", "đến 12/03/2024", "until 2024-03-12"),
        ("XXXX-03-12", "12/03, không rõ năm", "03-12, year unknown"),
        (None, "không rõ ngày, đăng 13/03/2024", "no date, published 2024-03-13"),
    ],
)
def test_dates_read_as_people_write_them(edtf: str | None, vi: str, en: str) -> None:
    made = event(date=edtf)
    assert f"## {vi}\n" in _markdown(made, language="vi").replace("\\", "")
    assert f"## {en}\n" in _markdown(made, language="en").replace("\\", "")


def test_an_act_by_an_unknown_hand_says_so() -> None:
    assert "### Shelling or missiles: unknown → Chile\n" in _markdown(event(actor=()), language="en")
    assert "### Shelling or missiles: Quân đội Peru\n" in _markdown(event(recipient=()), language="en")


def test_events_are_in_the_order_of_their_days() -> None:
    days = ["2024-03-12", "2024-01-02", "2024-02-03"]
    text = _markdown(*(event(told(day, made=record(date=day))) for day in days), language="en")
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == sorted(days)


def test_a_page_of_no_address_is_named_and_not_linked() -> None:
    made = event(told(page="/tin/javascript:alert(1)", outlet=None, title=None))
    seen = _html(made)
    assert seen.links == []
    assert "javascript:alert(1)" in seen.words


def test_a_title_of_ones_own_and_an_empty_dossier() -> None:
    assert "Trận <Arica>" in _html(title="Trận <Arica>").words
    assert "There are no events." in _markdown(language="en")


@given(st.sampled_from(["vi", "en"]), st.integers(0, 4))
def test_counts_of_the_heading(language: str, count: int) -> None:
    text = _markdown(*(event(told(str(n))) for n in range(count)), language=language)
    assert text.count("\n### ") == count
