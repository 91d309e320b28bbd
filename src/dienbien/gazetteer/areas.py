"""Areas that are no towns: disputed regions, provinces, seas, borders, islands, battle places, bases.

Nothing comes in; `areas()` gives all of them with every spelling that the table knows, so that the language
step can look for them in running text. For a disputed area `country` is the internationally recognised
holder (codebook section 6); it is None for seas and for areas that span countries.
"""

from dataclasses import dataclass
from functools import cache

from dienbien.gazetteer.files import degrees, read_rows
from dienbien.records import Precision


@dataclass(frozen=True, slots=True)
class Area:
    """A named area. `variants` has every spelling, `name` first; `lat`, `lon` in degrees, WGS 84."""

    name: str
    variants: tuple[str, ...]
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision


@cache
def areas() -> tuple[Area, ...]:
    """All areas in the table's order, read once."""
    return tuple(_area(row) for row in read_rows("areas.tsv"))


def _area(row: dict[str, str]) -> Area:
    others = (variant.strip() for variant in row["variants"].split("|"))
    spellings = dict.fromkeys([row["name"], *(other for other in others if other)])
    return Area(
        name=row["name"],
        variants=tuple(spellings),
        country=row["country"] or None,
        lat=degrees(row["lat"]),
        lon=degrees(row["lon"]),
        precision=_precision(row["precision"]),
    )


def _precision(cell: str) -> Precision:
    for known in ("point", "town", "area", "admin", "country"):
        if cell == known:
            return known
    raise ValueError(f"areas.tsv: unknown precision {cell!r}; write point, town, area, admin or country")
