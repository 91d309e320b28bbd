"""Every row of every Vietnamese table fires on its own example; a counter-example stays silent."""

from functools import cache
from pathlib import Path

import pytest

from dienbien import code
from dienbien.language.tables import Row, TableError, variants
from dienbien.language.text import fold
from dienbien.language.vi import rows_vi
from dienbien.language.vi.compiled import lexicon
from dienbien.language.vi.rows_vi import extensible, rows_of

SWALLOWED = {"placenouns.tsv", "cues.tsv"}
"""Tables of small words: in their examples a longer phrase ("eo biển Hormuz") may rightly take them in."""
FOUND = {*(table.file for table in extensible()), "anaphors.tsv"} - SWALLOWED
"""The other tables whose phrases are found in running text."""
ACTS = ("acts_verbal.tsv", "acts_material.tsv", "acts_both.tsv", "motions.tsv")
DAY = "2025-06-15"


@cache
def found(sentence: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    hits = lexicon().find(fold(sentence))
    return tuple((p.start, p.end, tuple(e.row.where for e in (p.entry, *p.others) if e)) for p in hits)


def fires(row: Row) -> bool:
    rows = {where for _, _, readings in found(row["example"]) for where in readings}
    return row.where in rows


@pytest.mark.parametrize("table", sorted(FOUND))
def test_each_row_is_found_in_its_example(table: str) -> None:
    assert [f"{row.where} {row['phrase']}" for row in rows_of(table) if not fires(row)] == []


def swallowed(row: Row) -> bool:
    """Whether the words stand in the example inside a longer phrase of another row."""
    plain = f" {fold(row['example']).plain} "
    places = [(plain.find(f" {words} "), len(words)) for words in variants(row["phrase"])]
    return any(
        start <= at and at + length <= end
        for at, length in places
        if at >= 0
        for start, end, _ in found(row["example"])
    )


@pytest.mark.parametrize("table", sorted(SWALLOWED))
def test_small_words_are_found_alone_or_in_a_longer_phrase(table: str) -> None:
    assert [row.where for row in rows_of(table) if not (fires(row) or swallowed(row))] == []


@pytest.mark.parametrize("table", ACTS)
def test_each_act_yields_a_record_of_its_type(table: str) -> None:
    silent = [
        f"{row.where} {row['phrase']}: {row['example']}"
        for row in rows_of(table)
        if row["event"] not in {record.event for record in code(row["example"], published=DAY)}
    ]
    assert silent == []


@pytest.mark.parametrize("table", ACTS)
def test_counter_examples_of_acts_yield_nothing(table: str) -> None:
    loud = [
        f"{row.where} {row['phrase']}: {row['counter']}"
        for row in rows_of(table)
        if row["counter"] and code(row["counter"], published=DAY)
    ]
    assert loud == []


@pytest.mark.parametrize("table", ACTS)
def test_counter_examples_have_the_words_of_their_row(table: str) -> None:
    idle = [
        f"{row.where} {row['phrase']}: {row['counter']}"
        for row in rows_of(table)
        if row["counter"]
        and not any(words.lower() in row["counter"].lower() for words in variants(row["phrase"]))
    ]
    assert idle == []


def test_an_unknown_value_is_named_with_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (rows_vi.FOLDER / "offices.tsv").read_text(encoding="utf-8")
    (tmp_path / "offices.tsv").write_text(text.replace("\tGOV\t", "\tGVO\t", 1), encoding="utf-8")
    monkeypatch.setattr(rows_vi, "FOLDER", tmp_path)
    rows_of.cache_clear()
    with pytest.raises(TableError, match=r"offices.tsv:\d+: sector 'GVO' is not known"):
        rows_of("offices.tsv")
