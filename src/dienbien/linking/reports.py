"""What linking looks at in a record: a report of an event by one page, with nothing but what can be compared.

Comes in: a record with what is known of its page. Goes out: a `Report`. It knows no language: words are
compared as they stand.
"""

import datetime
import re
import unicodedata
from array import array
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import msgspec

from dienbien.linking.naming import folded, own_names, people, sides
from dienbien.linking.told import OPENING, Told
from dienbien.records import Place, Record
from dienbien.records.edtf import earliest, latest

_WORD = re.compile(r"\w+")
_MOST_WORDS = 120
_STORY_WORDS = 250
"""Words of a page's opening that are looked at."""
_MOST_DAYS = 40
"""A record that spans more days than this has no day to be linked by."""
_TOLD_LATE = 3
"""Days before its page that an act may have happened on whose begin is not told."""
_TOLD_AHEAD = 14
"""Days after its page on which an act may come whose day is not told."""
_NEAR = frozenset({"point", "town", "area"})
_PLACED = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AID"})
"""Types of deeds that are done somewhere."""
_COUNTED = frozenset({"killed", "wounded", "captured", "detained", "missing"})


class Report(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One record, as far as linking compares it.

    `first` and `last` are days (proleptic ordinals) between which it happened, `dated` whether the record
    says so; None where neither record nor page tells. `actors` and `recipients` are countries, or names of
    who has none, `names` are full names of persons and bodies, `suffered` those of recipients, `people`
    those of persons by country. `place` is a town or smaller place, `ground` a country. `losses` are ranges
    by kind. `words` are pairs of neighbouring words of the sentences, `story` those of the page's opening,
    each as a number of four bytes: a store's linker holds a hundred thousand reports. `is_teaser`: the page
    only points to another that tells it, so that its opening says nothing.
    """

    record_id: str
    document_id: str
    event: str
    mode: str | None
    status: str
    first: int | None
    last: int | None
    dated: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    names: frozenset[str]
    suffered: frozenset[str]
    people: dict[str, frozenset[str]]
    ground: str | None
    place: str | None
    point: tuple[float, float] | None
    losses: dict[str, tuple[int, int]]
    words: bytes
    story: bytes
    is_teaser: bool

    @property
    def sides(self) -> frozenset[str]:
        """Everybody that takes part."""
        return self.actors | self.recipients

    @property
    def anchors(self) -> frozenset[str]:
        """What it is looked up by: its sides, and for deeds the country where they were done."""
        return self.sides | {self.ground} if self.ground and self.event in _PLACED else self.sides


def report_of(told: Told) -> Report:
    """The report that a record with its page is. Pages of one story are known by how they begin."""
    record = told.record
    first, last, dated = _days(record, told.day)
    entities = (*record.actor, *record.recipient)
    return Report(
        record_id=told.record_id,
        document_id=told.document_id,
        event=record.event,
        mode=record.mode,
        status=record.status,
        first=first,
        last=last,
        dated=dated,
        actors=sides(record.actor),
        recipients=sides(record.recipient),
        names=own_names(entities),
        suffered=own_names(record.recipient),
        people=people(entities),
        ground=record.place.country if record.place else None,
        place=folded(record.place.name) if record.place and record.place.precision in _NEAR else None,
        point=_point(record.place),
        losses=_losses(record),
        words=_pairs(record),
        story=b"" if record.zone == "teaser" else _story(told.opening[:OPENING]),
        is_teaser=record.zone == "teaser",
    )


def _days(record: Record, day: str | None) -> tuple[int | None, int | None, bool]:
    """The days it may have happened on, and whether the record names them.

    What spans long, or has no day, is taken by its page: news is told late, or announced ahead.
    """
    date, page = record.date, datetime.date.fromisoformat(day[:10]) if day else None
    first, last = (earliest(date), latest(date)) if date else (None, None)
    if first is not None and last is not None and (last - first).days < _MOST_DAYS:
        return first.toordinal(), last.toordinal(), True
    if record.status == "future":
        return _ahead(first, page)
    if date is not None and (last is None or (first is not None and record.zone == "background")):
        return None, None, False
    end = last if first is None and last is not None else page
    return _late(end, first, last) if end else (None, None, False)


def _ahead(first: datetime.date | None, page: datetime.date | None) -> tuple[int | None, int | None, bool]:
    """The days from its page, or from the first day told, on which an act may come."""
    days = [day.toordinal() for day in (first, page) if day]
    return (max(days), max(days) + _TOLD_AHEAD, False) if days else (None, None, False)


def _late(
    end: datetime.date, first: datetime.date | None, last: datetime.date | None
) -> tuple[int | None, int | None, bool]:
    """The days up to its page, within those told, on which an act may have happened."""
    begin, until = end.toordinal() - _TOLD_LATE, end.toordinal()
    if first is not None and last is not None:
        begin, until = max(begin, first.toordinal()), min(until, last.toordinal())
    return (begin, until, False) if begin <= until else (None, None, False)


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.precision not in _NEAR or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _losses(record: Record) -> dict[str, tuple[int, int]]:
    """The widest range of each kind of people lost, whoever counts them."""
    ranges: dict[str, tuple[int, int]] = {}
    for loss in record.losses:
        if loss.kind in _COUNTED and loss.min is not None:
            low, high = loss.min, loss.max if loss.max is not None else 2 * loss.min
            known = ranges.get(loss.kind)
            ranges[loss.kind] = (min(low, known[0]), max(high, known[1])) if known else (low, high)
    return ranges


def _pairs(record: Record) -> bytes:
    """Pairs of neighbouring words but those that only say who acts or when, or repeat what makes the type."""
    text = " ".join(mention.text for mention in record.mentions)
    words = _WORD.findall(_folded(text[:2000]))[:_MOST_WORDS]
    entities = (*record.actor, *record.recipient, *record.sources)
    said = " ".join([record.trigger.text, *(f"{e.text} {e.name or ''}" for e in entities)])
    known = frozenset(_WORD.findall(_folded(said[:2000])))
    plain = [(word in known or word.isdecimal(), word) for word in words]
    return _numbers(f"{a} {b}" for (c, a), (d, b) in pairwise(plain) if not (c and d))


@lru_cache(maxsize=200)
def _story(opening: str) -> bytes:
    words = _WORD.findall(_folded(opening))[:_STORY_WORDS]
    return _numbers(f"{a} {b}" for a, b in pairwise(words))


def _numbers(pairs: Iterable[str]) -> bytes:
    return array("I", sorted({crc32(pair.encode()) for pair in pairs})).tobytes()


@lru_cache(maxsize=2_000)
def word_pairs(words: bytes) -> frozenset[int]:
    """The numbers of a report's pairs of words."""
    return frozenset(array("I", words))


@lru_cache(maxsize=20_000)
def _folded(words: str) -> str:
    return unicodedata.normalize("NFC", words).casefold()
