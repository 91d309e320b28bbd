"""An index of signatures: which of the documents so far a new one is a copy of.

Comes in: signatures one by one. Goes out: the match of each, if it has one. It holds signatures, not texts:
about 1.5 kB a document. Candidates are found by locality-sensitive hashing: two of the 128 minima have to
agree in one of 64 places (0.2 of the runs in common: found in 93 of 100 cases, 0.4: always).
"""

import struct
from array import array
from enum import StrEnum
from operator import eq
from typing import NamedTuple

from dienbien.copies.signature import PERMUTATIONS, SIGNATURE_BYTES, Signature

THRESHOLD = 0.4
_PLACES = PERMUTATIONS // 2
_KEYS = struct.Struct(f"<{_PLACES}I")
_MOST_WALKED = 100
_MULTIPLIER = 0x9E3779B97F4A7C15
_FEWEST_SLOTS = 1 << 10
# Measured by bench/copies.py, see docs/copies.md.
_SHORT = 80
_SHORT_THRESHOLD = 0.55
_WITHIN = 0.8
_LEAST_WITHIN = 0.2


class Relation(StrEnum):
    """What a document is to the one that it matches."""

    EXACT = "exact copy"
    NEAR = "near copy"
    UPDATE = "update"
    PRINT = "print view"
    AGAIN = "same page"


class Match(NamedTuple):
    """`number` is that of the matched document in the order of adding, `similarity` is from 0 to 1."""

    number: int
    relation: Relation
    similarity: float


class Copies:
    """The index. `len` is how many documents it has; they are numbered from 0 in the order of adding."""

    def __init__(self, threshold: float = THRESHOLD) -> None:
        """`threshold` is the share of runs of words in common from which long texts are near copies."""
        if not 0 < threshold <= 1:
            raise ValueError(f"threshold {threshold} is not above 0 and at most 1")
        self._threshold = threshold
        self._signatures = bytearray()
        self._exact: dict[bytes, int] = {}
        self._addresses: dict[bytes, int] = {}
        self._buckets = _Buckets()

    def __len__(self) -> int:
        return len(self._signatures) // SIGNATURE_BYTES

    def add(self, data: bytes) -> Match | None:
        """Put a signature into the index; what it matches of those before it."""
        signature = Signature(data)
        number = len(self)
        found = self._query(signature)
        self._signatures += data
        if signature.address is not None:
            self._addresses.setdefault(signature.address, number)
        if signature.runs and signature.exact not in self._exact:
            # Of exact copies only the first is looked for by its runs: a flood of them costs nothing.
            self._exact[signature.exact] = number
            self._buckets.add(number, places_of(signature))
        return found

    def query(self, data: bytes) -> Match | None:
        """What a signature matches, without adding it."""
        return self._query(Signature(data))

    def _query(self, signature: Signature) -> Match | None:
        """The page itself under another view or at another time, else an exact copy, else the nearest."""
        same = None if signature.address is None else self._addresses.get(signature.address)
        if same is not None:
            return self._same_page(signature, same)
        if not signature.runs:
            return None
        exact = self._exact.get(signature.exact)
        return Match(exact, Relation.EXACT, 1.0) if exact is not None else self._nearest(signature)

    def _same_page(self, signature: Signature, number: int) -> Match:
        other = self._at(number)
        likeness = similarity(signature, other)
        if signature.is_print != other.is_print:
            return Match(number, Relation.PRINT, likeness)
        if signature.exact == other.exact:
            return Match(number, Relation.AGAIN, 1.0)
        return Match(number, Relation.UPDATE, likeness)

    def _nearest(self, signature: Signature) -> Match | None:
        best: Match | None = None
        for number in self._buckets.alike(places_of(signature)):
            other = self._at(number)
            likeness = similarity(signature, other)
            if is_near(signature, other, likeness, self._threshold):
                if best is None or (likeness, -number) > (best.similarity, -best.number):
                    best = Match(number, Relation.NEAR, likeness)
        return best

    def _at(self, number: int) -> Signature:
        start = number * SIGNATURE_BYTES
        return Signature(bytes(self._signatures[start : start + SIGNATURE_BYTES]))


def places_of(signature: Signature) -> tuple[int, ...]:
    """What near copies share with the signature in some place: two minima of its sketch in each."""
    return _KEYS.unpack(signature.sketch)


def similarity(one: Signature, other: Signature) -> float:
    """The share of runs of words that two stories have in common (Jaccard), estimated to about 0.04."""
    if not one.runs or not other.runs:
        return float(one.exact == other.exact)
    if one.exact == other.exact:
        return 1.0
    equal: int = sum(map(eq, memoryview(one.sketch).cast("H"), memoryview(other.sketch).cast("H")))
    return equal / PERMUTATIONS


def is_near(one: Signature, other: Signature, likeness: float, threshold: float) -> bool:
    """Whether two stories are near copies.

    Long ones are from `threshold`, or where nearly all of the shorter stands in the longer: a text cut to its
    first half, or one that was added to. Short ones, such as feed items, are from a higher threshold, and
    only where the numbers of one are all in the other: "Giá vàng hôm nay 12/9" is no copy of the next day's.
    """
    few, many = sorted((one.runs, other.runs))
    if few < _SHORT:
        shared = one.numbers & other.numbers
        return likeness >= max(threshold, _SHORT_THRESHOLD) and shared in (one.numbers, other.numbers)
    if likeness >= threshold:
        return True
    common = likeness / (1 + likeness) * (few + many)
    return likeness >= min(threshold, _LEAST_WITHIN) and common >= _WITHIN * few and threshold <= _WITHIN


class _Buckets:
    """Which documents share two minima in one place: chains in flat arrays, about 10 bytes a place."""

    def __init__(self) -> None:
        self._numbers = array("I")
        self._keys = array("I")
        self._next = array("i")
        self._heads = array("i", [-1]) * _FEWEST_SLOTS

    def add(self, number: int, keys: tuple[int, ...]) -> None:
        if len(self._keys) + _PLACES > len(self._heads):
            self._grow()
        self._numbers.append(number)
        for place, key in enumerate(keys):
            self._link(len(self._keys), place, key)
            self._keys.append(key)

    def alike(self, keys: tuple[int, ...]) -> set[int]:
        """Numbers of documents that share a place, of the newest in each."""
        found: set[int] = set()
        mask = len(self._heads) - 1
        for place, key in enumerate(keys):
            entry = self._heads[_slot(key, place) & mask]
            walked = 0
            while entry >= 0 and walked < _MOST_WALKED:
                if self._keys[entry] == key and entry % _PLACES == place:
                    found.add(self._numbers[entry // _PLACES])
                walked += 1
                entry = self._next[entry]
        return found

    def _link(self, entry: int, place: int, key: int) -> None:
        slot = _slot(key, place) & (len(self._heads) - 1)
        self._next.append(self._heads[slot])
        self._heads[slot] = entry

    def _grow(self) -> None:
        self._heads = array("i", [-1]) * (len(self._heads) * 2)
        self._next = array("i")
        for entry, key in enumerate(self._keys):
            self._link(entry, entry % _PLACES, key)


def _slot(key: int, place: int) -> int:
    """A number whose low bits are mixed well from a place and its two minima (Fibonacci hashing)."""
    return ((key << 6 | place) * _MULTIPLIER & 0xFFFFFFFFFFFFFFFF) >> 24
