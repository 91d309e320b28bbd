"""From an open input to what it holds, by its format.

Comes in: a name, a stream and options. Goes out: what was found, one after the other. Archives get a function
that reads their members in turn, so that a member may be of any format but an archive. It opens no files.
"""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from dienbien.reading.errors import ReadError
from dienbien.reading.feeds import read_feed
from dienbien.reading.formats import Format, format_of, is_feed, is_undecided
from dienbien.reading.found import Hints, Item, Options
from dienbien.reading.pages import read_page
from dienbien.reading.streams.bounded import read_most
from dienbien.reading.streams.packed import unpacked
from dienbien.reading.streams.rejoined import Rejoined
from dienbien.reading.streams.seekable import seekable
from dienbien.reading.tabular.lines import read_lines

MOST_TEXT_BYTES = 64 * 1024 * 1024
_BUFFER = 256 * 1024
_HEAD = 512
_LONG_HEAD = 8192

Reader = Callable[[str, BinaryIO, Options, Hints], Iterator[Item]]


def read_contents(
    source: str, name: str, stream: BinaryIO, options: Options, hints: Hints | None = None
) -> Iterator[Item]:
    """What an input holds; `source` tells its format where its first bytes don't, errors call it `name`.

    `hints` are what its surroundings say of it, where it is one page or one feed.
    """
    head = _head(stream)
    whole = _whole(head, stream)
    kind = format_of(source, head)
    if kind in _SEEKING:
        with seekable(stream, whole) as file:
            yield from _READERS[kind](name, file, options, hints or Hints(name))
    else:
        yield from _READERS[kind](name, whole, options, hints or Hints(name))


def read_member(name: str, stream: BinaryIO, options: Options) -> Iterator[Item]:
    """What a member of an archive holds; its name, `archive.zip!member`, is the id of a page in it."""
    content = unpacked(name, io.BufferedReader(Rejoined(b"", stream)))
    head = _head(content)
    kind = format_of(name, head)
    if kind in _NOT_WITHIN:
        reason = f"is an archive within an archive ({kind})"
        yield None, ReadError(name, None, reason, "unpack the outer one first")
    else:
        yield from _READERS[kind](name, _whole(head, content), options, Hints(name))


def _whole(head: bytes, rest: BinaryIO) -> BinaryIO:
    return io.BufferedReader(Rejoined(head, rest), _BUFFER)


def _head(stream: BinaryIO) -> bytes:
    """The first bytes of a stream: enough to know a format by, and no more than has come."""
    some: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    head = b""
    while (len(head) < _HEAD and b"\n" not in head) or (len(head) < _LONG_HEAD and is_undecided(head)):
        more = some(_HEAD)
        if not more:
            break
        head += more
    return head


def _text_file(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    """A file that is one page."""
    data = read_most(stream, MOST_TEXT_BYTES + 1)
    if len(data) > MOST_TEXT_BYTES:
        reason = f"is longer than {MOST_TEXT_BYTES // 2**20} MiB"
        remedy = "split it into one file per page, or give documents as JSONL"
        yield None, ReadError(name, None, reason, remedy)
    else:
        yield None, read_page(name, data, hints, options)


def _line_file(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    """A file with one document a line."""
    number = 0
    for number, found in read_lines(name, stream, options):
        yield f"line {number}", found
    if number == 0:
        remedy = "give a file with one document per line, or leave it out"
        yield None, ReadError(name, None, "is empty", remedy)


def _array_file(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    """A JSON array, which would have to be held whole: it is not read."""
    remedy = "make it one object a line, for example with: jq -c '.[]'"
    yield None, ReadError(name, None, "is one JSON array, not a document a line", remedy)


def _csv_file(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    """A table of CSV, which read as a text would be one page of all rows: it is not read."""
    remedy = (
        "make it JSONL or Parquet, for example with pandas: "
        "read_csv(…).to_json('rows.jsonl', orient='records', lines=True), and say --map text=COLUMN"
    )
    yield None, ReadError(name, None, "is a table of CSV, not a page", remedy)


def _feed_file(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    """A file that is a feed: a document for each of its items."""
    yield from read_feed(name, stream, hints)


def read_bytes(name: str, data: bytes, hints: Hints, options: Options) -> Iterator[Item]:
    """What the bytes of one page or feed from the web hold."""
    if is_feed(data[:_LONG_HEAD]):
        yield from read_feed(name, io.BytesIO(data), hints)
    else:
        yield None, read_page(name, data, hints, options)


def _some(name: str, items: Iterator[Item]) -> Iterator[Item]:
    """The items of an archive, or an error where there are none."""
    is_empty = True
    for item in items:
        is_empty = False
        yield item
    if is_empty:
        yield None, ReadError(name, None, "holds no pages", "check that it is what you meant to read")


def _zip(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    from dienbien.reading.archives.zips import read_zip

    return _some(name, read_zip(name, stream, options, read_member))


def _tar(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    from dienbien.reading.archives.tars import read_tar

    return _some(name, read_tar(name, stream, options, read_member))


def _warc(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    from dienbien.reading.archives.warcs import read_warc

    return _some(name, read_warc(name, stream, options, read_bytes))


def _parquet(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    from dienbien.reading.tabular.columns import read_parquet

    return read_parquet(name, stream, options)


def _arrow(name: str, stream: BinaryIO, options: Options, hints: Hints) -> Iterator[Item]:
    from dienbien.reading.tabular.columns import read_arrow

    return read_arrow(name, stream, options)


_READERS: dict[Format, Reader] = {
    "text": _text_file,
    "lines": _line_file,
    "feed": _feed_file,
    "zip": _zip,
    "tar": _tar,
    "warc": _warc,
    "parquet": _parquet,
    "arrow": _arrow,
    "array": _array_file,
    "csv": _csv_file,
}

_SEEKING = frozenset[Format]({"zip", "parquet", "arrow"})
_NOT_WITHIN = frozenset[Format]({"zip", "tar", "parquet", "arrow"})
