"""What linking looks at in a record: a report of an event by one page, with nothing but what can be compared.

Comes in: a record and the day of its page. Goes out: a `Report`. It knows no language: words are compared as
they stand.
"""

import datetime
import re
import unicodedata
from array import array
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import msgspec

from dienbien.gazetteer import country, name_key
from dienbien.records import Entity, Place, Record
from dienbien.records.edtf import earliest, latest

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{2,}")
_MOST_WORDS = 120
_MOST_DAYS = 40
"""A record that spans more days than this has no day to be linked by."""
_TOLD_LATE = 3
"""Days before its page that an act may have happened on whose begin is not told."""
_NEAR = frozenset({"point", "town", "area"})
_COUNTED = frozenset({"killed", "wounded", "captured", "detained", "missing"})


class Report(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One record, as far as linking compares it.

    `first` and `last` are days (proleptic ordinals) between which it happened, `dated` whether the record
    says so; None where neither record nor page tells. `actors` and `recipients` are countries, or names of
    who has none, `names` are full names of persons and bodies, `place` is a town or smaller place, `ground` a
    country. `losses` are ranges by kind, `words` are pairs of neighbouring words of the sentences, each as a
    number of four bytes: a store's linker holds a hundred thousand reports.
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
    ground: str | None
    place: str | None
    point: tuple[float, float] | None
    losses: dict[str, tuple[int, int]]
    words: bytes

    @property
    def sides(self) -> frozenset[str]:
        """Everybody that takes part."""
        return self.actors | self.recipients


def report_of(record_id: str, document_id: str, record: Record, day: str | None) -> Report:
    """The report that a record is; `day` is the page's day of publication, where it is known (ISO 8601)."""
    first, last, dated = _days(record.date, day)
    entities = (*record.actor, *record.recipient)
    return Report(
        record_id=record_id,
        document_id=document_id,
        event=record.event,
        mode=record.mode,
        status=record.status,
        first=first,
        last=last,
        dated=dated,
        actors=frozenset(map(_side, record.actor)),
        recipients=frozenset(map(_side, record.recipient)),
        names=frozenset(_folded(entity.name) for entity in entities if _is_own_name(entity)),
        ground=record.place.country if record.place else None,
        place=_folded(record.place.name) if record.place and record.place.precision in _NEAR else None,
        point=_point(record.place),
        losses=_losses(record),
        words=_pairs(record),
    )


def _days(date: str | None, day: str | None) -> tuple[int | None, int | None, bool]:
    first, last = (earliest(date), latest(date)) if date else (None, None)
    if first is not None and last is not None and (last - first).days < _MOST_DAYS:
        return first.toordinal(), last.toordinal(), True
    if first is not None or (last is None and date is not None):
        return None, None, False
    until = last or (datetime.date.fromisoformat(day[:10]) if day else None)
    return (until.toordinal() - _TOLD_LATE, until.toordinal(), False) if until else (None, None, False)


def _side(entity: Entity) -> str:
    return entity.country or _folded(entity.name or entity.text)


def _is_own_name(entity: Entity) -> bool:
    """Whether it is the name of a person or body, not of a country, which alone never links."""
    if entity.name is None or " " not in entity.name:
        return False
    known = country(entity.country) if entity.country else None
    return known is None or name_key(entity.name) != name_key(known.name)


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
    text = " ".join(mention.text for mention in record.mentions)
    words = _WORD.findall(_folded(text[:2000]))[:_MOST_WORDS]
    return array("I", sorted({crc32(f"{a} {b}".encode()) for a, b in pairwise(words)})).tobytes()


@lru_cache(maxsize=2_000)
def word_pairs(words: bytes) -> frozenset[int]:
    """The numbers of a report's pairs of words."""
    return frozenset(array("I", words))


@lru_cache(maxsize=20_000)
def _folded(words: str) -> str:
    return unicodedata.normalize("NFC", words).casefold()
