"""Sentences end where they should, and none goes on for ever."""

from dienbien.language.sentences import MOST_LETTERS, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


def test_abbreviations_and_figures_do_not_end_a_sentence() -> None:
    text = "Ông J. Soto tới TP. Lima với 2.500 lính. Bà ở lại! Vì sao?"
    assert sentences(text) == ["Ông J. Soto tới TP. Lima với 2.500 lính.", "Bà ở lại!", "Vì sao?"]


def test_what_runs_on_is_cut_at_commas_and_loses_no_letter() -> None:
    text = "Peru bắn Chile, " * 1000
    parts = sentences(text)
    assert max(map(len, parts)) <= MOST_LETTERS
    assert all(part.endswith("Chile,") for part in parts)
    assert " ".join(parts) == text.rstrip()


def test_what_has_neither_commas_nor_blanks_is_cut_all_the_same() -> None:
    parts = sentences("x" * 50_000)
    assert max(map(len, parts)) <= MOST_LETTERS
    assert "".join(parts) == "x" * 50_000


def test_a_word_of_one_letter_with_marks_ends_a_sentence() -> None:
    text = "Tàu tới Đông Nam Á. Nga chỉ trích Mỹ. Ông về Ý. Đức im lặng."
    assert sentences(text) == ["Tàu tới Đông Nam Á.", "Nga chỉ trích Mỹ.", "Ông về Ý.", "Đức im lặng."]
