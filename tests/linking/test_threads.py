"""Threads: what belongs to one story over days is one thread, a great power alone ties nothing."""

import datetime
from collections import Counter
from collections.abc import Iterable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dienbien.coding import code_document
from dienbien.linking import Knot, Thread, Threads, Told, knot_of, link, thread_name
from dienbien.linking.threads import ALIVE_DAYS, begun, grown
from dienbien.linking.tying import choose
from dienbien.reading import read_text

FIRST = datetime.date(2024, 3, 1).toordinal()
DAYS = [
    "Quân đội Peru và Chile đụng độ tại vùng biên giới phía bắc, khiến 4 binh sĩ thiệt mạng.",
    "Ngoại trưởng Peru điện đàm với Ngoại trưởng Chile về vụ đụng độ tại vùng biên giới phía bắc.",
    "Brazil kêu gọi Peru và Chile ngừng bắn sau vụ đụng độ tại vùng biên giới phía bắc.",
]
ELSEWHERE = "Hàng nghìn người xuống đường biểu tình tại thủ đô Nairobi của Kenya phản đối Tổng thống."


def told(text: str, day: datetime.date) -> list[Told]:
    document = read_text(f"{text}\n", id=text[:20], published=day.isoformat())
    return [
        Told(
            record_id=f"{document.id}/{record.id}",
            document_id=document.id,
            page=document.id,
            day=document.day,
            outlet=None,
            record=record,
            opening=text,
        )
        for record in code_document(document)
    ]


def knots(texts: Iterable[str]) -> list[Knot]:
    """One day after the other."""
    days = (datetime.date(2024, 3, 1) + datetime.timedelta(number) for number in range(100))
    events = link([one for text, day in zip(texts, days, strict=False) for one in told(text, day)])
    return [knot for event in events if (knot := knot_of(event))]


def knot(name: str, parties: str, day: int = 0, words: Iterable[int] = (), names: str = "") -> Knot:
    return Knot(
        event=name,
        day=FIRST + day,
        parties=frozenset(parties.split()),
        names=frozenset(names.split()),
        places=frozenset(),
        words=frozenset(words),
        written={},
    )


def tied(some: Iterable[Knot]) -> dict[str, str]:
    """The thread of each event."""
    threads = Threads()
    return {one.event: threads.add(one).thread for one in some}


def test_a_clash_a_call_and_an_appeal_are_one_thread_and_a_protest_elsewhere_is_not() -> None:
    threads = tied(knots([*DAYS, ELSEWHERE]))
    assert sorted(Counter(threads.values()).values()) == [1, 3]


def test_a_thread_is_known_by_its_first_event_and_called_by_its_sides() -> None:
    threads = Threads()
    some = knots(DAYS)
    joined = [threads.add(one) for one in some]
    assert {one.thread for one in joined} == {some[0].event}
    assert (joined[0].reasons, bool(joined[1].reasons)) == ({}, True)
    name = thread_name(threads.threads[some[0].event])
    assert {"Peru", "Chile"} <= set(name.replace(":", "").split())


def test_a_great_power_alone_ties_nothing() -> None:
    affairs = [knot(f"{n}", f"USA {chr(65 + n)}{chr(65 + n)}{chr(65 + n)}", words=[n]) for n in range(20)]
    threads = tied([*affairs, *(knot(f"alone {n}", "USA", 1, words=[100 + n]) for n in range(5))])
    assert len(set(threads.values())) == 25


def test_a_great_power_is_tied_where_the_words_are_the_same() -> None:
    affairs = [knot(f"{n}", "USA", words=[1, 2, 3, *range(100 * n, 100 * n + 20)]) for n in range(1, 20)]
    threads = tied([*affairs, knot("again", "USA", 1, words=[1, 2, 3, *range(700, 716)])])
    assert threads["again"] == "7"
    assert len(set(threads.values())) == 19


def test_a_story_is_over_after_weeks_without_an_event() -> None:
    words = range(20)
    some = [knot("a", "PER CHL", 0, words), knot("b", "PER CHL", ALIVE_DAYS, words)]
    assert tied(some)["b"] == "a"
    assert tied([some[0], knot("c", "PER CHL", ALIVE_DAYS + 1, words)])["c"] == "c"


def test_events_without_a_common_party_are_never_one_thread() -> None:
    assert choose(knot("b", "BRA", words=range(50)), [begun(knot("a", "PER", words=range(50)))]) is None


def test_a_thread_can_be_kept_as_json_and_stays_small() -> None:
    thread = begun(knot("a", "PER CHL", words=range(5000)))
    for number in range(300):
        thread = grown(thread, knot(f"{number}", f"PER {number}", number, range(5000)))
    data = msgspec.json.encode(thread)
    assert msgspec.json.decode(data, type=Thread) == thread
    assert len(data) < 5_000
    assert (thread.events, thread.last - thread.first) == (301, 299)


_KNOTS = st.builds(
    knot,
    st.uuids().map(str),
    st.sampled_from(["PER", "PER CHL", "USA", "USA PER", "CHL BRA"]),
    st.integers(0, 60),
    st.frozensets(st.integers(0, 40), max_size=20),
    st.sampled_from(["", "ana", "ana eva"]),
)


@given(st.lists(_KNOTS, max_size=25))
def test_the_same_events_in_the_same_order_give_the_same_threads(some: list[Knot]) -> None:
    some.sort(key=lambda one: one.day)
    threads = tied(some)
    assert threads == tied(some)
    assert all(threads[name] == name for name in threads.values())
