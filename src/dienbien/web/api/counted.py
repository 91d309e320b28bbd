"""Who, where and which stories, counted over the events that are wanted.

Comes in: requests. Goes out: answers.
"""

from collections.abc import Sequence
from typing import Any, BinaryIO

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.openapi import ResponseSpec
from litestar.params import FromPath

from dienbien.linking import Wanted
from dienbien.records.choices import EXACT
from dienbien.store import Actor, Place, Thread
from dienbien.web.api.forms import Writers, listed, safe_json, thing
from dienbien.web.api.parameters import After, AskedForm, Limit
from dienbien.web.api.shapes import Items
from dienbien.web.cursors import Cursor
from dienbien.web.given import Filter, OpenStore

_ACTORS = Cursor("actors", "nttt")
_PLACES = Cursor("places", "nttt")
_THREADS = Cursor("threads", "nt")


@get("/actors", sync_to_thread=True, responses={200: ResponseSpec(Items[Actor])})
def list_actors(
    request: Request[Any, Any, Any],
    store: OpenStore,
    wanted: Filter,
    limit: Limit = 100,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """Who takes part in the events that are wanted, the busiest first."""
    page = store.actor_page(wanted, limit=limit, after=_ACTORS.position(after))
    return listed(request, page.items, _ACTORS.word(page.next), format, Actor)


@get("/places", sync_to_thread=True, responses={200: ResponseSpec(Items[Place])})
def list_places(
    request: Request[Any, Any, Any],
    store: OpenStore,
    wanted: Filter,
    limit: Limit = 100,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """Where the events that are wanted happened, the places with most of them first."""
    page = store.place_page(wanted, limit=limit, after=_PLACES.position(after))
    return listed(request, page.items, _PLACES.word(page.next), format, Place, _PLACE_WRITERS)


@get("/threads", sync_to_thread=True, responses={200: ResponseSpec(Items[Thread])})
def list_threads(
    request: Request[Any, Any, Any],
    store: OpenStore,
    wanted: Filter,
    limit: Limit = 100,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """The stories that the events that are wanted belong to, those with most of them first."""
    page = store.thread_page(wanted, limit=limit, after=_THREADS.position(after))
    return listed(request, page.items, _THREADS.word(page.next), format, Thread)


@get("/threads/{thread_id:str}", sync_to_thread=True, responses={200: ResponseSpec(Thread)})
def one_thread(store: OpenStore, thread_id: FromPath[str]) -> Response[Any]:
    """One story: its name, days and how many events; these are `/events?thread=ID`."""
    found = store.threads(Wanted(thread=thread_id), 1)
    if not found:
        raise NotFoundException("There is no such thread.")
    return thing(found[0])


def _write_map(places: Sequence[Place], stream: BinaryIO) -> None:
    """A collection of features; what is no point or town has no geometry, as in the export of events."""
    features = [
        {
            "type": "Feature",
            "geometry": _point(place),
            "properties": {name: getattr(place, name) for name in Place.__struct_fields__},
        }
        for place in places
    ]
    stream.write(safe_json({"type": "FeatureCollection", "features": features}))


def _point(place: Place) -> dict[str, Any] | None:
    if place.precision not in EXACT or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


_PLACE_WRITERS: Writers = {"geojson": _write_map}
