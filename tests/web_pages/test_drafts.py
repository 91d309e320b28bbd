"""A record as a form has it: what comes out is what went in, and what was typed stands in the text."""

import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.records import Span
from dienbien.review import faults
from dienbien.web.pages.drafts import Draft, Row, draft_from, draft_of, found, record_of
from dienbien.web.pages.sentences import sentence_at

TEXT = """Peru không kích

Ngày 11/3, quân đội Peru không kích thành phố Arica của Chile, khiến ít nhất 4 binh sĩ thiệt mạng.

Bộ Quốc phòng Chile lên án vụ  không kích. “Đây là tội ác!” ông nói.
"""
DOCUMENT = read_text(TEXT, id="a", published="2024-03-13")
RECORDS = code_document(DOCUMENT)


def pairs(draft: Draft) -> list[tuple[str, str]]:
    """What a browser sends of a form."""
    sent: list[tuple[str, str]] = [
        (name, getattr(draft, name)) for name in ("event", "mode", "status", "date", "zone", "contexts")
    ]
    groups: dict[str, list[Row]] = {"trigger": [draft.trigger], "place": [draft.place]}
    groups |= {name: list(getattr(draft, name)) for name in ("actor", "recipient", "sources", "losses")}
    for group, rows in groups.items():
        for row in rows:
            sent += [(f"{group}.{name}", getattr(row, name)) for name in row.__struct_fields__]
    return sent


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_a_form_that_is_sent_as_it_was_is_the_same_record(record: object) -> None:
    assert record_of(draft_from(pairs(draft_of(record))), DOCUMENT, record).record == record  # type: ignore[arg-type]


def test_words_that_are_typed_are_found_nearest_to_the_act() -> None:
    (strike,) = [record for record in RECORDS if record.losses]
    draft = draft_of(strike)
    typed = msgspec.structs.replace(draft, recipient=(), trigger=Row(words="vụ không kích", at=""))
    written = record_of(typed, DOCUMENT, strike).record
    assert written is not None
    assert written.trigger.text == "vụ  không kích"
    assert written.mentions[0].text == "Bộ Quốc phòng Chile lên án vụ  không kích."
    assert faults(written, DOCUMENT) == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"trigger": Row(words="không có")}, ("trigger", "words")),
        ({"trigger": Row()}, ("trigger", "words")),
        ({"event": "WAR"}, ("event", "choice")),
        ({"status": ""}, ("status", "choice")),
    ],
)
def test_what_is_no_record_is_told_by_field(change: dict[str, object], fault: tuple[str, str]) -> None:
    written = record_of(msgspec.structs.replace(draft_of(RECORDS[0]), **change), DOCUMENT, RECORDS[0])
    assert written.record is None
    assert fault in [(one.field, one.what) for one in written.faults]


def test_counts_may_have_marks_between_thousands_and_nothing_else() -> None:
    (strike,) = [record for record in RECORDS if record.losses]
    draft = draft_of(strike)
    (loss,) = draft.losses
    for typed, least in (("1.200", 1200), ("1,200", 1200), ("", None)):
        rows = (msgspec.structs.replace(loss, min=typed, max=""),)
        written = record_of(msgspec.structs.replace(draft, losses=rows), DOCUMENT, strike).record
        assert written is not None
        assert written.losses[0].min == least
    rows = (msgspec.structs.replace(loss, min="bốn"),)
    wrong = record_of(msgspec.structs.replace(draft, losses=rows), DOCUMENT, strike)
    assert [(one.field, one.what) for one in wrong.faults] == [("losses", "count")]


def test_which_of_equal_words_is_meant_can_be_said() -> None:
    base = Draft(trigger=Row(words="Peru"), event="STATE")
    starts = [
        record.trigger.start
        for nth in ("0", "1", "7", "x")
        if (record := record_of(msgspec.structs.replace(base, nth=nth), DOCUMENT, None).record)
    ]
    assert starts == [TEXT.index("Peru"), TEXT.index("Peru", 5), TEXT.index("Peru"), TEXT.index("Peru")]


@given(st.text(max_size=40), st.text(min_size=1, max_size=10), st.text(max_size=40), st.integers(0, 200))
def test_what_is_found_is_quoted(before: str, words: str, after: str, near: int) -> None:
    text = before + words + after
    span = found(Row(words=words, at=f"{near}-{near + 3}"), text, near)
    assert span is None or (text[span.start : span.end] == span.text and span.text)
    assert span is not None or not words.split() or unicodedata.normalize("NFC", words) != words


@given(st.text(alphabet="a .!?\n”", max_size=80), st.integers(0, 80), st.integers(1, 5))
def test_a_sentence_holds_its_words_and_quotes_the_text(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    if not words.strip() or words != words.strip() or "\n" in words:
        return
    document = msgspec.structs.replace(DOCUMENT, text=text, zones=())
    sentence = sentence_at(document, Span(start, start + len(words), words))
    assert text[sentence.start : sentence.end] == sentence.text
    assert sentence.start <= start
    assert sentence.end >= start + len(words)


def test_a_sentence_ends_with_its_mark_and_the_quotation_mark_behind_it() -> None:
    at = TEXT.index("tội ác")
    assert sentence_at(DOCUMENT, Span(at, at + 6, "tội ác")).text == "“Đây là tội ác!”"
