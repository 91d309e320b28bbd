"""Parquet and Arrow files: tables with a document a row.

Comes in: a file that can seek. Goes out: what its rows hold, a few at a time. Only the columns that are
needed are read; where a part is damaged it goes on with the next that can be read.
"""

import importlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from dienbien.reading.errors import ReadError
from dienbien.reading.found import Item, Options
from dienbien.reading.streams.packed import DamageError
from dienbien.reading.tabular.rows import found_in_row, paths_of, value_at

if TYPE_CHECKING:
    import pyarrow

_ROWS = 64
"""Rows held at a time."""
_MOST_NAMED = 40
_IPC_MAGIC = b"ARROW1\x00\x00"


def read_parquet(name: str, stream: BinaryIO, options: Options) -> Iterator[Item]:
    """The rows of a Parquet file, group by group. Raises `DamageError` where it can't be read at all."""
    pyarrow, parquet = _library("parquet")
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=1024 * 1024)
    except _broken(pyarrow) as error:
        remedy = "without its end nothing of it can be read; get it again"
        raise DamageError(f"is no sound Parquet file ({_first_line(error)})", remedy) from error
    paths = paths_in(file.schema_arrow, options)
    columns = sorted(set(paths.values()))
    done = 0
    for group in range(file.num_row_groups):
        try:
            batches = (_sound(batch) for batch in file.iter_batches(_ROWS, [group], columns))
            yield from _rows(name, batches, paths, done, options)
        except _broken(pyarrow) as error:
            place = f"row group {group + 1}"
            yield place, ReadError(name, place, f"is damaged ({_first_line(error)})", "get the file again")
        done += file.metadata.row_group(group).num_rows
    if not done:
        yield None, ReadError(name, None, "has no rows", "leave it out")


def read_arrow(name: str, stream: BinaryIO, options: Options) -> Iterator[Item]:
    """The rows of an Arrow IPC stream or file (Feather), batch by batch. Raises `DamageError` at a damage."""
    pyarrow, ipc = _library("ipc")
    start = len(_IPC_MAGIC) if stream.read(len(_IPC_MAGIC)) == _IPC_MAGIC else 0
    done = 0
    try:
        stream.seek(start)
        schema = ipc.open_stream(stream).schema
        paths = paths_in(schema, options)
        stream.seek(start)
        wanted = [
            schema.get_field_index(column) for column in {_top(schema, path) for path in paths.values()}
        ]
        for batch in ipc.open_stream(stream, options=ipc.IpcReadOptions(included_fields=sorted(wanted))):
            sound = _sound(batch)
            slices = (sound.slice(i, _ROWS) for i in range(0, sound.num_rows, _ROWS))
            yield from _rows(name, slices, paths, done, options)
            done += batch.num_rows
    except _broken(pyarrow) as error:
        remedy = "get it again"
        place = f"behind row {done}" if done else None
        raise DamageError(f"is no sound Arrow file ({_first_line(error)})", remedy, place) from error
    if not done:
        yield None, ReadError(name, None, "has no rows", "leave it out")


def _rows(
    name: str, batches: "Iterator[pyarrow.RecordBatch]", paths: dict[str, str], done: int, options: Options
) -> Iterator[Item]:
    """What the rows of some batches hold, numbered behind those that are done."""
    number = done
    for batch in batches:
        for row in values_of(batch):
            number += 1
            yield found_at(name, number, row, paths, options)


def values_of(batch: "pyarrow.RecordBatch") -> Iterator[dict[str, Any]]:
    """The rows of a batch as Python values by the names of their columns."""
    names = batch.schema.names
    for values in zip(*(_values(column) for column in batch.columns), strict=True):
        yield dict(zip(names, values, strict=True))


def found_at(
    name: str, number: int, row: Mapping[str, Any], paths: Mapping[str, str], options: Options
) -> Item:
    """What a row holds, which is the `number`th of its table, from 1."""
    fields = {field: value_at(row, path) for field, path in paths.items()}
    place = f"row {number:,}"
    return place, found_in_row(name, place, f"{name}:{number}", fields, options)


def _sound(batch: "pyarrow.RecordBatch") -> "pyarrow.RecordBatch":
    """The batch, whose lengths and offsets were checked: pyarrow follows wrong ones out of its memory."""
    batch.validate(full=True)
    return batch


def _values(column: "pyarrow.Array") -> list[Any]:
    """A column as Python values; times of a finer grain than Python's are cut."""
    import pyarrow

    if pyarrow.types.is_timestamp(column.type):
        zone = "UTC" if column.type.tz else None
        column = column.cast(pyarrow.timestamp("us", tz=zone), safe=False)
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):
        return [None] * len(column)


def paths_in(schema: "pyarrow.Schema", options: Options) -> dict[str, str]:
    """Where each part of a document stands. Raises `DamageError` for a mapped column that isn't there."""
    paths = {field: path for field, path in paths_of(options).items() if _has(schema, path)}
    listed = ", ".join(schema.names[:_MOST_NAMED])
    for field, path in options.mapping.items():
        if field not in paths:
            raise DamageError(f"has no column {path!r}; it has: {listed}", f"correct --map {field}={path}")
    if "text" in paths and "html" not in options.mapping:
        paths.pop("html", None)
    if not {"text", "html", "title"} & paths.keys():
        reason = f"has no column of text that could be told; it has: {listed}"
        raise DamageError(reason, "name it, for example: --map text=COLUMN")
    return paths


def _has(schema: "pyarrow.Schema", path: str) -> bool:
    """Whether there is a column of that name, or a member of columns within others (`meta.date`)."""
    if path in schema.names:
        return True
    first, *rest = path.split(".")
    if first not in schema.names:
        return False
    kind = schema.field(first).type
    for member in rest:
        if not _is_struct(kind) or kind.get_field_index(member) < 0:
            return False
        kind = kind.field(member).type
    return True


def _is_struct(kind: "pyarrow.DataType") -> bool:
    import pyarrow

    return bool(pyarrow.types.is_struct(kind))


def _top(schema: "pyarrow.Schema", path: str) -> str:
    return path if path in schema.names else path.partition(".")[0]


def _library(part: str) -> tuple[Any, Any]:
    """pyarrow and one part of it. Raises `DamageError` where it is not installed."""
    try:
        return importlib.import_module("pyarrow"), importlib.import_module(f"pyarrow.{part}")
    except ImportError:
        reason = "is a table of Parquet or Arrow, for which a library is missing"
        raise DamageError(reason, "install it with: pip install 'dienbien[parquet]'") from None


def _broken(pyarrow: Any) -> tuple[type[Exception], ...]:
    """What the library raises for damaged files, besides asking for memory that nobody has."""
    return (pyarrow.ArrowException, OSError, ValueError, KeyError, OverflowError, MemoryError)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200].rstrip(".") or type(error).__name__
