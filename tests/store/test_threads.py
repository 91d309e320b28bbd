"""Stories over days in a store: what belongs together, and what stays when pages are coded anew."""

from dienbien.linking import Wanted
from dienbien.reading import read_text
from dienbien.records import Document
from dienbien.store import Store

from .pages import coded

_DAYS = {
    "a": "Ngày {}/3, quân đội Peru pháo kích thành phố Arica của Chile.",
    "b": "Ngày {}/3, Chile cáo buộc Peru pháo kích thành phố Arica.",
    "c": "Ngày {}/3, Ngoại trưởng Peru điện đàm với Ngoại trưởng Chile về thành phố Arica.",
    "d": "Ngày {}/3, Bolivia và Paraguay ký thỏa thuận về vùng Chaco.",
}


def day(name: str, number: int) -> Document:
    text = f"Tin ngày {number}\n\n{_DAYS[name].format(number)}\n"
    return read_text(text, id=name, published=f"2024-03-{number:02}T20:00:00+07:00")


def save(store: Store, *documents: Document, tables: str = "a") -> None:
    store.save(store.begin_run(tables, "0", ["x"]), coded(*documents))


def stories(store: Store) -> dict[str, set[str]]:
    """The pages of each thread."""
    found: dict[str, set[str]] = {}
    for event in store.events(reports=True):
        assert event.thread is not None
        found.setdefault(event.thread, set()).update(told.page for told in event.reports)
    return found


def test_what_two_sides_do_to_each_other_over_days_is_one_story(store: Store) -> None:
    for number, name in enumerate("abcd", 4):
        save(store, day(name, number))
    assert sorted(map(sorted, stories(store).values())) == [["a", "b", "c"], ["d"]]
    first, second = store.threads()
    assert (first.first_day, first.last_day) == ("2024-03-04", "2024-03-06")
    assert first.events >= 3 > second.events
    assert {"Peru", "Chile"} <= set(first.name.replace(":", " ").replace("–", " ").split())
    told = store.timeline(Wanted(thread=first.id), reports=True)
    assert next(report.page for event in told for report in event.reports) == "a"


def test_threads_are_those_of_the_wanted_events(store: Store) -> None:
    save(store, *(day(name, number) for number, name in enumerate("abcd", 4)))
    (chaco,) = store.threads(Wanted(sides=("BOL",)))
    assert chaco.articles == 1
    assert store.threads(Wanted(since="2024-04-01")) == []
    assert len(store.threads(limit=1)) == 1


def test_a_page_that_tells_several_events_of_a_story_counts_once(store: Store) -> None:
    text = f"Tin trong ngày\n\n{_DAYS['a'].format(4)} {_DAYS['c'].format(4)}\n"
    save(store, read_text(text, id="a", published="2024-03-04T20:00:00+07:00"), day("b", 5))
    (story,) = store.threads()
    assert story.events > story.articles == 2
    assert store.thread_page().items[0] == story
    (calls,) = store.threads(Wanted(types=("CONSULT",)))
    assert (calls.events, calls.articles) == (1, 1)


def test_coding_anew_keeps_threads_and_does_not_count_twice(store: Store) -> None:
    documents = [day(name, number) for number, name in enumerate("abcd", 4)]
    save(store, *documents)
    before = stories(store), store.threads()
    for document in documents:
        save(store, document, tables="b")
    assert (stories(store), store.threads()) == before


def test_a_story_without_events_is_gone(store: Store) -> None:
    save(store, day("d", 7))
    market = read_text("Chợ quê\n\nNgày 7/3, chợ quê họp đông.\n", id="d", published="2024-03-07")
    store.save(store.begin_run("a", "0", ["x"]), [(market, ())])
    assert store.threads() == []


def test_events_split_by_hand_stay_in_the_story(store: Store) -> None:
    copy = read_text(day("c", 6).text, id="e", published="2024-03-06T21:00:00+07:00")
    save(store, day("c", 6), copy)
    (call,) = store.events(Wanted(types=("CONSULT",)), reports=True)
    other = store.split(call.id, [call.reports[1].record_id], author="An", reason="hai cuộc gọi")
    threads = {event.id: event.thread for event in store.events(Wanted(types=("CONSULT",)))}
    assert threads == {call.id: call.thread, other: call.thread}
