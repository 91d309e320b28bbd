"""Events over the API: those that are wanted, one with its reports, who says what, and mending by hand.

Comes in: requests. Goes out: answers, and what an analyst decided.
"""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.exceptions import ClientException, NotFoundException, ValidationException
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, FromQuery, JSONBody

from dienbien.exports import write_csv, write_geojson
from dienbien.ledger import DENYING, Claim, claims_of, rivals_of
from dienbien.linking import Event, Wanted
from dienbien.store import Order, Store, StoreError
from dienbien.web.accounts import Account
from dienbien.web.api.forms import Writers, csv_of, form_of, listed, thing
from dienbien.web.api.parameters import After, AskedForm, Limit
from dienbien.web.api.shapes import EVENT_ITEMS, EventClaims, EventItem, Items, OneEvent, event_item, report
from dienbien.web.cursors import EVENT_CURSORS, Cursor
from dienbien.web.door import needs_account
from dienbien.web.given import Filter, OpenStore, SignedIn

_CLAIMS = Cursor("claims", "ttt")
_EVENT_WRITERS: Writers = {"csv": write_csv, "geojson": write_geojson}
_CLAIM_WRITERS: Writers = {
    "csv": lambda items, stream: stream.write(
        csv_of((claim for item in items for claim in item.claims), Claim)
    )
}
Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=1_000)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern=r"^[0-9a-f]+$")]


class Merging(msgspec.Struct, frozen=True):
    """The event that is the same as this one, and why."""

    other_id: Id
    reason: Reason


class Splitting(msgspec.Struct, frozen=True):
    """The reports (record ids) that tell of another event than this one, and why."""

    record_ids: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=10_000)]
    reason: Reason


class Mended(msgspec.Struct, frozen=True):
    """The id of the event that there is now: the joint one, or that of the reports that were taken out."""

    event_id: str


@get("/events", sync_to_thread=True, responses={200: ResponseSpec(EVENT_ITEMS)})
def list_events(
    request: Request[Any, Any, Any],
    store: OpenStore,
    wanted: Filter,
    order: FromQuery[Order] = "day",
    limit: Limit = 100,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """The events that are wanted: by day, those that most pages tell first, or the latest to arrive first."""
    cursor = EVENT_CURSORS[order]
    chosen = form_of(request, format, has_map=True)
    page = store.event_page(wanted, order=order, limit=limit, after=cursor.position(after))
    is_plain = chosen in ("json", "jsonl")
    items = [event_item(event) for event in page.items] if is_plain else page.items
    return listed(request, items, cursor.word(page.next), chosen, EventItem, _EVENT_WRITERS)


@get("/events/{event_id:str}", sync_to_thread=True, responses={200: ResponseSpec(OneEvent)})
def one_event(store: OpenStore, event_id: FromPath[str]) -> Response[Any]:
    """One event with all its reports, why each was linked, and what was decided by hand.

    The id of an event that was merged leads to the one it became part of.
    """
    event = _event(store, event_id)
    about = tuple(one for one in store.decisions() if event.id in (one.event_id, one.other_id))
    return thing(
        OneEvent(event=event_item(event), reports=tuple(map(report, event.reports)), decisions=about)
    )


@get("/events/{event_id:str}/claims", sync_to_thread=True, responses={200: ResponseSpec(EventClaims)})
def claims_of_event(store: OpenStore, event_id: FromPath[str]) -> Response[Any]:
    """Who says what of one event; rival figures side by side."""
    return thing(_with_claims(store, [_event(store, event_id)])[0])


@get("/claims", sync_to_thread=True, responses={200: ResponseSpec(Items[EventClaims])})
def list_claims(
    request: Request[Any, Any, Any],
    store: OpenStore,
    wanted: Filter,
    limit: Limit = 50,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """Who says what of the events that are wanted, day by day; as CSV a row a claim."""
    page = store.event_page(wanted, limit=limit, after=_CLAIMS.position(after), reports=True)
    told = _with_claims(store, page.items)
    return listed(request, told, _CLAIMS.word(page.next), format, EventClaims, _CLAIM_WRITERS)


@post("/events/{event_id:str}/merge", sync_to_thread=True, status_code=200, guards=[needs_account])
def merge_events(
    store: OpenStore, account: SignedIn, event_id: FromPath[str], data: JSONBody[Merging]
) -> Mended:
    """Make two events one, which keeps the id of this one. Later runs keep to it."""
    return _mended(
        account, lambda name: store.merge(event_id, data.other_id, author=name, reason=_told(data.reason))
    )


@post("/events/{event_id:str}/split", sync_to_thread=True, status_code=200, guards=[needs_account])
def split_event(
    store: OpenStore, account: SignedIn, event_id: FromPath[str], data: JSONBody[Splitting]
) -> Mended:
    """Take reports out of this event into a new one. Later runs keep to it."""
    return _mended(
        account, lambda name: store.split(event_id, data.record_ids, author=name, reason=_told(data.reason))
    )


def _told(reason: str) -> str:
    if not reason.strip() or "\0" in reason:
        wrong = {"key": "reason", "message": "say why, in words"}
        raise ValidationException("no reason", extra=[wrong])
    return reason.strip()


def _mended(account: Account | None, mend: Callable[[str], str]) -> Mended:
    try:
        return Mended(mend(account.name if account else ""))
    except StoreError as error:
        if error.__cause__ is None or not isinstance(error.__cause__, StoreError):
            raise
        raise ClientException(str(error.__cause__), status_code=409) from error


def _event(store: Store, event_id: str) -> Event:
    found = store.event(event_id)
    if found is None:
        raise NotFoundException("There is no such event.")
    return found


def _with_claims(store: Store, events: list[Event]) -> list[EventClaims]:
    """Events with their claims; who denies is looked for on the pages that report them."""
    beside = store.events_told_beside(events, Wanted(types=DENYING))
    told = [(event, claims_of(event, beside)) for event in events]
    return [
        EventClaims(event=event_item(event), claims=claims, rivals=rivals_of(claims))
        for event, claims in told
    ]
