"""Every row of tables/vi.tsv: its example fires it, its counter-example does not."""

import pytest

from dienbien.language.tables import Row, read_table
from dienbien.reading import find_zones
from dienbien.reading.zones.cuts import is_signature
from dienbien.reading.zones.marks import TABLE, Marks, marks
from dienbien.reading.zones.paragraphs import split_paragraphs

ROWS = read_table(TABLE, ("phrase", "kind", "match", "example"), ("words", "counter"))
LINE_KINDS = {"related", "link", "chrome", "byline", "picture", "dateline", "background"}
TITLE = "Hai nước nối lại đàm phán"
LEDE = "Phái đoàn hai nước gặp nhau sáng nay tại Geneva để bàn về nguồn nước ở vùng giáp ranh."


def ids(row: Row) -> str:
    return f"{row.where}-{row['kind']}"


def kind_of(line: str) -> str | None:
    (paragraph,) = split_paragraphs(line)
    row = marks().of(paragraph)
    return row["kind"] if row else None


def captions(paragraph: str) -> list[str]:
    text = f"{TITLE}\n\n{LEDE}\n\n{paragraph}\n"
    return [text[zone.start : zone.end] for zone in find_zones(text) if zone.kind == "caption"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] in LINE_KINDS], ids=ids)
def test_line_marks(row: Row) -> None:
    assert kind_of(row["example"]) == row["kind"]
    assert not row["counter"] or kind_of(row["counter"]) != row["kind"]


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] == "credit"], ids=ids)
def test_credits(row: Row) -> None:
    assert captions(row["example"]) == [row["example"]]
    assert not row["counter"] or not captions(row["counter"])


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["kind"] in ("agency", "opener", "abbrev")], ids=ids
)
def test_words_that_bound_a_caption(row: Row) -> None:
    (caption,) = captions(row["example"])
    before, after = row["example"].split(caption)
    assert not before.strip() or before.rstrip().endswith(".")
    phrase = row["phrase"]
    if row["kind"] == "agency":
        assert caption.endswith((phrase, f"{phrase}/TTXVN"))
    elif row["kind"] == "opener":
        assert after.lstrip().startswith(phrase)
    else:
        assert f"{phrase}. " in caption


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] == "sign"], ids=ids)
def test_words_of_signatures(row: Row) -> None:
    assert is_signature(row["example"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["kind"] == "recent"], ids=ids)
def test_words_that_date_a_paragraph_to_these_days(row: Row) -> None:
    (paragraph,) = split_paragraphs(row["example"])
    assert kind_of(row["example"]) == "background"
    assert marks().is_recent(paragraph)


@pytest.mark.parametrize(
    "piece",
    [
        "Nga rút quân",
        "Lê Sông đến Geneva",
        "Ông Lê Sông nói:",
        "Lê Sông.",
        "“Lê Sông”",
        "theo",
        "",
        "Lê " * 30,
    ],
)
def test_what_is_no_signature(piece: str) -> None:
    assert not is_signature(piece)


def test_no_phrase_stands_twice_for_one_purpose() -> None:
    keys = [(row["phrase"], row["kind"], row["match"]) for row in ROWS]
    assert len(keys) == len(set(keys))


def test_an_unknown_kind_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match=r"vi\.tsv:7: unknown kind 'advert'"):
        Marks([Row("vi.tsv", 7, {"phrase": "Quảng cáo", "kind": "advert", "match": "whole"})])
