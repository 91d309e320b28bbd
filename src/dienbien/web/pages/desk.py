"""The desk: what is new, when, where, between whom; and the lists that share its filters.

Comes in: an address with filters. Goes out: HTML, and what the map draws as JSON.
"""

from collections.abc import Iterable

import msgspec
from litestar import Response, get

from dienbien.linking import Event
from dienbien.safe import one_line
from dienbien.store import Order, Overview, Store
from dienbien.web.pages import filters
from dienbien.web.pages.bars import chart
from dienbien.web.pages.cached import CACHED
from dienbien.web.pages.mapped import mapped
from dienbien.web.pages.reader import Reader, reader_of
from dienbien.web.pages.rendering import Asked, OpenStore, Page, page

_ROWS = 40
_MOST_PAGES = 2_500
_BUSIEST = 12
ORDERS: tuple[Order, ...] = ("new", "day", "articles")


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list of events; addresses of the pages beside it where there are any."""

    events: list[Event]
    total: int
    order: Order
    first: int
    previous: str | None
    following: str | None


@get("/", sync_to_thread=True)
def desk_page(request: Asked, store: OpenStore) -> Page:
    """The desk."""
    reader = reader_of(request)
    asked = filters.asked(reader.query)
    view = overview_of(store, asked)
    wanted = asked.wanted
    key = ("actors", msgspec.json.encode(wanted))
    return page(
        request,
        "desk.html",
        asked=asked,
        filters=filters,
        orders=ORDERS,
        view=view,
        chart=chart(view.days, wanted.since, wanted.until),
        map_address=f"/map.json{_query(reader)}",
        actors=CACHED.get(store, key, lambda: store.actors(wanted, _BUSIEST)),
        listed=listed(store, reader, asked, view.events),
        is_empty=asked.is_open and view.events == 0,
    )


@get("/map.json", sync_to_thread=True)
def map_data(request: Asked, store: OpenStore) -> Response[dict[str, list[dict[str, object]]]]:
    """What the map draws, by the same filters."""
    reader = reader_of(request)
    found = mapped(overview_of(store, filters.asked(reader.query)).places, reader.words)
    for place in (place for kind in found.values() for place in kind):
        place["label"] = one_line(str(place["label"]))
    return Response(found)


def overview_of(store: Store, asked: filters.Asked) -> Overview:
    """The wanted events in numbers, made once for each change of the store."""
    key = ("overview", msgspec.json.encode(asked.wanted))
    return CACHED.get(store, key, lambda: store.overview(asked.wanted))


def listed(store: Store, reader: Reader, asked: filters.Asked, total: int, default: Order = "new") -> Listed:
    """The page of the list that the address asks for (`order`, `page`)."""
    order = next((o for o in ORDERS if ("order", o) in reader.query), default)
    number = _number(value for name, value in reader.query if name == "page")
    skip = (number - 1) * _ROWS
    events = list(store.events(asked.wanted, order=order, limit=_ROWS, skip=skip))
    more = skip + _ROWS < total and number < _MOST_PAGES
    return Listed(
        events=events,
        total=total,
        order=order,
        first=skip + 1,
        previous=reader.address(page=number - 1 if number > 2 else None) if number > 1 else None,
        following=reader.address(page=number + 1) if more else None,
    )


def _number(values: Iterable[str]) -> int:
    """The page that an address asks for; the first where it asks for none that can be."""
    word = next(iter(values), "1")
    is_number = word.isascii() and word.isdigit() and len(word) < 6
    return max(1, min(int(word), _MOST_PAGES)) if is_number else 1


def _query(reader: Reader) -> str:
    address = reader.address(page=None, order=None, lang=reader.language)
    return "?" + address.partition("?")[2]
