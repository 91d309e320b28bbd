"""CSV, JSON lines and Parquet are read back with pandas and DuckDB, whatever the pages say."""

import csv
import io
import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienbien.exports import write_csv, write_jsonl, write_parquet
from dienbien.exports.columns import EVENT_COLUMNS, REPORT_COLUMNS
from dienbien.linking import Event
from dienbien.safe import text_cell

from .samples import ADDRESS, SENTENCE, TRIGGER, event, events_of_anything, killed, record, told, written

TWO = [
    event(
        told("a"),
        told("b", made=record(losses=(killed(9, 9, by="Bộ Quốc phòng Peru"),)), outlet="Báo Hai"),
        thread="thread-1",
    ),
    event(
        told("c", made=record(event="CONSULT", mode="phone", losses=(), place=None, date="2024-04")),
    ),
]


def test_pandas_reads_csv_as_it_was_told() -> None:
    frame = pd.read_csv(io.BytesIO(written(write_csv, TWO, byte_order_mark=True)))
    assert list(frame.columns) == [column.name for column in EVENT_COLUMNS]
    first, second = frame.to_dict("records")
    assert (first["event"], first["actor"], first["recipient_country"]) == ("ASSAULT", "Quân đội Peru", "CHL")
    assert (first["losses"], first["articles"], first["thread"]) == ("7+ killed (soldier)", 2, "thread-1")
    assert (second["date"], second["first_day"], second["last_day"]) == (
        "2024-04",
        "2024-04-01",
        "2024-04-30",
    )
    assert pd.isna(second["lat"])


def test_duckdb_reads_csv_with_its_types(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(written(write_csv, TWO))
    days, lat, articles = duckdb.execute(
        f"select max(last_day) - min(first_day), sum(lat), sum(articles) from read_csv('{path}')"
    ).fetchall()[0]
    assert (days, lat, articles) == (49, -18.48, 3)


def test_reports_carry_page_and_quoted_words() -> None:
    frame = pd.read_csv(io.BytesIO(written(write_csv, TWO, level="reports")))
    assert list(frame.columns) == [column.name for column in REPORT_COLUMNS]
    assert list(frame["event_id"].value_counts()) == [2, 1]
    row = frame.to_dict("records")[1]
    assert row["page"] == ADDRESS.replace("1", "b")
    assert row["losses"] == "9 killed (soldier, CHL), says Bộ Quốc phòng Peru"
    assert SENTENCE[row["trigger_start"] : row["trigger_end"]] == row["trigger"] == TRIGGER
    assert row["mention"] == SENTENCE


@given(events_of_anything())
def test_no_cell_is_a_formula_and_none_breaks_a_row(made: Event) -> None:
    for level in ("events", "reports"):
        text = written(write_csv, [made], level=level).decode("utf-8")
        assert text.count("\n") == 2
        header, row = csv.reader(io.StringIO(text))
        assert len(header) == len(row)
        texts = [cell for name, cell in zip(header, row, strict=True) if name not in ("lat", "lon")]
        assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in texts)


@given(events_of_anything())
def test_csv_keeps_what_can_be_read(made: Event) -> None:
    frame = pd.read_csv(io.BytesIO(written(write_csv, [made])), dtype=str, keep_default_na=False)
    assert frame["actor"][0] == text_cell(made.actor[0].name)


@given(events_of_anything())
def test_json_lines_keep_everything(made: Event) -> None:
    line = written(write_jsonl, [made])
    assert len(line.decode("utf-8").splitlines()) == 1
    kept = json.loads(line)
    assert kept["actor"][0]["name"] == made.actor[0].name
    (report,) = map(json.loads, written(write_jsonl, [made], level="reports").splitlines())
    assert report["record"]["mentions"][0]["text"] == made.reports[0].record.mentions[0].text
    assert (report["event_id"], report["page"]) == (made.id, made.reports[0].page)


def test_duckdb_reads_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(written(write_jsonl, TWO))
    query = f"select event, actor[1].name, place.lat, losses[1].least from read_json('{path}')"
    assert duckdb.execute(query).fetchall() == [
        ("ASSAULT", "Quân đội Peru", -18.48, 7),
        ("CONSULT", "Quân đội Peru", None, None),
    ]
    assert len(pd.read_json(path, lines=True)) == 2


def test_parquet_keeps_lists_days_and_losses(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(written(write_parquet, TWO))
    query = f"select actor, year(first_day), losses[1].least, losses[1].most from '{path}' order by first_day"
    assert duckdb.execute(query).fetchall() == [
        (["Quân đội Peru"], 2024, 7, None),
        (["Quân đội Peru"], 2024, None, None),
    ]
    frame = pd.read_parquet(path)
    assert list(frame.columns) == [column.name for column in EVENT_COLUMNS]
    assert list(frame["speakers"][0]) == ["Bộ Quốc phòng Chile"]


@given(st.lists(events_of_anything(), max_size=3))
@settings(max_examples=30)
def test_parquet_keeps_every_word_of_a_report(some: list[Event]) -> None:
    frame = pd.read_parquet(io.BytesIO(written(write_parquet, some, level="reports")))
    reports = [report for made in some for report in made.reports]
    assert list(frame["mention"]) == [report.record.mentions[0].text for report in reports]
    assert list(frame["page"]) == [report.page for report in reports]
    says = [loss["by"] for losses in frame["losses"] for loss in losses]
    assert says == [loss.by for report in reports for loss in report.record.losses]


@pytest.mark.parametrize("write", [write_csv, write_jsonl, write_parquet])
@pytest.mark.parametrize("level", ["events", "reports"])
def test_no_events_make_a_sound_empty_file(write: object, level: str) -> None:
    content = written(write, [], level=level)  # type: ignore[arg-type]
    if write is write_csv:
        assert pd.read_csv(io.BytesIO(content)).empty
    elif write is write_parquet:
        assert pd.read_parquet(io.BytesIO(content)).empty
    else:
        assert content == b""
