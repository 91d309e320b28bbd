"""Inputs that once broke the reader, found by `make fuzz`, are read to their end; so is anything else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienbien.reading import ReadError, Skipped, read
from dienbien.records import Document

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.*"))
NAMES = (
    "a.txt",
    "a.html",
    "a.jsonl",
    "a.xml",
    "a.zip",
    "a.tar",
    "a.warc",
    "a.parquet",
    "a.arrow",
    "a.gz",
    "a.zst",
)
HEADS = (
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08\x00",
    b"WARC/1.0\r\n",
    b"PAR1",
    b"ARROW1\x00\x00",
    b"<rss>",
)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: str(path.name))
def test_what_once_broke_the_reader(path: Path) -> None:
    assert all(isinstance(item, Document | ReadError | Skipped) for item in read([path], languages=None))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(HEADS), st.binary(max_size=600))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, name: str, head: bytes, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(head + data)
    found = list(read([path], languages=None))
    assert found
    assert all("\n" not in str(item) for item in found if isinstance(item, ReadError))
