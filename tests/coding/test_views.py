"""Stances and blame that a verb of opinion tells by itself (codebook section 11.8)."""

import pytest

from dienbien.coding.coder import code_document
from dienbien.records import Document, Zone

NEWS = " Malta đã không kích một cảng của Libya."


def told(sentence: str, zone: str = "lede") -> set[str]:
    """Type and countries of what a sentence tells in a zone of a page, but for the news behind it."""
    text = sentence + NEWS
    zones = (Zone(zone, 0, len(text)),)  # type: ignore[arg-type]
    records = code_document(Document(id="page", text=text, published="2025-10-22", zones=zones))
    found = {
        " ".join((r.event, *(str(a.country or a.name or a.text) for a in (*r.actor, *r.recipient))))
        for r in records
    }
    return {line for line in found if "LBY" not in line}


VIEWS = [
    ("Tổng thống Peru cho rằng hội nghị về nghề cá với Chile là bước đi hữu ích.", "STATE PER"),
    ("Chile cho rằng vụ chìm tàu ở vùng biển Peru là một tai nạn.", "STATE CHL"),
    ("Ngoại trưởng Peru cho rằng Chile chưa hiểu nỗi khổ của ngư dân.", "ACCUSE PER CHL"),
    ("Tổng thống Peru cho rằng việc Chile mở hội chợ là một bước ngoặt.", "STATE PER"),
    ("Tổng thống Peru cho rằng châu Âu đang ngủ quên.", "ACCUSE PER châu Âu"),
]


@pytest.mark.parametrize(("sentence", "expected"), VIEWS, ids=[s for s, _ in VIEWS])
def test_who_governs_takes_a_stance_or_blames_another_power(sentence: str, expected: str) -> None:
    assert told(sentence) == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "Giới chuyên gia Peru cho rằng hội nghị về nghề cá với Chile là bước đi hữu ích.",
        "Một ngư dân Peru cho rằng Chile đang ngủ quên.",
        "Tổng thống Peru cho rằng Chile có thể làm nhiều hơn cho ngư dân.",
    ],
)
def test_others_only_think_and_what_may_be_done_is_no_blame(sentence: str) -> None:
    assert not {line for line in told(sentence) if line.startswith(("STATE", "ACCUSE"))}


def test_a_view_that_tells_an_act_is_that_act() -> None:
    found = told("Tổng thống Peru cho rằng Chile cần sửa bản đồ nghề cá.")
    assert found == {"REQUEST PER CHL"}


def test_blame_further_on_in_the_view_is_no_stance_too() -> None:
    found = told("Tổng thống Peru cho rằng cuộc tập trận của Chile là hành động bất hợp pháp.")
    assert found == {"ACCUSE PER CHL"}


def test_further_down_a_view_is_comment() -> None:
    assert told("Tổng thống Peru cho rằng hội nghị về nghề cá với Chile là bước đi hữu ích.", "body") == set()


def test_air_space_is_no_denial() -> None:
    assert told("Tổng thống Peru tuyên bố không phận giáp với Chile đã thông thoáng trở lại.") == set()
