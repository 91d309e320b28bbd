"""Agreements as bars under the chart of a story."""

from msgspec.structs import replace

from dienbien.ledger import Agreement, Quote, Step
from dienbien.store import DayCount
from dienbien.web.pages.bars import WIDTH, chart
from dienbien.web.pages.truces import Truce, truces_of

from .samples import agreement

QUOTE = Quote(document_id="d", page="p", day=None, outlet=None, start=0, end=1, text="x")


def bars(**changed: object) -> list[Truce]:
    days = [DayCount(day=day, quad=None, events=1) for day in ("2025-10-01", "2025-10-20")]
    drawn = chart(days, "2025-10-01", "2025-10-20")
    assert drawn is not None
    one: Agreement = replace(agreement("2025-10-06"), **({"events": ("e",)} | changed))
    return truces_of([one], {"e", "f"}, drawn)


def test_a_bar_reaches_from_the_signing_to_the_breach_that_is_told() -> None:
    broken = Step(day="2025-10-11", step="broken", event="f", quote=QUOTE)
    (bar,) = bars(history=(broken,))
    assert (bar.left, bar.width, bar.end) == (WIDTH / 4, WIDTH / 4, "2025-10-11")


def test_one_that_nobody_ended_reaches_to_the_edge() -> None:
    (bar,) = bars()
    assert (bar.left + bar.width, bar.end) == (WIDTH, None)


def test_one_of_before_or_after_is_kept_within_the_drawing() -> None:
    (before,) = bars(signed="2020", expires="2021-01-01")
    (after,) = bars(signed="2030-01-01")
    assert (before.left, before.width) == (0, WIDTH / 20)
    assert after.left + after.width == WIDTH


def test_agreements_of_other_stories_and_of_no_day_have_no_bar() -> None:
    assert bars(events=("other",)) == []
    assert bars(signed=None) == []
