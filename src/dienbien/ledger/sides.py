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
_GROUPS = frozenset({"REB", "PTY"})
_NO_SIDE = frozenset({"MED", "NGO", "BUS", "CVL", "IGO", "JUD", "CRM", "UNK"})
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
    """The sides, by country alone where that tells them apart.

    Within one country groups are told apart by name; an unnamed one may be the named one beside it.
    """
    some = set(sides)
    countries = {side.partition(":")[0] for side in some}
    if len(countries) > 1:
        return frozenset(side.partition(":")[0] or side for side in some)
    named = {side for side in some if not side.endswith(":?")}
    return frozenset(named if any(":" in side for side in named) else some)


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


def is_on(entity: Entity, side: str, sides: Sides) -> bool:
    """Whether somebody is on a side of an agreement."""
    own = side_of(entity)
    return own is not None and on_side(own, sides) == side


def taken(found: Sides, sides: Sides) -> Sides:
    """Which of the sides are among those found."""
    return frozenset(match for side in found if (match := on_side(side, sides)))


def is_among(found: Sides, sides: Sides) -> bool:
    """Whether all that were found are on one of the sides, and on different ones."""
    return len(taken(found, sides)) == len(found)
