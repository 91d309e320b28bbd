"""Words about agreements: the table's rows, and how long and since when something holds."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.language.accords import AccordWord
from dienbien.language.tables import variants
from dienbien.language.text import fold
from dienbien.language.vi.accords import find_accord_words
from dienbien.language.vi.rows_vi import rows_of

DAY = datetime.date(2024, 3, 12)
ALONE = {"until", "lasting", "unit", "sealed", "other"}


def found(text: str, kind: str) -> list[tuple[str, str]]:
    return [(w.value, text[w.start : w.end]) for w in find_accord_words(text, DAY) if w.kind == kind]


def test_each_row_is_found_in_its_example() -> None:
    silent = [
        f"{row.where} {row['phrase']}"
        for row in rows_of("accords.tsv")
        if row["kind"] not in ALONE
        and row["value"] != "-"
        and (row["kind"], row["value"]) not in {(w.kind, w.value) for w in find_accord_words(row["example"])}
    ]
    assert silent == []


def test_words_that_count_only_with_others_stand_in_their_examples() -> None:
    missing = [
        row.where
        for row in rows_of("accords.tsv")
        if row["kind"] in ALONE
        and not any(f" {words} " in f" {fold(row['example']).plain} " for words in variants(row["phrase"]))
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Hai bên ngừng bắn 72 giờ.", "PT72H"),
        ("Peru và Chile nhất trí ngừng bắn tạm thời trong 30 giờ.", "PT30H"),
        ("Lệnh ngừng bắn kéo dài ba tháng.", "P3M"),
        ("Lệnh ngừng bắn có giá trị đến hết năm 2030.", "2030"),
        ("Lệnh ngừng bắn được gia hạn đến ngày 5/4.", "2024-04-05"),
    ],
)
def test_how_long_it_holds(text: str, until: str) -> None:
    assert [value for value, _ in found(text, "until")] == [until]


@pytest.mark.parametrize(
    "text",
    ["Lệnh ngừng bắn bị vi phạm sau 30 ngày.", "Ba năm sau thỏa thuận ngừng bắn, giao tranh bùng phát."],
)
def test_other_counts_of_time_are_no_validity(text: str) -> None:
    assert found(text, "until") == []


def test_a_date_behind_the_signing_is_when_it_was_made() -> None:
    text = "Hai nước tái khẳng định thỏa thuận biên giới đạt được hồi tháng 6/2019."
    assert found(text, "sealed") == [("2019-06", "tháng 6/2019")]


def test_longer_words_are_not_taken_apart() -> None:
    assert found("Peru cáo buộc Chile không kích.", "unreal") == []


def test_a_figure_of_speech_in_quotation_marks_names_none() -> None:
    assert found("Hai nước gia hạn “đình chiến” thuế.", "accord") == []


@given(st.text(max_size=200))
def test_offsets_lie_within_any_text(text: str) -> None:
    words: list[AccordWord] = find_accord_words(text, DAY)
    assert all(0 <= word.start <= word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
