"""Whether a province of Vietnam existed on a day: 63 units until June 2025, 34 since.

Comes in: a name as records show it, and a day. Goes out: whether a first-level unit of that name existed, or
None where there never was one. The names of abolished provinces live on for the areas they covered.
"""

from dataclasses import dataclass
from functools import cache

from dienbien.gazetteer.files import read_rows
from dienbien.gazetteer.keys import name_key

_NOUN = "tỉnh "


@dataclass(frozen=True, slots=True)
class Province:
    """A first-level unit: ISO days or empty for open ends, `until` excluded; `into` took it over."""

    name: str
    since: str
    until: str
    into: str


def province(name: str) -> Province | None:
    """The unit of this name, with or without "tỉnh" before it."""
    return _provinces().get(name_key(name.removeprefix(_NOUN)))


def existed(name: str, day: str) -> bool | None:
    """Whether a unit of this name existed on an ISO day; None for what never was one."""
    unit = province(name)
    if unit is None:
        return None
    return unit.since <= day and not (unit.until and unit.until <= day)


@cache
def _provinces() -> dict[str, Province]:
    rows = (Province(row["name"], row["from"], row["to"], row["into"]) for row in read_rows("provinces.tsv"))
    return {name_key(unit.name): unit for unit in rows}
