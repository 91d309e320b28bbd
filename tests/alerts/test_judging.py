"""Which events are spoken of, and what is said of them later; in SQLite and PostgreSQL."""

from typing import Any

from dienbien.alerts import Rules, after_batch
from dienbien.alerts.messages import decoded
from dienbien.linking import Wanted
from dienbien.store import Store

from .pages import CHARGE, DENIAL, clash, clock, keep, other_account, page, rules


def said(store: Store) -> list[Any]:
    """All messages so far, the oldest first."""
    return [decoded(message.body) for message in reversed(store.newest_messages("desk", 1000))]


def judge(store: Store, of: Rules, hours: float = 0) -> list[Any]:
    """What is newly said after so many hours."""
    before = len(said(store))
    after_batch(store, of, clock(hours))
    return said(store)[before:]


def fight(store: Store) -> str:
    (event,) = store.events(Wanted(types=("ASSAULT",)))
    return event.id


def test_an_event_that_fits_is_spoken_of_once(store: Store) -> None:
    keep(store, clash(4))
    (message,) = judge(store, rules())
    assert message.type == "alert.raised"
    assert message.data.event.id == fight(store)
    assert message.data.event.losses[0].least == 4
    assert "4 killed (soldier)" in message.data.text
    assert message.data.event.reports[0].page == "https://tin.example/dung-do"
    keep(store, clash(4, "lai-nua", outlet="bao.example"))
    assert judge(store, rules(), 1) == []


def test_an_old_archive_raises_nothing(store: Store) -> None:
    keep(store, clash(4))
    assert judge(store, rules(), hours=24 * 10) == []
    assert len(judge(store, rules(name="ever", max_age="any"), hours=24 * 10)) == 1


def test_an_old_event_on_a_new_page_raises_nothing(store: Store) -> None:
    keep(store, clash(4, published="2024-03-30"))
    assert judge(store, rules(), hours=24 * 17) == []


def test_a_rule_that_wants_more_sources_waits_for_them(store: Store) -> None:
    keep(store, clash(4))
    wanting = rules(min_sources=2)
    assert judge(store, wanting) == []
    keep(store, clash(4, outlet="bao.example"))
    assert judge(store, wanting) == []
    keep(store, other_account(4))
    (message,) = judge(store, wanting)
    assert message.data.event.sources == 2


def test_a_rule_that_wants_more_deaths_waits_for_them(store: Store) -> None:
    keep(store, clash(4))
    wanting = rules(min_deaths=5)
    assert judge(store, wanting) == []
    keep(store, clash(7))
    assert [message.type for message in judge(store, wanting)] == ["alert.raised"]


def test_only_the_first_of_its_kind_in_so_many_days(store: Store) -> None:
    first = rules(first_in_days=30, dyad=["CHL", "PER"])
    keep(store, clash(4, published="2024-03-12"))
    assert len(judge(store, first)) == 1
    later = clash(9, "lan-nua", published="2024-03-25")
    keep(store, page("lan-nua", later.text.replace("11/3", "24/3"), published="2024-03-25"))
    assert store.count_events(Wanted(types=("ASSAULT",))) == 2
    assert judge(store, first, 24 * 12) == []


def test_a_changed_figure_is_an_update_of_the_same_alert(store: Store) -> None:
    keep(store, clash(4))
    (raised,) = judge(store, rules())
    keep(store, clash(6, outlet="bao.example"))
    (update,) = judge(store, rules(), 1)
    assert update.type == "alert.updated"
    assert update.data.alert == raised.data.alert
    assert update.data.changed == ("losses",)
    assert [(x.least, x.most) for x in update.data.before.losses] == [(4, 4)]
    assert [(x.least, x.most) for x in update.data.facts.losses] == [(4, 6)]
    assert "figures changed: 4–6 killed" in update.data.text


def test_an_edited_page_is_an_update_although_its_event_has_another_id(store: Store) -> None:
    keep(store, clash(4))
    (raised,) = judge(store, rules())
    keep(store, clash(6))
    assert fight(store) != raised.data.event_id
    (update,) = judge(store, rules(), 1)
    assert (update.type, update.data.alert) == ("alert.updated", raised.data.alert)
    assert update.data.event_id == fight(store)
    assert update.data.facts.losses[0].least == 6


def test_updates_within_the_pause_come_as_one(store: Store) -> None:
    keep(store, clash(4))
    judge(store, rules())
    for number, n in enumerate((5, 6, 7)):
        keep(store, clash(n, outlet=f"bao{number}.example"))
        assert judge(store, rules(), 0.1) == []
    (update,) = judge(store, rules(), 1)
    assert [(x.least, x.most) for x in update.data.facts.losses] == [(4, 7)]
    assert judge(store, rules(), 2) == []


def test_a_denial_is_an_update(store: Store) -> None:
    keep(store, page("to-cao", CHARGE))
    raised = judge(store, rules(type="assault"))
    assert [message.data.facts.denied_by for message in raised] == [()]
    keep(store, page("bac-bo", DENIAL, outlet="bao.example"))
    (update,) = judge(store, rules(type="assault"), 1)
    assert update.data.alert == raised[0].data.alert
    assert update.data.facts.denied_by
    assert "denied by" in update.data.text


def test_a_withdrawn_event_is_withdrawn_once_and_may_come_back(store: Store) -> None:
    keep(store, clash(4))
    (raised,) = judge(store, rules())
    keep(store, page("dung-do", "Thời tiết hôm nay đẹp. Nhiều nơi có nắng.\n"))
    (gone,) = judge(store, rules(), 0.1)
    assert (gone.type, gone.data.alert) == ("alert.withdrawn", raised.data.alert)
    assert gone.data.event is None
    assert judge(store, rules(), 1) == []
    keep(store, clash(4))
    (back,) = judge(store, rules(), 2)
    assert (back.type, back.data.alert) == ("alert.updated", raised.data.alert)
    assert "told again" in back.data.text


def test_a_split_event_is_an_update_and_its_part_refers_to_it(store: Store) -> None:
    keep(store, clash(4), clash(4, outlet="bao.example"))
    (raised,) = judge(store, rules())
    event = store.event(raised.data.event_id)
    assert event is not None
    moved = next(told.record_id for told in event.reports if told.record_id != event.id)
    other = store.split(event.id, [moved], author="An", reason="two fights")
    update, part = sorted(judge(store, rules(), 1), key=lambda message: message.type, reverse=True)
    assert (update.data.alert, update.data.facts.split_off) == (raised.data.alert, (other,))
    assert (part.type, part.data.split_from) == ("alert.raised", raised.data.alert)


def test_events_merged_by_hand_keep_one_alert(store: Store) -> None:
    keep(store, clash(4), clash(4, outlet="bao.example"))
    (one,) = judge(store, rules(updates=False))
    event = store.event(one.data.event_id)
    assert event is not None
    moved = next(told.record_id for told in event.reports if told.record_id != event.id)
    store.split(event.id, [moved], author="An", reason="two fights")
    (other,) = judge(store, rules(updates=False), 1)
    store.merge(event.id, other.data.event_id, author="An", reason="one fight after all")
    (gone,) = judge(store, rules(), 2)
    assert (gone.type, gone.data.alert) == ("alert.withdrawn", other.data.alert)
    assert gone.data.facts.merged_into == event.id


def test_pages_coded_anew_say_nothing_new(store: Store) -> None:
    keep(store, clash(4), page("to-cao", CHARGE))
    judge(store, rules())
    keep(store, clash(4), page("to-cao", CHARGE))
    assert judge(store, rules(), 1) == []


def test_each_rule_looks_for_itself(store: Store) -> None:
    keep(store, clash(4))
    judge(store, rules(name="first"))
    assert [message.data.rule for message in judge(store, rules(name="second"))] == ["second"]


def test_the_same_events_have_the_same_alerts_in_any_store(store: Store, tmp_path: Any) -> None:
    with Store(str(tmp_path / "other.db")) as other:
        for one in (store, other):
            keep(one, clash(4), page("to-cao", CHARGE))
        assert [m.id for m in judge(store, rules())] == [m.id for m in judge(other, rules())]
