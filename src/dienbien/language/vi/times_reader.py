"""One text while its times are read: the pieces found so far, and where reading has got to.

Comes in: pieces from `times.py` and `times_bare.py`. Goes out: `Draft`s in order, none overlapping. It
reads on only where a date opens a range of dates.
"""

from dienbien.language.vi.times_join import Draft
from dienbien.language.vi.times_patterns import NUMERIC, RANGE_LINK, SPELLED, numeric_value, spelled_value
from dienbien.language.vi.times_table import TimeWords
from dienbien.language.vi.times_value import Calendar, Interval, Part, Value


class Reader:
    """One text being read: the drafts so far, where reading has got to, and a part of day that waits."""

    __slots__ = ("done", "drafts", "lower", "part", "words")

    def __init__(self, lower: str, words: TimeWords) -> None:
        """Begin at the start of a folded text."""
        self.lower = lower
        self.words = words
        self.drafts: list[Draft] = []
        self.done = 0
        self.part: tuple[int, int, Part] | None = None

    def add(self, start: int, end: int, value: Value | None, part: Part | None = None) -> None:
        """Keep an expression; a part of day right before it becomes its own."""
        if value is None:
            return
        if isinstance(value, Calendar) and value.day is not None and value.month is not None:
            end, value = self._range_tail(end, value)
        waiting = self.part
        if waiting is not None and waiting[1] + 1 == start and self.lower[waiting[1]] == " ":
            start, part = waiting[0], waiting[2]
        self.part = None
        self.drafts.append(Draft(start, end, value, part))
        self.done = end

    def _range_tail(self, end: int, first: Calendar) -> tuple[int, Value]:
        """The second date and the interval where it goes on: "5/3 - 7/3", "5/3 đến ngày 7/4/2013"."""
        link = RANGE_LINK.match(self.lower, end)
        if link is None:
            return end, first
        match = NUMERIC.match(self.lower, link.end()) or SPELLED.match(self.lower, link.end())
        if match is None or match["d2"]:
            return end, first
        second = numeric_value(match) if match.re is NUMERIC else spelled_value(match)
        if not isinstance(second, Calendar):
            return end, first
        return match.end(), Interval(first, second)
