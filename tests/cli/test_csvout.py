"""CSV for spreadsheets: flat, and nothing in it is calculated."""

import csv
import io
from typing import Any

import pytest

from dienbien.cli.csvout import COLUMNS, CsvWriter, csv_row
from dienbien.records import Record, Span

from .samples import document, entity, loss, record


def _cells(coded: Record) -> dict[str, Any]:
    return dict(zip(COLUMNS, csv_row(coded), strict=True))


def test_a_record_is_one_flat_row() -> None:
    cells = _cells(
        record(actor=(entity("Armenia"), entity("Nga", country="RUS")), losses=(loss(2, None), loss(5, 5)))
    )
    assert cells["actor"] == "Armenia; Nga"
    assert cells["actor_country"] == "ARM; RUS"
    assert cells["losses"] == "2+ shot-down (uav, AZE); 5 shot-down (uav, AZE)"
    assert (cells["lat"], cells["lon"]) == (39.84, -45.67)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", " =", "\x0b="])
def test_no_cell_becomes_a_formula(start: str) -> None:
    trap = f'{start}HYPERLINK("http://example.org")'
    cells = _cells(
        record(
            doc=trap,
            actor=(entity(trap),),
            sources=(entity("x", trap),),
            losses=(loss(2, 2, by=trap),),
            mentions=(Span(0, 1, trap),),
            trigger=Span(0, 1, trap),
        )
    )
    for column in ("doc", "actor", "sources", "mention", "trigger"):
        assert cells[column].startswith("'"), column


def test_a_negative_longitude_stays_a_number() -> None:
    assert _cells(record())["lon"] == -45.67


def test_page_text_cannot_break_a_row() -> None:
    out = io.BytesIO()
    writer = CsvWriter(out, byte_order_mark=False)
    writer.write(document(), [record(mentions=(Span(0, 9, 'a "b";\r\nc,d\x00'),)), record()])
    writer.close()
    assert out.getvalue().count(b"\n") == 3
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"))))
    assert rows[0]["mention"] == 'a "b"; c,d␀'


def test_a_file_tells_excel_that_it_is_utf8() -> None:
    out = io.BytesIO()
    CsvWriter(out, byte_order_mark=True)
    assert out.getvalue().startswith(b"\xef\xbb\xbfdoc,id,")
