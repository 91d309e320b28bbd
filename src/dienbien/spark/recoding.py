"""Documents that go on under another name, coded anew with it: the ids of their records depend on it.

Comes in: coded documents with their names. Goes out: the same columns, the id being the name.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from dienbien.coding import code_document
from dienbien.records import encode_record
from dienbien.spark.tables import ddl_of
from dienbien.spark.tasks import CODED, Batches, batched, document_decoder

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def renamed(documents: "DataFrame") -> "DataFrame":
    """Documents (`CODED`, and `name`: empty where it is the id)."""
    same = documents.where("name is null or name = id").drop("name")
    other = documents.where("name <> id")
    return same.unionByName(other.mapInArrow(_coded_anew, ddl_of(CODED)))


def _coded_anew(batches: Batches) -> Iterator[pa.RecordBatch]:
    rows = (_coded_row(row) for batch in batches for row in batch.to_pylist())
    yield from batched(rows, CODED)


def _coded_row(row: dict[str, Any]) -> dict[str, Any]:
    document = msgspec.structs.replace(document_decoder().decode(row["document"]), id=row.pop("name"))
    records = [encode_record(record).decode() for record in code_document(document)]
    return row | {"id": document.id, "document": msgspec.json.encode(document), "records": records}
