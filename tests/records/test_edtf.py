"""EDTF strings: built, checked, bounded and compared, and readable by the kept library."""

import datetime

import edtf as kept
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.records import edtf

VALID = ["2016-04-04", "2020-11", "2016", "2016-04-02/2016-04-05", "2016-04-04~", "2013-10~", "../2025"]
VALID += [
    "2020-11-09/2025",
    "2020-09-27/..",
    "XXXX-08-02",
    "XXXX-08",
    "199X",
    "18XX",
    "XXXX-04-01/XXXX-04-03",
]
INVALID = [
    "",
    "..",
    "../..",
    "2016-13",
    "2016-02-30",
    "XXXX",
    "0000",
    "2016-4-4",
    "4/4/2016",
    "2016-05/2016-04",
]
INVALID += ["2016-04-04T10:00", "2016~~", "20X6", "2016-04-04\n", "hôm qua"]
DATES = st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(3000, 12, 31))


@pytest.mark.parametrize("text", VALID)
def test_valid_strings_are_read_by_the_kept_library_too(text: str) -> None:
    assert edtf.is_valid(text)
    assert str(kept.parse_edtf(text)) == text


@pytest.mark.parametrize("text", INVALID)
def test_other_strings_are_not_valid(text: str) -> None:
    assert not edtf.is_valid(text)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((2016, 4, 4), "2016-04-04"),
        ((2020, 11, None), "2020-11"),
        ((None, 8, 2), "XXXX-08-02"),
        ((987, None, None), "0987"),
    ],
)
def test_points_are_built_from_numbers(parts: tuple[int | None, int | None, int | None], text: str) -> None:
    assert edtf.point(*parts) == text


@pytest.mark.parametrize("parts", [(2013, 2, 29), (2013, None, 5), (None, None, None), (2013, 13, None)])
def test_no_point_without_a_day_in_the_calendar(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        edtf.point(*parts)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016-04-04", "2016-04-04", "2016-04-04"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2016-04-02/2016-05", "2016-04-02", "2016-05-31"),
        ("../2025", None, "2025-12-31"),
        ("2020-09-27/..", "2020-09-27", None),
        ("XXXX-08-02", None, None),
        ("2016-04-04~", "2016-04-01", "2016-04-07"),
        ("nonsense", None, None),
    ],
)
def test_earliest_and_latest_day(text: str, first: str | None, last: str | None) -> None:
    def iso(day: datetime.date | None) -> str | None:
        return day.isoformat() if day else None

    assert (iso(edtf.earliest(text)), iso(edtf.latest(text))) == (first, last)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("XXXX-08-02", "2022-08-02", True),
        ("XXXX-08-02", "2022-08-03", False),
        ("XXXX-08-02", "2022-08", True),
        ("XXXX-08-02", "2022", True),
        ("XXXX-02-29", "2013", False),
        ("XXXX-02-29", "2009/2013", True),
        ("XXXX-08", "2021-12-30/2022-01-05", False),
        ("XXXX-08-02", "XXXX-08", True),
        ("XXXX-08-02", "XXXX-09", False),
        ("XXXX-08-02", "../2014", True),
        ("2016-04-04", "2016-04", True),
        ("2016-04-04", "2016-05", False),
        ("2016-04-02/2016-04-05", "2016-04-05/2016-04-09", True),
        ("2016-04-02/2016-04-05", "2016-04-06/..", False),
        ("../2014-09-25", "2014-09-25", True),
        ("../2014-09-25", "2014-09-26", False),
        ("199X", "1995-03", True),
        ("2016-04-04~", "2016-04-06", True),
        ("2016-04-04", "nonsense", False),
    ],
)
def test_could_be_the_same_moment(a: str, b: str, expected: bool) -> None:
    assert edtf.compatible(a, b) is expected
    assert edtf.compatible(b, a) is expected


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("2016-02-28", 1, "2016-02-29"),
        ("2015-12-31", 1, "2016-01-01"),
        ("2016-01", -1, "2015-12"),
        ("2016", 3, "2019"),
        ("XXXX-08-31", 1, "XXXX-09-01"),
        ("XXXX-02-29", 1, "XXXX-03-01"),
        ("XXXX-01", -1, "XXXX-12"),
        ("2016-04-02/2016-04-05", 1, "2016-04-03/2016-04-06"),
        ("../2014-09-25", -1, "../2014-09-24"),
        ("199X", 1, None),
    ],
)
def test_step_moves_by_the_date_s_own_unit(text: str, count: int, expected: str | None) -> None:
    assert edtf.step(text, count) == expected


@given(DATES, st.integers(-5000, 5000))
def test_stepping_there_and_back(day: datetime.date, count: int) -> None:
    there = edtf.step(day.isoformat(), count)
    assert there is not None
    assert edtf.step(there, -count) == day.isoformat()


@given(DATES)
def test_a_day_lies_within_its_month_year_and_decade(day: datetime.date) -> None:
    text = day.isoformat()
    for wider in (
        text[:7],
        text[:4],
        text[:3] + "X",
        "XXXX" + text[4:],
        "XXXX" + text[4:7],
        f"../{text}",
        f"{text}/..",
    ):
        assert edtf.is_valid(wider)
        assert edtf.compatible(text, wider)


@given(st.text(max_size=20))
def test_no_text_breaks_the_readers(text: str) -> None:
    assert edtf.is_valid(text) in {True, False}
    assert edtf.compatible(text, "2016") in {True, False}
