"""Feasts that wander, against days on which they were (or will be) kept."""

import datetime

import pytest

from dienbien.language.moon import easter, islamic_day, lunar_day

TET = [
    "2000-02-05",
    "2001-01-24",
    "2002-02-12",
    "2003-02-01",
    "2004-01-22",
    "2005-02-09",
    "2006-01-29",
    "2007-02-17",
    "2008-02-07",
    "2009-01-26",
    "2010-02-14",
    "2011-02-03",
    "2012-01-23",
    "2013-02-10",
    "2014-01-31",
    "2015-02-19",
    "2016-02-08",
    "2017-01-28",
    "2018-02-16",
    "2019-02-05",
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2028-01-26",
    "2029-02-13",
    "2030-02-02",
    "2031-01-23",
    "2032-02-11",
    "2033-01-31",
    "2034-02-19",
    "2035-02-08",
]


@pytest.mark.parametrize("day", TET)
def test_tet_is_when_vietnam_keeps_it(day: str) -> None:
    """2007 and 2030 differ from China by a day."""
    assert str(lunar_day(int(day[:4]), 1, 1)) == day


def test_leap_months_do_not_shift_later_feasts() -> None:
    assert lunar_day(2025, 8, 15) == datetime.date(2025, 10, 6)
    assert lunar_day(2023, 3, 10) == datetime.date(2023, 4, 29)


def test_short_months_have_no_thirtieth() -> None:
    assert lunar_day(2025, 12, 30) is None
    assert lunar_day(2025, 12, 29) == datetime.date(2026, 2, 16)


def test_easter_of_both_reckonings() -> None:
    assert [easter(year).isoformat()[5:] for year in (2022, 2023, 2024, 2025)] == [
        "04-17", "04-09", "03-31", "04-20",
    ]  # fmt: skip
    assert [easter(year, orthodox=True).isoformat()[5:] for year in (2022, 2023, 2024, 2025)] == [
        "04-24", "04-16", "05-05", "04-20",
    ]  # fmt: skip


def test_ramadan_within_a_day() -> None:
    for first in ("2020-04-24", "2021-04-13", "2022-04-02", "2023-03-23", "2024-03-11", "2025-03-01"):
        kept = datetime.date.fromisoformat(first)
        reckoned = islamic_day(kept.year, 9, 1)
        assert reckoned is not None
        assert abs((reckoned - kept).days) <= 1
