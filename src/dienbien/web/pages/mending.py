"""Merging and splitting events by hand, for an analyst who is signed in.

Comes in: the forms of an event's page. Goes out: the way back to the event, or the page again with what is
wrong.
"""

from typing import Annotated, Any

import msgspec
from litestar import Response, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect

from dienbien.store import StoreError
from dienbien.web.accounts import Account
from dienbien.web.door import needs_account
from dienbien.web.pages.event import show_event
from dienbien.web.pages.rendering import Asked, OpenStore

_LONGEST = 500


class Merging(msgspec.Struct, frozen=True):
    """What the form to merge sends: the other event's id or address, and why."""

    other: str
    reason: str


class Splitting(msgspec.Struct, frozen=True):
    """What the form to split sends: the reports' records, and why."""

    reason: str
    records: list[str] | str = ""


@post("/events/{event_id:str}/merge", guards=[needs_account], sync_to_thread=True)
def merge_events(
    request: Asked,
    store: OpenStore,
    account: NamedDependency[Account],
    event_id: FromPath[str],
    data: Annotated[Merging, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[Any]:
    """Make another event part of this one."""
    other = data.other.strip().partition("?")[0].rstrip("/").rpartition("/")[2]
    try:
        kept = store.merge(event_id, other, author=account.name, reason=data.reason.strip()[:_LONGEST])
    except StoreError as error:
        return show_event(request, store, event_id, fault=str(error))
    return Redirect(f"/events/{kept}", status_code=303)


@post("/events/{event_id:str}/split", guards=[needs_account], sync_to_thread=True)
def split_event(
    request: Asked,
    store: OpenStore,
    account: NamedDependency[Account],
    event_id: FromPath[str],
    data: Annotated[Splitting, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[Any]:
    """Take reports out of this event."""
    records = [data.records] if isinstance(data.records, str) else data.records
    reason = data.reason.strip()[:_LONGEST]
    try:
        new = store.split(event_id, records, author=account.name, reason=reason)
    except StoreError as error:
        return show_event(request, store, event_id, fault=str(error))
    return Redirect(f"/events/{new}", status_code=303)
