"""The ledger as a calendar."""

from dienbien.ledger import Entry
from dienbien.ledger.entry import EntryKind
from dienbien.web.pages.calendar import months_of

from .samples import agreement


def entry(kind: EntryKind, date: str | None, told: str | None = None) -> Entry:
    return Entry(
        date=date,
        told=told,
        kind=kind,
        event="e",
        events=("e",),
        actor=(),
        recipient=(),
        articles=1,
        quotes=(),
    )


def looks(*entries: Entry, signed: str | None = "2025-10-30") -> dict[str, str]:
    months = months_of(agreement(signed), entries)
    days = [day for month in months for week in month.weeks for day in week if day]
    return {day.day: day.look for day in days if day.look}


def test_days_without_violence_are_quiet_until_the_last_that_is_told() -> None:
    assert looks(
        entry("signed", "2025-10-30"), entry("violation", "2025-11-01"), entry("appeal", "2025-11-03")
    ) == {
        "2025-10-30": "made",
        "2025-10-31": "quiet",
        "2025-11-01": "breach",
        "2025-11-02": "quiet",
        "2025-11-03": "talk",
    }


def test_the_worst_of_a_day_gives_its_look_and_a_span_fills_its_days() -> None:
    found = looks(entry("talks", "2025-10-31"), entry("fighting", "2025-10-31/2025-11-01"))
    assert (found["2025-10-31"], found["2025-11-01"]) == ("fight", "fight")


def test_what_is_told_without_a_day_stands_at_its_page_and_a_whole_year_nowhere() -> None:
    assert looks(entry("threat", None, "2025-10-31"), entry("fighting", "2026")) == {
        "2025-10-30": "quiet",
        "2025-10-31": "fight",
    }


def test_an_agreement_of_no_known_day_begins_with_what_is_told_of_it() -> None:
    assert looks(signed=None) == {}
    assert looks(entry("violation", "2025-11-02"), signed=None) == {"2025-11-02": "breach"}


def test_of_a_long_time_only_the_months_are_shown_in_which_something_is_told() -> None:
    entries = [entry("violation", "1960-05-02"), entry("talks", "9999-12-31")]
    months = months_of(agreement("1953-07-27"), entries)
    assert [month.month for month in months] == ["1960-05", "9999-12"]
    assert months[0].quiet == 30
