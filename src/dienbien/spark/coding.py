"""Parts of the input to rows of what was read and coded: each part is written whole or is done again.

Comes in: a session and the files of a part. Goes out: a table. What Spark can't read the way it is meant is
read by the single machine's readers, which tell damage apart; a file that stops even these is a failure.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import pyarrow as pa

from dienbien.reading.found import Options
from dienbien.reading.streams.packed import DamageError, unpacked_name
from dienbien.reading.tabular.columns import paths_in
from dienbien.spark.plan import Kind, Planned
from dienbien.spark.session import first_line
from dienbien.spark.tables import ddl_of
from dienbien.spark.tasks import (
    CODED,
    WARC_BREAK,
    File,
    Reader,
    Task,
    code_with,
    failure,
    read_line_rows,
    read_table_rows,
    read_warc_rows,
    read_whole_files,
)

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_FILE = "_metadata.file_path as __file"
_OF_TEXT = ("cast(value as binary) as value", _FILE, "_metadata.file_block_start as start")
_READERS: dict[Kind, Reader] = {
    "lines": read_line_rows,
    "table": read_table_rows,
    "warc": read_warc_rows,
    "whole": read_whole_files,
}


def code_part(session: "SparkSession", files: Sequence[Planned], options: Options, folder: str) -> list[str]:
    """Code the files of a part and write its table; gives what had to be read another way, and why.

    Raises what Spark raises where the table can't be written.
    """
    try:
        _write(_coded(session, files, options), folder)
        return []
    except Exception as error:
        told = [f"packed files and tables are read whole, since Spark could not ({first_line(error)})"]
    whole = [file if _is_plain(file) else file._replace(kind="whole") for file in files]
    try:
        _write(_coded(session, whole, options), folder)
        return told
    except Exception:
        sound: list[Planned] = []
        bad: list[tuple[Planned, str]] = []
        for file in whole:
            try:
                _coded(session, [file], options).write.format("noop").mode("overwrite").save()
                sound.append(file)
            except Exception as error:
                bad.append((file, first_line(error)))
        _write(_with_failures(session, sound, bad, options), folder)
        return [*told, *(f"{file.name}: {why}" for file, why in bad)]


def _is_plain(file: Planned) -> bool:
    """Whether a file has lines as they are, in which nothing can be damaged but single ones."""
    return file.kind == "lines" and unpacked_name(file.path) == file.path.lower()


def _write(rows: "DataFrame", folder: str) -> None:
    rows.write.mode("overwrite").parquet(folder)


def _with_failures(
    session: "SparkSession",
    files: Sequence[Planned],
    bad: Sequence[tuple[Planned, str]],
    options: Options,
) -> "DataFrame":
    rows = [
        {"position": file.number << 43} | failure("bad", file.name, None, f"stops the reader ({why})")
        for file, why in bad
    ]
    failed = session.createDataFrame(pa.Table.from_pylist(rows, CODED), ddl_of(CODED))
    return _coded(session, files, options).unionByName(failed) if files else failed


def _coded(session: "SparkSession", files: Sequence[Planned], options: Options) -> "DataFrame":
    """The rows of files, each read by its kind."""
    by_kind = groupby(sorted(files, key=attrgetter("kind", "number")), key=attrgetter("kind"))
    frames = [_of_kind(session, kind, list(some), options) for kind, some in by_kind]
    rows = frames[0]
    for frame in frames[1:]:
        rows = rows.unionByName(frame)
    return rows


def _of_kind(session: "SparkSession", kind: Kind, files: list[Planned], options: Options) -> "DataFrame":
    patterns = [file.pattern for file in files]
    paths: dict[str, str] = {}
    if kind == "lines":
        frame = session.read.option("lineSep", "\n").text(patterns).selectExpr(*_OF_TEXT)
    elif kind == "warc":
        frame = session.read.option("lineSep", WARC_BREAK).text(patterns).selectExpr(*_OF_TEXT)
    elif kind == "table":
        frame, paths = _table(session, patterns, options)
    else:
        content = session.read.format("binaryFile").load(patterns)
        frame = content.selectExpr("content", _FILE, "0L as start")
    task = Task({file.uri: File(file.number, file.name) for file in files}, options, paths)
    return frame.mapInArrow(code_with(_READERS[kind], task), ddl_of(CODED))


def _table(
    session: "SparkSession", patterns: list[str], options: Options
) -> tuple["DataFrame", dict[str, str]]:
    """The columns of Parquet files that make documents; raises `DamageError` where there are none."""
    from pyspark.sql.pandas.types import to_arrow_schema

    frame = session.read.option("mergeSchema", "true").parquet(*patterns)
    schema = to_arrow_schema(frame.schema)
    paths = paths_in(schema, options)
    tops = {path if path in schema.names else path.partition(".")[0] for path in paths.values()}
    if {"__file", "__row"} & tops:
        raise DamageError("has a column __file or __row", "rename it")
    columns = [f"`{name.replace('`', '``')}`" for name in sorted(tops)]
    return frame.selectExpr(*columns, _FILE, "_metadata.row_index as __row"), paths
