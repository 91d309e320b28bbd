"""Ceasefires and accords, and of each what followed: a calendar and a list.

Comes in: an agreement's id. Goes out: HTML. What an agreement is, and what followed it, is decided in
`ledger`.
"""

from litestar import get
from litestar.params import FromPath

from dienbien.ledger import Agreement, Entry, ledger
from dienbien.linking import Event, Wanted
from dienbien.store import Store
from dienbien.web.pages.cached import CACHED
from dienbien.web.pages.calendar import months_of
from dienbien.web.pages.rendering import Asked, OpenStore, Page, not_found, page


@get("/agreements", sync_to_thread=True)
def agreements_page(request: Asked, store: OpenStore) -> Page:
    """All agreements, the latest first."""
    found = sorted(agreements_of(store), key=lambda one: one.begins or one.known_since or "", reverse=True)
    return page(request, "agreements.html", agreements=found)


@get("/agreements/{agreement_id:str}", sync_to_thread=True)
def agreement_page(request: Asked, store: OpenStore, agreement_id: FromPath[str]) -> Page:
    """One agreement with its ledger."""
    agreement = next((one for one in agreements_of(store) if one.id == agreement_id), None)
    if agreement is None:
        return not_found(request, "no agreement")
    key = ("ledger", agreement.id)
    entries = CACHED.get(store, key, lambda: _ledger(store, agreement))
    return page(
        request,
        "agreement.html",
        agreement=agreement,
        entries=entries,
        months=months_of(agreement, entries),
    )


def agreements_of(store: Store) -> list[Agreement]:
    """All agreements of a store, made once for each of its changes."""
    return CACHED.get(store, "agreements", store.agreements)


def _ledger(store: Store, agreement: Agreement) -> tuple[Entry, ...]:
    """What followed: only events between its beginning and the next of the same parties can belong to it."""
    begins = agreement.begins[:10] if agreement.begins and len(agreement.begins) >= 10 else None
    near: dict[str, Event] = {
        event.id: event for event in store.events(Wanted(since=begins, until=agreement.until), reports=True)
    }
    own = (store.event(name) for name in agreement.events if name not in near)
    return ledger(agreement, [*near.values(), *(event for event in own if event is not None)])
