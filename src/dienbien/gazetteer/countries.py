"""Countries by code: ISO 3166-1 alpha-3 or one of the codebook's X-codes in, a `Country` out.

The table is made by `scripts/build_countries.py` from CLDR, ISO 3166-1 and GeoNames. How the press names a
country in running text is another matter: `language/vi/tables/countries.tsv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dienbien.gazetteer.files import degrees, read_rows
from dienbien.records import Precision


@dataclass(frozen=True, slots=True)
class Country:
    """A state, territory or unrecognised entity.

    `country` is its three-letter code, `name` its short Vietnamese name. `lat` and `lon` (degrees,
    WGS 84) are those of its capital or seat of government, which is empty for uninhabited territories.
    """

    country: str
    iso2: str
    name: str
    name_en: str
    lat: float | None
    lon: float | None
    capital: str
    precision: Precision = "country"


def country(iso3: str) -> Country | None:
    """The country of a three-letter code in upper case, or None."""
    return countries().get(iso3)


@cache
def countries() -> Mapping[str, Country]:
    """All countries by code, read once and not to be changed."""
    found = {
        row["iso3"]: Country(
            country=row["iso3"],
            iso2=row["iso2"],
            name=row["name_vi"],
            name_en=row["name_en"],
            lat=degrees(row["lat"]),
            lon=degrees(row["lon"]),
            capital=row["capital"],
        )
        for row in read_rows("countries.tsv")
    }
    return MappingProxyType(found)
