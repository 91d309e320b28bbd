"""Events over the API: those that are wanted, and one with its reports and why they were linked."""

from litestar import get
from litestar.exceptions import NotFoundException

from dienbien.linking import Event, Wanted
from dienbien.store import Store


@get("/events", sync_to_thread=True)
def list_events(store: Store, wanted: Wanted) -> list[Event]:
    """The events that are wanted, by day."""
    return list(store.events(wanted, limit=100))


@get("/events/{event_id:str}", sync_to_thread=True)
def one_event(store: Store, event_id: str) -> Event:
    """One event with all its reports, and why each was linked.

    The id of an event that was merged leads to the one it became part of.
    """
    found = store.event(event_id)
    if found is None:
        raise NotFoundException("There is no such event.")
    return found
