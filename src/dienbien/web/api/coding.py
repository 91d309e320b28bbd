"""Coding a text or an address over the API; nothing of it is kept.

Comes in: a text, or an address of the web. Goes out: documents with their records. One request is coded at a
time, so that reading the store stays quick meanwhile.
"""

import threading
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Annotated, Any

import msgspec
from litestar import Response
from litestar.exceptions import ClientException, TooManyRequestsException, ValidationException
from litestar.params import JSONBody

from dienbien.coding import code_document
from dienbien.fetching import Fetched, FetchError, Limits, fetch, is_public
from dienbien.fetching.addresses import IPAddress
from dienbien.reading import ReadError, Skipped, read, read_text
from dienbien.reading.formats import is_web_address
from dienbien.records import Document, Record
from dienbien.web.api.forms import thing
from dienbien.web.given import GivenSettings
from dienbien.web.settings import Settings

_MOST_DOCUMENTS = 20
_PATIENCE_SECONDS = 20.0
_LIMITS = Limits(wire_bytes=4_000_000, bytes=8_000_000, seconds=15.0, silence=8.0)
_turn = threading.Semaphore(1)

_Short = Annotated[str, msgspec.Meta(max_length=1_000)]


class Text(msgspec.Struct, frozen=True):
    """A `text`, or the `url` of a page or feed, and what is known of it; `published` is a day."""

    text: str | None = None
    url: _Short | None = None
    published: date | None = None
    title: _Short | None = None
    outlet: _Short | None = None


class CodedDocument(msgspec.Struct, frozen=True):
    """A document with its zones, and its records in reading order."""

    document: Document
    records: tuple[Record, ...]


class Coded(msgspec.Struct, frozen=True):
    """What was coded, and what could not be read."""

    documents: tuple[CodedDocument, ...]
    failures: tuple[str, ...]


def code(settings: GivenSettings, data: JSONBody[Text]) -> Response[Any]:
    """Code a text that is sent, or a page or feed of the web; nothing is stored.

    Of a feed the first twenty items are coded. A text may have 100,000 characters.
    """
    return thing(coded(data, settings))


def coded(text: Text, settings: Settings) -> Coded:
    """The records of a text or of what stands at an address.

    Raises an HTTP error for what can't be coded: neither or both given, too long, not of the web, unread.
    """
    if (text.text is None) == (text.url is None):
        raise _wrong("text", "give a text or a url")
    found = list((_from_web if text.url else _from_text)(text, settings.longest_text))
    documents = [one for one in found if isinstance(one, Document)]
    failures = tuple(_told(one) for one in found if not isinstance(one, Document))
    if not documents and failures:
        raise _wrong("url", "; ".join(failures))
    if not _turn.acquire(timeout=_PATIENCE_SECONDS):
        raise TooManyRequestsException(
            "Others are coding; try again in a minute.", headers={"Retry-After": "60"}
        )
    try:
        pairs = tuple(CodedDocument(one, tuple(code_document(one))) for one in documents)
    finally:
        _turn.release()
    return Coded(pairs, failures)


def _from_text(text: Text, longest: int) -> Iterator[Document]:
    given = text.text or ""
    if len(given) > longest:
        raise ClientException(f"The text has more than {longest:,} characters.", status_code=413)
    published = text.published.isoformat() if text.published else None
    yield read_text(given, published=published, title=text.title or None, outlet=text.outlet or None)


def _from_web(text: Text, longest: int) -> Iterator[Document | ReadError | Skipped]:
    url = (text.url or "").strip()
    if not is_web_address(url):
        raise _wrong("url", "give an address that begins with https:// or http://")
    published = text.published.isoformat() if text.published else None
    found = read([url], published=published, fetch=_fetched)
    for one in islice(found, _MOST_DOCUMENTS):
        is_long = isinstance(one, Document) and len(one.text) > longest
        told = ReadError(url, None, f"has more than {longest:,} characters", "send a part of it as text")
        yield told if is_long else one


def _fetched(url: str) -> Fetched:
    """What stands at an address. Raises `FetchError`; what a name stands for inside is not told."""
    refused: list[IPAddress] = []

    def is_allowed(address: IPAddress) -> bool:
        if not is_public(address):
            refused.append(address)
        return is_public(address)

    try:
        return fetch(url, allowed=is_allowed, limits=_LIMITS)
    except FetchError as error:
        if refused:
            raise FetchError("leads to no address of the public web", "send the text instead") from error
        raise


def _told(one: ReadError | Skipped) -> str:
    if isinstance(one, Skipped):
        return f"{one.id}: is in another language ({one.language})"
    return str(one)


def _wrong(parameter: str, detail: str) -> ValidationException:
    return ValidationException(detail, extra=[{"key": parameter, "message": detail}])
