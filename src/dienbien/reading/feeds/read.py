"""One feed's bytes to documents, whatever its format.

Comes in: a binary stream and hints. Goes out: an `Item` per entry as it is read, then a `ReadError` if the
feed has no documents or could not be read to its end. Memory holds one chunk with its entries (a JSON Feed
whole), and hashes of each entry.
"""

import codecs
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from dienbien.reading.errors import ReadError
from dienbien.reading.feeds.entries import Entry, Feed
from dienbien.reading.feeds.item import found_in, with_article
from dienbien.reading.feeds.names import ROOTS
from dienbien.reading.found import Found, Hints, Item

MOST_FEED_BYTES = 64 * 1024 * 1024
_CHUNK = 64 * 1024
_GIVE_PAGES = "give the addresses of the pages you want, one by one"
_GET_AGAIN = "what could be read of it was read; get the feed again for the rest"


def read_feed(name: str, stream: BinaryIO, hints: Hints) -> Iterator[Item]:
    """The documents of a feed in its order; `place` is "item 3". Raises what reading the stream raises."""
    chunks = _Chunks(stream)
    if chunks.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _json(name, chunks, hints)
    else:
        yield from _xml(name, chunks, hints)
    if chunks.is_too_long:
        reason = f"is longer than {MOST_FEED_BYTES // 2**20} MiB; the rest was not read"
        yield None, ReadError(name, None, reason, "split the feed")


def _xml(name: str, chunks: "_Chunks", hints: Hints) -> Iterator[Item]:
    from dienbien.reading.feeds.xml import XmlFeed

    source = XmlFeed()
    ids = _Ids()
    listed: list[str] = []
    count = 0
    for entry in source.read(iter(chunks), _encoding(chunks.head, hints)):
        if source.kind in ("urlset", "sitemapindex") and not entry.title:
            count += 1
            listed += [entry.link] if len(listed) < 3 else []
        else:
            yield from _item(entry, source.feed, name, hints, ids)
    if source.problem and not chunks.is_too_long:
        yield None, ReadError(name, None, source.problem, _GET_AGAIN)
    elif not ids.count:
        yield None, _without_documents(name, source.kind, count, listed)


def _json(name: str, chunks: "_Chunks", hints: Hints) -> Iterator[Item]:
    from dienbien.reading.feeds.jsonfeed import read_json_feed

    try:
        feed, entries = read_json_feed(b"".join(chunks).removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        if not chunks.is_too_long:
            yield None, ReadError(name, None, f"is not a JSON Feed ({error})", "get the feed again")
        return
    ids = _Ids()
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, str):
            place = f"item {number}"
            yield place, ReadError(name, place, f"is not an item of a JSON Feed ({entry})", "leave it out")
        else:
            yield from _item(entry, feed, name, hints, ids)
    if not entries:
        yield None, _without_documents(name, "feed", 0, [])


def _item(entry: Entry, feed: Feed, name: str, hints: Hints, ids: "_Ids") -> Iterator[Item]:
    place = f"item {entry.number}"
    found = found_in(entry, feed, name, hints.url)
    ids.count += 1
    if found is None:
        yield place, ReadError(name, place, "has neither title nor summary", "leave it out")
    elif (own := ids.own(found)) is not None:
        yield place, with_article(own, entry, name)


def _without_documents(name: str, kind: str, count: int, listed: list[str]) -> ReadError:
    if kind == "sitemapindex":
        reason = f"is an index of {count:,} sitemaps ({', '.join(listed)}{', …' * (count > 3)})"
        return ReadError(name, None, reason, "give the news sitemaps that it names, one by one")
    if kind == "urlset":
        reason = f"is a sitemap of {count:,} pages without the titles that a news sitemap has"
        return ReadError(name, None, reason, _GIVE_PAGES)
    if kind in ROOTS:
        return ReadError(name, None, "is a feed without items", "get it again or leave it out")
    reason = "is XML, but neither RSS nor Atom nor a news sitemap"
    return ReadError(name, None, reason, "give a feed, or the text of the page as a UTF-8 text file")


def _encoding(head: bytes, hints: Hints) -> str | None:
    """The encoding of the response's header where neither a mark nor the XML itself tells one."""
    told = b"encoding" in head[:200].partition(b"?>")[0] or head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if told or hints.charset is None:
        return None
    try:
        return codecs.lookup(hints.charset).name
    except LookupError:
        return None


class _Chunks:
    """The bytes of a stream in pieces, up to the bound; `head` are the first."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self.head = self._read(_CHUNK)
        self.is_too_long = False

    def __iter__(self) -> Iterator[bytes]:
        size, chunk = 0, self.head
        while chunk:
            size += len(chunk)
            if size > MOST_FEED_BYTES:
                self.is_too_long = True
                return
            yield chunk
            chunk = self._read(_CHUNK)


class _Ids:
    """What entries are called: one that comes again is left out, another of its name gets a number."""

    def __init__(self) -> None:
        self.count = 0
        self._said: set[int] = set()
        self._named: dict[int, int] = {}

    def own(self, found: Found) -> Found | None:
        """The document under a name of its own, None where the feed has given the same before."""
        said, named = hash((found.id, found.text)), hash(found.id)
        if said in self._said:
            return None
        self._said.add(said)
        times = self._named[named] = self._named.get(named, 0) + 1
        return found if times == 1 else msgspec.structs.replace(found, id=f"{found.id}#{times}")
