"""Events in a store: linked as pages come in, found by filters, mended by hand, and kept so."""

from collections.abc import Callable
from itertools import permutations

import pytest
from sqlalchemy import text

from dienbien.copies import signature
from dienbien.linking import Event, Wanted, link
from dienbien.reading import read_text
from dienbien.records import Document
from dienbien.store import Store, StoreError
from dienbien.store import store as store_module
from dienbien.store.engines import open_engine

from .pages import APPEAL, CALL, coded, page

AGAIN = """Chile và Peru nối lại đối thoại

Theo Bộ Ngoại giao Chile, ngày 12/3 Ngoại trưởng Peru đã điện đàm với người đồng cấp Chile.
"""
STRIKE = """Peru không kích

Ngày {day}/3, quân đội Peru không kích thành phố Arica của Chile, khiến {killed} người thiệt mạng.
"""


def save(store: Store, *documents: Document, tables: str = "a") -> None:
    store.save(store.begin_run(tables, "0", ["x"]), coded(*documents))


def the(store: Store, kind: str) -> Event:
    """The one event of a type, with its reports."""
    (event,) = store.events(Wanted(types=(kind,)), reports=True)  # type: ignore[arg-type]
    return event


def pages_of(event: Event) -> list[str]:
    return sorted(told.page for told in event.reports)


def test_pages_that_come_one_by_one_are_linked_as_all_at_once(store: Store) -> None:
    documents = [page("a", outlet="Một"), page("b", AGAIN, outlet="Hai"), page("c", APPEAL, outlet="Ba")]
    for document in documents:
        save(store, document)
    told = [report for event in store.events(order="new", reports=True) for report in event.reports]
    by_arrival = sorted(told, key=lambda report: "abc".index(report.page))
    assert {event.id: pages_of(event) for event in link(by_arrival)} == {
        event.id: pages_of(event) for event in store.events(reports=True)
    }
    call = the(store, "CONSULT")
    assert (call.articles, call.outlets, call.sources) == (2, 2, 2)
    assert pages_of(call) == ["a", "b"]
    assert sorted(bool(told.why) for told in call.reports) == [False, True]


def test_copies_of_one_text_are_one_source(store: Store) -> None:
    save(store, page("a", outlet="Một"), page("b", outlet="Hai"), page("c", AGAIN, outlet="Ba"))
    call = the(store, "CONSULT")
    assert (call.articles, call.outlets, call.sources) == (3, 3, 2)
    assert {told.signature for told in call.reports} == {signature(page("x")), signature(page("x", AGAIN))}


def test_pages_of_one_outlet_are_one_source(store: Store) -> None:
    save(store, page("a", outlet="Một"), page("b", AGAIN, outlet="MỘT"))
    assert the(store, "CONSULT").sources == 1


def test_a_changed_page_takes_its_old_reports_out(store: Store) -> None:
    save(store, page("a"), page("b", AGAIN))
    before = the(store, "CONSULT").id
    save(store, page("a", APPEAL))
    call = the(store, "CONSULT")
    assert (call.id, pages_of(call)) == (before, ["b"])
    assert pages_of(the(store, "REQUEST")) == ["a"]
    assert list(store.events(Wanted(types=("ASSAULT",)))) == []


def test_versions_of_one_page_in_one_batch(store: Store) -> None:
    save(store, page("a"), page("a", AGAIN), page("a", APPEAL))
    assert [document.text for document in store.versions("a")] == [CALL, AGAIN, APPEAL]
    assert {name for event in store.events(reports=True) for name in pages_of(event)} == {"a"}
    assert list(store.events(Wanted(types=("CONSULT",)))) == []


def test_coding_anew_gives_the_same_events(store: Store) -> None:
    documents = [page("a"), page("b", AGAIN), page("c", APPEAL)]
    save(store, *documents)
    before = list(store.events(reports=True))
    save(store, *documents, tables="b")
    assert list(store.events(reports=True)) == before


def test_an_event_keeps_its_id_while_a_report_stays(store: Store) -> None:
    save(store, page("a"), page("b", AGAIN))
    call = the(store, "CONSULT").id
    save(store, page("a", APPEAL))
    save(store, page("a", STRIKE.format(day=12, killed=3)))
    save(store, page("a"))
    assert the(store, "CONSULT").id == call


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), "AOR"),
        (Wanted(quads=("verbal cooperation",)), "O"),
        (Wanted(sides=("BRA",)), "R"),
        (Wanted(sides=("bRaZ",)), "R"),
        (Wanted(sides=("BR_",)), ""),
        (Wanted(actors=("BRA", "CHL")), "AOR"),
        (Wanted(recipients=("PER",)), "R"),
        (Wanted(dyad=("CHL", "PER")), "AO"),
        (Wanted(dyad=("BRA", "CHL")), "R"),
        (Wanted(since="2024-03-12", until="2024-03-12"), "O"),
        (Wanted(until="2024-03-11"), "A"),
        (Wanted(since="2024-03-14"), ""),
        (Wanted(places=("tacna",)), "A"),
        (Wanted(speakers=("quốc phòng",)), "A"),
        (Wanted(modes=("phone",), statuses=("occurred",)), "O"),
        (Wanted(min_articles=2), ""),
        (Wanted(thread="none"), ""),
    ],
)
def test_filters(store: Store, wanted: Wanted, found: str) -> None:
    save(store, page("a"), page("c", APPEAL))
    letters = {"ASSAULT": "A", "CONSULT": "O", "REQUEST": "R"}
    everything = list(store.events())
    assert "".join(sorted(letters[event.event] for event in store.events(wanted))) == found
    assert "".join(sorted(letters[event.event] for event in everything if wanted.fits(event))) == found
    assert store.count_events(wanted) == len(found)


def test_the_view_of_claims_tells_who_counts_what(store: Store, where: str) -> None:
    save(store, page("a", outlet="Một"), page("b", STRIKE.format(day=11, killed=5), outlet="Hai"))
    engine = open_engine(where)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT speaker, kind, least, most, words FROM claims ORDER BY least"))
        found = [tuple(row) for row in rows]
    engine.dispose()
    assert [row[:4] for row in found] == [
        ("Bộ Quốc phòng Chile", "killed", 4, None),
        ("Hai", "killed", 5, 5),
    ]
    assert "4 binh sĩ" in found[0][4]


def test_order_and_limit(store: Store) -> None:
    save(store, page("a"), page("b", AGAIN), page("c", APPEAL))
    days = [event.first_day for event in store.events(order="day")]
    assert days == sorted(day or "9" for day in days)
    assert [event.event for event in store.events(order="articles", limit=1)] == ["CONSULT"]
    assert [event.event for event in store.events(order="new", limit=1)] == ["REQUEST"]


def test_actors_are_counted_by_role(store: Store) -> None:
    save(store, page("a"), page("c", APPEAL))
    by_name = {(actor.country, actor.sector): actor for actor in store.actors()}
    brazil = by_name["BRA", "GOV"]
    assert (brazil.as_actor, brazil.as_recipient, brazil.first_day) == (1, 0, "2024-03-13")
    assert by_name["PER", "GOV"].as_recipient == 1
    assert [actor.country for actor in store.actors(Wanted(types=("REQUEST",)), limit=1)] != []


def merged(store: Store) -> tuple[Event, Event]:
    """Two raids of which an analyst says that they are one."""
    save(store, page("a", STRIKE.format(day=11, killed=4)), page("b", STRIKE.format(day=13, killed=5)))
    first, second = store.events(Wanted(types=("ASSAULT",)), reports=True)
    assert store.merge(first.id, second.id, author="An", reason="một trận") == first.id
    return first, second


def test_merged_events_are_one_and_both_ids_lead_to_it(store: Store) -> None:
    first, second = merged(store)
    raid = the(store, "ASSAULT")
    assert (raid.id, raid.articles, pages_of(raid)) == (first.id, 2, ["a", "b"])
    assert (raid.losses[0].least, raid.losses[0].most) == (4, 5)
    assert store.event(second.id) == store.event(first.id)
    (decision,) = store.decisions()
    assert (decision.kind, decision.author, decision.reason) == ("merge", "An", "một trận")


def test_the_id_of_a_merged_event_can_be_merged_and_split_further(store: Store) -> None:
    first, second = merged(store)
    save(store, page("c", STRIKE.format(day=9, killed=9)))
    third = next(event for event in store.events(Wanted(until="2024-03-10")) if event.event == "ASSAULT")
    assert store.merge(third.id, second.id, author="An", reason="cả ba") == third.id
    assert pages_of(the(store, "ASSAULT")) == ["a", "b", "c"]
    moved = next(told.record_id for told in the(store, "ASSAULT").reports if told.page == "c")
    store.split(first.id, [moved], author="An", reason="trận khác")
    assert sorted(map(pages_of, store.events(Wanted(types=("ASSAULT",)), reports=True))) == [
        ["a", "b"],
        ["c"],
    ]


def again_with_other_tables(store: Store) -> None:
    save(store, page("b", STRIKE.format(day=13, killed=5)), tables="b")
    save(store, page("a", STRIKE.format(day=11, killed=4)), tables="b")


def test_later_runs_keep_to_a_merger(store: Store) -> None:
    first, _ = merged(store)
    again_with_other_tables(store)
    raid = the(store, "ASSAULT")
    assert (raid.id, pages_of(raid)) == (first.id, ["a", "b"])


def test_a_split_undoes_a_merger_and_later_runs_keep_to_it(store: Store) -> None:
    first, second = merged(store)
    (moved,) = (told.record_id for told in second.reports)
    other = store.split(first.id, [moved], author="Bình", reason="hai trận")
    raids = {event.id: pages_of(event) for event in store.events(Wanted(types=("ASSAULT",)), reports=True)}
    assert raids == {first.id: ["a"], other: ["b"]}
    again_with_other_tables(store)
    assert sorted(map(pages_of, store.events(Wanted(types=("ASSAULT",)), reports=True))) == [["a"], ["b"]]


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_reports_split_by_hand_stay_apart_though_they_are_alike(store: Store, order: tuple[str, ...]) -> None:
    texts = {name: page(name, CALL.replace("tình hình", f"chuyện {name} và tình hình")) for name in "abc"}
    save(store, *texts.values())
    call = the(store, "CONSULT")
    assert pages_of(call) == ["a", "b", "c"]
    moved = next(told.record_id for told in call.reports if told.page == "c")
    store.split(call.id, [moved], author="An", reason="cuộc gọi khác")
    for name in order:
        save(store, texts[name], tables="b")
    calls = store.events(Wanted(types=("CONSULT",)), reports=True)
    assert sorted(map(pages_of, calls)) == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("mend", "reason"),
    [
        (lambda store, raid: store.merge(raid.id, raid.id, author="An", reason="x"), "both are event"),
        (lambda store, raid: store.merge(raid.id, "f" * 24, author="An", reason="x"), "has no event ffff"),
        (lambda store, raid: store.split("f" * 24, ["x"], author="An", reason="x"), "has no event ffff"),
        (lambda store, raid: store.split(raid.id, ["x"], author="An", reason="x"), "is no report of event"),
        (
            lambda store, raid: store.split(raid.id, [raid.reports[0].record_id], author="An", reason="x"),
            "both parts need a report",
        ),
    ],
)
def test_what_cannot_be_mended(store: Store, mend: Callable[[Store, Event], str], reason: str) -> None:
    save(store, page("a", STRIKE.format(day=11, killed=4)))
    before = list(store.events(reports=True))
    with pytest.raises(StoreError, match=reason):
        mend(store, the(store, "ASSAULT"))
    assert list(store.events(reports=True)) == before
    assert store.decisions() == []


def test_another_program_s_pages_are_linked_to(where: str) -> None:
    with Store(where) as one, Store(where) as other:
        save(one, page("a"))
        save(other, page("b", AGAIN))
        save(one, page("c", CALL.replace("Sáng", "Trưa")))
        assert pages_of(the(one, "CONSULT")) == ["a", "b", "c"]
        assert store_is_sound(other)


def store_is_sound(store: Store) -> bool:
    return all(event.articles == len(set(pages_of(event))) for event in store.events(reports=True))


TRUCE = """Peru và Chile ngừng bắn

Ngày 14/3, Peru và Chile ký thỏa thuận ngừng bắn tại Lima.
"""
BREACH = """Chile tố Peru phá vỡ lệnh ngừng bắn

Ngày 16/3, Chile cáo buộc Peru vi phạm thỏa thuận ngừng bắn, pháo kích tỉnh Arica.
"""


def test_methods_mirror_the_verbs(store: Store) -> None:
    late = {"published": "2024-03-17T08:00:00+07:00"}
    texts = (("a", CALL), ("t", TRUCE), ("v", BREACH))
    save(store, *(read_text(text, id=name, **late) for name, text in texts))
    days = [event.first_day or "9" for event in store.timeline()]
    assert days == sorted(days)
    figures = [claim for _, some in store.claims() for claim in some if claim.sort == "figure"]
    assert [(claim.speaker, claim.least) for claim in figures] == [("Bộ Quốc phòng Chile", 4)]
    (truce,) = store.agreements()
    assert (truce.kind, truce.signed) == ("ceasefire", "2024-03-14")
    assert "violation" in [entry.kind for entry in store.ledger(truce)]


def test_a_merger_holds_though_all_its_pages_are_coded_anew_at_once(store: Store) -> None:
    merged(store)
    save(
        store,
        page("b", STRIKE.format(day=13, killed=5)),
        page("a", STRIKE.format(day=11, killed=4)),
        tables="b",
    )
    assert pages_of(the(store, "ASSAULT")) == ["a", "b"]


@pytest.mark.parametrize("together", [True, False])
def test_a_merger_holds_for_new_versions_of_its_pages(store: Store, together: bool) -> None:
    merged(store)
    newer = [
        page(name, "Tin cập nhật.\n\n" + STRIKE.format(day=day, killed=killed))
        for name, day, killed in (("b", 13, 6), ("a", 11, 4))
    ]
    for some in [newer] if together else [[one] for one in newer]:
        save(store, *some)
    raid = the(store, "ASSAULT")
    assert pages_of(raid) == ["a", "b"]
    assert (raid.losses[0].least, raid.losses[0].most) == (4, 6)


def test_a_split_holds_for_new_versions_of_its_pages(store: Store) -> None:
    text = STRIKE.format(day=11, killed=4)
    save(store, page("a", text), page("b", text))
    raid = the(store, "ASSAULT")
    (moved,) = (told.record_id for told in raid.reports if told.page == "b")
    store.split(raid.id, [moved], author="An", reason="hai trận")
    save(store, page("b", text + "\nTin thêm."))
    assert sorted(map(pages_of, store.events(Wanted(types=("ASSAULT",)), reports=True))) == [["a"], ["b"]]


def test_a_split_holds_though_both_pages_are_coded_anew_at_once(store: Store) -> None:
    pages = [page(name, STRIKE.format(day=11, killed=4)) for name in "ab"]
    save(store, *pages)
    raid = the(store, "ASSAULT")
    (moved,) = (told.record_id for told in raid.reports if told.page == "b")
    store.split(raid.id, [moved], author="An", reason="hai trận")
    save(store, *pages, tables="b")
    assert sorted(map(pages_of, store.events(Wanted(types=("ASSAULT",)), reports=True))) == [["a"], ["b"]]


def test_events_are_read_as_they_were_when_reading_began(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_PAGE", 1)
    save(store, *(page(str(day), STRIKE.format(day=day, killed=4)) for day in (3, 7, 11)))
    raids = list(store.events(Wanted(types=("ASSAULT",))))
    reading = store.events(Wanted(types=("ASSAULT",)), reports=True)
    assert next(reading).id == raids[0].id
    store.merge(raids[2].id, raids[1].id, author="An", reason="một trận")
    assert [(event.id, len(event.reports)) for event in reading] == [(raid.id, 1) for raid in raids[1:]]
    joint = list(store.events(Wanted(types=("ASSAULT",)), reports=True))
    assert [len(event.reports) for event in joint] == [1, 2]


def test_a_merger_leaves_no_thread_without_events(store: Store, where: str) -> None:
    save(
        store,
        page("a", STRIKE.format(day=11, killed=4)),
        page("b", "Ngày 11/3, Tổng thống Kenya điện đàm với Tổng thống Ghana."),
    )
    raid, call = (the(store, kind) for kind in ("ASSAULT", "CONSULT"))
    assert raid.thread != call.thread
    store.merge(raid.id, call.id, author="An", reason="thử")
    engine = open_engine(where)
    with engine.connect() as connection:
        left = list(connection.execute(text("SELECT thread_id FROM threads")).scalars())
    engine.dispose()
    assert left == [raid.thread]
