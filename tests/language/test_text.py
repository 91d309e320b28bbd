"""Folding keeps the way back to every offset, whatever form the text comes in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.language.text import fold, fold_phrase

PIECES = [
    "Tổng thống",
    "hoà bình",
    "  ",
    "\u00a0",
    "\r\n",
    "thuý",
    "Nga,",
    "a\u0301",
    "\u200b",
    "Ủy ban",
    "İ",
    "-",
    "”",
]


@pytest.mark.parametrize(
    ("old", "new"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("thế giơí", "thế giới"), ("đâù", "đầu")],
)
def test_both_styles_of_tone_marks_fold_to_one(old: str, new: str) -> None:
    assert fold(old).lower == fold(new).lower


def test_words_that_the_south_spells_otherwise_fold_to_one() -> None:
    assert fold("Kenya tạm ngưng bắn").plain == fold("Kenya tạm ngừng bắn").plain
    assert fold("nước ngưng tụ").text == "nước ngưng tụ"


@pytest.mark.parametrize("word", ["hoàn", "quý", "giá", "của", "toán", "khuya"])
def test_letters_that_are_no_matter_of_style_stay(word: str) -> None:
    assert fold(word).lower == word


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_folded_spans_quote_the_text_they_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.lower) == len(folded.plain) == len(folded.cased)
    for start in range(len(folded.cased)):
        first, last = folded.original(start, start + 1)
        quoted = unicodedata.normalize("NFC", text[first:last]).replace("\u00a0", " ").replace("İ", "I")
        assert folded.cased[start].replace("\u00a0", " ") in quoted


@given(st.text(max_size=60))
def test_any_text_folds_without_losing_its_end(text: str) -> None:
    folded = fold(text)
    assert folded.position(len(text)) == len(folded.cased)


def test_phrases_fold_as_the_text_does() -> None:
    assert fold_phrase("Nagorno-Karabakh") == "nagorno karabakh"
    assert f" {fold_phrase('Hoà bình')} " in f" {fold('một nền hòa bình lâu dài').plain} "
