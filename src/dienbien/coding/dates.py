"""When: the time bound to an act, resolved to EDTF (codebook sections 5 and 11.5).

Comes in: a sentence with its candidates, and the document's publication date. Changes: the candidates' dates.
Acts that no words date are left to `undated`, which knows the whole page.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from dienbien.coding.bound_times import Bound, BoundTimes
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import PLEDGED
from dienbien.coding.known import counts_weapons, taken_as_known
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import ReadSentence
from dienbien.coding.supposed import referred_to_as_done
from dienbien.coding.time_phrases import is_loose, is_sequel, names_day, value_of
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.times_lead import lead_before
from dienbien.language.vi.times_resolve import resolve
from dienbien.language.vi.times_value import Distance, Interval, Sequence, Window
from dienbien.records import edtf
from dienbien.records.edtf import DAY_LENGTH

Timing = Literal["named", "governed"]
_FAR, _NEAR = 330, 14
"""A day without a year that was so long ago and comes again so soon is announced."""
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "CONCEDE", "ACCUSE", "STATE"})
DECIDED = frozenset({"SANCTION", "MOBILIZE", "RETREAT", "COERCE"})
"""Acts that are decided where their day is still to come."""
_COMING = PLEDGED | DECIDED
_FAR_AHEAD = 200
"""So many days ahead, a day without a year is the day of the announcement, not of what is announced."""


def publication_date(day: str | None) -> datetime.date | None:
    """The day the document was published; None where it is not known or not a date."""
    if not day:
        return None
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        return None


@dataclass(slots=True)
class Calendar:
    """The publication date, and the dates named before each time phrase of a page."""

    published: datetime.date | None
    last: str | None = None
    last_day: str | None = None
    _before: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)
    _found: dict[int, str | None] = field(default_factory=dict)
    _today: str | None = field(init=False)

    def __post_init__(self) -> None:
        """Write the day of publication once: it is asked for at each act."""
        self._today = self.published.isoformat() if self.published else None

    @property
    def now(self) -> str | None:
        """The day on which the page tells its news: that of publication, else the day named last."""
        return self._today or self.last_day

    def read_sentence(self, sentence: ReadSentence) -> None:
        """Take note of the times of a sentence, so that "cùng ngày" and "sau đó" point back to the last one.

        Captions tell of pictures from other days: what they name is not referred to.
        """
        for unit in sentence.times:
            self._before[id(unit)] = self.last, self.last_day
            found = self._found[id(unit)] = self._resolve(unit, future=False)
            if found and sentence.zone != "caption" and not isinstance(value_of(unit), Sequence):
                self.last = found
                self.last_day = found if len(found) == DAY_LENGTH and "/" not in found else self.last_day

    def resolve(self, phrase: Phrase, future: bool) -> str | None:
        """The EDTF of one time phrase of a sentence that was read, None where nothing fixes it."""
        return self._resolve(phrase, future) if future else self._found.get(id(phrase))

    def _resolve(self, phrase: Phrase, future: bool) -> str | None:
        last, last_day = self._before.get(id(phrase), (self.last, self.last_day))
        value = value_of(phrase)
        if isinstance(value, Sequence) and value.direction < 0:
            return edtf.interval(None, self.published.isoformat()) if self.published else None
        anchor = last_day or last if names_day(phrase) else last
        if anchor is None and self.published:
            anchor = self.published.isoformat()
        found = resolve(phrase.value, published=self.published, last=anchor, future=future)
        if future or found is None or not self._long_ago(found):
            return found
        coming = resolve(phrase.value, published=self.published, last=anchor, future=True)
        return coming if coming and self._is_near(coming) else found

    def is_ahead(self, found: str) -> bool:
        """Whether a date lies behind the day of publication and the next: what has happened was not then.

        The next day may be a page's own, in a zone of time ahead.
        """
        day = edtf.earliest(found)
        return day is not None and self.published is not None and (day - self.published).days > 1

    def _is_term(self, phrase: Phrase, found: str) -> bool:
        """Whether it is how long a plan or ban holds ("giai đoạn 2025-2028", "đến hết năm", "ba năm tới")."""
        value, end = value_of(phrase), edtf.latest(found)
        if isinstance(value, Window) and value.direction > 0:
            return True
        if not isinstance(value, Interval) or end is None or self.published is None:
            return False
        years = len(found) == len("2025/2028") and end.year > self.published.year
        return years or (value.start is None and end > self.published)

    def _long_ago(self, found: str) -> bool:
        day = edtf.latest(found) or edtf.earliest(found)
        return day is not None and self.published is not None and (self.published - day).days > _FAR

    def _is_near(self, coming: str) -> bool:
        """`Ông A gặp ông B ngày 30/10` on the 24th: headlines announce without "sẽ"."""
        day = edtf.earliest(coming)
        return day is not None and self.published is not None and 0 < (day - self.published).days <= _NEAR

    def date(self, bound: Bound, future: bool, spoken: bool = False) -> tuple[str | None, Timing | None]:
        """The date of the first time that resolves, and whether the act's own clause or another gives it.

        What is announced has a day only in its own clause. Days win over "trước đó" and "nhiều lần". From
        when what somebody agreed to holds ("nhất trí ngừng bắn từ 29/7") is not when it was agreed.
        """
        passed = 0
        groups = [bound.times[: bound.own]]
        if not future:
            groups.append(bound.times[bound.own :])
        for phrases in groups:
            for phrase in sorted(phrases, key=is_loose) if len(phrases) > 1 else phrases:
                if is_sequel(phrase) and not future:
                    if self._before.get(id(phrase), (self.last, None))[0] is None:
                        passed += 1
                        continue
                    if phrases is not groups[0]:
                        return None, "governed"
                found = self.resolve(phrase, future)
                if found and future and self._announces(phrase, found):
                    continue
                since = spoken and isinstance(value_of(phrase), Interval) and (found or "").endswith("/..")
                if since or (found and not future and self._is_term(phrase, found)):
                    passed += 1
                    continue
                if found or names_day(phrase) or is_loose(phrase):
                    return found, "named" if id(phrase) in bound.direct else "governed"
        return None, "named" if len(bound.times) > passed and not future else None

    def coming(self, phrases: list[Phrase]) -> str | None:
        """The first of some times that lies ahead, where it is known when the page was published."""
        for phrase in phrases:
            found = self.resolve(phrase, future=True)
            day = edtf.earliest(found) if found else None
            near = day is not None and self.published is not None and day >= self.published
            if found and near and not is_loose(phrase) and not self._announces(phrase, found):
                return found
        return None

    def _announces(self, phrase: Phrase, found: str) -> bool:
        """`Hôm 30/1, … có kế hoạch` names the day of the announcement: ahead it is nearly a year off."""
        day = edtf.earliest(found)
        if day is None or self.published is None or (day - self.published).days < _FAR_AHEAD:
            return False
        past = self.resolve(phrase, future=False)
        return past is not None and past != found


def date_sentence(folded: Folded, sentence: ReadSentence, calendar: Calendar) -> BoundTimes:
    """Date the acts of a sentence by the words bound to them; `timing` says how the others stand.

    Goes out: which time is bound to what, for those who ask about its other verbs.
    """
    calendar.read_sentence(sentence)
    times = BoundTimes(folded.lower, sentence)
    for candidate in sentence.candidates:
        bound = times.of(candidate.predicate)
        future, spoken = candidate.status == "future", candidate.event in _SPOKEN
        found, timing = calendar.date(bound, future, spoken and not future)
        if future and found is None:
            found = calendar.coming(times.ahead(candidate.predicate))
        may_come = candidate.event in _COMING or candidate.mode == "sign"
        if found and not may_come and not future and calendar.is_ahead(found):
            found, timing = None, None
        if found and found.endswith("/.."):
            found = _since(candidate, found, calendar)
        candidate.follows, candidate.lead = bound.after, _lead(folded, sentence, candidate, bound)
        candidate.date, candidate.dated = found, found is not None
        once = any(aux["value"] == "once" for aux in candidate.predicate.aux)
        candidate.timing = timing or ("named" if once else bound.standing)
        if (
            candidate.timing == "main"
            and not bound.shared
            and taken_as_known(candidate, sentence.units, folded)
        ):
            candidate.timing = "aside"
        elif found and _supposed(candidate, bound, folded):
            candidate.timing, candidate.date, candidate.dated = "aside", None, False
        if candidate.timing == "claimed" and counts_weapons(candidate, sentence.units):
            candidate.timing = "main"
    return times


def _supposed(candidate: Candidate, bound: Bound, folded: Folded) -> bool:
    """`Hôm 5/5, Malta lên án việc Chile bắt …`: the day is of what is said of the deed."""
    own = any(time.start > candidate.trigger[0] for time in bound.times) or bound.own
    return not own and referred_to_as_done(candidate, folded)


def _since(candidate: Candidate, found: str, calendar: Calendar) -> str | None:
    """`sẽ áp thuế từ 1/5` begins that day; what has happened "kể từ tháng 7" did so up to publication."""
    start = edtf.split(found)[0]
    today = calendar.published.isoformat() if calendar.published else None
    if candidate.status == "future":
        return found if start == today else start
    if candidate.event in {"SUPPORT", "AGREE"} or start == today:
        return start
    if candidate.event == "ASSAULT" and candidate.status == "occurred" and today:
        return edtf.interval(start, today)
    return found


def _lead(folded: Folded, sentence: ReadSentence, candidate: Candidate, bound: Bound) -> Distance | None:
    """How long before the clause that follows it: "hai ngày sau khi"."""
    if bound.standing != "after":
        return None
    predicate = candidate.predicate
    opener = predicate.subordinator or sentence.units[max(0, predicate.index - 1)]
    return lead_before(folded.lower, opener.start)


def spoken_dates(
    times: BoundTimes, sentence: ReadSentence, calendar: Calendar
) -> Iterator[tuple[Predicate, str]]:
    """The verbs of saying of a sentence with the date that is bound to each."""
    speech = [p for p in sentence.predicates if p.phrase.kind == "speech"]
    if not speech or not sentence.times:
        return
    for predicate in speech:
        found, _ = calendar.date(times.of(predicate), future=False)
        if found:
            yield predicate, found


def day_beside(sentence: ReadSentence, calendar: Calendar) -> Iterator[tuple[Group, str]]:
    """Who opens the sentence right beside a day: "Ông A ngày 16/3 …", "Hôm 16/3, ông A …"."""
    if not sentence.times:
        return
    for before, unit, after in zip(
        [None, *sentence.units], sentence.units, [*sentence.units[1:], None], strict=False
    ):
        if not isinstance(unit, Phrase) or unit.kind != "time" or not names_day(unit):
            continue
        who = before if isinstance(before, Group) else after
        found = calendar.resolve(unit, future=False) if isinstance(who, Group) and who.bare else None
        if isinstance(who, Group) and found:
            yield who, found
