"""What a source lists: the items of a feed, the pages of a sitemap, the links of a section page.

Comes in: a source and what its address gave. Goes out: a `Listing` of items, each once, and what kept it from
being read whole. It fetches nothing and knows no store.
"""

import fnmatch
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from typing import BinaryIO, cast
from urllib.parse import urljoin, urlsplit

import msgspec

from dienbien.copies.addresses import address_key, without_tracking
from dienbien.fetching import Fetched
from dienbien.reading.encodings.decode import decode
from dienbien.reading.errors import ReadError
from dienbien.reading.feeds import read_feed
from dienbien.reading.feeds.dates import iso_date
from dienbien.reading.feeds.entries import Entry
from dienbien.reading.feeds.item import found_in
from dienbien.reading.feeds.xml import XmlFeed
from dienbien.reading.finish import finished, mended, zoned
from dienbien.reading.formats import is_feed
from dienbien.reading.found import Found, Hints
from dienbien.reading.guard import guarded
from dienbien.reading.html.tree import NotReadableError, parse
from dienbien.reading.languages import identify
from dienbien.reading.streams.bounded import read_most
from dienbien.reading.streams.packed import DamageError, unpacked
from dienbien.records import Document
from dienbien.watch.sources import Source

MOST_ITEMS = 50_000
"""As many as a sitemap may have by its protocol."""
MOST_CHILDREN = 20
_MOST_BYTES = 64 * 1024 * 1024
_LONGEST_TEXT = 4000
_LONGEST_LINK = 2000
_HEAD = 8192


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An item as a source lists it. `key` is what all addresses of its page share.

    `url` is empty for an item that has no page. `text` is title and summary; `digest` changes with whatever
    the source says of the item.
    """

    key: str
    url: str
    text: str = ""
    published: str | None = None
    outlet: str | None = None
    digest: str = ""

    @property
    def host(self) -> str:
        """The host of its page, in lower case."""
        return (urlsplit(self.url).hostname or "").lower()


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """What a source lists, the first first. `children` are sitemaps that an index names, to be read next.

    `documents` are the items whose pages are not asked for, by key. `problem` says what kept it from being
    read whole.
    """

    items: tuple[Listed, ...] = ()
    documents: dict[str, Document] = {}
    children: tuple[str, ...] = ()
    problem: str | None = None


def listing_of(source: Source, url: str, fetched: Fetched, now: float) -> Listing:
    """What the source lists at an address of its; `now` is when, in seconds since 1970."""
    if source.kind == "section":
        return _section(source, url, fetched)
    stream = unpacked("", io.BufferedReader(cast(io.RawIOBase, io.BytesIO(fetched.body))))
    try:
        if source.kind == "sitemap":
            return _sitemap(source, fetched, stream, now)
        return _feed(source, url, fetched, stream)
    except DamageError as error:
        return Listing(problem=error.told_of(url).reason)


def _feed(source: Source, url: str, fetched: Fetched, stream: BinaryIO) -> Listing:
    buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    if not is_feed(buffered.peek(_HEAD)[:_HEAD]):
        return Listing(problem="is no feed, but a page or something else; correct its address or its kind")
    hints = Hints(url, fetched.url, fetched.charset, fetched.media_type)
    items: dict[str, Listed] = {}
    documents: dict[str, Document] = {}
    problem = None
    for _, found in guarded(url, read_feed(url, buffered, hints)):
        if isinstance(found, ReadError):
            problem = problem if found.place else found.reason
            continue
        listed = _listed(found, url)
        if listed.key in items:
            continue
        if len(items) >= MOST_ITEMS:
            problem = f"lists more than {MOST_ITEMS:,} items"
            break
        items[listed.key] = listed
        if not (source.pages and listed.url):
            documents[listed.key] = _document(found, listed)
    return Listing(items=tuple(items.values()), documents=documents, problem=problem)


def _listed(found: Found, base: str) -> Listed:
    url = without_tracking(found.url or "")
    key, _ = address_key(url)
    # An item without guid and link is called by its place in the feed, which changes: its words are steadier.
    own = _digest(found.text) if re.fullmatch(re.escape(base) + r"#\d+", found.id) else found.id
    return Listed(
        key=key or f"{base} {own}",
        url=url if key else "",
        text=found.text[:_LONGEST_TEXT],
        published=found.published,
        outlet=found.outlet,
        digest=_digest(found.text, found.updated or ""),
    )


def _document(found: Found, listed: Listed) -> Document:
    name = listed.url or f"{listed.key.replace(' ', '#', 1)}"
    whole = zoned(mended(msgspec.structs.replace(found, id=name)))
    return finished(whole, None, identify(whole.text, whole.zones))


def _sitemap(source: Source, fetched: Fetched, stream: BinaryIO, now: float) -> Listing:
    data = read_most(stream, _MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        return Listing(problem=f"is longer than {_MOST_BYTES // 2**20} MiB")
    reader = XmlFeed()
    after = now - source.newer
    dated = [(_moment(entry), entry) for entry in reader.read(iter((data,)))]
    recent = [(moment or 0.0, entry) for moment, entry in dated if moment is None or moment >= after]
    entries = [entry for _, entry in sorted(recent, key=lambda pair: -pair[0])]
    problem = reader.problem
    if reader.kind == "sitemapindex":
        return Listing(children=tuple(_children(entries, fetched.url)), problem=problem)
    if reader.kind != "urlset":
        return Listing(problem="is no sitemap; correct its address or its kind")
    items: dict[str, Listed] = {}
    for entry in entries:
        listed = _of_sitemap(entry, reader, fetched.url)
        if listed is not None:
            items.setdefault(listed.key, listed)
    return Listing(items=tuple(items.values())[:MOST_ITEMS], problem=problem)


def _moment(entry: Entry) -> float | None:
    """When a page of a sitemap changed or was published, in seconds since 1970, if it says so."""
    told = iso_date(entry.updated or entry.published)
    if told is None:
        return None
    when = datetime.fromisoformat(told)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def _of_sitemap(entry: Entry, reader: XmlFeed, base: str) -> Listed | None:
    found = found_in(entry, reader.feed, base, base)
    if found is not None:
        listed = _listed(found, base)
        return listed if listed.url else None
    url = _absolute(base, entry.link)
    return _linked(url, entry.updated) if url else None


def _children(entries: list[Entry], base: str) -> Iterator[str]:
    for entry in entries[:MOST_CHILDREN]:
        url = _absolute(base, entry.link)
        if url:
            yield url


def _section(source: Source, url: str, fetched: Fetched) -> Listing:
    decoded = decode(url, fetched.body, fetched.charset)
    if isinstance(decoded, ReadError):
        return Listing(problem=decoded.reason)
    try:
        tree = parse(decoded.text)
    except NotReadableError as error:
        return Listing(problem=str(error))
    base = next((_absolute(fetched.url, one.get("href", "")) for one in tree.iter("base")), fetched.url)
    wanted = [re.compile(fnmatch.translate(pattern)) for pattern in source.links]
    items: dict[str, Listed] = {}
    for anchor in tree.iter("a"):
        address = _absolute(base or fetched.url, anchor.get("href", ""))
        if address and any(pattern.match(address) for pattern in wanted):
            listed = _linked(address, "")
            items.setdefault(listed.key, listed)
    if not items:
        return Listing(problem="has no link that fits the patterns of its links; correct them")
    return Listing(items=tuple(items.values())[:MOST_ITEMS])


def _linked(url: str, updated: str) -> Listed:
    return Listed(key=address_key(url)[0], url=url, digest=_digest(updated))


def _absolute(base: str, link: str) -> str:
    """A link as an address of the web, empty where it is none."""
    if not link or len(link) > _LONGEST_LINK:
        return ""
    try:
        url = without_tracking(urljoin(base, link.strip()))
        return url if address_key(url)[0] else ""
    except ValueError:
        return ""


def _digest(*parts: str) -> str:
    content = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=12).hexdigest()
