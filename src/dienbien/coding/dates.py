"""When: the time that grammar binds to an act, resolved to EDTF (codebook sections 5 and 11.5).

Comes in: a predicate and the document's publication date. Goes out: an EDTF string or None. A time binds
from the act's own clause, else from the clause that governs it, else from the sentence's opening.
"""

import datetime
from dataclasses import dataclass

from dienbien.coding.candidates import Candidate
from dienbien.coding.predicates import Predicate
from dienbien.language.edtf import interval
from dienbien.language.phrases import Phrase
from dienbien.language.vi.times_resolve import resolve
from dienbien.records import Document


def publication_date(document: Document) -> datetime.date | None:
    """The day the document was published; None where it is not known or not a date."""
    if not document.published:
        return None
    try:
        return datetime.date.fromisoformat(document.published[:10])
    except ValueError:
        return None


_MEMORY = 2
"""For how many sentences a named day dates what is told without one."""
_DAY = len("2020-11-09")


@dataclass(slots=True)
class Calendar:
    """The publication date and the date last named, as reading goes on through a document."""

    published: datetime.date | None
    last: str | None = None
    _sentence: int = 0
    _named_in: int = -9

    def open_sentence(self, number: int) -> None:
        """Reading goes on with the sentence of this number."""
        self._sentence = number

    def read(self, phrase: Phrase, future: bool) -> str | None:
        """The EDTF of one time phrase; named dates become the one that "cùng ngày" refers to."""
        found = resolve(phrase.value, published=self.published, last=self.last, future=future)
        if found:
            self.last, self._named_in = found, self._sentence
        return found

    @property
    def now(self) -> str | None:
        """When undated news happened: the publication date, else the day named shortly before."""
        if self.published:
            return self.published.isoformat()
        recent = self._sentence - self._named_in <= _MEMORY
        return self.last if recent and self.last and len(self.last) == _DAY else None

    @property
    def up_to_now(self) -> str | None:
        """The open interval up to the publication date, for what undated news came after."""
        return interval(None, self.published.isoformat()) if self.published else None


def bound_times(predicate: Predicate) -> list[Phrase]:
    """The times that may date an act, the closest first, through the clauses that govern it."""
    times: list[Phrase] = []
    at: Predicate | None = predicate
    seen: set[int] = set()
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        times.extend(reversed(at.times_before))
        times.extend(at.times_after)
        if at.subordinator is not None and at.subordinator["value"] in {"after", "before", "although"}:
            break
        if at.sibling is not None:
            times.extend(reversed(at.sibling.times_before))
        at = at.governor
    return times


def set_date(candidate: Candidate, calendar: Calendar) -> None:
    """Date a candidate: the time bound to it, else by what undated news means (codebook section 5)."""
    future = candidate.status == "future"
    for phrase in bound_times(candidate.predicate):
        found = calendar.read(phrase, future)
        if found:
            candidate.date, candidate.dated = found, True
            return
    if candidate.status in {"future", "alleged"} or candidate.zone == "caption":
        return
    subordinator = candidate.predicate.subordinator
    if subordinator is not None and subordinator["value"] == "after":
        candidate.date = calendar.up_to_now
    else:
        candidate.date = calendar.now
