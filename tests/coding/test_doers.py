"""The same words said of soldiers, police, states or crowds give the type that fits who does it."""

import pytest

from dienbien import code

DAY = "2024-05-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhật Bản và Ấn Độ tập trận ở vịnh Bengal.", ("COOPERATE", None)),
        ("Nhật Bản tập trận ở vịnh Bengal.", ("MOBILIZE", "troops")),
        ("Người biểu tình Bolivia phong tỏa quảng trường ở La Paz.", ("PROTEST", "obstruct")),
        ("Hàng trăm người biểu tình ở La Paz yêu cầu chính phủ hạ giá xăng.", ("PROTEST", "demo")),
        ("Quân đội Bolivia phong tỏa quảng trường ở La Paz.", ("COERCE", "restrict")),
        ("Phiến quân Mali bắt ba kỹ sư Trung Quốc làm con tin.", ("ASSAULT", "abduct")),
        ("Cảnh sát Uganda bắt 40 người biểu tình ở Kampala.", ("COERCE", "arrest")),
        ("Nga phóng hàng trăm UAV trong tuần này.", ("ASSAULT", "drone")),
        ("Mỹ điều 12 tiêm kích tới vùng Vịnh.", ("MOBILIZE", "weapons")),
        # what was done with something, or by striking, is no mere purpose
        ("Israel dùng UAV để tập kích Hezbollah.", ("ASSAULT", "drone")),
        # unknown hands with the means of war
        ("Một vụ đánh bom xảy ra ở Quetta, Pakistan.", ("ASSAULT", "explosives")),
    ],
)
def test_type_fits_the_doer(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in {(record.event, record.mode) for record in code(text, published=DAY)}


@pytest.mark.parametrize(
    "text",
    [
        "Israel sẽ dùng UAV để tập kích Hezbollah.",
        "Cảnh sát Uganda bắt 40 người đánh bạc ở Kampala.",
        "Đại sứ Uganda bay qua Kenya.",
    ],
)
def test_what_is_no_such_act(text: str) -> None:
    assert [r.event for r in code(text, published=DAY) if r.event in {"ASSAULT", "COERCE", "MOBILIZE"}] == []


def test_a_protest_of_nobody_in_particular_is_one_of_the_country_told_about() -> None:
    text = "Chính phủ Kenya tăng thuế hôm 17/5 ở Nairobi. Các cuộc biểu tình làm nhiều cửa hàng đóng cửa."
    protests = [r for r in code(text, published=DAY) if r.event == "PROTEST"]
    assert [[actor.country for actor in protest.actor] for protest in protests] == [["KEN"]]


def test_police_who_clear_a_road_for_a_motorcade_force_nobody() -> None:
    page = "Tổng thống Peru bị cảnh sát Chile chặn đường để nhường lối cho đoàn xe."
    assert not any(record.event == "COERCE" for record in code(page, published=DAY))
    soldiers = code("Quân đội Chile chặn đường vào thủ đô Peru.", published=DAY)
    assert any(record.event == "COERCE" for record in soldiers)
