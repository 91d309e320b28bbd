"""A page that was fetched to the document that it is, or the reason why there is none.

Comes in: an item and what its address gave. Goes out: a `Page`. It fetches nothing and knows no store.
"""

from itertools import islice
from typing import Literal

import msgspec

from dienbien.fetching import Fetched
from dienbien.reading import NoArticleError, ReadError, Skipped, read, read_text
from dienbien.records import Document
from dienbien.watch.items import Item

_BODY = frozenset(("lede", "body", "background"))


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a page came to.

    `article`: the document is that of the page. `empty`: the page has no body, and the document is made of
    what its source listed, None where that was nothing. `language`: in another language than is wanted.
    `unreadable`: for the reason given.
    """

    kind: Literal["article", "empty", "language", "unreadable"]
    document: Document | None = None
    reason: str | None = None


def page_of(item: Item, fetched: Fetched, languages: frozenset[str] | None, outlet: str | None) -> Page:
    """The page of an item; `outlet` is its outlet's name, where the user gave it."""
    found = list(
        islice(read([item.url], published=item.published, languages=languages, fetch=lambda _: fetched), 2)
    )
    one = found[0] if len(found) == 1 else None
    if isinstance(one, Skipped):
        return Page(kind="language", reason=f"is in another language ({one.language})")
    if isinstance(one, NoArticleError):
        return empty_page(item, outlet, one.reason)
    if isinstance(one, ReadError):
        return Page(kind="unreadable", reason=one.reason)
    if one is None or one.id != item.url:
        return Page(kind="unreadable", reason="is no single page")
    if not any(zone.kind in _BODY for zone in one.zones):
        return empty_page(item, outlet, "has no body", one)
    return Page(kind="article", document=_of_outlet(one, item, outlet))


def empty_page(item: Item, outlet: str | None, reason: str, document: Document | None = None) -> Page:
    """What there is without the page: title and summary as they were listed, else what the page has."""
    if item.text:
        document = read_text(item.text, id=item.url, published=item.published, url=item.url)
    return Page(kind="empty", document=document and _of_outlet(document, item, outlet), reason=reason)


def _of_outlet(document: Document, item: Item, outlet: str | None) -> Document:
    return msgspec.structs.replace(document, outlet=outlet or document.outlet or item.outlet)
