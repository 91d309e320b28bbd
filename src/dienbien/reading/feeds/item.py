"""One entry of a feed to the document that it is: title and summary as paragraphs.

Comes in: an entry, its feed, and the name of the input. Goes out: a `Found`, or None for an entry without
words. It fetches nothing; content that is a whole article is read as the HTML that it is.
"""

import html
import re
from urllib.parse import urljoin, urlsplit

import msgspec

from dienbien.reading.errors import ReadError
from dienbien.reading.feeds.dates import iso_date
from dienbien.reading.feeds.entries import Entry, Feed
from dienbien.reading.feeds.plain import plain_line, plain_text
from dienbien.reading.found import Found, Hints

_SHORTEST_ARTICLE = 800
_FEED_WORDS = re.compile(r"^RSS\s*[-–|:]\s*|\s*[-–|:]?\s*\bRSS(?:\s+feed)?$", re.IGNORECASE)
_URI = re.compile(r"(?:https?://|tag:|urn:)\S+")
_MAIL = re.compile(r"\S+@\S+\s*\((.{1,200})\)$")


def found_in(entry: Entry, feed: Feed, name: str, base: str | None) -> Found | None:
    """The document of an entry, None where it has no words.

    `base` is the address of the feed, if it is known: links count from it, after `xml:base` and before the
    feed's own page. The id is the entry's guid where that is a URI, else its address, else `name#guid` or
    `name#number`.
    """
    title, summary = plain_line(entry.title), plain_text(entry.summary) or plain_text(entry.content)
    if not title and not summary:
        return None
    url = _address(entry, feed, base)
    published, updated = iso_date(entry.published), iso_date(entry.updated)
    told = {
        "published": published or updated,
        "updated": updated if published and updated != published else None,
        "outlet": _outlet(entry, feed),
        "url": url,
        "author": _author(entry.author),
    }
    origins = {member: "feed" for member, value in told.items() if value}
    if updated and not published:
        origins["published"] = "feed, updated"
    text = f"{title}\n\n{summary}" if title and summary else title or summary
    return msgspec.structs.replace(Found(_id(entry, url, name), text, origins=origins), **told)


def with_article(found: Found, entry: Entry, name: str) -> Found:
    """The document with the whole article and its zones, where the feed gives that and not a summary only."""
    # A summary with a link to the rest is no article: it has to be long, and much longer than the summary.
    words = plain_text(entry.content)
    if len(words) < _SHORTEST_ARTICLE or len(words) < 2 * len(plain_text(entry.summary)):
        return found
    from dienbien.reading.html import read_html

    title = html.escape(plain_line(entry.title))
    page = (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{entry.content}</article>"
    )
    article = read_html(name, f"{page}</body></html>", Hints(found.id, url=found.url))
    if isinstance(article, ReadError):
        return found
    return msgspec.structs.replace(found, text=article.text, zones=article.zones)


def _id(entry: Entry, url: str | None, name: str) -> str:
    guid = plain_line(entry.guid)
    if _URI.fullmatch(guid):
        return guid
    return url or f"{name}#{guid or entry.number}"


def _address(entry: Entry, feed: Feed, base: str | None) -> str | None:
    """The entry's absolute address; a guid that is one stands in for a missing link."""
    link, guid = plain_line(entry.link), plain_line(entry.guid)
    if not link:
        return guid if _is_web(guid) else None
    for start in ("", entry.base, feed.base, base or "", feed.link):
        try:
            address = urljoin(start.strip(), link)
        except ValueError:
            continue
        if _is_web(address):
            return address
    return None


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in address


def _outlet(entry: Entry, feed: Feed) -> str | None:
    """Whom the entry names as its publisher, else the title of the feed without the word RSS."""
    return plain_line(entry.outlet) or _FEED_WORDS.sub("", plain_line(feed.title)) or None


def _author(words: str) -> str | None:
    """The author's name; RSS writes `address@outlet.vn (name)`."""
    name = plain_line(words)
    mail = _MAIL.match(name)
    return (mail[1] if mail else name) or None
