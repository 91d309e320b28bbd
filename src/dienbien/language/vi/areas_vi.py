"""Areas of the gazetteer as phrases: each spelling with an entry that holds what is known of the area.

Comes in: the gazetteer, or rows of a user's own `areas.tsv`. Goes out: spellings with entries, and the place
that an entry stands for.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dienbien.gazetteer import areas
from dienbien.language.entries import Entry
from dienbien.language.mentions import PlaceValue
from dienbien.language.tables import Row
from dienbien.language.text import fold_phrase

AREAS = "areas.tsv"
AREA_COLUMNS = ("variants", "country", "lat", "lon")


def area_entries(rows: Iterable[Row] | None = None) -> Iterator[tuple[str, Entry]]:
    """Every folded spelling of every area; of the gazetteer's where no rows are given."""
    for row in _built_in() if rows is None else rows:
        spellings = dict.fromkeys([row["name"], *(v.strip() for v in row["variants"].split("|"))])
        for spelling in filter(None, spellings):
            told = Row(row.table, row.line, {**row.values, "phrase": spelling})
            yield fold_phrase(spelling), Entry("area", told, "initial" if spelling[:1].isupper() else "")


def _built_in() -> Iterator[Row]:
    for area in areas():
        values = {
            "name": area.name,
            "variants": "|".join(area.variants),
            "country": area.country or "",
            "lat": "" if area.lat is None else str(area.lat),
            "lon": "" if area.lon is None else str(area.lon),
            "precision": area.precision,
        }
        yield Row(AREAS, 0, values)


@lru_cache(maxsize=4096)
def area_place(entry: Entry) -> PlaceValue:
    """The place that an entry of an area stands for."""
    lat, lon = (float(entry[column]) if entry[column] else None for column in ("lat", "lon"))
    return PlaceValue(entry["name"], entry["country"] or None, lat, lon, entry.precision)
