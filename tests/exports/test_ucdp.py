"""The columns of UCDP GED: kinds of violence, precisions, and deaths that are never added up twice."""

import io
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dienbien.exports import write_ucdp
from dienbien.exports.deaths import deaths_of
from dienbien.exports.ucdp import COLUMNS
from dienbien.linking import Event
from dienbien.records import Entity, Loss, Sector

from .samples import ARICA, entity, event, events_of_anything, killed, record, told, written

PERU, CHILE = frozenset({"PER"}), frozenset({"CHL"})


def _rows(*events: Event) -> list[dict[str, Any]]:
    frame = pd.read_csv(io.BytesIO(written(write_ucdp, events)), dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(COLUMNS)
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return rows


def _row(**changes: Any) -> dict[str, Any]:
    (row,) = _rows(event(**changes))
    return row


def test_an_attack_has_the_49_columns_of_ged() -> None:
    assert len(COLUMNS) == 49
    row = _row()
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (
        "1",
        "Government of Peru",
        "Government of Chile",
    )
    assert (row["year"], row["date_start"], row["date_end"], row["date_prec"]) == (
        "2024",
        "2024-03-12",
        "2024-03-12",
        "1",
    )
    assert (row["where_prec"], row["geom_wkt"], row["country"]) == ("1", "POINT (-70.33 -18.48)", "Chile")
    assert (row["deaths_b"], row["best"], row["low"], row["high"]) == ("7", "7", "7", "7")
    assert row["source_article"] == "Báo Một, 2024-03-13, Giao tranh ở biên giới"
    assert row["active_year"] == row["conflict_name"] == row["gwnoa"] == ""


def test_pandas_takes_numbers_as_numbers() -> None:
    frame = pd.read_csv(io.BytesIO(written(write_ucdp, [event()])), parse_dates=["date_start"])
    assert frame["best"].sum() == 7
    assert frame["date_start"].dt.year[0] == 2024
    assert frame["latitude"][0] == -18.48


@pytest.mark.parametrize(
    ("actor", "recipient", "kind", "side_a", "side_b"),
    [
        (
            ("Quân đội Peru", "PER", "MIL"),
            ("Mặt trận B", "PER", "REB"),
            "1",
            "Government of Peru",
            "Mặt trận B",
        ),
        (
            ("Mặt trận B", "PER", "REB"),
            ("Cảnh sát Peru", "PER", "COP"),
            "1",
            "Government of Peru",
            "Mặt trận B",
        ),
        (("Mặt trận B", "PER", "REB"), ("Nhóm C", "PER", "CRM"), "2", "Mặt trận B", "Nhóm C"),
        (("Mặt trận B", "PER", "REB"), ("dân làng", "PER", "CVL"), "3", "Mặt trận B", "Civilians"),
        (("Lực lượng A", "PER", "MIL"), ("Lực lượng B", "PER", "MIL"), "1", "Lực lượng A", "Lực lượng B"),
        (("kẻ lạ", None, "UNK"), ("Quân đội Peru", "PER", "MIL"), "", "kẻ lạ", "Government of Peru"),
    ],
)
def test_kinds_of_violence(
    actor: tuple[str, str | None, Sector],
    recipient: tuple[str, str | None, Sector],
    kind: str,
    side_a: str,
    side_b: str,
) -> None:
    row = _row(actor=(entity(*actor),), recipient=(entity(*recipient),))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (kind, side_a, side_b)


def test_a_clash_is_between_those_who_act() -> None:
    both: tuple[Entity, ...] = (entity("Peru", "PER"), entity("Chile", "CHL"))
    row = _row(mode="clash", actor=both, recipient=())
    assert row["dyad_name"] == "Government of Peru - Government of Chile"


@pytest.mark.parametrize(
    ("edtf", "precision", "clarity", "start"),
    [
        ("2024-03-12", "1", "1", "2024-03-12"),
        ("2024-03-12~", "3", "2", "2024-03-09"),
        ("2024-03-10/2024-03-12", "2", "1", "2024-03-10"),
        ("2024-03-04/2024-03-10", "3", "2", "2024-03-04"),
        ("2024-03", "4", "2", "2024-03-01"),
        ("2024", "5", "2", "2024-01-01"),
        ("2023/..", "5", "2", "2023-01-01"),
        ("XXXX-03-12", "", "", ""),
        (None, "", "", ""),
    ],
)
def test_precision_of_dates(edtf: str | None, precision: str, clarity: str, start: str) -> None:
    row = _row(date=edtf)
    assert (row["date_prec"], row["event_clarity"], row["date_start"]) == (precision, clarity, start)


@pytest.mark.parametrize(
    ("level", "precision", "lat"),
    [("point", "1", "-18.48"), ("area", "5", "-18.48"), ("admin", "4", "-18.48"), ("country", "6", "")],
)
def test_precision_of_places(level: str, precision: str, lat: str) -> None:
    row = _row(place=replace(ARICA, precision=level))
    assert (row["where_prec"], row["latitude"]) == (precision, lat)


def test_only_violence_that_is_told_as_fact_is_there() -> None:
    done = write_ucdp(
        [event(), event(status="denied"), event(event="PROTEST", mode="riot"), event(status="alleged")],
        io.BytesIO(),
    )
    assert (done.rows, done.left_out) == (2, 2)


def test_without_a_count_nothing_is_said_of_deaths() -> None:
    row = _row(losses=(killed(12, 12, kind="wounded"),))
    assert row["best"] == row["low"] == row["deaths_unknown"] == ""


def _counts(*losses: Loss) -> tuple[int, ...]:
    found = deaths_of([told(made=record(losses=losses))], PERU, CHILE)
    assert found is not None
    best = found.best
    return best.a, best.b, best.civilians, best.unknown, best.total


@pytest.mark.parametrize(
    ("losses", "counts"),
    [
        ((killed(3, 3, side="PER"), killed(2, 2, side="CHL")), (3, 2, 0, 0, 5)),
        ((killed(20, 20, "person", None), killed(6, 6, "child", None)), (0, 0, 6, 14, 20)),
        ((killed(20, 20, "civilian"), killed(6, 6, "child")), (0, 0, 20, 0, 20)),
        ((killed(2, 2, side="CHL"), killed(5, 5, "civilian", None)), (0, 2, 5, 0, 7)),
        ((killed(10, 10, "person", None), killed(4, 4, "person", "CHL")), (0, 0, 0, 10, 10)),
        ((killed(3, 3, side=None), killed(3, 3, side="CHL")), (0, 3, 0, 0, 3)),
    ],
)
def test_parts_of_a_toll(losses: tuple[Loss, ...], counts: tuple[int, ...]) -> None:
    assert _counts(*losses) == counts


def test_rival_figures_are_a_range_and_the_usual_one_is_the_best() -> None:
    figures = [7, 9, 9, 100]
    reports = [told(str(n), made=record(losses=(killed(n, n, by=f"nguồn {n}"),))) for n in figures]
    found = deaths_of(reports, PERU, CHILE)
    assert found is not None
    assert (found.low.total, found.best.total, found.high.total) == (7, 9, 100)


losses = st.builds(
    killed,
    st.none() | st.integers(0, 10**6),
    st.none() | st.integers(0, 10**6),
    st.sampled_from(["soldier", "rebel", "civilian", "child", "person", "uav"]),
    st.sampled_from(["PER", "CHL", "BOL", None]),
)


@given(st.lists(losses, min_size=1, max_size=8), st.sampled_from([CHILE, PERU, PERU | CHILE]))
def test_counts_are_in_order_and_their_parts_make_the_whole(some: list[Loss], side_b: frozenset[str]) -> None:
    found = deaths_of([told(made=record(losses=tuple(some)))], PERU, side_b)
    if found is None:
        assert all(loss.what == "uav" or (loss.min is None and loss.max is None) for loss in some)
        return
    assert 0 <= found.low.total <= found.best.total <= found.high.total
    for count in (found.low, found.best, found.high):
        assert min(count.a, count.b, count.civilians, count.unknown) >= 0
        assert count.a + count.b + count.civilians + count.unknown == count.total


@given(events_of_anything())
def test_no_cell_is_a_formula(made: Event) -> None:
    (row,) = _rows(made)
    texts = [cell for name, cell in row.items() if name not in ("latitude", "longitude")]
    assert not any(cell.startswith(tuple("=+-@")) for cell in texts)
