"""Counting what is frequent in a stream of any length with bounded memory.

Comes in: keys one by one, each with an example. Goes out: the frequent ones with their counts. When too many
are held, the rarest are dropped and `missed` says how often at most a key was seen before (lossy counting).
"""

from dataclasses import dataclass, field

_EXAMPLES = 3


@dataclass(slots=True)
class Tally:
    """How often a key was seen, how often in a telling place, and its first examples, no two alike."""

    count: int = 0
    telling: int = 0
    examples: list[str] = field(default_factory=list)


class Frequent:
    """Counts of the frequent keys; at most `capacity` are kept through a clearing, twice as many between."""

    def __init__(self, capacity: int) -> None:
        """Nothing has been seen."""
        self._capacity = capacity
        self._tallies: dict[str, Tally] = {}
        self.missed = 0

    def add(self, key: str, example: str, telling: bool) -> None:
        """Count one sighting."""
        tally = self._tallies.get(key)
        if tally is None:
            if len(self._tallies) >= 2 * self._capacity:
                self._clear()
            tally = self._tallies[key] = Tally()
        tally.count += 1
        tally.telling += telling
        if len(tally.examples) < _EXAMPLES and example not in tally.examples:
            tally.examples.append(example)

    def _clear(self) -> None:
        """Drop the rarest half."""
        counts = sorted((tally.count for tally in self._tallies.values()), reverse=True)
        floor = counts[self._capacity]
        self.missed = max(self.missed, floor)
        self._tallies = {key: tally for key, tally in self._tallies.items() if tally.count > floor}

    def tallies(self) -> dict[str, Tally]:
        """What is held, in no order."""
        return self._tallies
