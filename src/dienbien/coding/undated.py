"""Acts that no words of their own date: from the account they belong to (codebook sections 5 and 11.5).

Comes in: the sentences of a whole page, dated as far as words do it. Changes: dates. News of somebody whose
words or acts the page dates is of that day; other news is of the day of publication; background has none.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from dienbien.coding.actors import Actor
from dienbien.coding.bound_times import BoundTimes
from dienbien.coding.candidates import Candidate
from dienbien.coding.dates import Calendar, day_beside, spoken_dates
from dienbien.coding.kinds import OPENING
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import ReadSentence
from dienbien.coding.speakers import actors_of
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.times_lead import count_back
from dienbien.language.vi.times_value import Relative, TimeExpression
from dienbien.records import edtf
from dienbien.records.edtf import DAY_LENGTH

_NEWS = 3
"""An account is news for so many days before publication."""
_AHEAD = 6
"""So many sentences ahead, headline and lede find the day that dates them."""
_HELD = 1
"""On a page without a day of its own, what somebody says or does is of the day of the sentence before."""
_NEARBY = 10
_LOOKED_AT = 8
"""So many of a side's last entries are looked at for the same person."""
_TOLD = frozenset({"title", "lede", "body"})
_CONTENT = "only the content"
"""How the reason of an act begins that is only asked for or promised: its day is not told of anybody."""
_NOW = frozenset({"main", ""})
_TOLD_BEFORE = _NOW | {"aside"}
_LEAP_YEAR = "2000"


_Entry = tuple[str, tuple[Actor, ...], str]
"""A date, whose it is, and the event type, empty for words."""


@dataclass(slots=True, frozen=True)
class Told:
    """Somebody acted or spoke on a day: one entry of a page's account."""

    sentence: int
    date: str
    keys: frozenset[str]
    names: frozenset[tuple[str, str]]
    zone: str
    event: str = ""


class Account:
    """What a page tells of whom on which day, and what follows for its undated acts."""

    def __init__(self, folded: Folded, calendar: Calendar) -> None:
        """An empty account of a folded text; `calendar` knows the publication date."""
        self._folded = folded
        self._calendar = calendar
        self._told: list[Told] = []
        self._fights: list[Told] = []
        self._spoken: dict[int, str] = {}
        self._looking_back: set[int] = set()
        self._old = False
        self._last_end = 0
        self._lost = False
        self._leading: set[str] = set()

    def note(self, number: int, sentence: ReadSentence, bound: BoundTimes) -> None:
        """Enter the dated acts and words of a sentence. Verbs of saying count by their speakers."""
        self._look_back(number, sentence)
        if sentence.zone in OPENING:
            for candidate in sentence.candidates:
                self._leading.update(_keys_of(candidate.actor + candidate.recipient))
        for date, who, event in self._entries(sentence, bound):
            if sentence.zone != "caption" and len(date) == DAY_LENGTH and _day(date):
                self._told.append(_told(number, date, who, sentence.zone, event))
        for candidate in sentence.candidates:
            day = candidate.date
            if day and len(day) == DAY_LENGTH and _day(day) and _is_fight(candidate):
                self._fights.append(_told(number, day, _sides(candidate), sentence.zone, "ASSAULT"))
        if self._calendar.published is None and not self._told and sentence.zone in _TOLD:
            self._lost = self._lost or any(_today(time) for time in sentence.times)

    def _look_back(self, number: int, sentence: ReadSentence) -> None:
        """What follows in the same paragraph on something of long ago is background, too."""
        published = self._calendar.published
        found: list[str] = []
        for time in sentence.times:
            if day := self._calendar.resolve(time, future=False):
                found.append(day)
        ends = [edtf.latest(day) for day in found]
        old = bool(ends) and all(published and e and (published - e).days > _NEWS for e in ends)
        goes_on = self._old and not found and not self._breaks(sentence.start)
        if goes_on:
            self._looking_back.add(number)
        self._old = old or goes_on
        self._last_end = sentence.end

    def _breaks(self, start: int) -> bool:
        """Whether a new paragraph begins between the last sentence and the one at `start`."""
        begin, end = self._folded.original(self._last_end, start)
        return "\n" in self._folded.text[begin:end]

    def _entries(
        self, sentence: ReadSentence, bound: BoundTimes
    ) -> Iterator[tuple[str, tuple[Actor, ...], str]]:
        for candidate in sentence.candidates:
            if candidate.reason.startswith(_CONTENT):
                continue
            told = candidate.status not in {"future", "hypothetical"} and candidate.timing == "named"
            referred = candidate.predicate.nominal and not candidate.predicate.light
            if told and candidate.date and not referred:
                yield candidate.date, candidate.actor, candidate.event
        for predicate, date in spoken_dates(bound, sentence, self._calendar):
            self._spoken[id(predicate)] = date
            yield date, _voices(sentence, predicate), ""
        for group, date in day_beside(sentence, self._calendar):
            yield date, actors_of([group], sentence.resolved), ""

    def settle(self, sentences: list[ReadSentence]) -> None:
        """Date the undated acts of the page, those that follow others last."""
        news = _Index(self._news(self._told))
        told = _Index(self._told)
        fights = _Index(self._fights)
        news_of_fights = _Index(self._news(self._fights))
        for number, sentence in enumerate(sentences):
            for candidate in sentence.candidates:
                if candidate.date is not None:
                    continue
                if candidate.event == "ASSAULT" and candidate.timing in {"main", "named"}:
                    near = None if self._calendar.published else fights.about(number, candidate)
                    again = news_of_fights.told(number, candidate) if candidate.timing == "main" else None
                    candidate.date = near or (again if candidate.zone in _TOLD else None)
                if candidate.date is None and candidate.timing == "main":
                    candidate.date = self._news_day(news, told, number, candidate)
                    if candidate.date and candidate.event == "CONSULT":
                        self._leading |= _keys_of(candidate.actor + candidate.recipient)
                elif candidate.timing == "claimed" and candidate.event == "ASSAULT":
                    # An attack that one side lays to the other, in a fight that the page has just dated.
                    candidate.date = candidate.date or (
                        fights.continued(number, candidate) or told.continued(number, candidate)
                    )
        for sentence in sentences:
            acts = {id(c.predicate): c for c in sentence.candidates}
            for candidate in sentence.candidates:
                if candidate.date is None and candidate.timing == "after":
                    candidate.date = self._before(acts, candidate)

    def _news_day(self, news: "_Index", told: "_Index", number: int, candidate: Candidate) -> str | None:
        published = self._calendar.published
        if candidate.zone == "caption" or candidate.status in {"future", "hypothetical", "denied"}:
            return None
        if candidate.zone in {"background", "teaser"}:
            return told.continued(number, candidate)
        today = published.isoformat() if published and number not in self._looking_back else None
        opener = candidate.predicate.subordinator
        if candidate.status == "ongoing" and not (opener and opener["value"] == "when"):
            return today
        if candidate.predicate.quoted and not _keys(candidate):
            return news.spoken(number) or today
        within = inf if published or candidate.event == "ASSAULT" else _HELD
        day = news.told(number, candidate, within) or told.continued(number, candidate)
        return day or (today if self._leads(candidate) else None)

    def _leads(self, candidate: Candidate) -> bool:
        """Whether headline, lede or talks that are news tell of whoever acts or is acted on.

        What others did is background further down.
        """
        keys = _keys_of(candidate.actor + candidate.recipient)
        return candidate.zone != "body" or not (keys and self._leading) or bool(keys & self._leading)

    def _news(self, told: list[Told]) -> list[Told]:
        """The entries that are news: of the days before publication, else of the last day of the opening."""
        told = [t for t in told if t.zone in _TOLD]
        if not told or self._lost:
            return []
        opening = [_day(t.date) for t in told if t.sentence <= _AHEAD]
        last = self._calendar.published or max((day for day in opening if day), default=None)
        spread = _NEWS if self._calendar.published else 1
        return [t for t in told if last and abs((last - (_day(t.date) or last)).days) <= spread]

    def _before(self, acts: dict[int, Candidate], candidate: Candidate) -> str | None:
        """Up to the day of the clause that the act came before; None where the text dates neither."""
        main = candidate.follows
        if main is None:
            return None
        act = acts.get(id(main))
        date = act.date if act else self._spoken.get(id(main))
        if date is None and main.governor is not None:
            date = self._spoken.get(id(main.governor))
        if date is None and self._calendar.published and (act is None or act.timing in _TOLD_BEFORE):
            date = self._calendar.published.isoformat()
        end = edtf.split(date)[1] if date else None
        if end is None:
            return None
        return count_back(end, candidate.lead) if candidate.lead else edtf.interval(None, end)


class _Index:
    """Entries of an account by side, for look-ups that don't grow with the page."""

    def __init__(self, told: list[Told]) -> None:
        self._by_key: dict[str, list[Told]] = {}
        self._words = [t for t in told if not t.event]
        self._opening = [t for t in told if t.sentence <= 2 * _AHEAD]
        for entry in told:
            for key in entry.keys:
                self._by_key.setdefault(key, []).append(entry)

    def told(self, number: int, candidate: Candidate, within: float = inf) -> str | None:
        """The day of what was last told of the same side, or soon will be where the act opens the page.

        `within` so many sentences.
        """
        before = [t for t in self._before(number, candidate) if number - t.sentence <= within]
        if before:
            names = _persons(_sides(candidate))
            return next((t.date for t in before if t.names & names), before[0].date)
        if candidate.zone not in {"title", "lede"}:
            return None
        keys = _keys(candidate)
        for entry in self._opening:
            same = entry.event == candidate.event and not (keys and entry.keys)
            if number < entry.sentence <= number + _AHEAD and (entry.keys & keys or same):
                return entry.date
        return None

    def about(self, number: int, candidate: Candidate) -> str | None:
        """The day of a fight of the same side that the page tells nearby."""
        if candidate.zone not in _TOLD or candidate.status not in {"occurred", "ongoing"}:
            return None
        near: list[Told] = []
        for key in sorted(_keys(candidate)):
            entries = self._by_key.get(key, [])
            at = bisect_right(entries, number, key=_sentence)
            near.extend(t for t in entries[max(0, at - 1) : at + 1] if abs(t.sentence - number) <= _NEARBY)
        return min(near, key=lambda t: abs(t.sentence - number)).date if near else None

    def continued(self, number: int, candidate: Candidate) -> str | None:
        """The day of this sentence or the one before, where it told of the same side."""
        before = self._before(number, candidate)
        return before[0].date if before and before[0].sentence >= number - 1 else None

    def spoken(self, number: int) -> str | None:
        """The day of the words that a quote belongs to: whoever speaks is named beside it."""
        at = bisect_right(self._words, number, key=_sentence)
        near = self._words[max(0, at - 1) : at + 1]
        near = [t for t in near if number - 2 <= t.sentence <= number + _AHEAD]
        return min(near, key=lambda t: abs(t.sentence - number)).date if near else None

    def _before(self, number: int, candidate: Candidate) -> list[Told]:
        """The last entries of the candidate's sides up to its sentence, the latest first."""
        found: list[Told] = []
        for key in sorted(_keys(candidate)):
            entries = self._by_key.get(key, [])
            at = bisect_right(entries, number, key=_sentence)
            found.extend(entries[max(0, at - _LOOKED_AT) : at])
        if not found:
            return found
        persons, keys = _persons(_sides(candidate)), _keys(candidate)
        claims = candidate.act.content == "claim"
        found = [t for t in found if not (claims and t.sentence == number)]
        found = [t for t in found if any(_agree(key, t.names, persons) for key in t.keys & keys)]
        return sorted(found, key=_sentence, reverse=True)


def _sentence(told: Told) -> int:
    return told.sentence


def _told(number: int, date: str, who: tuple[Actor, ...], zone: str, event: str) -> Told:
    known = [a for a in who if a.known]
    return Told(number, date, frozenset(a.key for a in known), _persons(who), zone, event)


def _persons(who: tuple[Actor, ...]) -> frozenset[tuple[str, str]]:
    """The statesmen among them, each with the key of the country they speak for."""
    return frozenset((a.key, a.name) for a in who if a.name and a.kind in {"person", "office"})


def _agree(key: str, told: frozenset[tuple[str, str]], asked: frozenset[tuple[str, str]]) -> bool:
    """Two statesmen of one country speak on days of their own; a country or ministry speaks for both."""
    ours, theirs = ({name for of, name in named if of == key} for named in (told, asked))
    return bool(ours & theirs) or not (ours and theirs)


def _is_fight(candidate: Candidate) -> bool:
    told = candidate.event == "ASSAULT" and candidate.timing == "named"
    return told and candidate.status not in {"future", "hypothetical"}


def _sides(candidate: Candidate) -> tuple[Actor, ...]:
    return candidate.actor + candidate.recipient if candidate.event == "ASSAULT" else candidate.actor


def _keys(candidate: Candidate) -> frozenset[str]:
    return _keys_of(_sides(candidate))


def _keys_of(who: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(a.key for a in who if a.known)


def _voices(sentence: ReadSentence, predicate: Predicate) -> tuple[Actor, ...]:
    """Who speaks: the subject of the verb of saying, and whoever the sentence cites."""
    groups = [group for group in sentence.groups if group.preposition == "cites"]
    if predicate.subject is not None:
        groups.append(predicate.subject)
    return actors_of(groups, sentence.resolved)


def _today(phrase: Phrase) -> bool:
    """Whether a phrase says "hôm nay" or the like: a day that only the publication date fixes."""
    value = phrase.value.value if isinstance(phrase.value, TimeExpression) else None
    return isinstance(value, Relative) and value.unit == "day" and value.anchor == "published"


def _day(date: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date.replace("XXXX", _LEAP_YEAR))
    except ValueError:
        return None
