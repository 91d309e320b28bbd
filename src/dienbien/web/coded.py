"""Coding a text, or what stands at an address, for whoever asks; nothing of it is kept.

Comes in: a text, or an address of the web, and who asks. Goes out: documents with their records. Few are
fetched and one is coded at a time, and who waits for that keeps no thread, so that reading the store stays
quick meanwhile.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Annotated, TypeVar

import msgspec
from anyio import CapacityLimiter, fail_after, to_thread

from dienbien.coding import code_document
from dienbien.fetching import Fetched, FetchError, Limits, fetch
from dienbien.fetching.addresses import IPAddress
from dienbien.reading import NoArticleError, ReadError, Skipped, read, read_text
from dienbien.reading.formats import is_web_address
from dienbien.records import Document, Record
from dienbien.web.limits import Connection, count
from dienbien.web.settings import Settings
from dienbien.web.shared import Shared

_MOST_DOCUMENTS = 20
_FETCHES, _CODERS = 4, 1
_PATIENCE_SECONDS = 20.0
_LIMITS = Limits(wire_bytes=4_000_000, bytes=8_000_000, seconds=15.0, silence=8.0)
_Thing = TypeVar("_Thing")
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


class UncodableError(Exception):
    """What can't be coded: `why` is a key of the pages' words, `status` the one to answer with.

    `field` is what to mend of a `Text`; `told` says it in English.
    """

    def __init__(self, why: str, told: str, *, field: str = "url", status: int = 422) -> None:
        super().__init__(told)
        self.why = why
        self.field = field
        self.told = told
        self.status = status


class Bench:
    """Where one server codes and fetches."""

    def __init__(self, settings: Settings, shared: Shared) -> None:
        self._settings = settings
        self._shared = shared
        self._coding = CapacityLimiter(_CODERS)
        self._fetching = CapacityLimiter(_FETCHES)

    def may_fetch(self, connection: Connection) -> bool:
        """Whether this server fetches for whoever asks."""
        if self._settings.fetches_for == "known":
            return connection.user is not None or connection.auth == "token"
        return self._settings.fetches_for == "all"

    async def coded(self, text: Text, connection: Connection) -> Coded:
        """The records of a text or of what stands at an address. Raises `UncodableError`."""
        if (text.text is None) == (text.url is None):
            raise UncodableError("text or url", "give a text or a url", field="text")
        failures: tuple[str, ...] = ()
        if text.url is None:
            documents = [_from_text(text, self._settings.longest_text)]
        else:
            self._check_fetching(connection)
            documents, failures = await _in_turn(self._fetching, lambda: _from_web(text, self._settings))
        return Coded(await _in_turn(self._coding, lambda: _all_coded(documents)), failures)

    def _check_fetching(self, connection: Connection) -> None:
        if not self.may_fetch(connection):
            raise UncodableError(
                "fetches not", "this server fetches nothing for you; send the text", status=403
            )
        count(self._shared, "fetch", self._settings.fetches_a_minute, connection)


async def _in_turn(turns: CapacityLimiter, work: Callable[[], _Thing]) -> _Thing:
    """Do work in a thread when it is its turn. Raises `UncodableError` where that takes too long."""
    me = object()
    try:
        with fail_after(_PATIENCE_SECONDS):
            await turns.acquire_on_behalf_of(me)
    except TimeoutError as error:
        raise UncodableError("others code", "others are coding; try again in a minute", status=429) from error
    try:
        return await to_thread.run_sync(work)
    finally:
        turns.release_on_behalf_of(me)


def _all_coded(documents: list[Document]) -> tuple[CodedDocument, ...]:
    return tuple(CodedDocument(one, tuple(code_document(one))) for one in documents)


def _from_text(text: Text, longest: int) -> Document:
    given = text.text or ""
    if len(given) > longest:
        told = f"The text has more than {longest:,} characters."
        raise UncodableError("text too long", told, field="text", status=413)
    published = text.published.isoformat() if text.published else None
    return read_text(given, published=published, title=text.title or None, outlet=text.outlet or None)


def _from_web(text: Text, settings: Settings) -> tuple[list[Document], tuple[str, ...]]:
    """What stands at an address, and what of it can't be read. Raises `UncodableError` where that is all."""
    url = (text.url or "").strip()
    if not is_web_address(url):
        raise UncodableError("no address", "give an address that begins with https:// or http://")
    published = text.published.isoformat() if text.published else None
    fetching = _Fetching(settings)
    found = list(islice(read([url], published=published, fetch=fetching), _MOST_DOCUMENTS))
    bounded = list(_bounded(found, url, settings.longest_text))
    documents = [one for one in bounded if isinstance(one, Document)]
    failures = tuple(_told(one) for one in bounded if not isinstance(one, Document))
    if not documents:
        why = next((w for w in (fetching.why, *map(_why, bounded)) if w), "nothing to read")
        raise UncodableError(why, "; ".join(failures) or "there is nothing to read")
    return documents, failures


def _bounded(
    found: list[Document | ReadError | Skipped], url: str, longest: int
) -> Iterator[Document | ReadError | Skipped]:
    for one in found:
        is_long = isinstance(one, Document) and len(one.text) > longest
        told = ReadError(url, None, f"has more than {longest:,} characters", "send a part of it as text")
        yield told if is_long else one


class _Fetching:
    """Fetches an address, and remembers why it could not."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.why: str | None = None

    def __call__(self, url: str) -> Fetched:
        """What stands at an address. Raises `FetchError`; what a name stands for inside is not told."""
        refused: list[IPAddress] = []

        def is_allowed(address: IPAddress) -> bool:
            if self._settings.may_ask(address):
                return True
            refused.append(address)
            return False

        try:
            return fetch(url, allowed=is_allowed, ports=self._settings.ports, limits=_LIMITS)
        except FetchError as error:
            self.why = "not public" if refused else f"unfetched {error.reason}"
            if refused:
                told = "leads to no address of the public web"
                raise FetchError(told, "send the text instead") from error
            raise


def _why(one: Document | ReadError | Skipped) -> str:
    if isinstance(one, Skipped):
        return "another language"
    if isinstance(one, NoArticleError):
        return "no article"
    return "text too long" if isinstance(one, ReadError) and "more than" in one.reason else ""


def _told(one: ReadError | Skipped) -> str:
    if isinstance(one, Skipped):
        return f"{one.id}: is in another language ({one.language})"
    return str(one)
