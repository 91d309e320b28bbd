"""Bars of events by day."""

from datetime import date, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from dienbien.records.quads import Quad
from dienbien.store import DayCount
from dienbien.web.pages.bars import HEIGHT, WIDTH, chart, charts

_DAYS = (st.dates(date(2020, 1, 1), date(2030, 1, 1)) | st.dates()).map(date.isoformat)
_COUNTS = st.builds(
    DayCount, day=_DAYS, quad=st.sampled_from([None, *get_args(Quad)]), events=st.integers(1, 500)
)


@given(st.lists(_COUNTS, min_size=1, max_size=40), st.booleans())
def test_every_event_is_in_one_bar_or_told_to_lie_outside(days: list[DayCount], is_whole: bool) -> None:
    first, last = min(day.day for day in days), max(day.day for day in days)
    drawn = chart(days, first, last) if is_whole else chart(days)
    assert drawn is not None
    assert sum(bar.events for bar in drawn.bars) + drawn.outside == sum(day.events for day in days)
    assert not (is_whole and drawn.outside)
    for bar, following in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert date.fromisoformat(bar.last) + timedelta(days=1) == date.fromisoformat(following.first)
    for bar in drawn.bars:
        assert 0 <= bar.left <= WIDTH - bar.width + 0.01
        assert bar.events == sum(part.events for part in bar.parts)
        for part in bar.parts:
            assert -0.01 <= part.top <= HEIGHT - part.height + 0.01
            is_conflict = part.quad is not None and "conflict" in part.quad
            assert (part.top >= drawn.line - 0.01) == is_conflict


@given(st.lists(_COUNTS, min_size=1, max_size=5), st.none() | _DAYS, st.none() | _DAYS)
def test_any_two_days_may_be_asked_for(days: list[DayCount], since: str | None, until: str | None) -> None:
    drawn = chart(days, since, until)
    inside = [day for day in days if (since or "") <= day.day <= (until or "9999-12-31")]
    if since or until:
        assert (drawn is None) == (inside == [])
    if drawn is not None:
        assert len(drawn.bars) <= 200


def test_announcements_of_far_years_do_not_flatten_the_present() -> None:
    days = [DayCount(day=f"2025-10-{n:02d}", quad=None, events=50) for n in range(1, 31)]
    drawn = chart([*days, DayCount(day="2050-01-01", quad=None, events=1)])
    assert drawn is not None
    assert (drawn.step, drawn.last, drawn.outside) == ("day", "2025-10-30", 1)


def test_two_charts_of_a_pair_share_days_and_scale() -> None:
    many = [DayCount(day="2025-10-02", quad="material conflict", events=10)]
    few = [DayCount(day="2025-10-20", quad="material conflict", events=5)]
    one, other = charts([many, few])
    assert one is not None
    assert other is not None
    assert (one.first, one.last) == (other.first, other.last)
    heights = [max(part.height for bar in c.bars for part in bar.parts) for c in (one, other)]
    assert heights == [HEIGHT, HEIGHT / 2]
    assert charts([[], []]) == [None, None]
    assert charts([many, []])[1] is None
