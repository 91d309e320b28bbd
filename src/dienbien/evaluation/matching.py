"""When a coded record is the gold record's, and which of its fields are right.

Comes in: the gold and coded records of one document. Goes out: pairs, one to one, the most alike first; and
for a pair, whether sides, story and each field agree. The measures are those of docs/evaluation.md.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from dienbien.evaluation.judged import Extent, Judged, Somebody
from dienbien.records.quads import MUTUAL

Pair = tuple[Judged, Judged]
"""A gold record and the coded one that was found to be the same event."""
Check = Callable[[Judged, Judged], bool]

_LIKE = {"rebel": "soldier", "child": "civilian", "armoured-vehicle": "vehicle"}
"""Loss classes that readers tell apart differently."""
_TRIGGERS, _MENTIONS = 2.0, 1.0
"""What it weighs that triggers meet, or only mentions."""


def pairs_of(gold: Sequence[Judged], coded: Sequence[Judged]) -> list[Pair]:
    """The records of a document that are the same event: same type, at words that meet; best pairs first."""
    alike = [
        (likeness, i, j)
        for i, ours in enumerate(gold)
        for j, theirs in enumerate(coded)
        if ours.event == theirs.event and (likeness := _likeness(ours, theirs))
    ]
    pairs: list[Pair] = []
    taken: set[int] = set()
    free = set(range(len(coded)))
    for _, i, j in sorted(alike, reverse=True):
        if i not in taken and j in free:
            taken.add(i)
            free.remove(j)
            pairs.append((gold[i], coded[j]))
    return pairs


def _likeness(gold: Judged, coded: Judged) -> float:
    """0 where the records stand apart, else the greater the more fields agree."""
    where = _position(gold, coded)
    if not where:
        return 0.0
    fields = _shared(_actors(gold), _actors(coded)) + _shared(_recipients(gold), _recipients(coded))
    fields += 0.5 * _shared(_everybody(gold), _everybody(coded))
    fields += 0.3 * (gold.date == coded.date)
    fields += 0.2 * (gold.status == coded.status)
    fields += 0.2 * (gold.mode == coded.mode)
    return where + fields


def _position(gold: Judged, coded: Judged) -> float:
    if gold.trigger and coded.trigger and gold.trigger.meets(coded.trigger):
        return _TRIGGERS
    return _MENTIONS if any(a.meets(b) for a in gold.mentions for b in coded.mentions) else 0.0


def same_sides(gold: Judged, coded: Judged) -> bool:
    """Whether the countries, else the names, of actors and recipients are the same."""
    if _actors(gold) == _actors(coded) and _recipients(gold) == _recipients(coded):
        return True
    shared = gold.event in MUTUAL or gold.mode == "clash"
    return shared and _everybody(gold) == _everybody(coded)


def same_story(gold: Judged, coded: Judged) -> bool:
    """Whether sides, date, status and sources agree: the row can be used as it is."""
    rest = gold.date == coded.date and gold.status == coded.status and _same_sources(gold, coded)
    return rest and same_sides(gold, coded)


def counts(record: Judged) -> Counter[tuple[object, ...]]:
    """The losses of a record, as often as they are claimed."""
    return Counter((c.kind, _LIKE.get(c.what, c.what), c.min, c.max) for c in record.losses)


def _actors(record: Judged) -> frozenset[str]:
    return frozenset(key_of(somebody) for somebody in record.actor)


def _recipients(record: Judged) -> frozenset[str]:
    return frozenset(key_of(somebody) for somebody in record.recipient)


def _everybody(record: Judged) -> frozenset[str]:
    return _actors(record) | _recipients(record)


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    union = ours | theirs
    return len(ours & theirs) / len(union) if union else 1.0


def key_of(somebody: Somebody) -> str:
    """Who it is, for comparison: the country, else the name, else the words."""
    return somebody.country or plain(somebody.name or somebody.text)


def plain(words: str | None) -> str:
    """Words without case, marks above and below letters, and hyphens."""
    letters = unicodedata.normalize("NFD", (words or "").casefold()).replace("đ", "d").replace("-", " ")
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def _same_sources(gold: Judged, coded: Judged) -> bool:
    return _voices(gold) == _voices(coded)


def _voices(record: Judged) -> frozenset[tuple[str, str | None]]:
    return frozenset((key_of(source), source.sector) for source in record.sources)


def _same_place(gold: Judged, coded: Judged) -> bool:
    ours, theirs = gold.place, coded.place
    if ours is None or theirs is None:
        return ours is theirs
    a, b = plain(ours.name or ours.text), plain(theirs.name or theirs.text)
    named = a == b or bool(a and b and (a in b or b in a))
    return named or Extent.meets(ours, theirs)


def _same_sectors(gold: Judged, coded: Judged) -> bool:
    return {actor.sector for actor in gold.actor} == {actor.sector for actor in coded.actor}


CHECKS: dict[str, Check] = {
    "actor": lambda gold, coded: _actors(gold) == _actors(coded),
    "recipient": lambda gold, coded: _recipients(gold) == _recipients(coded),
    "sector": _same_sectors,
    "mode": lambda gold, coded: gold.mode == coded.mode,
    "date": lambda gold, coded: gold.date == coded.date,
    "place": _same_place,
    "status": lambda gold, coded: gold.status == coded.status,
    "sources": _same_sources,
    "zone": lambda gold, coded: (gold.zone == "teaser") == (coded.zone == "teaser"),
}
"""For each compared field, whether the coded record has it as the gold record has it."""
