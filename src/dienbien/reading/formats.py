"""Which format an input is in: by its first bytes, else by its name.

Comes in: a name and the first bytes of what it holds, unpacked where it was packed. Goes out: a format.
Of a page whose text is known it says whether it is HTML.
"""

import re
from typing import Literal

from dienbien.reading.found import Hints
from dienbien.reading.streams.packed import unpacked_name

Format = Literal["text", "lines", "feed", "zip", "tar", "warc", "parquet", "arrow", "array", "csv"]

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_TAG = re.compile(r"</?[A-Za-z!]")
_STARTS_HTML = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}\?>|<%[^>]{0,500}%>|<!--.{0,2000}?-->){0,20}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base"
    r"|div|article|section|main|header|p|h1|table|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_PROLOG = re.compile(
    rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]{0,1000}(?:\[.*?\]\s{0,100})?>)", re.DOTALL | re.IGNORECASE
)
_FEED_ROOT = re.compile(rb"\s*<(?:[A-Za-z][\w.-]{0,30}:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]")
_JSON_FEED = re.compile(rb'\s*\{\s*"[^{}\[\]]*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_XML_NAMES = (".xml", ".rss", ".atom", ".rdf")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_OPEN = re.compile(rb"\s*(?:<[?!]|<[\w:.-]{0,40}$|[\[{]\s*$|\[\s*\{\s*$|$)")
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,100}\{\s{0,100}"')
_JSON_ARRAY = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,100}\[\s{0,100}\{\s{0,100}"')
_OPENINGS: tuple[tuple[re.Pattern[bytes], Format], ...] = (
    (re.compile(rb"PK(?:\x03\x04|\x05\x06|\x06\x06|\x07\x08)"), "zip"),
    (re.compile(rb"WARC/\d"), "warc"),
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb"ARROW1\x00\x00|\xff{4}(?s:.{4})\x10\x00\x00\x00"), "arrow"),
    (re.compile(rb"(?s:.{257})ustar[\x00 ]"), "tar"),
    (_JSON_ARRAY, "array"),
)
"""Formats that no text begins like, whatever the name says."""
_ENDINGS: tuple[tuple[tuple[str, ...], Format], ...] = (
    ((".jsonl", ".ndjson"), "lines"),
    ((".txt", *HTML_SUFFIXES), "text"),
    ((".csv", ".tsv"), "csv"),
    ((".tar",), "tar"),
    ((".warc",), "warc"),
    ((".parquet",), "parquet"),
    ((".arrow", ".arrows", ".feather"), "arrow"),
)


def format_of(name: str, head: bytes) -> Format:
    """The format of an input whose first bytes are `head`; text where nothing else is told."""
    for opening, kind in _OPENINGS:
        if opening.match(head):
            return kind
    plain = unpacked_name(name)
    if is_feed(head) or (plain.endswith(_XML_NAMES) and _MARKUP.match(head) and b"<html" not in head.lower()):
        return "feed"
    for endings, kind in _ENDINGS:
        if plain.endswith(endings):
            return kind
    return "lines" if _JSON_OBJECT.match(head) else "text"


def is_html(text: str, hints: Hints) -> bool:
    """Whether a page is HTML: by its beginning, else by its media type or its file's name if it has tags."""
    if _STARTS_HTML.match(text[:16_000]):
        return True
    named = unpacked_name(hints.id).endswith(HTML_SUFFIXES)
    return (named or hints.media_type in _HTML_TYPES) and _TAG.search(text) is not None


def is_web_address(name: str) -> bool:
    """Whether an input is an address of the web rather than a file."""
    return name[:8].lower().startswith(("http://", "https://"))


def is_feed(head: bytes) -> bool:
    """Whether the first bytes are those of an RSS or Atom feed, a sitemap, or a JSON Feed."""
    start = _without_prolog(head)
    return bool(_FEED_ROOT.match(start) or _JSON_FEED.match(start))


def is_undecided(head: bytes) -> bool:
    """Whether more has to be read to tell the format: there is a prolog of XML so far, `{` or `[`."""
    return bool(_OPEN.match(_without_prolog(head)))


def _without_prolog(head: bytes) -> bytes:
    """The bytes behind the declaration, comments and document type of XML, those of UTF-16 made narrow."""
    narrow = head.replace(b"\x00", b"")
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        narrow = narrow.removeprefix(mark)
    position = 0
    while match := _PROLOG.match(narrow, position):
        position = match.end()
    return narrow[position:]
