"""The layout of GDELT 2.0 events, read back as its users read it, and the codes in it."""

import io
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dienbien.exports import write_gdelt
from dienbien.exports.gdelt import COLUMNS
from dienbien.linking import Event
from dienbien.records import Status

from .samples import ADDRESS, ARICA, entity, event, events_of_anything, record, told, written


def _read(*events: Event) -> list[dict[str, str]]:
    frame = pd.read_csv(
        io.BytesIO(written(write_gdelt, events)),
        sep="\t",
        header=None,
        names=list(COLUMNS),
        dtype=str,
        keep_default_na=False,
        quoting=3,
    )
    rows: list[dict[str, str]] = frame.to_dict("records")
    return rows


def _coded(**changes: Any) -> dict[str, str]:
    (row,) = _read(event(**changes))
    return row


def test_the_layout_has_61_columns_in_the_published_order() -> None:
    assert len(COLUMNS) == 61
    places = {"EventCode": 26, "GoldsteinScale": 30, "AvgTone": 34, "ActionGeo_FullName": 52, "SOURCEURL": 60}
    assert {name: COLUMNS.index(name) for name in places} == places
    assert COLUMNS[15] == "Actor2Code"
    assert COLUMNS[53] == "ActionGeo_CountryCode"


def test_an_attack_is_coded_with_its_sides_and_scores() -> None:
    row = _coded()
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("PERMIL", "PER", "MIL")
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("194", "194", "19")
    assert (row["QuadClass"], row["GoldsteinScale"]) == ("4", "-10.0")
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == ("20240312", "202403", "2024")
    assert row["FractionDate"] == "2024.1973"
    assert (row["DATEADDED"], row["SOURCEURL"]) == ("20240313000000", ADDRESS.replace("1", "a"))
    assert row["IsRootEvent"] == "1"
    assert row["AvgTone"] == row["Actor1Geo_Lat"] == ""


def test_duckdb_reads_it_with_the_types_of_the_layout(tmp_path: Path) -> None:
    path = tmp_path / "20240313.export.CSV"
    path.write_bytes(written(write_gdelt, [event(), event(event="CONSULT", mode="phone", place=None)]))
    names = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    query = f"""select GLOBALEVENTID::bigint, QuadClass::integer, GoldsteinScale::double
        from read_csv('{path}', delim='\t', header=false, quote='', columns={{{names}}})"""
    rows = duckdb.execute(query).fetchall()
    assert [row[1:] for row in rows] == [(4, -10.0), (1, 1.0)]
    assert all(0 < row[0] < 2**63 for row in rows)


def test_mentions_sources_and_articles_are_counted_apart() -> None:
    both = record().mentions * 2
    reports = [told("a", made=record(mentions=both)), told("b"), told("c", outlet="Báo Hai")]
    (row,) = _read(event(*reports))
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("4", "2", "3")


@pytest.mark.parametrize(
    ("country", "precision", "lon", "kind", "fips"),
    [
        ("CHL", "town", -70.33, "4", "CI"),
        ("CHL", "admin", -70.33, "5", "CI"),
        ("USA", "town", -77.0, "3", "US"),
        ("USA", "admin", -77.0, "2", "US"),
        ("PSE", "town", 34.3, "4", "GZ"),
        ("PSE", "town", 35.2, "4", "WE"),
        ("UKR", "area", 37.8, "5", "UP"),
        ("XKX", "town", 21.2, "4", "KV"),
        ("XNK", "town", 46.8, "4", ""),
    ],
)
def test_places_have_fips_codes(country: str, precision: str, lon: float, kind: str, fips: str) -> None:
    row = _coded(place=replace(ARICA, country=country, precision=precision, lon=lon))
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"]) == (kind, fips)
    assert (row["ActionGeo_Lat"], row["ActionGeo_Long"]) == ("-18.48", str(lon))


def test_a_country_has_no_point() -> None:
    row = _coded(place=replace(ARICA, name="Chile", country="CHL", precision="country"))
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_Lat"]) == ("1", "Chile", "")
    assert _coded(place=None)["ActionGeo_Type"] == "0"


@pytest.mark.parametrize(
    ("name", "country", "sector", "code", "group"),
    [
        ("UN Security Council", None, "IGO", "IGOUNO", "UNO"),
        ("Hamas", "PSE", "REB", "PSEREBHMS", "HMS"),
        ("Romania", "ROU", "GOV", "ROMGOV", ""),
        ("Kosovo", "XKX", "GOV", "GOV", ""),
        ("nhóm vũ trang", None, "UNK", "", ""),
    ],
)
def test_actors_have_cameo_codes(name: str, country: str | None, sector: Any, code: str, group: str) -> None:
    row = _coded(actor=(entity(name, country, sector),))
    assert (row["Actor1Code"], row["Actor1KnownGroupCode"], row["Actor1Name"]) == (code, group, name)


def test_joint_acts_have_their_first_two_sides() -> None:
    both = (entity("Peru", "PER", "GOV"), entity("Chile", "CHL", "GOV"))
    row = _coded(event="CONSULT", mode="phone", actor=both, recipient=())
    assert (row["Actor1CountryCode"], row["Actor2CountryCode"], row["EventCode"]) == ("PER", "CHL", "041")


@pytest.mark.parametrize(
    ("kind", "mode", "status", "code"),
    [
        ("CONSULT", "visit", "future", "036"),
        ("RETREAT", "release", "future", "0353"),
        ("AID", None, "future", "033"),
        ("ASSAULT", "aerial", "future", "138"),
        ("ASSAULT", "aerial", "alleged", "195"),
        ("SANCTION", "discontinue", "occurred", "163"),
    ],
)
def test_what_is_announced_is_coded_as_intent_or_threat(
    kind: str, mode: str | None, status: Status, code: str
) -> None:
    assert _coded(event=kind, mode=mode, status=status)["EventCode"] == code


@pytest.mark.parametrize("status", ["negated", "hypothetical", "denied"])
def test_what_did_not_happen_is_left_out(status: Status) -> None:
    assert written(write_gdelt, [event(status=status)]) == b""
    assert write_gdelt([event(status=status)], io.BytesIO()).left_out == 1


@given(st.lists(events_of_anything(), max_size=3))
def test_no_text_breaks_the_layout(some: list[Event]) -> None:
    lines = written(write_gdelt, some).decode("utf-8").splitlines()
    assert [line.count("\t") for line in lines] == [60] * len(some)
