"""The queue of a watch on either database: nothing comes twice, nothing waits longer than it may."""

from dienbien.store import Store
from dienbien.watch import alarms
from dienbien.watch.items import (
    add_items,
    change,
    clamp,
    due_items,
    keep_relisted,
    known_items,
    next_due,
    relist,
    waiting_hosts,
)
from dienbien.watch.listing import Listed

HOST = "bensong.example"


def listed(number: int, digest: str = "a") -> Listed:
    url = f"https://{HOST}/{number}.html"
    return Listed(key=f"{HOST}/{number}.html?", url=url, text=f"Tin {number}", digest=digest)


def test_an_item_is_queued_once_whoever_lists_it(store: Store) -> None:
    with store.writing() as connection:
        add_items(connection, "một", [listed(1), listed(2)], 100.0)
        add_items(connection, "hai", [listed(2), listed(3)], 200.0)
        found = due_items(connection, HOST, 300.0, 10)
    assert [(item.url[-6:], item.source, item.due) for item in found] == [
        ("1.html", "một", 100.0),
        ("2.html", "một", 100.0),
        ("3.html", "hai", 200.0),
    ]


def test_what_was_never_had_goes_first(store: Store) -> None:
    with store.writing() as connection:
        add_items(connection, "một", [listed(1)], 100.0)
        (first,) = due_items(connection, HOST, 100.0, 10)
        change(connection, first.item_id, state="stored", due=50.0)
        add_items(connection, "một", [listed(2)], 200.0)
        assert [item.state for item in due_items(connection, HOST, 300.0, 10)] == ["new", "stored"]
        assert next_due(connection, HOST, {first.item_id}) == 200.0
        assert waiting_hosts(connection) == {HOST: 50.0}


def test_what_is_listed_anew_while_its_page_is_on_the_way_is_asked_for_again(store: Store) -> None:
    with store.writing() as connection:
        add_items(connection, "một", [listed(1)], 100.0)
        (item,) = due_items(connection, HOST, 100.0, 10)
        known = known_items(connection, [listed(1).key])[listed(1).key]
        relist(connection, listed(1, "b"), known, 110.0)
        change(connection, item.item_id, due=None, state="stored", fetched=120.0)
        keep_relisted(connection, item, 120.0)
        assert next_due(connection, HOST, ()) == 720.0
        (again,) = due_items(connection, HOST, 720.0, 10)
        change(connection, item.item_id, due=None)
        keep_relisted(connection, again, 730.0)
        assert next_due(connection, HOST, ()) is None


def test_no_wait_is_longer_than_its_pause(store: Store) -> None:
    with store.writing() as connection:
        add_items(connection, "một", [listed(1), listed(2)], 1e9)
        first, second = due_items(connection, HOST, 1e9, 10)
        change(connection, first.item_id, due=1e9 + 500, pause=500.0)
        change(connection, second.item_id, due=2e6 + 10, pause=500.0)
        clamp(connection, 2e6)
        dues = {item.item_id: item.due for item in due_items(connection, HOST, 3e6, 10)}
    assert dues == {first.item_id: 2e6 + 500, second.item_id: 2e6 + 10}


def test_an_alarm_is_told_once_and_so_is_its_end(store: Store) -> None:
    with store.writing() as connection:
        assert alarms.begin(connection, "source", "một", "fails", 100.0)
        assert not alarms.begin(connection, "source", "một", "fails", 200.0)
        assert alarms.begin(connection, "empty", "một", "no article", 200.0)
        assert [alarm.raised for alarm in alarms.open_alarms(connection)] == [100.0, 200.0]
        ended = alarms.end(connection, "source", "một", 300.0)
        assert ended is not None
        assert alarms.end(connection, "source", "một", 400.0) is None
        assert alarms.begin(connection, "source", "một", "fails", 500.0)
        assert [alarm.raised for alarm in alarms.open_alarms(connection)] == [200.0, 500.0]
