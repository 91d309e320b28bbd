"""Lines of JSONL whose dates are not ours, and JSON that is not in lines."""

import gzip
import json
from pathlib import Path

import pytest

from dienbien.coding import code_document

from ..inputs import line, page, read_file

TEXT = "Quân đội Nga hôm qua bắn tên lửa vào Kiev, làm chết hai người."


@pytest.mark.parametrize(
    ("published", "kept", "day"),
    [
        ("2025-10-22", "2025-10-22", "2025-10-21"),
        ("2025-10-21T20:00:00.5Z", "2025-10-21T20:00:00.5Z", "2025-10-21"),
        ("22/10/2025", "2025-10-22", "2025-10-21"),
        ("Tue, 21 Oct 2025 20:00:00 GMT", "2025-10-21T20:00:00+00:00", "2025-10-21"),
        ("sáng nay", None, None),
        ("", None, None),
    ],
)
@pytest.mark.parametrize("is_item", [False, True])
def test_dates_of_other_forms(
    tmp_path: Path, published: str, kept: str | None, day: str | None, is_item: bool
) -> None:
    path = tmp_path / "news.jsonl"
    members = {"url": "https://a.example/1", "title": TEXT} if is_item else {"id": "a", "text": TEXT}
    path.write_bytes(line(**members, published=published))
    (document,), errors = read_file(path)
    assert (document.published, errors) == (kept, [])
    (record,) = code_document(document)
    assert record.date == day


def test_what_is_no_date_leaves_room_for_the_one_that_is_given(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(line(id="a", text=TEXT, published="mới đăng"))
    (document,), _ = read_file(path, published="2025-10-22")
    assert document.published == "2025-10-22"


@pytest.mark.parametrize("name", ["news.json", "news.jsonl", "news.txt", "news"])
@pytest.mark.parametrize("indent", [None, 0, 2])
def test_a_json_array_is_no_text(tmp_path: Path, name: str, indent: int | None) -> None:
    path = tmp_path / name
    documents = [{"id": "a", "text": page(1)}, {"id": "b", "text": page(2)}]
    path.write_text(json.dumps(documents, indent=indent, ensure_ascii=False), encoding="utf-8")
    assert read_file(path)[0] == []
    (error,) = read_file(path)[1]
    assert (error.reason, error.place) == ("is one JSON array, not a document a line", None)


def test_a_table_of_csv_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(f'id,text\na,"{page(1)}"\n', encoding="utf-8")
    documents, (error,) = read_file(path)
    assert (documents, error.reason) == ([], "is a table of CSV, not a page")
    assert "--map" in error.remedy


def test_text_in_brackets_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[Ảnh]\n\n[{1}] " + page(1), encoding="utf-8")
    documents, errors = read_file(path)
    assert (len(documents), errors) == (1, [])


def test_what_was_unpacked_on_the_way_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(line(id="a", text=page(1)))
    (tmp_path / "b.html.gz").write_text(f"<html><body><h1>Bản tin</h1><p>{page(2)}</p></body></html>")
    for name in ("a.jsonl.gz", "b.html.gz"):
        documents, errors = read_file(tmp_path / name)
        assert (len(documents), errors) == (1, [])
    whole = gzip.compress(line(id="a", text=page(1)))
    (tmp_path / "a.jsonl.gz").write_bytes(b"\x00\x00" + whole[2:])
    assert read_file(tmp_path / "a.jsonl.gz")[1][0].reason.startswith("is not a sound gzip file")
