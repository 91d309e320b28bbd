"""Schemas of tables, for Arrow and for Spark, and how rows are put together for tasks.

Comes in: an Arrow schema, a frame. Goes out: the schema in the words of Spark; the frame in buckets.
"""

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.group import GroupedData


def in_buckets(rows: "DataFrame", key: str, buckets: int) -> "GroupedData":
    """Rows in so many groups, all of one key in the same: one for each key would cost more than its work."""
    return rows.selectExpr("*", f"pmod(xxhash64({key}), {buckets}) as bucket").groupBy("bucket")


def ddl_of(schema: pa.Schema) -> str:
    """A schema as Spark's data definition language has it: `id string, records array<string>`."""
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in schema)


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"array<{_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        members = (kind.field(number) for number in range(kind.num_fields))
        return f"struct<{', '.join(f'`{member.name}`: {_type(member.type)}' for member in members)}>"
    return _NAMES[kind]


_NAMES = {
    pa.string(): "string",
    pa.binary(): "binary",
    pa.int32(): "int",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.date32(): "date",
}
