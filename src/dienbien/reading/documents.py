"""Reading inputs one after the other into documents with zones.

Comes in: names of files, directories, globs or `-`. Goes out: a stream of `Document` and `ReadError`; one bad
input or line never costs the others. Memory holds one text file or one line at a time, and a hash per id.
"""

import gzip
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dienbien.reading.decode import decode, wrong_encoding
from dienbien.reading.errors import ReadError
from dienbien.reading.lines import Line, parse_line, read_lines
from dienbien.reading.page_date import find_page_date
from dienbien.reading.sources import STDIN, find_sources, shown
from dienbien.reading.zones import find_zones
from dienbien.records import Document

MOST_TEXT_BYTES = 64 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_SNIFFED = 1024 * 1024


def read(inputs: Sequence[str | Path], *, published: str | None = None) -> Iterator[Document | ReadError]:
    """Documents with zones from text files, directories, globs, document JSONL and `-` (standard input).

    Text is kept exactly as in the file; the id of a text file is its path as given, of standard input `-`.
    `published` (ISO 8601) is set on documents that have no date of their own, neither in metadata nor
    printed on the page. Compressed files (.gz) are
    read as what they hold. Inputs are read in the order given, directories and globs sorted by name.
    """
    seen: set[int] = set()
    for source in find_sources(inputs):
        if isinstance(source, ReadError):
            yield source
            continue
        for place, found in _guarded(source):
            if isinstance(found, ReadError):
                yield found
            elif hash(found.id) in seen:
                reason = f"document id {found.id[:80]!r} was read before in this run"
                yield ReadError(shown(source), place, reason, "give each document an id of its own")
            else:
                seen.add(hash(found.id))
                yield _document(found, published)


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
    return _document(Line(id, text, published, outlet, url, title), None)


def _document(line: Line, published: str | None) -> Document:
    dated = None if line.published else find_page_date(line.text)
    return Document(
        id=line.id,
        text=line.text,
        published=line.published or (None if dated else published),
        dated=dated,
        outlet=line.outlet,
        url=line.url,
        title=line.title,
        zones=find_zones(line.text, line.title),
    )


_Found = tuple[str | None, Line | ReadError]


def _guarded(source: str) -> Iterator[_Found]:
    """What a source holds, with its place; whatever goes wrong while reading it becomes a `ReadError`."""
    name = shown(source)
    try:
        with _opened(source) as stream:
            yield from _contents(source, name, stream)
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


def _contents(source: str, name: str, stream: BinaryIO) -> Iterator[_Found]:
    plain_name = source.lower().removesuffix(".gz")
    first = b""
    is_lines = plain_name.endswith((".jsonl", ".ndjson"))
    if not is_lines and not plain_name.endswith(".txt"):
        first = stream.readline(_SNIFFED)
        is_lines = _looks_like_lines(first)
    if not is_lines:
        yield None, _whole_text(name, stream, first)
        return
    number = 0
    for number, found in read_lines(name, stream, first):
        yield f"line {number}", found
    if number == 0:
        yield (
            None,
            ReadError(name, None, "is empty", "give a file with one document per line, or leave it out"),
        )


def _looks_like_lines(first: bytes) -> bool:
    """Whether the first line of an input without a telling name is a document in JSON."""
    if not first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    return isinstance(parse_line("", "", first.removeprefix(b"\xef\xbb\xbf")), Line)


def _whole_text(name: str, stream: BinaryIO, first: bytes) -> Line | ReadError:
    data = first + stream.read(MOST_TEXT_BYTES + 1 - len(first))
    if len(data) > MOST_TEXT_BYTES:
        reason = f"is longer than {MOST_TEXT_BYTES // 2**20} MiB"
        return ReadError(name, None, reason, "split it into one file per page, or give documents as JSONL")
    text = decode(name, data)
    return text if isinstance(text, ReadError) else Line(name, text)
