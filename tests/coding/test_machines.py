"""Whose machines intrude or strike, what kind of forces is moved, and for what no forces are."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Latvia và sáu đồng minh lên án vụ UAV xâm nhập không phận Estonia.", "MOBILIZE - > EST"),
        ("Estonia đóng sân bay Tallinn do khinh khí cầu bay vào không phận nước này.", "MOBILIZE - > EST"),
        ("Peru nói đã bắn hạ drone Chile khi nó xâm phạm không phận nước này.", "MOBILIZE CHL > PER"),
        ("Peru lên tiếng về tên lửa Chile bay vào không phận nước này.", "MOBILIZE CHL > PER"),
        ("Mỹ nói máy bay không người lái (UAV) của Nga xâm nhập không phận Estonia.", "MOBILIZE RUS > EST"),
        ("Mỹ cho biết 9 trong số 10 tên lửa của Iran bắn vào Tel Aviv bị lệch hướng.", "ASSAULT IRN > ISR"),
        ("Cảng Eilat của Israel bị UAV từ Yemen tấn công.", "ASSAULT YEM > ISR"),
        ("Kiev nói Moskva huy động 140 UAV trong cuộc tập kích Odessa.", "ASSAULT RUS > UKR"),
        ("Mỹ điều chiến đấu cơ chặn máy bay ném bom Nga.", "MOBILIZE USA > RUS"),
        # what somebody's own machines do stays theirs
        ("Nga triển khai UAV xâm nhập không phận Estonia.", "MOBILIZE RUS > EST"),
    ],
)
def test_whose_machine_it_was(text: str, expected: str) -> None:
    assert expected in {sides(record) for record in code(text, published=DAY)}


def test_who_tells_of_an_intrusion_is_no_intruder() -> None:
    records = code("Tổng thống Latvia nói vụ UAV xâm phạm không phận Estonia là phép thử.", published=DAY)
    assert [sides(r) for r in records if r.event == "MOBILIZE"] == ["MOBILIZE - > EST"]


def test_a_place_is_in_the_country_that_owns_it() -> None:
    (attack,) = code("Sân bay Ramon của Israel bị UAV Houthi tấn công.", published=DAY)
    assert [e.country for e in attack.recipient] == ["ISR"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Peru điều 300 vệ binh tới biên giới Bolivia.", "troops"),
        ("Peru điều 200 cảnh sát tới biên giới Bolivia.", "police"),
        ("Peru triển khai 200 UAV tới biên giới Bolivia.", "weapons"),
    ],
)
def test_what_is_moved(text: str, mode: str) -> None:
    assert [r.mode for r in code(text, published=DAY) if r.event == "MOBILIZE"] == [mode]


def test_planes_that_bring_citizens_home_are_no_forces() -> None:
    records = code("Hàn Quốc điều hai máy bay đón công dân từ Peru.", published=DAY)
    assert [r for r in records if r.event == "MOBILIZE"] == []
