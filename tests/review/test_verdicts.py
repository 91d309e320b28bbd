"""Which verdicts stand, which record each is about, and where words stand in a changed text."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.records import Record
from dienbien.review import Kind, Verdict, changed_fields, digest, faults, in_text, matches, standing
from dienbien.review.gold import gold_of

TEXT = """Peru không kích

Ngày 11/3, quân đội Peru không kích thành phố Arica của Chile, khiến 4 binh sĩ thiệt mạng.

Ngày 12/3, Tổng thống Brazil kêu gọi Peru và Chile ngừng bắn.
"""
DOCUMENT = read_text(TEXT, id="a", published="2024-03-13")
RECORDS = code_document(DOCUMENT)


def verdict(name: str, kind: Kind, replaces: str | None = None, **members: object) -> Verdict:
    known = {"verdict_id": name, "made": "2024-03-13T00:00:00Z", "author": "An", "kind": kind, "reason": ""}
    return Verdict(**(known | {"page_id": "p", "document_id": "d", "replaces": replaces} | members))  # type: ignore[arg-type]


def names(log: list[Verdict]) -> list[str]:
    return [one.verdict_id for one in standing(log)]


def test_what_was_replaced_stands_again_when_its_successor_is_taken_back() -> None:
    log = [verdict("1", "accept"), verdict("2", "reject", "1"), verdict("3", "correct", "2")]
    assert names(log) == ["3"]
    log.append(verdict("4", "undo", "3"))
    assert names(log) == ["2"]
    log.append(verdict("5", "undo", "2"))
    assert names(log) == ["1"]
    log.append(verdict("6", "undo", "1"))
    assert names(log) == []


@given(st.lists(st.sampled_from(["judge", "undo"]), max_size=30))
def test_there_is_never_more_than_one_verdict_of_one_analyst_on_one_record(steps: list[str]) -> None:
    log: list[Verdict] = []
    stack: list[str] = []
    for number, step in enumerate(steps):
        name = str(number)
        if step == "judge":
            log.append(verdict(name, "accept", stack[-1] if stack else None))
            stack.append(name)
        elif stack:
            log.append(verdict(name, "undo", stack.pop()))
    assert names(log) == stack[-1:]


def test_records_are_known_again_by_type_and_words_and_the_nearest_is_meant() -> None:
    first, *_ = RECORDS
    given_before = verdict("1", "reject", coded=first)
    longer = read_text("Tin mới.\n\n" + TEXT, id="a", published="2024-03-13")
    moved = code_document(longer)
    fresh = [(str(number), record) for number, record in enumerate(moved)]
    (found,) = matches([given_before], fresh).values()
    assert moved[int(found)].mentions[0].text == first.mentions[0].text
    retyped = [("x", msgspec.structs.replace(first, event="AID"))]
    assert matches([given_before], retyped) == {}
    corrected = verdict("2", "correct", coded=first, record=retyped[0][1])
    assert matches([corrected], retyped) == {"2": "x"}


def test_two_analysts_are_about_one_record_and_one_is_about_two() -> None:
    first, second, *_ = RECORDS
    log = [
        verdict("1", "accept", coded=first),
        verdict("2", "reject", coded=second),
        verdict("3", "accept", coded=first, author="Bình"),
    ]
    assert matches(log, [("x", first), ("y", second)]) == {"1": "x", "2": "y", "3": "x"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_are_quoted_wherever_a_record_is_moved_to(before: str, between: str) -> None:
    head, line, tail = TEXT.partition("Ngày 12/3")
    text = before + head + between + line + tail
    for record in RECORDS:
        moved = in_text(record, text)
        assert moved is not None
        assert faults(moved, msgspec.structs.replace(DOCUMENT, text=text)) == ()
        assert digest(moved) == digest(record)


def test_a_record_whose_words_are_gone_is_nowhere() -> None:
    assert in_text(RECORDS[0], TEXT.replace("không kích", "oanh tạc")) is None


def test_a_record_stays_where_it_is_in_the_same_text() -> None:
    assert [in_text(record, TEXT) for record in RECORDS] == list(RECORDS)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"event": "AID"}, "event"),
        ({"date": None}, "date"),
        ({"status": "alleged"}, "status"),
        ({"losses": ()}, "losses"),
        ({"actor": ()}, "actor"),
        ({"confidence": 0.01}, None),
        ({"id": "x"}, None),
    ],
)
def test_what_differs_is_named(change: dict[str, object], field: str | None) -> None:
    strike = next(record for record in RECORDS if record.losses)
    other: Record = msgspec.structs.replace(strike, **change)
    assert changed_fields(strike, other) == ((field,) if field else ())
    assert (digest(strike) == digest(other)) is (field is None)


def test_gold_is_what_one_analyst_says_in_the_order_of_the_text() -> None:
    first, second, *_ = sorted(RECORDS, key=lambda record: -record.trigger.start)
    better = msgspec.structs.replace(second, status="alleged")
    log = [
        verdict("1", "accept", coded=first),
        verdict("2", "correct", coded=second, record=better),
        verdict("3", "accept", coded=second, author="Bình"),
        verdict("4", "done"),
    ]
    assert gold_of(DOCUMENT, "An", log).records == (better, first)
    assert gold_of(DOCUMENT, "Bình", log).records == (second,)
