"""Who is on which side of an agreement, however a page names them.

Comes in: entities of records. Goes out: sides as words, `ISR` or `COD:m23`: the country, and for armed
groups their name, `?` where it is not told. Two sides of one country are told apart by name, sides of
different countries by the country alone.
"""

import csv
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dienbien.records import Entity

Sides = frozenset[str]
_GROUPS = frozenset({"REB", "PTY", "CRM"})
_NO_SIDE = frozenset({"MED", "NGO", "BUS", "CVL", "IGO", "JUD"})
"""Those who make no war and no peace. A body of states mediates and monitors."""


@cache
def _wards() -> dict[str, str]:
    with (Path(__file__).parent / "tables" / "wards.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["party"]: row["state"] for row in rows}


def side_of(entity: Entity) -> str | None:
    """The side of somebody who can be one; None for who can't, or is not known."""
    if entity.sector in _NO_SIDE or not (entity.country or entity.name):
        return None
    state = _wards().get(entity.country or "", entity.country or "")
    if entity.country in _wards() or (entity.country and entity.sector not in _GROUPS):
        return state
    name = unicodedata.normalize("NFC", entity.name).casefold() if entity.name else "?"
    return f"{state}:{name}"


def sides_of(entities: Iterable[Entity]) -> Sides:
    """The sides of some who act together or face each other."""
    return merged(side for entity in entities if (side := side_of(entity)))


def merged(sides: Iterable[str]) -> Sides:
    """The sides, by country alone where that tells them apart; an unnamed group is the named one beside it."""
    some = set(sides)
    by_country: dict[str, set[str]] = {}
    for side in some:
        by_country.setdefault(side.partition(":")[0], set()).add(side)
    if len(by_country) < 2:
        named = {side for side in some if not side.endswith(":?")}
        groups = any(":" in side for side in named)
        return frozenset(named if groups else some)
    return frozenset(country or next(iter(found)) for country, found in by_country.items() if country) | {
        side for side in by_country.get("", ())
    }


def on_side(side: str, sides: Sides) -> str | None:
    """Which of the sides somebody is on; None if on none of them, or if it can't be told."""
    if side in sides:
        return side
    country, _, name = side.partition(":")
    same = [other for other in sides if country and other.partition(":")[0] == country]
    if len(same) == 1 and (len(sides) > 1 or not name or same[0].endswith(":?")):
        return same[0]
    groups = [other for other in same if ":" in other]
    return groups[0] if name == "?" and len(groups) == 1 else None


def taken(found: Sides, sides: Sides) -> Sides:
    """Which of the sides are among those found."""
    return frozenset(match for side in found if (match := on_side(side, sides)))


def is_among(found: Sides, sides: Sides) -> bool:
    """Whether all that were found are on one of the sides, and on different ones."""
    return len(taken(found, sides)) == len(found)
