"""Nothing from a page may steer a terminal or break a line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.cli.safe import one_line


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
