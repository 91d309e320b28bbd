"""Documents whose id another has, too: the single machine's rule, by groups of ids.

Comes in: coded documents. Goes out: for those of a shared id the name that they go on under, or why not. The
rule needs the documents of one id in the order of the input, and no others.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dienbien.reading.found import Found
from dienbien.reading.seen import Seen

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

NAMES = pa.schema([("position", pa.int64()), ("name", pa.string()), ("why", pa.string())])
"""`name` is empty where the document is left out; `why` says so, but of a repeated feed item."""


def shared_ids(documents: "DataFrame") -> "DataFrame":
    """The documents that have an id which others have, too."""
    shared = documents.groupBy("id").count().where("count > 1").select("id")
    return documents.join(shared, "id", "left_semi").select(
        "position", "id", "text_hash", "captured", "is_item"
    )


def names(table: pa.Table) -> pa.Table:
    """The names of documents with shared ids; all of an id are in the table."""
    return pa.Table.from_pylist(list(_named(table.sort_by("position").to_pylist())), NAMES)


def _named(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen = Seen()
    for row in rows:
        origins = {"id": "feed"} if row["is_item"] else {}
        found = Found(row["id"], str(row["text_hash"]), captured=row["captured"], origins=origins)
        found = seen.named(found)
        told: dict[str, Any] = {"position": row["position"], "name": None, "why": None}
        if seen.is_again(found):
            yield told
        elif seen.add(found):
            yield told | {"name": found.id}
        else:
            why = f"document id {found.id[:80]!r} was read before in this run; "
            yield told | {"why": why + "give each document an id of its own"}
