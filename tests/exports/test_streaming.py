"""Exports write as events come, so that a store of any size takes the same memory."""

import io
from collections.abc import Callable, Iterator

import pytest

from dienbien.exports import (
    Written,
    write_csv,
    write_gdelt,
    write_geojson,
    write_jsonl,
    write_parquet,
    write_plover,
    write_ucdp,
)
from dienbien.linking import Event

from .samples import event


def _watched(stream: io.BytesIO, sizes: list[int], count: int) -> Iterator[Event]:
    """Events, with how much is written when each of them is asked for."""
    one = event()
    for _ in range(count):
        sizes.append(stream.tell())
        yield one


@pytest.mark.parametrize(
    "write", [write_csv, write_jsonl, write_geojson, write_plover, write_gdelt, write_ucdp]
)
def test_each_event_is_written_before_the_next_is_read(write: Callable[..., Written]) -> None:
    stream, sizes = io.BytesIO(), list[int]()
    assert write(_watched(stream, sizes, 3), stream).rows == 3
    assert sizes[0] < sizes[1] < sizes[2] < stream.tell()


def test_parquet_writes_a_group_of_rows_at_a_time() -> None:
    stream, sizes = io.BytesIO(), list[int]()
    assert write_parquet(_watched(stream, sizes, 10_001), stream).rows == 10_001
    assert len(set(sizes)) == 3
