"""Areas: every row usable, spellings that lead to one area only, examples that hold the name."""

from collections.abc import Iterator

import pytest

from dienbien.gazetteer import Area, areas, country
from dienbien.gazetteer.files import read_rows
from dienbien.language.text import fold_phrase


def by_spelling() -> Iterator[tuple[str, Area]]:
    for area in areas():
        for variant in area.variants:
            yield fold_phrase(variant), area


@pytest.mark.parametrize("area", areas(), ids=lambda area: area.name)
def test_area_is_usable(area: Area) -> None:
    assert area.variants[0] == area.name
    assert all(variant == variant.strip() and variant for variant in area.variants)
    assert area.country is None or country(area.country) is not None
    assert area.lat is not None
    assert area.lon is not None
    assert -90 <= area.lat <= 90
    assert -180 <= area.lon <= 180


def test_table_is_large_and_names_do_not_repeat() -> None:
    names = [area.name for area in areas()]
    assert len(names) == len(set(names))
    assert len(names) >= 250


def test_a_spelling_leads_to_one_area() -> None:
    owners: dict[str, set[str]] = {}
    for spelling, area in by_spelling():
        owners.setdefault(spelling, set()).add(area.name)
    assert {spelling: names for spelling, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("row", list(read_rows("areas.tsv")), ids=lambda row: row["name"])
def test_example_holds_the_name(row: dict[str, str]) -> None:
    assert f" {fold_phrase(row['name'])} " in f" {fold_phrase(row['example'])} "


@pytest.mark.parametrize(
    ("spelling", "holder", "precision"),
    [
        ("Nagorny Karabakh", "AZE", "area"),
        ("Artsakh", "AZE", "area"),
        ("Crưm", "UKR", "area"),
        ("Donbass", "UKR", "area"),
        ("Golan", "SYR", "area"),
        ("Kashmir", "IND", "area"),
        ("Abkhazia", "GEO", "area"),
        ("Lugansk", "UKR", "admin"),
        ("Hormuz", None, "area"),
        ("Biển Đông", None, "area"),
        ("Gaza City", "PSE", "town"),
    ],
)
def test_holder_of_known_areas(spelling: str, holder: str | None, precision: str) -> None:
    area = dict(by_spelling())[fold_phrase(spelling)]
    assert (area.country, area.precision) == (holder, precision)
