"""What each task of a cluster does with its share of the input: read, code, and say what could not be.

Comes in: Arrow batches as Spark reads files (lines, rows, parts of WARC files, whole files). Goes out:
batches with a row for each document, page left out or failure. Reading and coding are the single machine's.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from itertools import chain, groupby, repeat
from typing import Any, BinaryIO, NamedTuple, cast

import msgspec
import pyarrow as pa

from dienbien.coding import code_document
from dienbien.copies import signature
from dienbien.defects import made_or_why
from dienbien.reading import NoArticleError, ReadError, Skipped
from dienbien.reading.contents import read_contents
from dienbien.reading.finish import kept
from dienbien.reading.found import Found, Item, Options
from dienbien.reading.guard import guarded
from dienbien.reading.streams.packed import unpacked
from dienbien.reading.tabular.columns import found_at, values_of
from dienbien.reading.tabular.lines import read_line
from dienbien.records import Document, encode_record
from dienbien.store.rows import storable

CODED = pa.schema(
    [
        ("position", pa.int64()),
        ("kind", pa.string()),
        ("file", pa.string()),
        ("place", pa.string()),
        ("why", pa.string()),
        ("id", pa.string()),
        ("text_hash", pa.int64()),
        ("captured", pa.string()),
        ("is_item", pa.bool_()),
        ("document", pa.binary()),
        ("signature", pa.binary()),
        ("records", pa.list_(pa.string())),
    ]
)
"""A row of what was read and coded: `kind` is `document`, `bad`, `other language` or `no article`."""
WARC_BREAK = "\nWARC/1."
"""What a WARC file is cut at for Spark, and put together with again."""
_FILE_BITS = 43
"""A position is that within its file, below 8 TiB, with the file's number above."""
_BATCH = 64
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Batches = Iterable[pa.RecordBatch]


class File(NamedTuple):
    """An input file: its number in the order of the run, and what it is called in messages and ids."""

    number: int
    name: str


class Task(msgspec.Struct, frozen=True):
    """What all tasks of a part are given: its files by the names that Spark has for them, how to read.

    `paths` are the columns of documents, for Parquet.
    """

    files: dict[str, File]
    options: Options
    paths: dict[str, str] = {}


class Source(NamedTuple):
    """Items in their order, the first of them at a position."""

    position: int
    name: str
    items: Iterator[Item]


Reader = Callable[[Batches, Task], Iterator[Source]]


def read_line_rows(batches: Batches, task: Task) -> Iterator[Source]:
    """Document JSONL: rows are lines with their file and where their stretch of it begins."""
    here: tuple[str, int] | None = None
    number = 0
    for line, uri, start in _rows(batches):
        number = number + 1 if (uri, start) == here else 1
        here = (uri, start)
        plain = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 and start == 0 else line
        if plain.strip():
            place = f"line {number}" if start == 0 else f"line {number} from byte {start} on"
            file = task.files[uri]
            items = _one_line(file.name, place, plain, task.options)
            yield Source(_position(file, start + number), file.name, items)


def _one_line(name: str, place: str, line: bytes, options: Options) -> Iterator[Item]:
    yield place, read_line(name, place, line, options)


def read_table_rows(batches: Batches, task: Task) -> Iterator[Source]:
    """Parquet: the columns that make documents, behind them file and number of each row."""
    for batch in batches:
        uris, numbers = batch.column("__file").to_pylist(), batch.column("__row").to_pylist()
        rows = values_of(batch.drop_columns(["__file", "__row"]))
        for uri, number, row in zip(uris, numbers, rows, strict=True):
            file = task.files[uri]
            items = _one_row(file.name, number + 1, row, task)
            yield Source(_position(file, number + 1), file.name, items)


def _one_row(name: str, number: int, row: dict[str, Any], task: Task) -> Iterator[Item]:
    yield found_at(name, number, row, task.paths, task.options)


def read_warc_rows(batches: Batches, task: Task) -> Iterator[Source]:
    """WARC files: rows are what stands between breaks, with their file and where their stretch begins."""
    for (uri, start), rows in groupby(_rows(batches), key=lambda row: row[1:]):
        file = task.files[uri]
        stream = io.BufferedReader(_Joined(row[0] for row in rows))
        yield Source(_position(file, start), file.name, _contents(file.name, stream, task.options))


class _Joined(io.RawIOBase):
    """The pieces of a WARC file, put together as they come."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        breaks = chain((b"",), repeat(WARC_BREAK.encode()))
        self._pieces = chain.from_iterable(zip(breaks, pieces, strict=False))
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        while not self._ready:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._ready = memoryview(piece)
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size


def read_whole_files(batches: Batches, task: Task) -> Iterator[Source]:
    """Files of any format that the single machine reads: rows are their bytes with their names."""
    for data, uri, _ in _rows(batches):
        file = task.files[uri]
        stream = unpacked(file.name, io.BufferedReader(cast(io.RawIOBase, io.BytesIO(data))))
        yield Source(_position(file, 0), file.name, _contents(file.name, stream, task.options))


def _contents(name: str, stream: BinaryIO, options: Options) -> Iterator[Item]:
    yield from read_contents(name, name, stream, options)


def _rows(batches: Batches) -> Iterator[tuple[bytes, str, int]]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _position(file: File, within: int) -> int:
    return (file.number << _FILE_BITS) + within


def code_with(read: Reader, task: Task) -> Callable[[Batches], Iterator[pa.RecordBatch]]:
    """The function that Spark calls with the batches of each task."""

    def run(batches: Batches) -> Iterator[pa.RecordBatch]:
        rows = (row for source in read(batches, task) for row in _coded_rows(source, task.options))
        yield from batched(rows, CODED)

    return run


def batched(rows: Iterator[dict[str, Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Rows as batches, a few at a time in memory."""
    some: list[dict[str, Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == _BATCH:
            yield pa.RecordBatch.from_pylist(some, schema)
            some = []
    if some:
        yield pa.RecordBatch.from_pylist(some, schema)


def _coded_rows(source: Source, options: Options) -> Iterator[dict[str, Any]]:
    items = guarded(source.name, source.items)
    for position, (place, found) in enumerate(items, source.position):
        yield {"position": position} | _coded_row(source.name, place, found, options)


def _coded_row(name: str, place: str | None, found: Found | ReadError, options: Options) -> dict[str, Any]:
    if isinstance(found, ReadError):
        kind = "no article" if isinstance(found, NoArticleError) else "bad"
        return failure(kind, found.source, found.place, f"{found.reason}; {found.remedy}")
    document = kept(name, place, found, options)
    if isinstance(document, Skipped):
        return failure("other language", name, place, document.language)
    document = storable(document)
    records = made_or_why(code_document, document)
    if isinstance(records, str):
        return failure("bad", name, place, f"{document.id}: {records}")
    return {
        "kind": "document",
        "file": name,
        "place": place,
        "id": document.id,
        "text_hash": _hash(document.text),
        "captured": found.captured,
        "is_item": "feed" in found.origins.values(),
        "document": msgspec.json.encode(document),
        "signature": signature(document),
        "records": [encode_record(record).decode() for record in records],
    }


def failure(kind: str, file: str, place: str | None, why: str) -> dict[str, Any]:
    """The row of something that gave no document."""
    return {"kind": kind, "file": file, "place": place, "why": why}


def _hash(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


@cache
def document_decoder() -> msgspec.json.Decoder[Document]:
    """What reads the documents of `CODED` rows."""
    return msgspec.json.Decoder(Document)
