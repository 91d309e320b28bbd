"""Which files a run reads, in which order and in which parts; kept with its output, so that it can go on.

Comes in: paths, as Spark opens them. Goes out: files with numbers, kinds and parts. A part is what is coded
and written whole; files that come later are parts of their own behind those before.
"""

import os
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from dienbien.reading.sources import SUFFIXES
from dienbien.reading.streams.packed import unpacked_name
from dienbien.spark.errors import SparkError
from dienbien.spark.session import Files, first_line

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Kind = Literal["lines", "table", "warc", "whole"]
Format = Literal["auto", "jsonl", "parquet", "warc", "text"]
_OF_FORMAT: dict[Format, Kind] = {"jsonl": "lines", "parquet": "table", "warc": "warc", "text": "whole"}
_OF_NAME: dict[str, Kind] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".parquet": "table",
    ".warc": "warc",
}
_UNPACKED_BY_SPARK = (".gz", ".bz2")
_LEAST_PART = 64 * 1024 * 1024
_PER_CORE = 64 * 1024 * 1024
_MOST_FILES = 1 << 20
_GLOB = re.compile(r"[\\*?\[\]{}]")
_COLUMNS = (
    "number int, part int, kind string, path string, uri string, size long, modified string, settings string"
)


class Planned(NamedTuple):
    """A file of the run: `uri` is its name in Spark's metadata, `path` the one it is opened by."""

    number: int
    part: int
    kind: Kind
    path: str
    uri: str
    size: int
    modified: str

    @property
    def name(self) -> str:
        """What messages and ids call it: a local file by its path alone."""
        return self.path.removeprefix("file:")

    @property
    def pattern(self) -> str:
        """The path as Spark takes it, which looks for wild cards."""
        return _GLOB.sub(r"\\\g<0>", self.path)


def planned(
    session: "SparkSession", inputs: Sequence[str], form: Format, folder: str, settings: str
) -> list[Planned]:
    """The files of this run and of those before it into the same output; new ones are noted there.

    Raises `SparkError` where there is nothing to read, a file has changed, or the runs before had other
    settings.
    """
    before = _noted(session, folder, settings)
    known = {file.uri: file for file in before}
    new: list[Planned] = []
    core_bytes = max(_LEAST_PART, session.sparkContext.defaultParallelism * _PER_CORE)
    part, filled = (before[-1].part if before else -1), core_bytes
    for path, uri, size, modified in _found(session, inputs):
        if old := known.get(uri):
            if (old.size, old.modified) != (size, modified):
                raise SparkError(f"{old.name} has changed since it was read; name another --output")
            continue
        if filled >= core_bytes:
            part, filled = part + 1, 0
        filled += size
        number = len(before) + len(new)
        new.append(Planned(number, part, _kind(path, size, form), path, uri, size, modified))
    if len(before) + len(new) > _MOST_FILES:
        raise SparkError(f"more than {_MOST_FILES:,} files; put several into one")
    if new:
        rows = session.createDataFrame([(*file, settings) for file in new], _COLUMNS)
        rows.coalesce(1).write.mode("append").parquet(folder)
    return [*before, *new]


def _noted(session: "SparkSession", folder: str, settings: str) -> list[Planned]:
    if not Files(session).is_whole(folder):
        return []
    rows = session.read.parquet(folder).orderBy("number").collect()
    if any(row.settings != settings for row in rows):
        raise SparkError("the output was made with other options or another version; name another --output")
    return [Planned(*(row[name] for name in Planned._fields)) for row in rows]


def _found(session: "SparkSession", inputs: Sequence[str]) -> Iterable[tuple[str, str, int, str]]:
    """The files of each input, in the order given, those of directories by name; each once."""
    seen: set[str] = set()
    for given in inputs:
        try:
            listed = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(given)
            columns = ("path", "_metadata.file_path", "length", "cast(modificationTime as string)")
            rows = listed.selectExpr(*columns).collect()
        except Exception as error:
            raise SparkError(f"{given}: cannot be read ({first_line(error)}); check the path") from error
        wanted = [row for row in rows if len(rows) == 1 or unpacked_name(row[0]).endswith(SUFFIXES)]
        if not wanted:
            raise SparkError(f"{given}: has no files to read ({', '.join(SUFFIXES)}, also packed)")
        for row in sorted(wanted):
            if row[1] not in seen:
                seen.add(row[1])
                yield tuple(row)


def _kind(path: str, size: int, form: Format) -> Kind:
    """How a file is opened: line by line and so on by Spark where it can, else whole."""
    packing = os.path.splitext(path)[1].lower() if unpacked_name(path) != path.lower() else ""
    if not size or (packing and packing not in _UNPACKED_BY_SPARK):
        return "whole"
    if form != "auto":
        return _OF_FORMAT[form]
    return _OF_NAME.get(os.path.splitext(unpacked_name(path))[1], "whole")
