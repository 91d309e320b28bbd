"""When: the time bound to an act, resolved to EDTF (codebook sections 5 and 11.5).

Comes in: a sentence with its candidates, and the document's publication date. Changes: the candidates' dates.
Acts that no words date are left to `undated`, which knows the whole page.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from dienbien.coding.bound_times import Bound, BoundTimes, names_day
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import ReadSentence
from dienbien.language import edtf
from dienbien.language.phrases import Phrase
from dienbien.language.vi.times_resolve import resolve
from dienbien.language.vi.times_value import Sequence, TimeExpression
from dienbien.records import Document

_DAY = len("2020-11-09")
_FAR_AHEAD = 200
"""So many days ahead, a day without a year is the day of the announcement, not of what is announced."""


def publication_date(document: Document) -> datetime.date | None:
    """The day the document was published; None where it is not known or not a date."""
    if not document.published:
        return None
    try:
        return datetime.date.fromisoformat(document.published[:10])
    except ValueError:
        return None


@dataclass(slots=True)
class Calendar:
    """The publication date, and the dates named before each time phrase of a page."""

    published: datetime.date | None
    last: str | None = None
    last_day: str | None = None
    _before: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)

    @property
    def now(self) -> str | None:
        """The day on which the page tells its news: that of publication, else the day named last."""
        return self.published.isoformat() if self.published else self.last_day

    def read_sentence(self, sentence: ReadSentence) -> None:
        """Take note of the times of a sentence, so that "cùng ngày" and "sau đó" point back to the last one.

        Captions tell of pictures from other days: what they name is not referred to.
        """
        for unit in sentence.units:
            if not isinstance(unit, Phrase) or unit.kind != "time":
                continue
            self._before[id(unit)] = self.last, self.last_day
            found = self.resolve(unit, future=False)
            if found and sentence.zone != "caption" and not isinstance(_value(unit), Sequence):
                self.last = found
                self.last_day = found if len(found) == _DAY and "/" not in found else self.last_day

    def resolve(self, phrase: Phrase, future: bool) -> str | None:
        """The EDTF of one time phrase, None where nothing fixes it."""
        last, last_day = self._before.get(id(phrase), (self.last, self.last_day))
        value = _value(phrase)
        if isinstance(value, Sequence) and value.direction < 0:
            return edtf.interval(None, self.published.isoformat()) if self.published else None
        anchor = last_day or last if names_day(phrase) else last
        if anchor is None and self.published:
            anchor = self.published.isoformat()
        return resolve(phrase.value, published=self.published, last=anchor, future=future)

    def date(self, bound: Bound, future: bool) -> tuple[str | None, bool]:
        """The date of the first time that resolves, and whether there is any time at all."""
        times = bound.times[: bound.own] if future else bound.times
        for phrase in times:
            found = self.resolve(phrase, future)
            if found and future and self._announces(phrase, found):
                continue
            if found or names_day(phrase):
                return found, True
        return None, bool(times)

    def _announces(self, phrase: Phrase, found: str) -> bool:
        """`Hôm 30/1, … có kế hoạch` names the day of the announcement: ahead it is nearly a year off."""
        day = edtf.earliest(found)
        if day is None or self.published is None or (day - self.published).days < _FAR_AHEAD:
            return False
        past = self.resolve(phrase, future=False)
        return past is not None and past != found


def _value(phrase: Phrase) -> object:
    return phrase.value.value if isinstance(phrase.value, TimeExpression) else None


def date_sentence(sentence: ReadSentence, calendar: Calendar) -> None:
    """Date the acts of a sentence by the words bound to them; `timing` says how the others stand."""
    calendar.read_sentence(sentence)
    times = BoundTimes(sentence.units, sentence.predicates)
    for candidate in sentence.candidates:
        bound = times.of(candidate.predicate)
        found, named = calendar.date(bound, candidate.status == "future")
        candidate.follows = bound.after
        candidate.date, candidate.dated = found, found is not None
        once = any(aux["value"] == "once" for aux in candidate.predicate.aux)
        candidate.timing = "named" if named or once else bound.standing


def spoken_dates(sentence: ReadSentence, calendar: Calendar) -> Iterator[tuple[Predicate, str]]:
    """The verbs of saying of a sentence with the date that is bound to each."""
    times = BoundTimes(sentence.units, sentence.predicates)
    for predicate in sentence.predicates:
        if predicate.phrase.kind == "speech":
            found, _ = calendar.date(times.of(predicate), future=False)
            if found:
                yield predicate, found
