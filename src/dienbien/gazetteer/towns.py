"""Towns by name: a name as the press spells it comes in, the most likely town of that name goes out.

The data (GeoNames, see NOTICE) are one block of sorted lines, unpacked on the first look-up and searched by
bisection, so that a program that asks for no town pays nothing. It does not decide whether a word is a town.
"""

import gzip
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dienbien.gazetteer.files import DATA, read_rows
from dienbien.gazetteer.keys import name_key
from dienbien.records import Precision


@dataclass(frozen=True, slots=True)
class Town:
    """A town. `name` as the Vietnamese press writes it where the exonym table knows, else the local one.

    `lat` and `lon` in degrees, WGS 84, to about 1 km; `population` is rounded, 0 where nobody counted.
    """

    name: str
    country: str
    lat: float
    lon: float
    population: int
    precision: Precision = "town"


def find_town(name: str, prefer: Collection[str] = ()) -> Town | None:
    """The town of this name, or None.

    Case, diacritics, hyphens and apostrophes do not count. Of several towns the one in a country of
    `prefer` (three-letter codes) wins, then the exonym table's ("Viên" is Vienna), then the largest.
    """
    return _likeliest(name, tuple(prefer))


@lru_cache(maxsize=4096)
def _likeliest(name: str, prefer: tuple[str, ...]) -> Town | None:
    """Kept, since pages tell of the same towns again and again, and more often of names that are none."""
    key = name_key(name)
    if not key:
        return None
    exonym = _exonyms().get(key)
    if exonym and (not prefer or exonym.country in prefer):
        return exonym
    found = list(_towns(key))
    preferred = [town for town in found if town.country in prefer]
    return next(iter(preferred), exonym or next(iter(found), None))


@cache
def _exonyms() -> dict[str, Town]:
    """Towns by the key of each spelling in `exonyms.tsv`. Raises `ValueError` for a town nobody knows."""
    exonyms: dict[str, Town] = {}
    for row in read_rows("exonyms.tsv"):
        town = next((t for t in _towns(name_key(row["town"])) if t.country == row["country"]), None)
        if town is None:
            raise ValueError(f"exonyms.tsv: there is no town {row['town']} in {row['country']}")
        known = Town(row["name"], town.country, town.lat, town.lon, town.population)
        for spelling in (row["name"], *row["variants"].split("|")):
            exonyms.setdefault(name_key(spelling), known)
    exonyms.pop("", None)
    return exonyms


def _towns(key: str) -> Iterator[Town]:
    """All towns of a key, at most one per country, the likeliest first."""
    blob = _blob()
    prefix = key.encode() + b"\t"
    position = _first_line(blob, prefix)
    while blob.startswith(prefix, position):
        end = blob.index(b"\n", position)
        _, country, lat, lon, population, name = blob[position:end].decode().split("\t")
        yield Town(name or key.title(), country, float(lat), float(lon), int(population))
        position = end + 1


def _first_line(blob: bytes, prefix: bytes) -> int:
    """Where the first line that is not less than the prefix starts; lines are sorted by key."""
    low, high = 0, len(blob)
    while low < high:
        start = blob.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if blob[start : start + len(prefix)] < prefix:
            low = blob.index(b"\n", start) + 1
        else:
            high = start
    return low


@cache
def _blob() -> bytes:
    return gzip.decompress((DATA / "towns.tsv.gz").read_bytes())
