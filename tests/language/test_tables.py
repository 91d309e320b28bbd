"""Tables are read strictly: a mistake is named with its file and line."""

from pathlib import Path

import pytest

from dienbien.language.lexicon import Lexicon, entries_of, gather
from dienbien.language.tables import TableError, read_table, variants
from dienbien.language.text import fold

COLUMNS = ("phrase", "kind", "example")


def write(folder: Path, text: str) -> Path:
    path = folder / "speech.tsv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("phrase\tkind\n", "no column example"),
        ("phrase\tkind\texample\tcolour\n", "does not know column colour"),
        ("phrase\tkind\texample\nnói\treport\tÔng nói.\tthừa\n", r"speech.tsv:2: has 4 cells"),
        ("phrase\tkind\texample\n# lời\nnói\t\tÔng nói.\n", r"speech.tsv:3: column kind is empty"),
    ],
)
def test_mistakes_are_named_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_table(write(tmp_path, text), COLUMNS)


def test_a_table_in_another_encoding_is_an_error_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "speech.tsv"
    path.write_bytes("phrase\tkind\texample\n".encode("utf-16"))
    with pytest.raises(TableError, match="UTF-8"):
        read_table(path, COLUMNS)


def test_optional_words_and_choices() -> None:
    assert set(variants("bày tỏ (sự) [lo ngại|quan ngại]")) == {
        *("bày tỏ lo ngại", "bày tỏ sự lo ngại", "bày tỏ quan ngại", "bày tỏ sự quan ngại")
    }


@pytest.mark.parametrize("phrase", ["bày tỏ (sự", "[a|b", "(a) (b)", "([a|b]) c"])
def test_phrases_that_cannot_be_meant(phrase: str) -> None:
    with pytest.raises(TableError):
        list(variants(phrase))


def test_a_bad_phrase_names_its_row(tmp_path: Path) -> None:
    rows = read_table(write(tmp_path, "phrase\tkind\texample\n(nói\treport\tÔng nói.\n"), COLUMNS)
    with pytest.raises(TableError, match=r"speech.tsv:2"):
        list(entries_of("speech", rows))


def test_the_longest_phrase_wins_and_words_stay_whole(tmp_path: Path) -> None:
    text = "phrase\tkind\texample\nnói\treport\tÔng nói.\nnói rằng\treport\tÔng nói rằng.\n"
    lexicon = Lexicon(gather(entries_of("speech", read_table(write(tmp_path, text), COLUMNS))))
    found = lexicon.find(fold("Ông nói rằng trời mưa, không nóing gì. Bà NÓI."))
    assert [(p.start, p.end) for p in found] == [(4, 12), (42, 45)]
