"""Which thread an event joins: what must be shared, what speaks for it, and how rare that is among rivals.

Comes in: a knot and the threads that may be its story. Goes out: the one that it joins with the reasons in
plain words, or that it begins one. `choose` is pure; `Threads` runs it in memory. To run it elsewhere, with
threads kept in a store: look up, for each of `keys_of(knot)`, the `MOST_THREADS` threads noted under it that
were touched last; `choose` among them all; write `grown(thread, knot)`, or `begun(knot)` where nothing was
chosen; note it under the knot's keys as touched last. An event that gains reports later stays in its thread.
The same events in the same order give the same threads.

How much a side or a word tells depends on its rivals alone: a great power stands in a hundred threads and
ties nothing, two neighbours that have few events but with each other are a story.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import fsum, log

import msgspec

from dienbien.linking.knots import Knot
from dienbien.linking.threads import Thread, begun, grown, is_alive, keys_of, main_parties

MOST_THREADS = 200
"""Threads of one party that are looked at, the latest touched."""
ENOUGH = 3
_FEW_OF_TWO = 30
"""Events of two sides in living threads, up to which the two alone are a story."""
_EACH_OTHER = 0.5
"""Share of the events of the less busy side that two who mainly face each other have in common."""
_FEW_OF_ONE = (10, 30)
"""Events of one side in living threads, up to which it tells 2, and 1."""
_RARE, _RARE_SHARE = 3, 0.1
"""Threads, and the share of all that are looked at, up to which what stands in them is rare."""
_WORDS = ((4, 0.04), (8, 0.08), (14, 0.15))
"""Rare pairs of words in common, and the weight of all in common, that tell 1, 2 and 3."""


class Joined(msgspec.Struct, frozen=True):
    """The thread that an event belongs to; `reasons` are empty where it begins it."""

    thread: str
    reasons: dict[str, int] = {}


class Threads:
    """Threads in memory."""

    def __init__(self) -> None:
        """No threads yet."""
        self.threads: dict[str, Thread] = {}
        self._noted: dict[str, dict[str, None]] = {}

    def add(self, knot: Knot) -> Joined:
        """Tie an event to the thread that it fits best, else begin one."""
        joined = choose(knot, self._candidates(knot))
        thread = grown(self.threads[joined.thread], knot) if joined else begun(knot)
        self.threads[thread.id] = thread
        for key in keys_of(knot):
            noted = self._noted.setdefault(key, {})
            noted.pop(thread.id, None)
            noted[thread.id] = None
            while len(noted) > MOST_THREADS:
                del noted[next(iter(noted))]
        return joined or Joined(thread.id)

    def _candidates(self, knot: Knot) -> list[Thread]:
        names = {name: None for key in keys_of(knot) for name in self._noted.get(key, ())}
        return [self.threads[name] for name in names]


def choose(knot: Knot, candidates: Sequence[Thread]) -> Joined | None:
    """The living thread for which the most speaks, if that is enough; the latest of equals.

    Only threads count of whose main parties one takes part in the event.
    """
    rivals = _Rivals(knot, [thread for thread in candidates if is_alive(thread, knot.day)])
    found = [(rivals.evidence(thread), thread) for thread in rivals.threads]
    best = max(found, key=lambda one: (sum(one[0].values()), one[1].last, one[1].id), default=None)
    return Joined(best[1].id, best[0]) if best and sum(best[0].values()) >= ENOUGH else None


class _Rivals:
    """The threads that an event may join, and how often each thing that it has stands in them."""

    def __init__(self, knot: Knot, alive: Sequence[Thread]) -> None:
        self.knot = knot
        shared = {thread.id: sorted(main_parties(thread) & knot.parties) for thread in alive}
        self._shared = {name: sides for name, sides in shared.items() if sides}
        self.threads = threads = [thread for thread in alive if thread.id in self._shared]
        self._sides, self._pairs = Counter[str](), Counter[tuple[str, str]]()
        for thread in threads:
            for side in self._shared[thread.id]:
                self._sides[side] += thread.events
            for pair in combinations(self._shared[thread.id], 2):
                self._pairs[pair] += thread.events
        self._names = Counter(name for thread in threads for name in knot.names & thread.names.keys())
        self._places = Counter(place for thread in threads for place in knot.places & thread.places.keys())
        words = Counter(word for thread in threads for word in knot.words & thread.words.keys())
        some = max(_RARE, _RARE_SHARE * len(threads))
        self._rare = frozenset(word for word in knot.words if words[word] <= some)
        self._weights = {word: log((len(threads) + 1) / (words[word] or 0.5)) for word in knot.words}
        self._weight = fsum(self._weights.values()) or 1.0

    def evidence(self, thread: Thread) -> dict[str, int]:
        """What speaks for the event being part of a thread, with its weight."""
        found = self._by_sides(self._shared[thread.id])
        names = [self._names[name] for name in self.knot.names & thread.names.keys()]
        if names and min(names) <= _RARE:
            found["the same name"] = 1
        if places := [self._places[place] for place in self.knot.places & thread.places.keys()]:
            found["the same place"] = 2 if min(places) <= _RARE else 1
        if words := self._by_words(thread):
            found["words in common"] = words
        return found

    def _by_sides(self, shared: Sequence[str]) -> dict[str, int]:
        weights = [self._of_two(*pair) for pair in combinations(shared, 2)]
        if weights:
            return {"the same two sides": max(weights)}
        events = min(self._sides[side] for side in shared)
        weight = sum(events <= few for few in _FEW_OF_ONE)
        return {"a side of few events": weight} if weight else {}

    def _of_two(self, one: str, other: str) -> int:
        events = self._pairs[one, other]
        if events < _EACH_OTHER * min(self._sides[one], self._sides[other]):
            return 1
        return 3 if events <= _FEW_OF_TWO else 2

    def _by_words(self, thread: Thread) -> int:
        """How much the words tell, 0 to 3: what stands in few rivals, and often in this one, weighs most."""
        common = self.knot.words & thread.words.keys()
        weight = sum(
            self._weights[word] * min(1.0, 2 * thread.words[word] / thread.events) for word in common
        )
        share = weight / (fsum(self._weights.values()) or 1.0)
        rare = len(common & self._rare)
        return sum(rare >= least and share >= part for least, part in _WORDS)
