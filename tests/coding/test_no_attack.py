"""What sounds like violence, forces or a concession and is none, and what only stands beside one."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"


@pytest.mark.parametrize(
    "text",
    [
        "Hai vợ chồng người Malta lo sợ bị quân đội Libya hành quyết.",
        "Quan hệ Malta - Libya bị phá hủy nếu Malta nhận tên lửa.",
        "Malta xây đài tưởng niệm binh sĩ tử trận ở Libya.",
        "Thủ tướng Malta chê người tiền nhiệm phá hoại đất nước.",
        "Mạng xã hội của Mỹ vô hiệu hóa nhiều tài khoản ở Libya.",
        "Nga thiếu vũ khí tiến công chính xác ở Ukraine.",
        "Hai vụ bắt cóc tống tiền nhằm vào người Malta ở Libya.",
        "Tổng giám đốc Hoa Sen từ chức.",
        "Libya trao trả 30 người Malta chuyên lừa đảo qua mạng.",
        "Công an buộc khách sạn hoàn trả 20 triệu đồng cho du khách Malta.",
    ],
)
def test_what_is_no_record(text: str) -> None:
    assert [sides(r) for r in code(text, published=DAY)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a few words apart from those above
        ("Quân đội Malta xác nhận 12 binh sĩ tử trận trước hỏa lực của Libya.", "ASSAULT LBY > MLT"),
        ("Quân đội Malta vô hiệu hóa một tổ hợp tên lửa của Libya.", "ASSAULT MLT > LBY"),
        ("Libya trao trả 30 tù binh cho Malta.", "RETREAT LBY > MLT"),
        # who burns what while people march
        ("Biểu tình lan rộng ở Malta, tòa nhà quốc hội Malta bị đốt.", "PROTEST MLT > MLT"),
        # a neighbour that only lies there
        ("Tỉnh Khyber của Pakistan giáp Afghanistan bị không kích.", "ASSAULT - > PAK"),
        ("Peru tổ chức tập trận Núi Cao 2024 với Chile.", "COOPERATE PER+CHL > -"),
        ("Tình báo Malta xâm nhập kho dữ liệu của Libya.", "COERCE MLT > LBY"),
    ],
)
def test_what_stands_close_to_it(text: str, expected: str) -> None:
    assert expected in {sides(record) for record in code(text, published=DAY)}


def test_who_watches_an_exercise_holds_none() -> None:
    records = code("Sĩ quan Peru đến Chile quan sát tập trận.", published=DAY)
    assert [r for r in records if r.event in {"MOBILIZE", "COOPERATE"}] == []


def test_whose_ally_was_killed_is_no_killer() -> None:
    records = code("Bộ trưởng Chile, đồng minh vừa bị ám sát của Tổng thống Peru, là ai?", published=DAY)
    assert all(e.country != "PER" for r in records for e in r.actor if r.event == "ASSAULT")


def test_armour_borders_on_nothing() -> None:
    records = code("Xe thiết giáp Peru tấn công một đồn biên phòng Chile.", published=DAY)
    assert [sides(r) for r in records] == ["ASSAULT PER > CHL"]
