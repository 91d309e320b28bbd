"""Events as Parquet, with lists, days and losses typed.

Comes in: events. Goes out: a Parquet file, written a group of rows at a time. Needs pyarrow (the extra
`parquet`).
"""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from dienbien.exports.columns import Kind, Level, columns_of, rows_of
from dienbien.exports.written import Written
from dienbien.linking.events import Event

if TYPE_CHECKING:
    import pyarrow

_GROUP = 5_000
"""Rows that are held at a time."""


def write_parquet(events: Iterable[Event], stream: BinaryIO, level: Level = "events") -> Written:
    """A row an event or a report. Raises `ModuleNotFoundError` where pyarrow is not installed."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    schema = schema_of(level)
    rows = rows_of(events, level)
    count = 0
    with ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema))
            count += len(group)
    return Written(count)


def schema_of(level: Level) -> "pyarrow.Schema":
    """The columns of an event or a report in Arrow."""
    import pyarrow as pa

    return pa.schema([(column.name, _types(pa)[column.kind]) for column in columns_of(level)])


def _types(pa: Any) -> dict[Kind, Any]:
    """What a kind of cell is in Arrow."""
    text, whole = pa.string(), pa.int64()
    event_loss = {"kind": text, "what": text, "least": whole, "most": whole, "reports": whole}
    loss = {"kind": text, "what": text, "min": whole, "max": whole, "side": text, "by": text, "text": text}
    return {
        "text": text,
        "texts": pa.list_(text),
        "day": pa.date32(),
        "whole": whole,
        "number": pa.float64(),
        "event losses": pa.list_(pa.struct(list(event_loss.items()))),
        "losses": pa.list_(pa.struct(list(loss.items()))),
    }
