"""How long after something an act came, and what that makes of a day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.language.text import fold
from dienbien.language.vi.times import find_times
from dienbien.language.vi.times_lead import count_back, lead_before
from dienbien.language.vi.times_resolve import resolve
from dienbien.records import edtf

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))
FEASTS = ["tết nguyên đán", "lễ phục sinh", "mùng 3 tết", "rằm tháng bảy", "ngày giáng sinh"]
LEADS = [
    ("hai ngày sau", "2024-05-18"),
    ("vài ngày sau", "../2024-05-19"),
    ("vài giờ sau", "2024-05-19/2024-05-20"),
    ("ba tuần sau", "2024-04-29~"),
    ("một tháng sau", "2024-04"),
    ("hơn 2 năm sau", "2022~"),
]


@pytest.mark.parametrize(("words", "expected"), LEADS, ids=[w for w, _ in LEADS])
def test_a_count_before_after(words: str, expected: str) -> None:
    lead = lead_before(words, words.index("sau"))
    assert lead is not None
    assert count_back("2024-05-20", lead) == expected


def test_no_count_no_lead() -> None:
    assert lead_before("ngay sau khi", 5) is None
    assert lead_before("ngày sau khi", 5) is None


@given(day=DAYS, words=st.sampled_from(LEADS))
def test_what_came_before_ends_by_the_day(day: datetime.date, words: tuple[str, str]) -> None:
    lead = lead_before(words[0], words[0].index("sau"))
    assert lead is not None
    before = count_back(day.isoformat(), lead)
    assert before is not None
    assert edtf.is_valid(before)
    first = edtf.earliest(before)
    assert first is None or first <= day


@given(
    published=DAYS,
    feast=st.sampled_from(
        ["tết nguyên đán", "lễ phục sinh", "mùng 3 tết", "rằm tháng bảy", "ngày giáng sinh"]
    ),
    future=st.booleans(),
)
def test_feasts_lie_on_the_right_side_within_thirteen_months(
    published: datetime.date, feast: str, future: bool
) -> None:
    (found,) = find_times(fold(feast).lower)
    text = resolve(found, published=published, future=future)
    assert text is not None
    day = datetime.date.fromisoformat(text.rstrip("~"))
    assert abs((day - published).days) <= 396
    reach = datetime.timedelta(days=3 if text.endswith("~") else 0)
    assert day + reach >= published if future else day - reach <= published


@given(published=DAYS, quarter=st.integers(1, 4), year=st.integers(1990, 2060))
def test_a_quarter_is_three_months(published: datetime.date, quarter: int, year: int) -> None:
    (found,) = find_times(f"trong quý {quarter}/{year}")
    text = resolve(found, published=published)
    assert text == f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}"
