"""What kind of time a phrase names: one day, none at all, or only an order.

Comes in: time phrases of `language`. Goes out: yes or no. Nothing is resolved here.
"""

from dienbien.language.phrases import Phrase
from dienbien.language.vi.tables_vi import markers, markers_apart
from dienbien.language.vi.times_value import (
    Calendar,
    Distance,
    Feast,
    Interval,
    Relative,
    Sequence,
    TimeExpression,
    Vague,
    Value,
    Weekday,
)


def value_of(phrase: Phrase) -> Value | None:
    """What the words say, unresolved."""
    return phrase.value.value if isinstance(phrase.value, TimeExpression) else None


def names_day(phrase: Phrase) -> bool:
    """Whether a time phrase names one day, by date, weekday or count."""
    value = value_of(phrase)
    if isinstance(value, Calendar):
        return value.day is not None
    return isinstance(value, Weekday | Feast) or (
        isinstance(value, Relative | Distance) and value.unit == "day"
    )


def is_vague(phrase: Phrase) -> bool:
    """Whether a phrase says that there is no one day: "nhiều lần", "từ lâu"."""
    return isinstance(value_of(phrase), Vague)


def counted_in(phrase: Phrase, before: str) -> bool:
    """`lần thứ hai trong năm nay`: within which time somebody counts is not when it happened.

    `before`: the words between the act and the time.
    """
    if names_day(phrase) or _spans_days(phrase):
        return False
    return before.rstrip().endswith(markers_apart("most")) or any(w in before for w in markers_apart("nth"))


def by_terms(phrase: Phrase, before: str) -> bool:
    """`bàn giao xe tăng, theo cam kết đưa ra năm 2024`: when was agreed on what is done now."""
    return not names_day(phrase) and any(word in before for word in markers("by-terms"))


def _spans_days(phrase: Phrase) -> bool:
    """Whether it is a span from one day to another: `từ ngày 5 đến 8/5`."""
    value = value_of(phrase)
    if not isinstance(value, Interval):
        return False
    ends = (value.start, value.end)
    return all(isinstance(end, Calendar) and end.day is not None for end in ends)


def is_loose(phrase: Phrase) -> bool:
    """Whether a phrase only orders ("trước đó") or names no day ("nhiều lần")."""
    return isinstance(value_of(phrase), Sequence | Vague)


def is_sequel(phrase: Phrase) -> bool:
    """Whether it is "sau đó": it orders the clause that it stands in behind the day named last, if any is."""
    value = value_of(phrase)
    return isinstance(value, Sequence) and value.direction > 0
