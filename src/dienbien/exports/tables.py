"""The tables of the exports: codes of other schemes, and words.

Comes in: nothing. Goes out: mappings, read once. The files in `data/` say where their content is from.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dienbien.gazetteer.files import read_rows

_DATA = Path(__file__).parent / "data"


@cache
def cameo_codes() -> Mapping[tuple[str, str, str], str]:
    """CAMEO event codes by type, mode (may be empty) and status (`any` or `future`)."""
    return {(row["event"], row["mode"], row["status"]): row["code"] for row in read_rows("cameo.tsv", _DATA)}


@cache
def goldstein_scores() -> Mapping[str, float]:
    """Scores of the Goldstein scale, -10 to 10, by CAMEO event code."""
    return {row["code"]: float(row["goldstein"]) for row in read_rows("goldstein.tsv", _DATA)}


@cache
def group_codes() -> Mapping[str, str]:
    """CAMEO codes of international bodies and armed groups by their name in records."""
    return {row["name"]: row["code"] for row in read_rows("cameo_groups.tsv", _DATA)}


@cache
def country_codes() -> Mapping[str, str]:
    """CAMEO codes of countries by ISO 3166-1 alpha-3, where they differ from it."""
    return {row["iso3"]: row["code"] for row in read_rows("cameo_countries.tsv", _DATA)}


@cache
def fips_codes() -> Mapping[str, str]:
    """FIPS 10-4 codes of countries by ISO 3166-1 alpha-3."""
    return {row["iso3"]: row["fips"] for row in read_rows("fips.tsv", _DATA)}


@cache
def dossier_words(language: str) -> Mapping[str, str]:
    """The words of a dossier by key, in a language that has a column: `vi` or `en`."""
    return {row["key"]: row[language] for row in read_rows("dossier.tsv", _DATA)}
