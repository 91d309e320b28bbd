"""Near-duplicates among all documents: pairs that may be copies, then the single machine's groups of each.

Comes in: documents with signatures. Goes out: a row for each member of a group. Documents that share an
address, a text or a place of their sketches are compared; what hangs together is grouped in the order of the
input, as on one machine.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dienbien.copies.groups import Grouping
from dienbien.copies.index import THRESHOLD, is_near, places_of, similarity
from dienbien.copies.signature import Signature
from dienbien.spark.components import Keep, components
from dienbien.spark.tables import ddl_of, in_buckets
from dienbien.spark.tasks import Batches, batched

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COPIES = pa.schema(
    [
        ("group", pa.string()),
        ("id", pa.string()),
        ("relation", pa.string()),
        ("to", pa.string()),
        ("similarity", pa.float64()),
    ]
)
"""A member of a group, which is called by its first member; of that one `relation` and `to` are empty."""
KEYS = pa.schema(
    [
        ("node", pa.int64()),
        ("name", pa.string()),
        ("signature", pa.binary()),
        ("address", pa.binary()),
        ("exact", pa.binary()),
        ("places", pa.list_(pa.int64())),
    ]
)
_PAIRS = pa.schema([("a", pa.int64()), ("b", pa.int64())])
_MOST_BEFORE = 100
"""Documents of one place that a document is compared with, the latest before it: as in the single index."""


def keys(documents: "DataFrame") -> "DataFrame":
    """What documents (`position`, `id`, `signature`) are found by, and their signatures."""
    signed = documents.selectExpr("position", "id", "signature")
    return signed.mapInArrow(_keys, ddl_of(KEYS))


def copies(found: "DataFrame", buckets: int, keep: Keep) -> "DataFrame":
    """The groups among documents, of which `keys` made the frame."""
    same = _with_first(found, "address").union(_with_first(found, "exact"))
    grouped = components(same.union(_near(found)), keep).join(
        found.drop("address", "exact", "places"), "node"
    )
    return in_buckets(grouped, "component", buckets).applyInArrow(_groups, ddl_of(COPIES))


def _keys(batches: Batches) -> Iterator[pa.RecordBatch]:
    rows = (_key(*row) for batch in batches for row in zip(*_lists(batch), strict=True))
    yield from batched(rows, KEYS)


def _lists(batch: pa.RecordBatch) -> list[list[Any]]:
    return [column.to_pylist() for column in batch.columns]


def _key(node: int, name: str, data: bytes) -> dict[str, Any]:
    signature = Signature(data)
    told = bool(signature.runs)
    return {
        "node": node,
        "name": name,
        "signature": data,
        "address": signature.address,
        "exact": signature.exact if told else None,
        "places": [place << 32 | key for place, key in enumerate(places_of(signature))] if told else [],
    }


def _with_first(keys: "DataFrame", column: str) -> "DataFrame":
    """Edges from each document to the first one with the same value."""
    named = keys.where(f"{column} is not null")
    first = named.groupBy(column).agg({"node": "min"}).withColumnRenamed("min(node)", "b")
    return named.join(first, column).selectExpr("node as a", "b").where("a <> b")


def _near(keys: "DataFrame") -> "DataFrame":
    """Edges between documents that are near copies; of exact copies only the first is looked at."""
    firsts = keys.where("exact is not null").groupBy("exact").agg({"node": "min"})
    alone = keys.join(firsts.selectExpr("`min(node)` as node"), "node", "left_semi")
    places = alone.selectExpr("node", "explode(places) as place").groupBy("place")
    shared = places.agg({"node": "collect_list"}).selectExpr("`collect_list(node)` as nodes")
    pairs = shared.where("size(nodes) > 1").mapInArrow(_pairs, ddl_of(_PAIRS)).distinct()
    one = keys.selectExpr("node as a", "signature as one")
    other = keys.selectExpr("node as b", "signature as other")
    return (
        pairs.join(one, "a")
        .join(other, "b")
        .select("a", "b", "one", "other")
        .mapInArrow(_verified, ddl_of(_PAIRS))
    )


def _pairs(batches: Batches) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for nodes in batch.column(0).to_pylist():
            nodes.sort()
            for number, node in enumerate(nodes):
                before = nodes[max(0, number - _MOST_BEFORE) : number]
                yield _edges([(node, other) for other in before])


def _verified(batches: Batches) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        rows = zip(*_lists(batch), strict=True)
        yield _edges([(a, b) for a, b, one, other in rows if _are_near(one, other)])


def _edges(pairs: list[tuple[int, int]]) -> pa.RecordBatch:
    columns = [pa.array([pair[side] for pair in pairs], pa.int64()) for side in (0, 1)]
    return pa.RecordBatch.from_arrays(columns, schema=_PAIRS)


def _are_near(one: bytes, other: bytes) -> bool:
    a, b = Signature(one), Signature(other)
    return is_near(a, b, similarity(a, b), THRESHOLD)


def _groups(table: pa.Table) -> pa.Table:
    """The groups of all components in the table, each found in the order of the input."""
    rows = table.sort_by([("component", "ascending"), ("node", "ascending")]).to_pylist()
    of_components = groupby(rows, key=itemgetter("component"))
    return pa.Table.from_pylist([member for _, some in of_components for member in _members(some)], COPIES)


def _members(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    grouping = Grouping()
    for row in rows:
        grouping.add(row["name"], row["signature"])
    for group in grouping.groups():
        for member in group.members:
            yield {
                "group": group.members[0].id,
                "id": member.id,
                "relation": member.relation,
                "to": member.to,
                "similarity": member.similarity,
            }
