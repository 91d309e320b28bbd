"""Reading inputs one after the other into documents with zones.

Comes in: names of files, directories, globs or `-`. Goes out: a stream of `Document`, `ReadError` and
`Skipped`; one bad input or line never costs the others. Memory holds one text file or one line at a time, and
a hash per id.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dienbien.reading.contents import read_contents
from dienbien.reading.errors import ReadError, Skipped
from dienbien.reading.finish import finished, kept, zoned
from dienbien.reading.formats import is_web_address
from dienbien.reading.found import Found, Item, Options
from dienbien.reading.guard import guarded
from dienbien.reading.languages import identify
from dienbien.reading.seen import Seen
from dienbien.reading.sources import STDIN, find_sources, shown
from dienbien.reading.streams.packed import unpacked
from dienbien.reading.watch import Watch
from dienbien.reading.web import Fetch, read_web
from dienbien.records import Document


def read(
    inputs: Sequence[str | Path],
    *,
    published: str | None = None,
    languages: AbstractSet[str] | None = frozenset({"vi"}),
    mapping: Mapping[str, str] | None = None,
    keep_raw: bool = False,
    fetch: Fetch | None = None,
    encoding: str | None = None,
    watch: Watch | None = None,
) -> Iterator[Document | ReadError | Skipped]:
    """Documents with zones from text files, directories, globs, document JSONL and `-` (standard input).

    Text is kept exactly as in the file; the id of a text file is its path as given, of standard input `-`.
    `encoding` is what text files and pages are in, None where that is found out for each (docs/encodings.md).
    `languages` are the ISO 639-1 codes to keep, None for all; what is surely in another one is `Skipped`.
    `published` (ISO 8601) is set on documents that have no date of their own, neither in metadata nor printed
    on the page. Compressed files (.gz) are read as what they hold. An address of the web (http, https) is
    fetched by `fetch`, which is `dienbien.fetching.fetch` unless another is given. Inputs are read in the
    order given, directories and globs sorted by name. `watch` is told how far the run is and what was passed
    over.
    """
    wanted = None if languages is None else frozenset(languages)
    options = Options(
        published=published,
        languages=wanted,
        mapping=dict(mapping or {}),
        keep_raw=keep_raw,
        encoding=encoding,
        watch=watch or Watch(),
    )
    for item in find(inputs, options, fetch):
        yield item if isinstance(item, ReadError) else item.kept(options)


class Page(NamedTuple):
    """A document as it was found: whose source, where in it. To read it to the end is most of the work."""

    source: str
    place: str | None
    found: Found

    @property
    def id(self) -> str:
        """The id that the document has in this run."""
        return self.found.id

    @property
    def text(self) -> str:
        """Its words as they were found."""
        return self.found.text

    def kept(self, options: Options) -> Document | Skipped:
        """The document, unless it is surely in a language that was not asked for."""
        return kept(self.source, self.place, self.found, options)


def find(
    inputs: Sequence[str | Path], options: Options, fetch: Fetch | None = None
) -> Iterator[Page | ReadError]:
    """What `read` reads, as it was found, each under an id of its own."""
    seen = Seen()
    for source in find_sources(inputs):
        if isinstance(source, ReadError):
            yield source
            continue
        for place, item in guarded(shown(source), _items(source, options, fetch)):
            if isinstance(item, ReadError):
                yield item
                continue
            found = seen.named(item)
            if seen.is_again(found):
                options.watch.pass_over("repeated feed item")
            elif not seen.add(found):
                reason = f"document id {found.id[:80]!r} was read before in this run"
                yield ReadError(shown(source), place, reason, "give each document an id of its own")
            else:
                yield Page(shown(source), place, found)


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
    found = zoned(Found(id, text, published, outlet, url, title))
    return finished(found, None, identify(found.text, found.zones))


def _items(source: str, options: Options, fetch: Fetch | None) -> Iterator[Item]:
    """What a source holds, with its place."""
    if is_web_address(source):
        yield from read_web(source, options, fetch)
        return
    with _opened(source, options.watch) as stream:
        yield from read_contents(source, shown(source), stream, options)


@contextmanager
def _opened(source: str, watch: Watch) -> Iterator[BinaryIO]:
    """The bytes of a source, unpacked where they are packed."""
    if source == STDIN:
        watch.follow(sys.stdin.buffer)
        yield unpacked(source, sys.stdin.buffer)
        return
    with open(source, "rb") as stream:
        watch.follow(stream)
        yield unpacked(source, stream)
