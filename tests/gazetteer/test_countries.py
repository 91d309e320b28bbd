"""Countries by code: every row usable, the codebook's own codes there."""

import re

import pycountry
import pytest

from dienbien.gazetteer import countries, country

X_CODES = {"XNK", "XKX", "XDN", "XAB", "XSO", "XTR", "XNC", "XSL"}


def test_codes_are_iso_or_the_codebooks() -> None:
    assert set(countries()) == {c.alpha_3 for c in pycountry.countries} | X_CODES


@pytest.mark.parametrize("code", sorted(countries()))
def test_country_is_complete(code: str) -> None:
    found = country(code)
    assert found is not None
    assert found.country == code
    assert found.name
    assert found.name_en
    assert re.fullmatch(r"[A-Z]{2}|", found.iso2)
    assert found.precision == "country"
    assert found.lat is not None
    assert found.lon is not None
    assert -90 <= found.lat <= 90
    assert -180 <= found.lon <= 180


def test_names_do_not_repeat() -> None:
    names = [found.name for found in countries().values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("code", "name", "capital"),
    [
        ("USA", "Mỹ", "Washington"),
        ("RUS", "Nga", "Moscow"),
        ("ISR", "Israel", "Jerusalem"),
        ("KAZ", "Kazakhstan", "Astana"),
        ("XNK", "Nagorno-Karabakh", "Stepanakert"),
    ],
)
def test_known_countries(code: str, name: str, capital: str) -> None:
    found = country(code)
    assert found is not None
    assert (found.name, found.capital) == (name, capital)


@pytest.mark.parametrize("code", ["", "usa", "XXX", "Mỹ"])
def test_unknown_code_is_none(code: str) -> None:
    assert country(code) is None
