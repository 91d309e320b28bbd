"""Reading inputs one after the other into documents with zones.

Comes in: names of files, directories, globs or `-`. Goes out: a stream of `Document` and `ReadError`; one bad
input or line never costs the others. Memory holds one text file or one line at a time, and a hash per id.
"""

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from msgspec import structs

from dienbien.reading.decode import wrong_encoding
from dienbien.reading.errors import ReadError, Skipped
from dienbien.reading.feeds import read_feed
from dienbien.reading.formats import Format, format_of, is_undecided
from dienbien.reading.found import Found, Hints, Item, Options
from dienbien.reading.lines import read_lines
from dienbien.reading.mend import mend
from dienbien.reading.page_date import find_page_date
from dienbien.reading.pages import read_page
from dienbien.reading.sources import STDIN, find_sources, shown
from dienbien.reading.streams import Rejoined
from dienbien.reading.zones import find_zones
from dienbien.records import Document

MOST_TEXT_BYTES = 64 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_BUFFER = 256 * 1024
_HEAD = 512
_LONG_HEAD = 8192


def read(
    inputs: Sequence[str | Path],
    *,
    published: str | None = None,
    languages: AbstractSet[str] | None = frozenset({"vi"}),
    mapping: Mapping[str, str] | None = None,
    keep_raw: bool = False,
    encoding: str | None = None,
) -> Iterator[Document | ReadError | Skipped]:
    """Documents with zones from text files, directories, globs, document JSONL and `-` (standard input).

    Text is kept exactly as in the file; the id of a text file is its path as given, of standard input `-`.
    `encoding` is what text files and pages are in, None where that is found out for each (docs/encodings.md).
    `languages` are the ISO 639-1 codes to keep, None for all. `published` (ISO 8601) is set on documents that
    have no date of their own, neither in metadata nor printed on the page. Compressed files (.gz) are read as
    what they hold. Inputs are read in the order given, directories and globs sorted by name.
    """
    kept = None if languages is None else frozenset(languages)
    options = Options(
        published=published, languages=kept, mapping=dict(mapping or {}), keep_raw=keep_raw, encoding=encoding
    )
    seen: set[int] = set()
    for source in find_sources(inputs):
        if isinstance(source, ReadError):
            yield source
            continue
        for place, found in _guarded(source, options):
            if isinstance(found, ReadError):
                yield found
            elif hash(found.id) in seen:
                reason = f"document id {found.id[:80]!r} was read before in this run"
                yield ReadError(shown(source), place, reason, "give each document an id of its own")
            else:
                seen.add(hash(found.id))
                yield _document(_mended(found), published)


def read_text(
    text: str,
    *,
    id: str = "text",  # noqa: A002
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Document:
    """A document with zones from a text given in Python; `title` is one from metadata, apart from `text`."""
    return _document(Found(id, text, published, outlet, url, title), None)


def _mended(found: Found) -> Found:
    """What a line or a column gave, in true letters; bytes were seen to when they were decoded."""
    mended = mend(found.text) if found.encoding is None else None
    if mended is None:
        return found
    title = mended.again(found.title) if found.title else found.title
    return structs.replace(found, text=mended.text, title=title, encoding=f"utf-8, {mended.what}")


def _document(found: Found, published: str | None) -> Document:
    dated = None if found.published else find_page_date(found.text)
    return Document(
        id=found.id,
        text=found.text,
        published=found.published or (None if dated else published),
        updated=found.updated,
        dated=dated,
        outlet=found.outlet,
        url=found.url,
        title=found.title,
        author=found.author,
        agency=found.agency,
        language=found.language,
        encoding=found.encoding,
        hash=found.hash,
        raw=found.raw,
        origins=found.origins,
        zones=found.zones or find_zones(found.text, found.title),
    )


def _guarded(source: str, options: Options) -> Iterator[Item]:
    """What a source holds, with its place; whatever goes wrong while reading it becomes a `ReadError`."""
    name = shown(source)
    try:
        with _opened(source) as stream:
            yield from _contents(source, name, stream, options)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield None, ReadError(name, None, f"is not a sound gzip file ({error})", "get or compress it again")
    except UnicodeDecodeError as error:
        yield None, wrong_encoding(name, error.encoding, f"byte {error.start}")
    except FileNotFoundError:
        yield None, ReadError(name, None, "does not exist", "check the name")
    except (OSError, ValueError) as error:
        detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield (
            None,
            ReadError(name, None, f"cannot be read ({detail})", "check that it is a file you may read"),
        )


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    """The bytes of a source, unpacked where they are gzip."""
    if source == STDIN:
        yield _unpacked(source, sys.stdin.buffer)
        return
    with open(source, "rb") as stream:
        yield _unpacked(source, stream)


def _unpacked(source: str, stream: BinaryIO) -> BinaryIO:
    head = stream.peek(2)[:2] if hasattr(stream, "peek") else b""
    if head == _GZIP or (source.lower().endswith(".gz") and head):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
    return stream


def _contents(source: str, name: str, stream: BinaryIO, options: Options) -> Iterator[Item]:
    head = _head(stream)
    whole = io.BufferedReader(Rejoined(head, stream), _BUFFER)
    yield from _READERS[format_of(source, head)](name, whole, options)


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


def _text_file(name: str, stream: BinaryIO, options: Options) -> Iterator[Item]:
    """A file that is one page."""
    data = stream.read(MOST_TEXT_BYTES + 1)
    if len(data) > MOST_TEXT_BYTES:
        reason = f"is longer than {MOST_TEXT_BYTES // 2**20} MiB"
        remedy = "split it into one file per page, or give documents as JSONL"
        yield None, ReadError(name, None, reason, remedy)
    else:
        yield None, read_page(name, data, Hints(name), options)


def _line_file(name: str, stream: BinaryIO, options: Options) -> Iterator[Item]:
    """A file with one document a line."""
    number = 0
    for number, found in read_lines(name, stream):
        yield f"line {number}", found
    if number == 0:
        remedy = "give a file with one document per line, or leave it out"
        yield None, ReadError(name, None, "is empty", remedy)


def _feed_file(name: str, stream: BinaryIO, options: Options) -> Iterator[Item]:
    """A file that is a feed: a document for each of its items."""
    yield from read_feed(name, stream, Hints(name))


_READERS: dict[Format, Callable[[str, BinaryIO, Options], Iterator[Item]]] = {
    "text": _text_file,
    "lines": _line_file,
    "feed": _feed_file,
}
