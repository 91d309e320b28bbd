"""The tables of who acts: offices, bodies, organizations, persons, crowds (codebook 4, 9, 10, 11.7)."""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import dienbien.language
from dienbien.gazetteer.countries import country
from dienbien.language.entries import Kind
from dienbien.language.lexicon import Lexicon, entries_of, gather
from dienbien.language.tables import Row, read_table, variants
from dienbien.language.text import fold, fold_phrase
from dienbien.records import Sector, edtf


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TABLES = Path(dienbien.language.__file__).parent / "vi" / "tables"
# table: required columns, columns that may be empty, columns that make two readings of a phrase the same
COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "offices": (("phrase", "sector", "kind", "example"), ("counter",), ("sector", "kind")),
    "bodies": (("phrase", "sector", "kind", "example"), ("counter",), ("sector", "kind")),
    "organizations": (
        ("phrase", "name", "sector", "kind", "example"),
        ("country", "counter"),
        ("name", "country", "sector", "kind"),
    ),
    "persons": (
        ("phrase", "name", "sector", "office", "example"),
        ("country", "from", "to"),
        ("name", "from", "to"),
    ),
    "crowds": (("phrase", "sector", "what", "example"), ("counter",), ("sector", "what")),
}
LEXICON_KINDS: dict[str, Kind] = {
    "offices": "office",
    "bodies": "body",
    "organizations": "organization",
    "persons": "person",
    "crowds": "crowd",
}
OFFICE_KINDS = words(
    """
    head minister deputy spokesperson diplomat commander legislator judge official honorific counterpart
    former leader expert
    """
)
BODY_KINDS = words(
    """
    ministry government parliament court force police agency embassy side press party company weapon
    people unit states
    """
)
ORGANIZATION_KINDS = words(
    """
    igo igo-organ court armed-group force police agency government parliament ministry party ngo company
    press
    """
)
PERSON_OFFICES = words(
    """
    president vice-president prime-minister deputy-prime-minister foreign-minister defence-minister
    minister deputy-minister king crown-prince supreme-leader leader deputy-leader general-secretary
    secretary-general commissioner commander chief-of-staff intelligence-chief spokesperson envoy
    ambassador diplomat adviser official speaker legislator senator party-leader opposition-leader
    candidate governor mayor judge prosecutor first-lady activist journalist former
    """
)
LOSS_CLASSES = words(
    """
    soldier civilian child police rebel person tank armoured-vehicle vehicle uav aircraft helicopter
    missile artillery ship building territory other
    """
)
KINDS = {
    "offices": ("kind", OFFICE_KINDS),
    "bodies": ("kind", BODY_KINDS),
    "organizations": ("kind", ORGANIZATION_KINDS),
    "persons": ("office", PERSON_OFFICES),
    "crowds": ("what", LOSS_CLASSES),
}
EACH_TABLE = pytest.mark.parametrize("table", sorted(COLUMNS))


@cache
def rows(table: str) -> tuple[Row, ...]:
    required, optional, _ = COLUMNS[table]
    return tuple(read_table(TABLES / f"{table}.tsv", required, optional))


@cache
def lexicon() -> Lexicon:
    entries = (entry for table, kind in LEXICON_KINDS.items() for entry in entries_of(kind, rows(table)))
    return Lexicon(gather(entries))


def rows_found(sentence: str) -> set[str]:
    found = lexicon().find(fold(sentence))
    return {entry.row.where for phrase in found for entry in (phrase.entry, *phrase.others) if entry}


@EACH_TABLE
def test_sectors_and_kinds_are_those_of_the_codebook(table: str) -> None:
    column, allowed = KINDS[table]
    assert [row.where for row in rows(table) if row["sector"] not in get_args(Sector)] == []
    assert [row.where for row in rows(table) if row[column] not in allowed] == []


@EACH_TABLE
def test_no_spelling_stands_twice_with_different_readings(table: str) -> None:
    readings: dict[str, dict[tuple[str, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(table):
        for spelling in variants(row["phrase"]):
            readings[spelling][tuple(row[column] for column in COLUMNS[table][2])].append(row.where)
    several = {spelling: dict(found) for spelling, found in readings.items() if len(found) > 1}
    if table == "persons":
        several = {s: found for s, found in several.items() if len({key[0] for key in found}) > 1}
    assert several == {}
    assert [where for found in readings.values() for where in found.values() if len(where) > 1] == []


@EACH_TABLE
def test_every_example_holds_its_phrase_and_fires_it(table: str) -> None:
    silent = [
        f"{row.where} {row['phrase']}" for row in rows(table) if row.where not in rows_found(row["example"])
    ]
    assert silent == []


@EACH_TABLE
def test_every_counter_holds_the_letters_of_its_phrase(table: str) -> None:
    wrong = [
        f"{row.where} {row['phrase']}"
        for row in rows(table)
        if row["counter"] and not any(s in fold_phrase(row["counter"]) for s in variants(row["phrase"]))
    ]
    assert wrong == []


@EACH_TABLE
def test_examples_are_sentences(table: str) -> None:
    texts = [(row, text) for row in rows(table) for text in (row["example"], row["counter"]) if text]
    assert [f"{row.where} {text}" for row, text in texts if not text.endswith(".") or "  " in text] == []
    assert [f"{row.where} {text}" for row, text in texts if text[0].islower() and text[:3] != "al-"] == []


@pytest.mark.parametrize("table", ["organizations", "persons"])
def test_countries_are_known_codes(table: str) -> None:
    codes = {row["country"] for row in rows(table)} - {""}
    assert {code for code in codes if country(code) is None} == set()


def test_international_bodies_have_no_country() -> None:
    assert [row.where for table in ("organizations", "persons") for row in rows(table)
            if row["sector"] == "IGO" and row["country"]] == []  # fmt: skip


def test_terms_of_office_are_dates_in_order_that_do_not_overlap_by_more_than_a_handover() -> None:
    assert [row.where for row in rows("persons") for cell in (row["from"], row["to"])
            if cell and not edtf.is_valid(cell)] == []  # fmt: skip
    backwards = []
    for row in rows("persons"):
        start, end = edtf.earliest(row["from"] or "0001"), edtf.latest(row["to"] or "9999")
        if start is None or end is None or start > end:
            backwards.append(f"{row.where} {row['phrase']}")
    assert backwards == []


def test_a_name_is_one_of_its_persons_forms() -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows("persons"):
        forms[row["name"]].add(row["phrase"])
    assert {name for name, spelled in forms.items() if name not in spelled} == set()


@pytest.mark.parametrize(
    ("table", "phrase", "expected"),
    [
        ("organizations", "Hamas", {"country": "PSE", "sector": "REB"}),
        ("organizations", "Hezbollah", {"country": "LBN", "sector": "REB"}),
        ("organizations", "Taliban", {"country": "AFG", "sector": "GOV"}),
        ("organizations", "IS", {"country": "", "sector": "REB"}),
        ("organizations", "Reuters", {"country": "GBR", "sector": "MED"}),
        ("organizations", "KCNA", {"country": "PRK", "sector": "MED"}),
        ("organizations", "ICC", {"country": "", "sector": "JUD"}),
        ("organizations", "LHQ", {"name": "UN", "sector": "IGO"}),
        ("organizations", "SOHR", {"country": "GBR", "sector": "NGO"}),
        ("organizations", "Mossad", {"country": "ISR", "sector": "COP"}),
        ("offices", "bộ trưởng quốc phòng", {"sector": "MIL"}),
        ("offices", "ngoại trưởng", {"sector": "GOV"}),
        ("offices", "cựu tổng thống", {"sector": "PTY", "kind": "former"}),
        ("bodies", "bộ quốc phòng", {"sector": "MIL"}),
        ("bodies", "lực lượng ly khai", {"sector": "REB"}),
        ("bodies", "UAV", {"sector": "MIL", "kind": "weapon"}),
        ("crowds", "phóng viên", {"sector": "MED", "what": "civilian"}),
        ("crowds", "người biểu tình", {"sector": "CVL"}),
    ],
)
def test_rulings_of_the_codebook(table: str, phrase: str, expected: dict[str, str]) -> None:
    found = [row for row in rows(table) if row["phrase"] == phrase]
    assert [{column: row[column] for column in expected} for row in found] == [expected]


def _offices(form: str, day: str) -> set[str]:
    return {
        f"{row['country']} {row['sector']} {row['office']}"
        for row in rows("persons")
        if row["phrase"] == form and (row["from"] or "0") <= day < (row["to"] or "9999")
    }


@pytest.mark.parametrize(
    ("form", "day", "expected"),
    [
        ("Trump", "2018-06-12", "USA GOV president"),
        ("Trump", "2023-06-12", "USA PTY former"),
        ("Trump", "2025-08-15", "USA GOV president"),
        ("Biden", "2014-04-22", "USA GOV vice-president"),
        ("Rutte", "2025-03-01", " IGO secretary-general"),
        ("Rutte", "2015-03-01", "NLD GOV prime-minister"),
        ("al-Sharaa", "2023-03-01", "SYR REB leader"),
        ("al-Sharaa", "2025-05-14", "SYR GOV president"),
        ("Pashinyan", "2020-11-09", "ARM GOV prime-minister"),
        ("Mnatsakanyan", "2020-10-10", "ARM GOV foreign-minister"),
        ("Yanukovych", "2014-02-10", "UKR GOV president"),
        ("Hun Sen", "2025-07-24", "KHM LEG speaker"),
        ("Tô Lâm", "2025-07-24", "VNM GOV general-secretary"),
    ],
)
def test_the_office_counts_at_the_time_of_the_act(form: str, day: str, expected: str) -> None:
    assert _offices(form, day) == {expected}


@pytest.mark.parametrize(
    "text", ["This is a test of the us team", "Chiếc Lexus is 300 và ice cream", "con seal"]
)
def test_acronyms_do_not_fire_in_small_letters(text: str) -> None:
    assert not any(where.startswith("organizations") for where in rows_found(text))
