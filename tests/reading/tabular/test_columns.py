"""Parquet and Arrow files as pyarrow writes them, whole, damaged and with columns of other names."""

import datetime
import gzip
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import feather, ipc, parquet

from dienbien.reading import read

from ..inputs import ids, line, page, read_file, split, stdin
from ..warc_files import html

FORMS = ("a.parquet", "a.feather", "a.arrow", "a.arrows")


def table(count: int, **columns: Any) -> pyarrow.Table:
    plain = {"id": [f"d{i}" for i in range(count)], "text": [page(i) for i in range(count)]}
    return pyarrow.table({**plain, "noise": list(range(count)), **columns})


def write(path: Path, rows: pyarrow.Table, size: int = 50) -> Path:
    if path.suffix == ".parquet":
        parquet.write_table(rows, path, row_group_size=size)
    elif path.suffix == ".feather":
        feather.write_feather(rows, path, chunksize=size)
    else:
        kind = ipc.new_file if path.suffix == ".arrow" else ipc.new_stream
        with kind(str(path), rows.schema) as writer:
            writer.write_table(rows, max_chunksize=size)
    return path


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("is_named", [True, False])
def test_rows_are_documents(tmp_path: Path, form: str, is_named: bool) -> None:
    days = [datetime.date(2025, 10, 1 + i % 28) for i in range(130)]
    path = write(tmp_path / form, table(130, published=days, outlet=["Sông Hồng"] * 130))
    if not is_named:
        path = path.rename(tmp_path / "table")
    documents, errors = read_file(path)
    assert ids(documents) == [f"d{i}" for i in range(130)]
    assert documents[77].text == page(77)
    assert (documents[77].published, documents[77].outlet) == ("2025-10-22", "Sông Hồng")
    assert errors == []


@pytest.mark.parametrize("form", FORMS)
def test_a_pipe_may_bring_a_table_packed_or_not(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path / form, table(20)).read_bytes()
    for given in (data, gzip.compress(data)):
        stdin(monkeypatch, given)
        documents, errors = split(read(["-"]))
        assert (len(documents), errors) == (20, [])


@pytest.mark.parametrize("form", FORMS)
def test_columns_of_other_names_are_mapped(tmp_path: Path, form: str) -> None:
    rows = pyarrow.table(
        {
            "body": [page(1), page(2)],
            "meta": [{"date": "22/10/2025 08:15", "src": "Đài A"}, {"date": None, "src": None}],
            "link": ["https://a.example/1", None],
        }
    )
    path = write(tmp_path / form, rows)
    mapping = {"text": "body", "published": "meta.date", "outlet": "meta.src", "url": "link"}
    (first, second), errors = read_file(path, mapping=mapping)
    assert (first.id, first.url, first.outlet) == ("https://a.example/1", "https://a.example/1", "Đài A")
    assert first.published == "2025-10-22T08:15:00"
    assert (second.id, second.published) == (f"{path}:2", None)
    assert errors == []


@pytest.mark.parametrize("form", FORMS)
def test_a_column_that_is_not_there_is_told_once(tmp_path: Path, form: str) -> None:
    path = write(tmp_path / form, table(130))
    documents, (error,) = read_file(path, mapping={"text": "body"})
    assert documents == []
    assert error.reason == "has no column 'body'; it has: id, text, noise"
    assert error.remedy == "correct --map text=body"
    path = write(tmp_path / form, pyarrow.table({"noise": [1, 2]}))
    documents, (error,) = read_file(path)
    assert error.remedy == "name it, for example: --map text=COLUMN"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime.datetime(2025, 10, 22, 8, 15), "2025-10-22T08:15:00"),
        (datetime.datetime(2025, 10, 21, 18, 0, tzinfo=datetime.UTC), "2025-10-22T01:00:00+07:00"),
        (datetime.date(2025, 10, 22), "2025-10-22"),
        (1761070500, "2025-10-22T01:15:00+07:00"),
        (1761070500_000, "2025-10-22T01:15:00+07:00"),
        (1761070500.5, "2025-10-22T01:15:00+07:00"),
        ("2025-10-22", "2025-10-22"),
        ("Wed, 22 Oct 2025 08:15:00 +0700", "2025-10-22T08:15:00+07:00"),
        ("hôm qua", None),
        (7, None),
        (True, None),
    ],
)
def test_dates_of_all_kinds(tmp_path: Path, value: object, expected: str | None) -> None:
    path = write(tmp_path / "a.parquet", table(1, published=[value]))
    (document,), errors = read_file(path)
    assert (document.published, errors) == (expected, [])


def test_times_of_a_fine_grain_are_cut(tmp_path: Path) -> None:
    fine = pyarrow.array([1761070500_123456789], pyarrow.timestamp("ns", tz="Asia/Ho_Chi_Minh"))
    path = write(tmp_path / "a.arrow", table(1, published=fine))
    (document,), errors = read_file(path)
    assert (document.published, errors) == ("2025-10-22T01:15:00+07:00", [])


def test_pages_in_columns(tmp_path: Path) -> None:
    rows = pyarrow.table(
        {"raw": [html(1), html(2)], "when": ["2025-10-22", None], "url": ["https://a/1", "https://a/2"]}
    )
    path = write(tmp_path / "a.parquet", rows)
    documents, errors = read_file(path, mapping={"html": "raw", "published": "when"})
    assert errors == []
    assert [document.text.partition("\n")[0] for document in documents] == [
        "Đoàn số 1 của Tây Phong tới biên giới",
        "Đoàn số 2 của Tây Phong tới biên giới",
    ]
    assert documents[0].published == "2025-10-22"


def test_items_of_feeds(tmp_path: Path) -> None:
    rows = pyarrow.table(
        {"url": ["https://a/1"], "title": ["Mali cắt quan hệ"], "summary": ["Bamako ra thông báo."]}
    )
    (document,), _ = read_file(write(tmp_path / "a.parquet", rows))
    assert (document.id, document.text) == ("https://a/1", "Mali cắt quan hệ\n\nBamako ra thông báo.")


def test_rows_without_text_cost_no_others(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", pyarrow.table({"text": [page(1), None, " ", page(4)]}))
    documents, errors = read_file(path)
    assert ids(documents) == [f"{path}:1", f"{path}:4"]
    assert [str(error.place) for error in errors] == ["row 2", "row 3"]


def test_a_number_that_is_none_is_no_word(tmp_path: Path) -> None:
    rows = pyarrow.table({"text": [page(1)], "outlet": [float("nan")], "author": [7.5]})
    (document,), _ = read_file(write(tmp_path / "a.parquet", rows))
    assert (document.outlet, document.author) == (None, "7.5")


def test_a_parquet_file_without_its_end_can_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", table(130))
    path.write_bytes(path.read_bytes()[:-200])
    documents, (error,) = read_file(path)
    assert documents == []
    assert error.reason.startswith("is no sound Parquet file")


def test_it_goes_on_behind_a_damaged_row_group(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", table(150))
    data = bytearray(path.read_bytes())
    group = parquet.ParquetFile(path).metadata.row_group(1)
    start = group.column(1).data_page_offset
    data[start : start + 60] = b"\xff" * 60
    path.write_bytes(data)
    documents, (error,) = read_file(path)
    assert ids(documents) == [f"d{i}" for i in (*range(50), *range(100, 150))]
    assert error.place == "row group 2"


@pytest.mark.parametrize("form", FORMS[1:])
def test_an_arrow_file_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, form: str) -> None:
    path = write(tmp_path / form, table(150))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.55)])
    documents, (error,) = read_file(path)
    assert ids(documents) == [f"d{i}" for i in range(50)]
    assert error.place == "behind row 50"


def test_lines_are_mapped(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    rows: list[dict[str, object]] = [
        {"body": page(1), "meta": {"date": 1761070500, "id": 17}},
        {"body": "", "x": 1},
        {"body": page(3), "meta": {"date": "2025-10-22", "id": None}},
    ]
    path.write_bytes(gzip.compress(b"".join(line(**row) for row in rows) + b"[]\n{\n"))
    mapping = {"text": "body", "published": "meta.date", "id": "meta.id"}
    documents, errors = read_file(path, mapping=mapping)
    assert ids(documents) == ["17", f"{path}:3"]
    assert [document.published for document in documents] == ["2025-10-22T01:15:00+07:00", "2025-10-22"]
    assert [error.place for error in errors] == ["line 2", "line 4", "line 5"]
    assert errors[0].reason == "has no text where --map says; it has: body, x"


@pytest.mark.parametrize("form", ["a.parquet", "a.feather"])
def test_a_missing_library_is_named(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / form, table(2))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    documents, (error,) = read_file(path)
    assert documents == []
    assert error.remedy == "install it with: pip install 'dienbien[parquet]'"
