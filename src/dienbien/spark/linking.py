"""Events of all records: which reports may tell one event, then the single machine's links of each.

Comes in: documents with records. Goes out: events with their reports. Reports are compared within blocks of a
side (or the ground of a deed) and a week, as the single machine looks them up; what hangs together is linked
in the order of the input, so that the same events come out with the same ids.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from dienbien.copies import signature
from dienbien.exports.columns import event_row, report_row
from dienbien.exports.parquet import schema_of
from dienbien.linking import Linker, Report, Told, link, report_of
from dienbien.linking.linker import blocks_of
from dienbien.records.json import decode_record
from dienbien.spark.components import Keep, components
from dienbien.spark.tables import ddl_of, in_buckets
from dienbien.spark.tasks import Batches, batched, document_decoder
from dienbien.store.rows import document_row, told_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TOLD = pa.schema(
    [
        ("node", pa.int64()),
        ("position", pa.int64()),
        ("ordinal", pa.int64()),
        ("blocks", pa.list_(pa.string())),
        ("report", pa.binary()),
        ("told", pa.binary()),
    ]
)
"""A record as linking gets it: `node` is a number made of its id, `report` and `told` are MessagePack."""
LINKED = schema_of("events").append(pa.field("reports", pa.list_(pa.struct(list(schema_of("reports"))))))
"""An event in the columns of the exports, with its reports in theirs."""
_EDGES = pa.schema([("a", pa.int64()), ("b", pa.int64())])
_PACK = msgspec.msgpack.Encoder().encode
_REPORT = msgspec.msgpack.Decoder(Report)
_TOLD = msgspec.msgpack.Decoder(Told)


def told(documents: "DataFrame") -> "DataFrame":
    """The records of documents (`position`, `document`, `records`), ready to be linked."""
    return (
        documents.where("size(records) > 0")
        .select("position", "document", "records")
        .mapInArrow(_told, ddl_of(TOLD))
    )


def _told(batches: Batches) -> Iterator[pa.RecordBatch]:
    columns = (column.to_pylist() for batch in batches for column in batch.columns)
    rows = (row for some in zip(columns, columns, columns, strict=True) for row in zip(*some, strict=True))
    yield from batched((told for row in rows for told in _told_rows(*row)), TOLD)


def _told_rows(position: int, data: bytes, records: list[str]) -> Iterator[dict[str, Any]]:
    document = document_decoder().decode(data)
    about = document_row(document) | {"signature": signature(document)}
    found = told_of(about, document, [decode_record(record) for record in records])
    for ordinal, one in enumerate(found):
        report = report_of(one)
        yield {
            "node": int.from_bytes(bytes.fromhex(one.record_id)[:8], signed=True),
            "position": position,
            "ordinal": ordinal,
            "blocks": blocks_of(report),
            "report": _PACK(report),
            "told": _PACK(one),
        }


def linked(reports: "DataFrame", buckets: int, keep: Keep) -> "DataFrame":
    """The events that records tell, in the columns of `LINKED`."""
    in_blocks = reports.selectExpr("node", "position", "ordinal", "report", "explode(blocks) as block")
    edges = in_buckets(in_blocks, "block", buckets).applyInArrow(_edges, ddl_of(_EDGES))
    tied = reports.join(components(edges, keep), "node", "left")
    component = tied.selectExpr("position", "ordinal", "told", "coalesce(component, node) as component")
    return in_buckets(component, "component", buckets).applyInArrow(_events, ddl_of(LINKED))


def _edges(table: pa.Table) -> pa.Table:
    """Between each report and the events of its block that it may tell, by their first reports."""
    table = table.sort_by([(name, "ascending") for name in ("block", "position", "ordinal")])
    pairs: list[tuple[int, int]] = []
    columns = [table.column(name) for name in ("block", "node", "report")]
    rows = zip(*(_values(column) for column in columns), strict=True)
    for _, some in groupby(rows, key=lambda row: row[0]):
        linker, nodes = Linker(), dict[str, int]()
        for _, node, packed in some:
            report = _REPORT.decode(packed)
            nodes[report.record_id] = node
            pairs += [(node, nodes[one.event]) for one in linker.possible(report)]
            linker.add(report)
    return pa.Table.from_arrays(
        [pa.array([pair[side] for pair in pairs], pa.int64()) for side in (0, 1)], schema=_EDGES
    )


def _values(column: pa.ChunkedArray) -> Iterator[Any]:
    return (value.as_py() for value in column)


def _events(table: pa.Table) -> pa.Table:
    """The events of all components in the table, each linked in the order of the input."""
    table = table.sort_by([(name, "ascending") for name in ("component", "position", "ordinal")])
    rows = zip(_values(table.column("component")), _values(table.column("told")), strict=True)
    found: list[dict[str, Any]] = []
    for _, some in groupby(rows, key=lambda row: row[0]):
        for event in link(_TOLD.decode(packed) for _, packed in some):
            reports = [report_row(event, one) for one in event.reports]
            found.append(event_row(event) | {"reports": reports})
    return pa.Table.from_pylist(found, LINKED)
