"""The desk: what is new, when, where, between whom; and the lists that share its filters.

Comes in: an address with filters. Goes out: HTML, and what the map draws as JSON.
"""

import msgspec
from litestar import Response, get
from litestar.exceptions import ValidationException

from dienbien.linking import Event
from dienbien.safe import one_line
from dienbien.store import Order, Overview, Position, Store
from dienbien.web.cursors import EVENT_CURSORS, Cursor
from dienbien.web.given import OpenMemo
from dienbien.web.memo import Memo
from dienbien.web.pages import filters
from dienbien.web.pages.bars import chart
from dienbien.web.pages.mapped import mapped
from dienbien.web.pages.reader import Reader, reader_of
from dienbien.web.pages.rendering import Asked, OpenStore, Page, page

_ROWS = 40
_BUSIEST = 12
ORDERS: tuple[Order, ...] = ("new", "day", "articles")


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list of events; addresses of the first page and those beside it where there are any."""

    events: list[Event]
    total: int
    order: Order
    start: str | None
    previous: str | None
    following: str | None


@get("/", sync_to_thread=True)
def desk_page(request: Asked, store: OpenStore, memo: OpenMemo) -> Page:
    """The desk."""
    reader = reader_of(request)
    asked = filters.asked(reader.query)
    view = overview_of(store, memo, asked)
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
        actors=memo.get(key, lambda: store.actors(wanted, _BUSIEST)),
        listed=listed(store, reader, asked, view.events),
        is_empty=asked.is_open and view.events == 0,
    )


@get("/map.json", sync_to_thread=True)
def map_data(
    request: Asked, store: OpenStore, memo: OpenMemo
) -> Response[dict[str, list[dict[str, object]]]]:
    """What the map draws, by the same filters."""
    reader = reader_of(request)
    found = mapped(overview_of(store, memo, filters.asked(reader.query)).places, reader.words)
    for place in (place for kind in found.values() for place in kind):
        place["label"] = one_line(str(place["label"]))
    return Response(found)


def overview_of(store: Store, memo: Memo, asked: filters.Asked, *, has_places: bool = True) -> Overview:
    """The wanted events in numbers, made once for each change of the store."""
    key = ("overview", has_places, msgspec.json.encode(asked.wanted))
    return memo.get(key, lambda: store.overview(asked.wanted, has_places=has_places))


def listed(store: Store, reader: Reader, asked: filters.Asked, total: int, default: Order = "new") -> Listed:
    """The page of the list that the address asks for (`order`, `after`, `before`)."""
    order = next((o for o in ORDERS if ("order", o) in reader.query), default)
    cursor = EVENT_CURSORS[order]
    after, before = (_position(reader, cursor, name) for name in ("after", "before"))
    some = store.event_page(asked.wanted, order=order, limit=_ROWS, after=after, before=before)
    previous, following = cursor.word(some.previous), cursor.word(some.next)
    return Listed(
        events=some.items,
        total=total,
        order=order,
        start=reader.address(after=None, before=None) if previous else None,
        previous=reader.address(before=previous, after=None) if previous else None,
        following=reader.address(after=following, before=None) if following else None,
    )


def _position(reader: Reader, cursor: Cursor, name: str) -> Position | None:
    """The place in the list that an address names; None where it names none of this order."""
    word = next((value for key, value in reader.query if key == name), None)
    try:
        return cursor.position(word)
    except ValidationException:
        return None


def _query(reader: Reader) -> str:
    address = reader.address(after=None, before=None, order=None, lang=reader.language)
    return "?" + address.partition("?")[2]
