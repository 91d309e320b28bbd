"""Whatever the text, each span quotes it, and no text breaks the coder or holds it up."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienbien import code
from dienbien.records import Entity, Loss, Place, Record, Span

WORDS = [
    *(
        "Nga",
        "Ukraine",
        "Mỹ",
        "Israel",
        "Hamas",
        "NATO",
        "ông",
        "Putin",
        "Bộ Ngoại giao Nga",
        "quân đội Israel",
    ),
    *(
        "tấn công",
        "không kích",
        "cáo buộc",
        "kêu gọi",
        "điện đàm",
        "cho biết",
        "làm",
        "thiệt mạng",
        "5",
        "binh sĩ",
    ),
    *(
        "với",
        "của",
        "vào",
        "bị",
        "được",
        "và",
        ",",
        ".",
        "“",
        "”",
        "(",
        ")",
        ":",
        "-",
        "\n\n",
        "đã",
        "sẽ",
        "không",
    ),
    *(
        "ngày",
        "3/4",
        "hôm qua",
        "tại",
        "Gaza",
        "theo",
        "Reuters",
        "hai bên",
        "nước này",
        "đồng thời",
        "sau khi",
    ),
]


def spans(record: Record) -> list[Span | Entity | Place | Loss]:
    place = [record.place] if record.place else []
    return [
        record.trigger,
        *record.mentions,
        *record.actor,
        *record.recipient,
        *record.sources,
        *record.losses,
        *place,
    ]


def assert_faithful(text: str) -> None:
    for record in code(text, published="2024-05-20"):
        for span in spans(record):
            assert text[span.start : span.end] == span.text
            assert span.text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=60).map(" ".join))
def test_spans_quote_the_text(text: str) -> None:
    assert_faithful(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40).map(" ".join))
def test_spans_quote_decomposed_text(text: str) -> None:
    assert_faithful(unicodedata.normalize("NFD", text).replace(" ", "  "))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    assert_faithful(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nga tấn công Ukraine, " * 4000,
        "Nga và " * 12000,
        "((((" * 20000 + " Nga tấn công Ukraine",
        "Tổng thống Nga của " * 5000 + "tấn công Mỹ",
        "“" * 50000 + "Nga cáo buộc Mỹ",
        "nếu Nga khi Mỹ sau khi Anh tấn công " * 2500,
    ],
    ids=["acts", "list", "brackets", "chain", "quotes", "clauses"],
)
def test_hostile_text_comes_to_an_end(text: str) -> None:
    assert_faithful(text)
