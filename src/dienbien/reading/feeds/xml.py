"""RSS 0.9x, 1.0 and 2.0, Atom and news sitemaps as XML: bytes to entries, one after the other.

Comes in: chunks of bytes. Goes out: entries as they were written, and in the end what kept the feed from
being read whole. No tree is built, nothing is loaded from elsewhere, and libxml2 bounds what the entities of
a DTD may amount to. It knows no dates and no HTML.
"""

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from dienbien.reading.feeds.entries import Entry, Feed
from dienbien.reading.feeds.names import is_entry, member_of_entry, member_of_feed, split

DEEPEST = 250
LONGEST_ENTRY = 4 * 1024 * 1024
_LONGEST_ENTITY = 40
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(rb"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
_STRAY = re.compile(rb"<(?![A-Za-z_/!?:\x80-\xff])")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


class XmlFeed:
    """Reads one feed: after `read` the members tell of it.

    `feed` is what it says of itself. `kind` is the local name of the root element (rss, feed, RDF, urlset,
    sitemapindex or another), empty where there is none. `problem` says in plain words what kept it from being
    read to its end, None where nothing did.
    """

    def __init__(self) -> None:
        self.feed = Feed()
        self.kind = ""
        self.problem: str | None = None

    def read(self, chunks: Iterator[bytes], encoding: str | None = None) -> Iterator[Entry]:
        """The entries in order; `encoding` overrules what the XML declares. Raises what `chunks` raises."""
        target = _Target(self.feed)
        parser = _parser(target, encoding)
        try:
            for chunk in repaired(chunks):
                parser.feed(chunk)
                self.kind = target.kind
                yield from target.taken()
                if target.problem:
                    break
            target.is_over = True
            parser.close()
        except etree.XMLSyntaxError:
            target.is_whole = False
        yield from target.taken()
        self.kind = target.kind
        self.problem = target.problem or (None if target.is_whole else _last_error(parser))


def repaired(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """XML with entities, and `&` and `<` before what is no name, as numbers, and without control characters.

    All are common in feeds. The parser would end at the signs and drop the entities of HTML, behind a first
    fault even `&amp;`. Within CDATA they mean the same, because what stands there is read as HTML. Bytes of
    UTF-16 pass as they are.
    """
    rest, is_first = b"", True
    for chunk in chunks:
        data = rest + chunk
        if is_first:
            data = data.lstrip(b" \t\r\n")
            if len(data) < 4:
                rest = data
                continue
            if b"\x00" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                yield data
                yield from chunks
                return
            is_first = False
        cut = max(data.rfind(b"&", len(data) - _LONGEST_ENTITY), data.rfind(b"<", len(data) - 1))
        data, rest = (data, b"") if cut < 0 else (data[:cut], data[cut:])
        yield _repair(data)
    yield _repair(rest)


def _repair(data: bytes) -> bytes:
    data = data.translate(None, _CONTROLS)
    return _STRAY.sub(b"&#60;", _BARE.sub(b"&#38;", _NAMED.sub(_numbered, data)))


def _numbered(match: "re.Match[bytes]") -> bytes:
    name = match[0].decode("ascii")
    text = html.unescape(name)
    return match[0] if text == name else "".join(f"&#{ord(letter)};" for letter in text).encode("ascii")


def _parser(target: "_Target", encoding: str | None) -> "etree.XMLParser":
    return etree.XMLParser(
        target=target,
        encoding=encoding,
        recover=True,
        no_network=True,
        resolve_entities=False,
        load_dtd=False,
        huge_tree=False,
    )


def _last_error(parser: "etree.XMLParser") -> str:
    """Why the end of the feed was not reached."""
    fatal = [entry for entry in parser.feed_error_log if entry.level >= etree.ErrorLevels.FATAL]
    if not fatal:
        return "ends before it is complete"
    last = fatal[-1]
    return f"ends before it is complete (line {last.line}: {' '.join(last.message.split())[:120]})"


class _Words:
    """The source of one title or summary, put together from text and, where it is not escaped, markup."""

    def __init__(self, member: str, depth: int) -> None:
        self.member = member
        self.depth = depth
        self._pieces: list[str] = []
        self._has_tags = False

    def add_text(self, text: str) -> None:
        self._pieces.append(html.escape(text, quote=False) if self._has_tags else text)

    def add_tag(self, tag: str) -> None:
        if not self._has_tags:
            self._pieces = [html.escape("".join(self._pieces), quote=False)]
            self._has_tags = True
        self._pieces.append(tag)

    def source(self) -> str:
        return "".join(self._pieces).strip()


class _Target:
    """What the parser calls for each piece of XML. It holds the entries of one chunk at a time."""

    def __init__(self, feed: Feed) -> None:
        self.kind = ""
        self.problem: str | None = None
        self.is_over = False
        self.is_whole = False
        self._feed = feed
        self._path: list[str] = []
        self._number = 0
        self._entry: dict[str, str] | None = None
        self._words: _Words | None = None
        self._size = 0
        self._done: list[Entry] = []

    def taken(self) -> list[Entry]:
        """The entries that are complete and were not taken before."""
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self.problem:
            return
        space, local = split(tag)
        parent = self._path[-1] if self._path else ""
        self._path.append(local)
        if not parent:
            self.kind = self.kind or local
        if len(self._path) > DEEPEST:
            self.problem = f"is nested more than {DEEPEST} elements deep"
        elif self._words is not None:
            self._words.add_tag(f"<{local}>")
        elif self._entry is None and is_entry(local, parent):
            self._size, self._entry = 0, _from_attributes(attributes)
        else:
            self._member(member_of(self._entry, space, local, parent), attributes)

    def data(self, text: str) -> None:
        """Text within an element."""
        if self._words is None or self.problem:
            return
        self._size += len(text)
        if self._size > LONGEST_ENTRY:
            self.problem = f"has an item longer than {LONGEST_ENTRY // 2**20} MiB"
        self._words.add_text(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.problem or not self._path or self.is_over:
            return
        depth, local = len(self._path), self._path.pop()
        if self._words is not None:
            if self._words.depth < depth:
                self._words.add_tag(f"</{local}>")
            else:
                self._keep(self._words.member, self._words.source())
                self._words = None
        elif self._entry is not None and is_entry(local, self._path[-1] if self._path else ""):
            self._number += 1
            self._done.append(Entry(self._number, **self._entry))
            self._entry = None
        self.is_whole = not self._path

    def close(self) -> None:
        """The parser is done."""

    def _member(self, member: str | None, attributes: Mapping[str, str]) -> None:
        if len(self._path) <= 2 and _XML_BASE in attributes:
            self._feed.base = attributes[_XML_BASE]
        if member == "link" and "href" in attributes:
            # Atom: of several links only one leads to the page.
            if attributes.get("rel", "alternate") == "alternate":
                self._keep("link", attributes["href"])
        elif member:
            self._words = _Words(member, len(self._path))

    def _keep(self, member: str, value: str) -> None:
        """The first value of a member counts."""
        if self._entry is not None:
            self._entry[member] = self._entry.get(member) or value
        elif not getattr(self._feed, member):
            setattr(self._feed, member, value)


def member_of(entry: Mapping[str, str] | None, space: str, local: str, parent: str) -> str | None:
    """What an element fills: a member of the entry that is open, else of the feed."""
    return member_of_feed(space, local, parent) if entry is None else member_of_entry(space, local, parent)


def _from_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    """What the start of an entry tells: the base of its links, and in RSS 1.0 its address."""
    about = next((value for name, value in attributes.items() if name.endswith("}about")), "")
    return {"base": attributes.get(_XML_BASE, ""), "guid": about}
