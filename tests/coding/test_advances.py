"""Soldiers who take ground at a front attack whoever holds it; elsewhere they are forces shown."""

import pytest
from told_sides import by_country

from dienbien import code

DAY = "2024-05-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lực lượng Nga tiến vào thành phố chiến lược Kupiansk.", "ASSAULT occupy RUS > UKR"),
        ("Binh sĩ Nga xâm nhập sâu vào phòng tuyến Ukraine.", "ASSAULT occupy RUS > UKR"),
        (
            "Trong cuộc phản công, quân đội Ukraine tiến vào ba huyện thuộc tỉnh Sumy do Nga nắm giữ.",
            "ASSAULT occupy UKR > RUS",
        ),
        (
            "Quân đội Ukraine nói vừa giành lại ba ngôi làng ở tỉnh Donetsk, Nga chưa lên tiếng.",
            "ASSAULT occupy UKR > RUS",
        ),
        # no fight is told
        ("Xe tăng Israel tiến vào Syria.", "MOBILIZE troops ISR > SYR"),
        ("Tàu sân bay Trung Quốc tiến vào Biển Đông.", "MOBILIZE weapons CHN > "),
    ],
)
def test_ground_that_is_taken(text: str, expected: str) -> None:
    assert expected in {by_country(record) for record in code(text, published=DAY)}


def test_villagers_take_no_ground() -> None:
    text = "Thái Lan tố dân Campuchia xâm nhập một làng gần mặt trận biên giới Thái Lan."
    assert [r for r in code(text, published=DAY) if r.event == "ASSAULT"] == []
