"""How many died in an event by all its reports, as UCDP counts: low, best and high, and on which side.

Comes in: the losses that reports tell. Goes out: three counts with their parts. Rival figures are never added
up: of one group of people the best figure is the one given most often (of equals the latest), the low
and the high one the least and the most of any. Different groups are added: soldiers of two sides, and
civilians. People who are not said to be either hold the others, or are the total by themselves.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from dienbien.linking.told import Told
from dienbien.records import Loss

People = Literal["combatants", "civilians", "people"]
_PEOPLE: dict[str, People] = {
    "soldier": "combatants",
    "police": "combatants",
    "rebel": "combatants",
    "civilian": "civilians",
    "child": "civilians",
    "person": "people",
}
Group = tuple[People, str | None]
"""Who died, and of which side: a country's code, a name, or None where it is not said."""


class Count(msgspec.Struct, frozen=True):
    """A total and its parts; what no part tells is unknown."""

    total: int
    a: int
    b: int
    civilians: int

    @property
    def unknown(self) -> int:
        """Those of the total of whom it is not said to whom they belonged."""
        return self.total - self.a - self.b - self.civilians


class Deaths(msgspec.Struct, frozen=True):
    """The low, the best and the high count."""

    low: Count
    best: Count
    high: Count


def deaths_of(reports: Iterable[Told], side_a: frozenset[str], side_b: frozenset[str]) -> Deaths | None:
    """The deaths that the reports count; None where none counts any.

    The sides are given by codes and names; what fits both is of neither.
    """
    told = _told(reports)
    if not told:
        return None
    both = side_a & side_b

    def count(figure: Callable[[Sequence[Loss]], int]) -> Count:
        figures = {group: figure(losses) for group, losses in told.items()}
        return _count(figures, side_a - both, side_b - both)

    return Deaths(low=count(_least), best=count(_usual), high=count(_most))


def _told(reports: Iterable[Told]) -> dict[Group, list[Loss]]:
    """The figures of each group, in reading order; of children only where nobody counts civilians."""
    groups: dict[tuple[str, str | None], list[Loss]] = {}
    for told in reports:
        for loss in told.record.losses:
            if loss.kind == "killed" and loss.what in _PEOPLE and _figure(loss) is not None:
                groups.setdefault((loss.what, loss.side), []).append(loss)
    kept: dict[Group, list[Loss]] = {}
    for (what, side), losses in groups.items():
        if what != "child" or ("civilian", side) not in groups:
            kept.setdefault((_PEOPLE[what], side), []).extend(losses)
    return kept


def _figure(loss: Loss) -> int | None:
    return loss.min if loss.min is not None else loss.max


def _least(losses: Sequence[Loss]) -> int:
    return min(_figure(loss) or 0 for loss in losses)


def _most(losses: Sequence[Loss]) -> int:
    return max(max(loss.min or 0, loss.max or 0) for loss in losses)


def _usual(losses: Sequence[Loss]) -> int:
    """The figure given most often, the latest of equals."""
    figures = [_figure(loss) or 0 for loss in losses]
    counts = Counter(figures)
    return max(enumerate(figures), key=lambda numbered: (counts[numbered[1]], numbered[0]))[1]


def _count(figures: dict[Group, int], side_a: frozenset[str], side_b: frozenset[str]) -> Count:
    def of(people: People, sides: frozenset[str] | None = None) -> int:
        """Those of some sides, or all: by side and without a side are two ways to tell the same dead."""
        by_side = [n for (who, side), n in figures.items() if who == people and side is not None]
        if sides is not None:
            return max(
                (n for (who, side), n in figures.items() if who == people and side in sides), default=0
            )
        return max(sum(by_side), figures.get((people, None), 0))

    combatants, civilians = of("combatants"), of("civilians")
    total = max(of("people"), combatants + civilians)
    return Count(total, of("combatants", side_a), of("combatants", side_b), civilians)
