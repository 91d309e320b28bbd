"""Whom forces are against that are moved or shown, and whose people unnamed ones are."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"

FORCES = [
    # at whose edge they are shown
    ("Hải quân Malta triển khai ba tàu khu trục gần Libya.", "MOBILIZE MLT > LBY"),
    # an island near somebody is not that side's edge
    ("Malta đưa tên lửa phòng không tới đảo gần Libya.", "MOBILIZE MLT > -"),
    # whom they are to hold off, impress or provoke
    ("Malta điều 200 binh sĩ ra miền nam nhằm đối phó sức ép của Libya.", "MOBILIZE MLT > LBY"),
    # the side that they fight on this page, where it acts in the sentence
    (
        "Quân đội Libya pháo kích quân đội Malta. "
        "Malta đưa lực lượng dự bị ra mặt trận sau khi Libya chọc thủng phòng tuyến.",
        "MOBILIZE MLT > LBY",
    ),
    # not a test of arms
    (
        "Quân đội Libya pháo kích quân đội Malta. Malta thử tên lửa khi Libya tổ chức lễ kỷ niệm.",
        "MOBILIZE MLT > -",
    ),
    # whose ground they enter, by one verb or by two
    ("Libya tố UAV Malta xâm phạm lãnh thổ nước này.", "MOBILIZE MLT > LBY"),
    ("Libya tố Malta điều hai drone (UAV) xâm nhập không phận Libya.", "MOBILIZE MLT > LBY"),
]


@pytest.mark.parametrize(("page", "expected"), FORCES)
def test_whom_forces_are_against(page: str, expected: str) -> None:
    told = [sides(record) for record in code(page, published=DAY)]
    assert [side for side in told if side.startswith("MOBILIZE")] == [expected]


THEIRS = [
    # unnamed people are of the country where they are
    ("Malta cam kết giúp những người biểu tình ở Libya.", "AGREE MLT > LBY"),
    # in a headline "Anh" is Britain where it acts on another power
    ("Anh cáo buộc Libya do thám tàu ngầm.", "ACCUSE GBR > LBY"),
]


@pytest.mark.parametrize(("page", "expected"), THEIRS)
def test_whose_people_are_meant(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


def test_an_advance_beside_a_fight_is_part_of_it() -> None:
    page = "Xe tăng Peru tiến vào thị trấn Uyuni và giao tranh với quân đội Bolivia."
    assert [sides(record) for record in code(page, published=DAY)] == ["ASSAULT PER+BOL > -"]
    alone = code("Xe tăng Peru tiến vào thị trấn Uyuni của Bolivia.", published=DAY)
    assert [record.event for record in alone] == ["MOBILIZE"]
