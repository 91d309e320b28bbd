"""Nothing from a page may steer a terminal or break a line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.safe import one_line, text_cell, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mđỏ\x1b[0m", "␛[31mđỏ␛[0m"),
        ("chuông\x07", "chuông␇"),
        ("một\ttab\r\nhai\u2028ba", "một tab hai ba"),
        ("\x9b31m", "�31m"),
        ("đảo \u202engược\u202c", "đảo ngược"),
        ("\u200bẩn\ufeff", "ẩn"),
        ("hỏng \udcff", "hỏng �"),
        ("[bold]Nga[/bold] :smile:", "[bold]Nga[/bold] :smile:"),
    ],
)
def test_shows_one_harmless_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_decomposed_letters_are_shown_composed() -> None:
    assert one_line(unicodedata.normalize("NFD", "diễn biến")) == "diễn biến"


@given(st.text())
def test_never_passes_control_or_direction_characters(text: str) -> None:
    shown = one_line(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI") for c in shown)
    shown.encode("utf-8")


@given(st.text())
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("＝HYPERLINK(1)", "'＝HYPERLINK(1)"),
        ("\t=1", "'=1"),
        ("a=b", "a=b"),
        ("-5", "'-5"),
    ],
)
def test_a_cell_is_never_calculated(text: str, cell: str) -> None:
    assert text_cell(text) == cell


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://bao.example/tin-1.html", "https://bao.example/tin-1.html"),
        (
            "http://bao.example/tin tức?a=<b>&c=(d)",
            "http://bao.example/tin%20t%E1%BB%A9c?a=%3Cb%3E&c=%28d%29",
        ),
        ('https://bao.example/"onclick=', "https://bao.example/%22onclick="),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://", None),
        ("http://[::1", None),
        ("//bao.example", None),
        ("java\nscript:x", None),
        ("trang-1.html", None),
    ],
)
def test_only_addresses_of_the_web_are_linked(text: str, address: str | None) -> None:
    assert web_address(text) == address
