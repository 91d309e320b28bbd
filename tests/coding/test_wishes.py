"""Wishes, offers and meetings to come: what is asked, what is promised (codebook sections 3 and 11.2)."""

import pytest
from told_sides import told


def test_a_wish_that_others_act_asks_them_to() -> None:
    wish = "Tổng thống Peru bày tỏ mong muốn Chile và Malta dỡ hàng rào."
    assert told(wish) == {"REQUEST PER > CHL+MLT"}


def test_a_wish_for_oneself_is_readiness() -> None:
    assert told("Peru bày tỏ mong muốn mở thêm đường bay với Malta.") == {"AGREE PER > MLT"}


@pytest.mark.parametrize(
    "offer",
    ["Peru đề nghị cung cấp máy bơm cho Malta.", "Peru gợi ý nhượng lại hai bến cảng cho Malta."],
)
def test_who_proposes_to_give_offers(offer: str) -> None:
    assert told(offer) == {"AGREE PER > MLT"}


@pytest.mark.parametrize(
    "request_",
    ["Peru đề nghị Malta cung cấp máy bơm cho các bệnh viện.", "Malta đề nghị hỗ trợ từ Peru."],
)
def test_who_proposes_that_another_gives_asks(request_: str) -> None:
    assert {event.split()[0] for event in told(request_)} == {"REQUEST"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Áo sẽ tới Malta dự lễ ký hiệp định nghề cá giữa Peru và Malta.",
        "Ngoại trưởng Áo cho biết sẽ nêu giá gạo trong cuộc hội đàm với Malta.",
        "Chile hy vọng sớm ký hiệp định nghề cá với Malta.",
    ],
)
def test_what_a_journey_to_come_leads_to_is_to_come(sentence: str) -> None:
    assert {event.split()[0] for event in told(sentence)} == {"AGREE"}


def test_what_was_before_a_meeting_to_come_has_been() -> None:
    sentence = "Tổng thống Áo sẽ thăm Peru sau khi hai nước có cuộc điện đàm."
    assert "CONSULT" in {event.split()[0] for event in told(sentence)}


def test_to_want_to_deal_with_somebody_is_news() -> None:
    assert told("Peru hy vọng đàm phán với Malta.") == {"AGREE PER > MLT"}
    assert not told("Peru hy vọng hai tỉnh tự đàm phán với Malta.")
    assert not told("Ngoại trưởng Chile tin rằng Peru hy vọng đàm phán với Malta.")
