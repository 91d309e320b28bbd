"""What is moved, given, dropped or left tells what act a word of many meanings is (codebook 11.1, 11.2)."""

import pytest

from dienbien import code

DAY = "2024-05-20"


def acts(text: str) -> set[tuple[str, str | None]]:
    return {(record.event, record.mode) for record in code(text, published=DAY)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Myanmar thả ba quả bom xuống Lào.", ("ASSAULT", "aerial")),
        ("Kenya rút khỏi hai hiệp ước quốc tế.", ("SANCTION", "withdraw")),
        ("Thủ tướng Estonia rút khỏi chức chủ tịch đảng.", ("RETREAT", "resign")),
        ("Quân đội Kenya rút khỏi Kismayo.", ("RETREAT", "withdraw")),
        ("Brazil quyết định dừng cung cấp máy bay cho Nigeria.", ("SANCTION", "discontinue")),
        ("Na Uy gửi hai triệu euro cho Moldova.", ("AID", None)),
    ],
)
def test_the_thing_tells_the_act(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Na Uy gửi thư cho Moldova.",
        "Na Uy gửi lời chúc tới Moldova.",
        "Brazil hạ Chile trên sân nhà.",
        "Hai nước bàn cách củng cố hợp tác giữa Chile và Peru.",
    ],
)
def test_without_a_thing_there_is_no_act(text: str) -> None:
    assert not {event for event, _ in acts(text)} & {"AID", "ASSAULT", "COOPERATE", "MOBILIZE"}


def test_forces_sent_to_strike_at_once_are_part_of_the_strike() -> None:
    assert acts("Thái Lan điều tiêm kích ném bom một căn cứ của Campuchia.") == {("ASSAULT", "aerial")}


def test_whose_arms_are_destroyed_disarms() -> None:
    (record,) = code("Hai kho chứa vũ khí hóa học của Chile đã được tiêu hủy xong.", published="2024-05-20")
    assert (record.event, record.mode) == ("RETREAT", "disarm")
    assert [entity.country for entity in record.actor] == ["CHL"]
    assert not code("Giấy tờ của bà đã được tiêu hủy ở Chile.", published="2024-05-20")


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Peru mời Tổng thống Malta món súp cua.",
        "Tổng thống Peru đọc hiệp ước cho phép ngư dân Malta đánh cá.",
        "Tổng thống Peru cho phép điều 60 lính biệt kích tới Malta.",
        "Tổng thống Peru sắp họp báo về Malta.",
        "Tổng thống Peru và Bộ trưởng Tài chính Peru đạt được thỏa thuận về lương hưu.",
    ],
)
def test_a_dish_a_charter_and_an_order_of_ones_own_promise_nothing(sentence: str) -> None:
    assert not [r for r in code(sentence, published="2024-05-20") if r.event == "AGREE"]


def test_an_invitation_to_a_meeting_is_a_promise() -> None:
    (record,) = code("Thủ tướng Peru mời Tổng thống Malta tới dự hội chợ.", published="2024-05-20")
    assert record.event == "AGREE"


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Peru tặng Malta 30 tỷ đồng xây trường.", "AID"),
        ("Peru tặng Malta 30 triệu yen xây trường.", "AID"),
        ("Peru tặng Malta một cây đàn.", "SUPPORT"),
        ("Peru phản đối các thương vụ bán tên lửa của Chile cho Malta.", "ACCUSE"),
        ("Peru đang xúc tiến thương vụ bán tên lửa cho Malta.", "AGREE"),
    ],
)
def test_money_is_help_and_a_sale_that_is_pursued_a_promise(sentence: str, event: str) -> None:
    assert {r.event for r in code(sentence, published="2024-05-20")} == {event}


@pytest.mark.parametrize(
    "crowd", ["Dòng người Peru kéo", "Hàng nghìn người tị nạn Peru tràn", "Đoàn xe tải Peru tiến"]
)
def test_who_crosses_a_border_without_arms_attacks_nobody(crowd: str) -> None:
    assert code(f"{crowd} qua biên giới Malta.", published="2024-05-20") == []


def test_soldiers_who_pour_across_a_border_attack() -> None:
    (record,) = code("Quân đội Peru tràn qua biên giới Malta.", published="2024-05-20")
    assert record.event == "ASSAULT"


def test_a_message_that_somebody_sent_is_no_aid() -> None:
    assert not acts("Tổng thống Malta đăng tin nhắn mà Tổng thống Chile gửi cho ông.")
    assert ("AID", None) in acts("Malta nhận số tên lửa mà Chile gửi cho Malta.")


@pytest.mark.parametrize(
    "text",
    [
        "Malta gửi máy bay đến Chile hồi hương hàng trăm lao động.",
        "Malta cấm vĩnh viễn chuyển vũ khí cho Chile.",
    ],
)
def test_what_is_no_help_is_no_aid(text: str) -> None:
    assert "AID" not in {event for event, _ in acts(text)}


def test_land_is_handed_over_by_whose_it_was() -> None:
    (record,) = code("Ba ngôi làng của Paraguay đã được chuyển giao cho Bolivia.", published="2025-10-20")
    assert record.event == "RETREAT"
    assert [actor.country for actor in record.actor] == ["PRY"]
    assert [actor.country for actor in record.recipient] == ["BOL"]
