"""The day of publication, from which a page counts."""

import pytest

from dienbien.records import Document


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-10-22", "2025-10-22"),
        ("2025-10-22T23:30:00", "2025-10-22"),
        ("2025-10-21T20:00:00Z", "2025-10-22"),
        ("2025-10-21T20:00:00+00:00", "2025-10-22"),
        ("2025-10-22T03:00:00+07:00", "2025-10-22"),
        ("2025-10-22T01:00:00+11:00", "2025-10-21"),
        ("9999-12-31T23:00:00+00:00", "9999-12-31"),
        ("no date at all", "no date at"),
    ],
)
def test_the_day_is_that_of_vietnam(published: str, day: str) -> None:
    assert Document(id="a", text="b", published=published, dated="2001-01-01").day == day


def test_without_a_date_it_is_the_printed_one() -> None:
    assert Document(id="a", text="b", dated="2001-01-01").day == "2001-01-01"
    assert Document(id="a", text="b").day is None
