"""Looking at a store a page at a time."""

from collections.abc import Callable
from typing import Any

import pytest

from dienbien.linking import Wanted
from dienbien.store import Order, Page, Position, Store
from dienbien.store.ids import record_id

from .pages import APPEAL, CALL, coded, page

STRIKE = """Peru không kích

Ngày {day}/3, quân đội Peru không kích thành phố Arica của Chile, khiến {killed} người thiệt mạng.
"""


def fill(store: Store) -> None:
    documents = [page("a", outlet="Một"), page("b", CALL, outlet="Hai"), page("c", APPEAL)]
    documents += [page(f"d{day}", STRIKE.format(day=day, killed=day), outlet="Ba") for day in range(5, 10)]
    for document in documents:
        store.save(store.begin_run("a", "0", ["x"]), coded(document))


def pages_of(ask: Callable[[Position | None], Page[Any]]) -> list[Any]:
    """All items, page by page."""
    found: list[Any] = []
    position: Position | None = None
    while True:
        some = ask(position)
        found += some.items
        position = some.next
        if position is None:
            return found


@pytest.mark.parametrize("order", ["day", "articles", "new"])
@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_pages_of_events_are_all_events_in_order(store: Store, order: Order, limit: int) -> None:
    fill(store)
    found = pages_of(lambda after: store.event_page(order=order, limit=limit, after=after))
    assert found == list(store.events(order=order))
    assert len(found) > 5


def test_an_event_that_comes_meanwhile_moves_nothing(store: Store) -> None:
    fill(store)
    first = store.event_page(limit=3)
    store.save(store.begin_run("a", "0", ["x"]), coded(page("e", STRIKE.format(day=1, killed=1))))
    rest = pages_of(lambda after: store.event_page(limit=3, after=after or first.next))
    known = [event.id for event in store.events()]
    assert [event.id for event in [*first.items, *rest]] == known[1:]


def test_pages_with_reports(store: Store) -> None:
    fill(store)
    assert store.event_page(reports=True).items == list(store.events(reports=True))
    assert all(event.reports == () for event in store.event_page().items)


def test_reports_are_those_of_the_wanted_events(store: Store) -> None:
    fill(store)
    wanted = Wanted(types=("CONSULT",))
    told = pages_of(lambda after: store.report_page(wanted, limit=1, after=after))
    (event,) = store.events(wanted, reports=True)
    assert {one.event_id for one in told} == {event.id}
    assert [one.told.page for one in told] == ["b", "a"]


def test_documents_by_outlet_and_day(store: Store) -> None:
    fill(store)
    listed = pages_of(lambda after: store.document_page(limit=2, after=after))
    assert [one.name for one in listed] == ["d9", "d8", "d7", "d6", "d5", "c", "b", "a"]
    assert [one.name for one in store.document_page(outlet="Hai").items] == ["b"]
    assert (
        store.document_page(since="2024-03-14").items == store.document_page(until="2024-03-12").items == []
    )
    assert len(store.document_page(since="2024-03-13", until="2024-03-13").items) == 8
    assert listed[-1].records == len(store.records(listed[-1].document_id))


def test_only_current_versions_are_listed(store: Store) -> None:
    fill(store)
    store.save(store.begin_run("a", "0", ["x"]), coded(page("a", APPEAL)))
    (listed,) = [one for one in store.document_page().items if one.name == "a"]
    assert (listed.version, store.document_page().items[0].name) == (2, "a")


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_actors_places_and_threads_are_counted_alike(store: Store, limit: int) -> None:
    fill(store)
    actors = pages_of(lambda after: store.actor_page(limit=limit, after=after))
    assert sorted(map(repr, actors)) == sorted(map(repr, store.actors()))
    assert [one.events for one in actors] == sorted((one.events for one in actors), reverse=True)
    places = pages_of(lambda after: store.place_page(limit=limit, after=after))
    raids = store.count_events(Wanted(places=("Arica",)))
    assert (places[0].name, places[0].events) == ("Arica", raids)
    threads = pages_of(lambda after: store.thread_page(limit=limit, after=after))
    assert threads == store.threads()


def test_which_event_a_record_reports(store: Store) -> None:
    fill(store)
    (event,) = store.events(Wanted(types=("CONSULT",)), reports=True)
    told = event.reports[0]
    assert told.record_id == record_id(told.document_id, told.record.id)
    reported = store.events_of(told.document_id)
    assert reported[told.record.id] == event.id
    assert len(reported) == len(store.records(told.document_id))
    assert store.events_of("none") == {}


def test_events_on_the_pages_of_others(store: Store) -> None:
    fill(store)
    call = list(store.events(Wanted(types=("CONSULT",)), reports=True))
    beside = store.events_told_beside(call, Wanted(types=("ASSAULT", "REQUEST")))
    assert [event.event for event in beside] == ["ASSAULT"]
    assert beside[0].reports
