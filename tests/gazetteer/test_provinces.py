"""Provinces of Vietnam before and after the reform of July 2025."""

import datetime

from dienbien import code
from dienbien.gazetteer import areas, existed, province
from dienbien.gazetteer.files import read_rows


def test_there_were_63_and_are_34() -> None:
    names = [row["name"] for row in read_rows("provinces.tsv")]
    assert sum(bool(existed(name, "2025-06-30")) for name in names) == 63
    assert sum(bool(existed(name, "2025-07-01")) for name in names) == 34


def test_who_took_over_exists() -> None:
    for row in read_rows("provinces.tsv"):
        if row["to"]:
            datetime.date.fromisoformat(row["to"])
            taker = province(row["into"])
            assert taker is not None, row["name"]
            assert not taker.until, row["name"]


def test_today_s_units_are_areas_that_the_gazetteer_knows() -> None:
    known = {spelling for area in areas() for spelling in (area.name, *area.variants)}
    for row in read_rows("provinces.tsv"):
        if not row["to"]:
            assert row["name"] in known, row["name"]


def test_an_abolished_province_is_an_area_on_a_later_page() -> None:
    page = "Người dân Lào xuống đường biểu tình tại tỉnh Quảng Nam."
    precisions = [
        place.precision
        for day in ("2025-06-01", "2025-08-01")
        for record in code(page, published=day)
        if (place := record.place) is not None
    ]
    assert precisions == ["admin", "area"]
