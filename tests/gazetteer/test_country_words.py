"""The language tables about places: codes the gazetteer has, one meaning per spelling, examples that fire."""

from pathlib import Path

import pytest

from dienbien import language
from dienbien.gazetteer import countries, country
from dienbien.language.tables import Row, read_table, variants
from dienbien.language.text import fold_phrase

TABLES = Path(language.__file__).parent / "vi" / "tables"
KINDS = {"country", "capital", "seat", "headquarters", "disputed", "people"}
ISLANDS_NOBODY_NAMES = 40
NO_GOVERNMENT_OF_A_STATE = {"XNK", "XKX", "XAB", "XSO", "XTR", "XSL", "TWN", "GRL"}

COUNTRIES = read_table(
    TABLES / "countries.tsv", ("phrase", "country", "kind", "name", "example"), ("strict", "counter")
)
PLACENOUNS = read_table(TABLES / "placenouns.tsv", ("phrase", "precision", "example"), ("counter",))


def holds(sentence: str, row: Row) -> bool:
    return any(f" {spelling} " in f" {fold_phrase(sentence)} " for spelling in variants(row["phrase"]))


@pytest.mark.parametrize("row", [*COUNTRIES, *PLACENOUNS], ids=lambda row: f"{row.where}")
def test_example_and_counter_hold_the_phrase(row: Row) -> None:
    assert holds(row["example"], row)
    assert not row["counter"] or holds(row["counter"], row)


@pytest.mark.parametrize("row", COUNTRIES, ids=lambda row: f"{row.where}")
def test_country_row_is_valid(row: Row) -> None:
    found = country(row["country"])
    assert found is not None
    assert row["kind"] in KINDS
    assert row["strict"] in {"", "context"}
    assert row["phrase"].lstrip("[(")[:1].isupper()
    if row["kind"] == "capital" and row["country"] not in NO_GOVERNMENT_OF_A_STATE:
        assert row["name"] == f"Chính phủ {found.name}"


@pytest.mark.parametrize("row", PLACENOUNS, ids=lambda row: f"{row.where}")
def test_placenoun_row_is_valid(row: Row) -> None:
    assert row["precision"] in {"point", "town", "area", "admin"}


@pytest.mark.parametrize("rows", [COUNTRIES, PLACENOUNS], ids=["countries", "placenouns"])
def test_a_spelling_stands_in_one_row(rows: list[Row]) -> None:
    owners: dict[str, set[int]] = {}
    for row in rows:
        for spelling in variants(row["phrase"]):
            owners.setdefault(spelling, set()).add(row.line)
    assert {spelling: lines for spelling, lines in owners.items() if len(lines) > 1} == {}


def test_states_are_all_there() -> None:
    named = {row["country"] for row in COUNTRIES}
    assert {"XNK", "XKX", "XDN", "XAB", "XSO", "XTR", "XNC", "XSL", "PSE", "TWN"} <= named
    assert len(set(countries()) - named) <= ISLANDS_NOBODY_NAMES


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Hoa Kỳ", "USA"),
        ("CHDCND Triều Tiên", "PRK"),
        ("Bắc Hàn", "PRK"),
        ("Arab Saudi", "SAU"),
        ("A-rập Xê-út", "SAU"),
        ("Azebaijan", "AZE"),
        ("Ác-mê-ni-a", "ARM"),
        ("U-crai-na", "UKR"),
        ("Pa-ki-xtan", "PAK"),
        ("Đông Timor", "TLS"),
        ("Mát-xcơ-va", "RUS"),
        ("Tòa Bạch Ốc", "USA"),
        ("Cộng hòa Artsakh", "XNK"),
    ],
)
def test_spelling_leads_to_its_country(spelling: str, code: str) -> None:
    folded = fold_phrase(spelling)
    assert {row["country"] for row in COUNTRIES if folded in variants(row["phrase"])} == {code}
