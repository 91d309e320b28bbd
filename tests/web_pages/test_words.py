"""The words of the pages: whole in both languages, and for everything that is coded."""

import re
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from dienbien.exports.tables import dossier_words
from dienbien.gazetteer.files import read_rows
from dienbien.ledger.entry import EntryKind
from dienbien.records import EventType, Precision, Sector, Status
from dienbien.records.quads import Quad
from dienbien.web import pages
from dienbien.web.pages.words import DATA, LANGUAGES, wording
from dienbien.web.problems import WORDED

TEMPLATES = Path(pages.__file__).parents[1] / "templates"
ROWS = list(read_rows("words.tsv", DATA))


def test_each_key_has_words_with_the_same_gaps_in_both_languages() -> None:
    assert len({row["key"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert all(row[language] for language in LANGUAGES), row["key"]
        gaps = [sorted(re.findall(r"\{\w+\}", row[language])) for language in LANGUAGES]
        assert gaps[0] == gaps[1], row["key"]


def test_the_templates_ask_for_no_words_that_are_not_there() -> None:
    known = {row["key"] for row in ROWS}
    for path in TEMPLATES.glob("*.html"):
        asked = re.findall(r"""\bw\((["'])(.+?)\1""", path.read_text(encoding="utf-8"))
        assert {key for _, key in asked} <= known, path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_coded_has_words(language: str) -> None:
    own = {row["key"] for row in ROWS}
    assert set(chain(get_args(EventType), get_args(Status))) <= dossier_words(language).keys()
    assert set(get_args(Quad)) <= own
    for group, codes in (("sector", Sector), ("precision", Precision), ("entry", EntryKind)):
        assert {f"{group} {code}" for code in get_args(codes)} <= own, group


@pytest.mark.parametrize("status", sorted(WORDED))
def test_every_error_has_words_and_advice(status: int) -> None:
    own = {row["key"] for row in ROWS}
    assert {f"error {status}", f"error {status} advice"} <= own


def test_dates_and_numbers_read_as_the_language_writes_them() -> None:
    vi, en = (wording(language) for language in LANGUAGES)
    assert (vi.day("2025-10-22T08:00"), en.day("2025-10-22")) == ("22/10/2025", "2025-10-22")
    assert vi.date("2025-10-01/2025-10-03") == "01/10/2025 – 03/10/2025"
    assert (vi.date("2025-08~"), en.date("../2025-10-03")) == ("khoảng tháng 08/2025", "until 2025-10-03")
    assert (vi.date("XXXX-05-06"), en.date("XXXX-05")) == ("06/05, không rõ năm", "month 05, year unknown")
    assert vi.date("XXXX-04-01/XXXX-04-03") == "01/04 – 03/04, không rõ năm"
    assert vi.date("XXXX-04-01~") == "khoảng 01/04, không rõ năm"
    assert (vi.number(12345), en.number(12345)) == ("12.345", "12,345")
    assert (vi.amount(3, None), en.amount(None, 99)) == ("ít nhất 3", "at most 99")
    assert (vi.country("DEU"), en.country("DEU"), en.country("Hamas")) == ("Đức", "Germany", "Hamas")
    assert (vi.reason("the same Kiev"), en.reason("the same place")) == ("cùng Kiev", "the same place")
