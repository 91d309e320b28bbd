"""Where an act happened, as a reader would say (codebook sections 6 and 11.6)."""

import pytest

from dienbien import code

DAY = "2025-05-20"

PLACES = [
    ("Không quân Chile không kích Peru.", "Peru", "country"),
    ("Chile rút quân khỏi Peru.", "Peru", "country"),
    ("Tổng thống Chile thăm Peru.", "Peru", "country"),
    ("Chính phủ Chile bắt giữ hai nghị sĩ đối lập Chile.", "Chile", "country"),
    ("Người dân Peru xuống đường biểu tình tại huyện Kỳ Anh, Hà Tĩnh.", "Kỳ Anh", "admin"),
    ("Chile điều 300 binh sĩ tới Peru để bảo vệ đường ống tại Bolivia.", "Peru", "country"),
    ("Chile phóng tên lửa vào căn cứ không quân Tacna ở tỉnh Tacna.", "căn cứ không quân Tacna", "point"),
    ("Quân đội Chile tấn công các mục tiêu, khiến nhiều binh sĩ Peru thiệt mạng ở Lima.", "Lima", "town"),
]


@pytest.mark.parametrize(("sentence", "name", "precision"), PLACES)
def test_the_ground_of_an_act_is_its_place(sentence: str, name: str, precision: str) -> None:
    place = code(sentence, published=DAY)[0].place
    assert place is not None
    assert (place.name, place.precision) == (name, precision)


def test_a_fight_goes_on_where_it_was() -> None:
    page = "Quân đội Chile pháo kích quân đội Peru ở Arica.\n\nQuân đội Peru phá hủy 5 xe tăng của Chile."
    assert [record.place.name for record in code(page, published=DAY) if record.place] == ["Arica", "Arica"]


def test_a_seat_of_power_is_no_town_that_sounds_like_it() -> None:
    (record,) = code("Tổng thống Mỹ gặp Thủ tướng Na Uy tại Nhà Trắng.", published="2024-05-20")
    assert record.place is not None
    assert record.place.country == "USA"
