"""From sightings to ranked lists: what is frequent first.

Comes in: documents one by one. Goes out: a `Report`. Of phrases that begin alike the longest is kept that
most of the sightings share, so that one gap stands in one line.
"""

from collections import defaultdict
from dataclasses import dataclass

import msgspec

from dienbien.gaps.frequent import Frequent, Tally
from dienbien.gaps.sightings import KINDS, GapKind, sightings
from dienbien.language.lexicon import Lexicon
from dienbien.records import Document

CAPACITY = 40_000
"""How many phrases of a kind are held through a clearing."""
_MOSTLY = 0.6
"""A longer phrase stands for a shorter one where it makes up this share of its sightings."""
_TELLING = 3
"""How much more a telling sighting weighs."""
_WHY = "\t"


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Something frequent that is not handled: how often, how often tellingly, sentences that have it."""

    words: str
    count: int
    telling: int
    why: str
    examples: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a corpus lacks; `missed` says how often at most a phrase was seen that is not in its list."""

    documents: int
    missed: int
    gaps: dict[GapKind, tuple[Gap, ...]]


@dataclass(frozen=True, slots=True)
class _Ranked:
    weight: int
    words: str
    tally: Tally


class Survey:
    """Takes documents one by one and ranks what it has seen. Memory is bounded whatever comes in."""

    def __init__(self, words: Lexicon | None = None, capacity: int = CAPACITY) -> None:
        """Nothing has been seen; `words` are the built-in tables where none are given."""
        self._words = words
        self._counts: dict[GapKind, Frequent] = {kind: Frequent(capacity) for kind in KINDS}
        self.documents = 0

    def add(self, document: Document) -> None:
        """Count the gaps of one document, each phrase once a sentence."""
        self.documents += 1
        for seen in dict.fromkeys(sightings(document, self._words)):
            words = seen.words.split(" ")
            shortest = min(2, len(words)) if seen.kind == "verb" else len(words)
            for length in range(shortest, len(words) + 1):
                key = " ".join(words[:length]) + (_WHY + seen.why if seen.why else "")
                self._counts[seen.kind].add(key, seen.example, seen.telling)

    def report(self, top: int) -> Report:
        """The most frequent gaps of each kind, telling ones before others."""
        return Report(
            documents=self.documents,
            missed=max(counts.missed for counts in self._counts.values()),
            gaps={kind: tuple(_ranked(counts.tallies(), top)) for kind, counts in self._counts.items()},
        )


def _ranked(tallies: dict[str, Tally], top: int) -> list[Gap]:
    kept = _longest(tallies)
    ranked = sorted(kept, key=lambda key: (-_weight(tallies[key]), key))
    return [_gap(key, tallies[key]) for key in ranked[:top]]


def _weight(tally: Tally) -> int:
    return tally.count + _TELLING * tally.telling


def _gap(key: str, tally: Tally) -> Gap:
    words, _, why = key.partition(_WHY)
    return Gap(words=words, count=tally.count, telling=tally.telling, why=why, examples=tuple(tally.examples))


def _longest(tallies: dict[str, Tally]) -> list[str]:
    """The keys without those that a longer one mostly stands for, and without what continues a kept one."""
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for key in tallies:
        if _WHY not in key:
            longer[key.rpartition(" ")[0]].append(key)
    dropped: set[str] = set()
    for key in sorted(tallies, key=lambda k: k.count(" ")):
        extensions = longer.get(key, []) if _WHY not in key else []
        best = max(extensions, key=lambda k: tallies[k].count, default="")
        if best and tallies[best].count >= _MOSTLY * tallies[key].count:
            dropped.add(key)
        elif key not in dropped:
            dropped.update(_below(extensions, longer))
    return [key for key in tallies if key not in dropped]


def _below(keys: list[str], longer: dict[str, list[str]]) -> list[str]:
    found = list(keys)
    for key in keys:
        found += _below(longer.get(key, []), longer)
    return found
