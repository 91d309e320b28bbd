"""The tables of codes and words cover the codebook, and agree with each other."""

import re
from pathlib import Path
from typing import get_args

import pytest

from dienbien.exports.tables import cameo_codes, dossier_words, fips_codes, goldstein_scores
from dienbien.gazetteer import country
from dienbien.records import EventType, Status

_CODEBOOK = Path(__file__).parents[2] / "docs" / "codebook.md"


def _types_and_modes() -> list[tuple[str, str]]:
    """The types and modes of the codebook's section 3."""
    rows = re.findall(r"^\| ([A-Z]{3,}) \| [^|]+ \| ([^|]+) \|", _CODEBOOK.read_text("utf-8"), re.MULTILINE)
    return [(kind, mode) for kind, modes in rows for mode in ("", *re.findall(r"`([\w-]+)`", modes))]


def test_the_codebook_was_read() -> None:
    assert {kind for kind, _ in _types_and_modes()} == set(get_args(EventType))
    assert ("ASSAULT", "suicide-attack") in _types_and_modes()


@pytest.mark.parametrize(("kind", "mode"), _types_and_modes())
def test_every_type_and_mode_has_a_code_and_words(kind: str, mode: str) -> None:
    assert cameo_codes()[kind, mode, "any"] in goldstein_scores()
    for language in ("vi", "en"):
        assert dossier_words(language)[f"{kind} {mode}".strip()]


def test_codes_are_cameo_codes() -> None:
    known = set(_types_and_modes())
    for (kind, mode, status), code in cameo_codes().items():
        assert (kind, mode) in known
        assert status in ("any", "future")
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", code)
        assert -10 <= goldstein_scores()[code] <= 10


def test_losses_and_statuses_have_words() -> None:
    section = _CODEBOOK.read_text("utf-8").partition("## 9. Losses")[2].partition("| words |")[0]
    keys = [*re.findall(r"`([a-z-]+)`", section), *get_args(Status)]
    keys = [key for key in keys if key not in ("kind", "what")]
    assert {"shot-down", "armoured-vehicle", "denied"} <= set(keys)
    for language in ("vi", "en"):
        assert all(dossier_words(language)[key] for key in keys)


def test_fips_codes_are_of_countries() -> None:
    assert all(re.fullmatch("[A-Z]{2}", code) for code in fips_codes().values())
    assert {"VNM": "VM", "RUS": "RS", "SRB": "RI", "UKR": "UP"}.items() <= fips_codes().items()
    assert sum(country(iso3) is not None for iso3 in fips_codes()) > 240
