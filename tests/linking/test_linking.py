"""Linking: what two pages tell of one event is linked, what they tell of two is not, and it is explained."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.coding import code_document
from dienbien.copies import signature
from dienbien.linking import Event, Report, Told, link, report_of
from dienbien.linking.comparing import evidence
from dienbien.linking.gates import ruled_out
from dienbien.linking.independence import independent
from dienbien.reading import read_text
from dienbien.records import EventType

CALL = "Ngày 12/3, Ngoại trưởng Peru {} điện đàm với Ngoại trưởng Chile {} về tình hình biên giới hai nước."
STRIKE = "Ngày {}/3, quân đội Peru không kích thành phố {} của Chile, khiến {} người thiệt mạng."
PROTEST = "Ngày {1}/3, hàng nghìn người xuống đường biểu tình tại thủ đô {0} phản đối Tổng thống."
LIMA, SANTIAGO = "Lima của Peru", "Santiago của Chile"


def told(name: str, text: str, day: str = "2024-03-13", outlet: str | None = None) -> list[Told]:
    """The records of a page whose body is one sentence."""
    document = read_text(f"Tin thế giới {name}\n\n{text}\n", id=name, published=day)
    return [
        Told(record_id=f"{name}/{n}", document_id=name, page=name, day=day, outlet=outlet, record=record)
        for n, record in enumerate(code_document(document))
        if record.zone != "title"
    ]


def events_of(*pages: Sequence[Told], kind: str) -> list[Event]:
    return [event for event in link([one for page in pages for one in page]) if event.event == kind]


def test_two_reports_of_one_call_are_one_event() -> None:
    first = told("a", CALL.format("Javier González", "Alberto Klaveren"), outlet="Báo Một")
    again = "Theo Báo Hai, hôm 12/3 Ngoại trưởng Chile đã điện đàm với người đồng cấp Peru."
    (event,) = events_of(first, told("b", again, outlet="Báo Hai"), kind="CONSULT")
    assert (event.articles, event.outlets, event.date) == (2, 2, "2024-03-12")
    assert set(event.countries) == {"PER", "CHL"}
    assert "the same two sides" in event.reports[1].why


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (STRIKE.format(12, "Arica", 4), STRIKE.format(5, "Arica", 4), "ASSAULT"),
        (STRIKE.format(12, "Arica", 4), STRIKE.format(12, "Santiago", 4), "ASSAULT"),
        (STRIKE.format(12, "Arica", 4), STRIKE.format(12, "Arica", 90), "ASSAULT"),
        (PROTEST.format(LIMA, 12), PROTEST.format(LIMA, 2), "PROTEST"),
        (PROTEST.format(LIMA, 12), PROTEST.format(SANTIAGO, 12), "PROTEST"),
    ],
)
def test_other_days_places_and_tolls_are_other_events(first: str, second: str, kind: str) -> None:
    assert [event.articles for event in events_of(told("a", first), told("b", second), kind=kind)] == [1, 1]


def test_outlets_are_told_apart_by_name_else_by_address() -> None:
    call = CALL.format("Javier González", "Alberto Klaveren")
    pages = [
        "https://www.bao.example/1",
        "https://bao.example/2",
        "https://tin.example/3",
        "mot.txt",
        "hai.txt",
    ]
    (event,) = events_of(*(told(page, call) for page in pages), kind="CONSULT")
    assert (event.articles, event.outlets) == (5, 3)


def test_of_a_flood_of_pages_copies_still_count_once() -> None:
    """Own accounts of 120 outlets, then 80 copies of one text and 80 of another."""

    def words(number: int) -> str:
        return " ".join(f"ý{number}x{place}" for place in range(60))

    texts = [words(number) for number in range(120)] + [words(500)] * 80 + [words(600)] * 80
    (one,) = told("a", CALL.format("An", "Bình"))[:1]
    pages = []
    for number, text in enumerate(texts):
        made = signature(read_text(text, id=str(number)))
        pages.append(msgspec.structs.replace(one, page=str(number), outlet=f"Báo {number}", signature=made))
    assert independent(pages) == 122


def test_a_country_alone_does_not_link() -> None:
    first = told("a", "Ngày 12/3, Tổng thống Peru kêu gọi Chile rút quân khỏi biên giới.")
    second = told("b", "Ngày 12/3, Quốc hội Peru kêu gọi Brazil viện trợ lương thực.")
    assert [event.articles for event in events_of(first, second, kind="REQUEST")] == [1, 1]


def test_a_toll_that_grows_stays_one_event_with_its_range() -> None:
    first = told("a", STRIKE.format(12, "Arica", 4))
    second = told("b", STRIKE.format(12, "Arica", 9), day="2024-03-14")
    (event,) = events_of(first, second, kind="ASSAULT")
    (loss,) = event.losses
    assert (loss.kind, loss.least, loss.most, loss.reports) == ("killed", 4, 9, 2)
    assert [one.page for one in event.reports] == ["a", "b"]


def test_records_of_one_page_are_never_linked_with_each_other() -> None:
    page = told("a", STRIKE.format(12, "Arica", 4))
    again = [msgspec.structs.replace(one, record_id="x") for one in page]
    assert [event.articles for event in events_of(page, again, kind="ASSAULT")] == [1, 1]


_PAGES = [
    told("a", STRIKE.format(12, "Arica", 4)),
    told("b", STRIKE.format(12, "Arica", 5), day="2024-03-14"),
    told("c", STRIKE.format(2, "Arica", 5)),
    told("d", CALL.format("Javier González", "Alberto Klaveren")),
    told("e", CALL.format("González", "Klaveren")),
    told("f", PROTEST.format(LIMA, 12)),
]


@given(st.permutations(_PAGES))
def test_clear_cases_do_not_depend_on_the_order(pages: list[list[Told]]) -> None:
    records = [one for page in pages for one in page]
    events = link(records)
    linked = sorted(one.record_id for event in events for one in event.reports)
    assert linked == sorted(one.record_id for one in records)
    together = {frozenset(one.page for one in event.reports) for event in events if event.articles > 1}
    assert together == {frozenset("ab"), frozenset("de")}


MEETING = "Ngày 12/3, Tổng thống Peru {} gặp Ngoại trưởng Chile {} tại Santiago."
APPEAL = "Ngày 12/3, Tổng thống Peru kêu gọi Chile rút quân khỏi vùng đệm phía bắc trước mùa mưa."
OPENING = (
    "Peru lên tiếng sau loạt vụ nổ tại vùng đệm phía bắc. Chính phủ nước này họp khẩn trong đêm, "
    "các đảng đối lập đòi Quốc hội điều trần, người dân biên giới đã bắt đầu sơ tán về phía nam."
)


def as_type(pages: list[Told], event: EventType) -> list[Told]:
    """The records as another reader would code them."""
    replace = msgspec.structs.replace
    return [replace(one, record=replace(one.record, event=event, mode=None)) for one in pages]


def articles(*pages: Sequence[Told]) -> list[int]:
    return sorted(event.articles for event in link([one for page in pages for one in page]))


def test_a_warning_that_another_page_calls_a_statement_is_one_event() -> None:
    page = as_type(told("a", APPEAL), "THREATEN")
    assert articles(page, as_type(told("b", APPEAL), "STATE")) == [2]
    assert articles(page, as_type(told("b", APPEAL), "RETREAT")) == [1, 1]


def test_an_event_is_of_the_type_that_most_reports_give_it() -> None:
    types: list[EventType] = ["STATE", "THREATEN", "THREATEN"]
    pages = [as_type(told(name, APPEAL), kind) for name, kind in zip("abc", types, strict=True)]
    (event,) = link([one for page in pages for one in page])
    assert (event.event, event.quad, event.articles) == ("THREATEN", "verbal conflict", 3)


def test_meetings_of_other_persons_are_other_events() -> None:
    first = told("a", MEETING.format("Javier González", "Alberto Klaveren"))
    other = told("b", MEETING.format("Javier González", "Maria Valdés"))
    assert articles(first, other) == [1, 1]
    assert articles(first, told("c", MEETING.format("Javier González", "Alberto Klaveren"))) == [2]


def test_an_attack_by_unknown_hands_is_found_by_its_country() -> None:
    first = told("a", "Ngày 12/3, một vụ đánh bom tại thành phố Arequipa của Peru khiến 4 người thiệt mạng.")
    other = told("b", "Vụ đánh bom ở thành phố Arequipa của Peru ngày 12/3 khiến 5 người thiệt mạng.")
    (event,) = events_of(first, other, kind="ASSAULT")
    assert (event.articles, event.actor) == (2, ())


def test_pages_that_begin_alike_need_less_to_be_one_event() -> None:
    calls = ("Ngày 12/3, Peru hối thúc Chile rút quân.", "Hôm 12/3, Peru kêu gọi Chile kiềm chế.")
    apart = [as_type(told(name, text), "REQUEST") for name, text in zip("ab", calls, strict=True)]
    assert articles(*apart) == [1, 1]
    alike = [[msgspec.structs.replace(one, opening=OPENING) for one in page] for page in apart]
    assert articles(*alike) == [2]


def test_an_announcement_without_a_day_is_that_of_the_day_told_elsewhere() -> None:
    visit = "Tổng thống Peru Javier González {} thăm cấp nhà nước Chile{} theo lời mời của Quốc hội nước này."
    with_day = told("a", visit.format("sẽ", " ngày 18/3"), day="2024-03-12")
    assert articles(with_day, told("b", visit.format("sắp", ""), day="2024-03-12")) == [2]
    assert articles(with_day, told("c", visit.format("sắp", ""), day="2024-01-12")) == [1, 1]


_REPORTS = [
    report_of(one) for page in _PAGES for one in (*page, *as_type(page, "AGREE"), *as_type(page, "STATE"))
]


@given(st.sampled_from(_REPORTS), st.sampled_from(_REPORTS))
def test_it_makes_no_difference_which_report_comes_first(a: Report, b: Report) -> None:
    assert ruled_out(a, b) == ruled_out(b, a)
    assert evidence(a, b) == evidence(b, a)


TEASER = """Hội chợ trái cây mở cửa tại Lima

Hội chợ trái cây mở cửa sáng nay với hàng trăm gian hàng.

Tin liên quan

Peru và Chile điện đàm về biên giới

Ngày 12/3, Ngoại trưởng Peru điện đàm với Ngoại trưởng Chile về tình hình biên giới hai nước.
"""


def teased(name: str) -> list[Told]:
    """What a page about a fair tells in a box of related stories."""
    document = read_text(TEASER, id=name, published="2024-03-13")
    found = [
        Told(
            record_id=f"{name}/{n}", document_id=name, page=name, day="2024-03-13", outlet=None, record=record
        )
        for n, record in enumerate(code_document(document))
    ]
    assert {one.record.zone for one in found} == {"teaser"}
    return found


def test_a_teaser_of_what_a_page_tells_is_no_report() -> None:
    page = told("a", CALL.format("Javier González", "Alberto Klaveren"), outlet="Báo Một")
    (call,) = events_of(page, teased("b"), kind="CONSULT")
    assert [report.page for report in call.reports] == ["a"]


def test_what_only_teasers_tell_is_an_event_until_a_page_tells_it() -> None:
    (call,) = events_of(teased("a"), teased("b"), kind="CONSULT")
    assert (call.articles, [report.page for report in call.reports]) == (1, ["a"])
    page = told("c", CALL.format("Javier González", "Alberto Klaveren"), outlet="Báo Một")
    (call,) = events_of(teased("a"), page, kind="CONSULT")
    assert (call.articles, [report.page for report in call.reports]) == (1, ["a", "c"])
    assert {party.name for party in call.actor} == {"Javier González", "Alberto Klaveren"}
