"""One WARC record: what it is, and the bytes of its page.

Comes in: a record of fastwarc at its beginning. Goes out: its kind, a `Capture`, or a `DamageError`. It
doesn't read the page.
"""

import re
from typing import TYPE_CHECKING

import msgspec

from dienbien.reading.archives.http import MOST_BODY_BYTES, charset, decoded_body, media_type
from dienbien.reading.streams.packed import DamageError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", *_FEEDS})
UNTYPED = "without media type"
_WITH_PAGES = frozenset({"response", "resource", "conversion"})
_OTHERS = frozenset({"warcinfo", "request", "metadata", "revisit", "continuation"})
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z)?")
_TO_SPARE = 1024 * 1024
"""Bytes by which a body may be longer for how it is sent."""


class Capture(msgspec.Struct, frozen=True):
    """A page as it was captured from `address` at `date` (ISO 8601, in UTC), the body without encodings."""

    address: str
    date: str | None
    media_type: str
    charset: str | None
    body: bytes
    cut: str
    """Why the crawler cut it off ("length", "time"), empty where it is whole (WARC 1.1, section 5.13)."""


def kind_of(record: "WarcRecord") -> str:
    """What a record is: its media type if it may hold a page, else its type or HTTP status.

    Raises `OSError` where that is broken.
    """
    name = (record.headers.get("WARC-Type") or "").lower()
    if name not in _WITH_PAGES:
        return name if name in _OTHERS else "of unknown type"
    if not record.is_http:
        return media_type(record.headers.get("Content-Type")) or UNTYPED
    record.parse_http()
    if record.http_headers.status_code != 200:
        return f"HTTP status {record.http_headers.status_code}"
    told = record.http_headers.get("Content-Type") or record.headers.get("WARC-Identified-Payload-Type")
    return media_type(told) or UNTYPED


def capture_of(record: "WarcRecord", address: str, kind: str) -> Capture | DamageError:
    """The page in a record whose HTTP header was read; an error where its encodings can't be undone.

    Raises `DamageError` where the record is cut off.
    """
    length = record.content_length
    body = record.reader.read(MOST_BODY_BYTES + _TO_SPARE)
    if len(body) < min(length, MOST_BODY_BYTES + _TO_SPARE):
        raise _cut_off()
    told = record.headers.get("Content-Type")
    try:
        if record.is_http:
            headers = record.http_headers
            told = headers.get("Content-Type")
            body = decoded_body(body, headers.get("Transfer-Encoding"), headers.get("Content-Encoding"))
        elif len(body) > MOST_BODY_BYTES:
            body = decoded_body(body, None, None)
    except DamageError as error:
        return error
    date = record.headers.get("WARC-Date") or ""
    cut = (record.headers.get("WARC-Truncated") or "").strip()[:20]
    return Capture(address, date if _DATE.fullmatch(date) else None, kind, charset(told), body, cut)


def pass_over(record: "WarcRecord") -> None:
    """Read a record to its end. Raises `DamageError` where it is cut off."""
    length = record.content_length
    if "Content-Length" not in record.headers or record.consume() < length:
        raise _cut_off()


def _cut_off() -> DamageError:
    return DamageError("ends in the middle of a record", "it was cut off; get it again")
