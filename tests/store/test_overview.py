"""Events in numbers: the same as counting them one by one."""

from collections import Counter

from dienbien.linking import Event, Wanted
from dienbien.store import Store

from .pages import APPEAL, CALL, coded, page

STRIKE = """Peru không kích

Ngày 12/3, quân đội Peru không kích thành phố Arica của Chile, khiến 3 người thiệt mạng.
"""


def filled(store: Store) -> list[Event]:
    documents = [page("a", CALL), page("b", APPEAL), page("c", STRIKE), page("d", STRIKE + "Hết.")]
    store.save(store.begin_run("a", "0", ["x"]), coded(*documents))
    return list(store.events(reports=True))


def test_counts_are_those_of_the_events(store: Store) -> None:
    events = filled(store)
    found = store.overview()
    assert (found.events, found.articles) == (len(events), sum(event.articles for event in events))
    days = Counter((event.first_day or event.last_day, event.quad) for event in events)
    assert {(day.day, day.quad): day.events for day in found.days} == {k: n for k, n in days.items() if k[0]}
    places = Counter(event.place for event in events if event.place)
    assert {one.place: one.events for one in found.places} == places
    dyads = Counter(
        pair
        for event in events
        for pair in {
            (actor.country or actor.name, recipient.country or recipient.name)
            for actor in event.actor
            for recipient in event.recipient
        }
        if pair[0] != pair[1]
    )
    assert {(one.actor, one.recipient): one.events for one in found.dyads} == dyads
    assert [one.events for one in found.dyads] == sorted(dyads.values(), reverse=True)


def test_a_filter_holds_for_all_counts(store: Store) -> None:
    filled(store)
    found = store.overview(Wanted(quads=("material conflict",), places=("Arica",)))
    assert found.events == 1
    assert [(one.place.name, one.events, one.conflict) for one in found.places] == [("Arica", 1, 1)]
    assert [(one.actor, one.recipient, one.conflict) for one in found.dyads] == [("PER", "CHL", 1)]
    assert store.overview(Wanted(since="2030-01-01")).days == ()


def test_changes_grow_when_events_change_and_only_then(store: Store) -> None:
    before = store.changes()
    events = filled(store)
    changed = store.changes()
    assert changed > before
    store.overview()
    assert store.changes() == changed
    store.merge(events[0].id, events[1].id, author="An", reason="one")
    assert store.changes() > changed


def test_a_pages_records_know_their_events_and_events_what_stands_beside_them(store: Store) -> None:
    events = filled(store)
    for event in events:
        for told in event.reports:
            assert store.events_of(told.document_id)[told.record.id] == event.id
        pages = {told.document_id for told in event.reports}
        beside = {
            other.id
            for other in events
            if other.id != event.id and pages & {told.document_id for told in other.reports}
        }
        types = tuple(sorted({other.event for other in events}))
        found = store.events_told_beside([event], Wanted(types=types))
        assert {other.id for other in found} - {event.id} == beside
