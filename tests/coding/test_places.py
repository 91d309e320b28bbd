"""Where an act happened, as a reader would say (codebook sections 6 and 11.6)."""

import pytest

from dienbien import code

DAY = "2025-05-20"

PLACES = [
    ("Chile không kích tỉnh Puno ở Peru.", "Puno", "admin"),
    ("Cảnh sát Chile bắt 90 người biểu tình tại quảng trường Oro ở Arica.", "quảng trường Oro", "point"),
    ("Không quân Chile không kích Peru.", "Peru", "country"),
    ("Chile rút quân khỏi Peru.", "Peru", "country"),
    ("Tổng thống Chile thăm Peru.", "Peru", "country"),
    ("Chính phủ Chile bắt giữ hai nghị sĩ đối lập Chile.", "Chile", "country"),
    ("Người dân Peru xuống đường biểu tình tại huyện Kỳ Anh, Hà Tĩnh.", "Kỳ Anh", "admin"),
    ("Chile điều 300 binh sĩ tới Peru để bảo vệ đường ống tại Bolivia.", "Peru", "country"),
    ("Chile phóng tên lửa vào căn cứ không quân Tacna ở tỉnh Tacna.", "căn cứ không quân Tacna", "point"),
    ("Thủ tướng Chile tiếp Thủ tướng Peru tại trụ sở Chính phủ.", "trụ sở Chính phủ", "point"),
    ("Quân đội Chile tấn công các mục tiêu, khiến nhiều binh sĩ Peru thiệt mạng ở Lima.", "Lima", "town"),
]


@pytest.mark.parametrize(("sentence", "name", "precision"), PLACES)
def test_the_ground_of_an_act_is_its_place(sentence: str, name: str, precision: str) -> None:
    place = code(sentence, published=DAY)[0].place
    assert place is not None
    assert (place.name, place.precision) == (name, precision)


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Phiến quân tấn công thị trấn Vurokai, tỉnh Puno, Peru.", "PER"),
        ("Phiến quân tấn công thị trấn Vurokai (Peru).", "PER"),
        ("Phiến quân Peru tấn công thị trấn Vurokai, Chile lên án vụ này.", None),
        ("Phiến quân tấn công cảnh sát Chile ở Bắc Cực, gần vùng biển Peru.", None),
    ],
)
def test_a_place_is_of_the_state_at_the_end_of_its_chain(sentence: str, country: str | None) -> None:
    place = code(sentence, published=DAY)[0].place
    assert place is not None
    assert place.country == country


def test_a_fight_goes_on_where_it_was() -> None:
    page = "Quân đội Chile pháo kích quân đội Peru ở Arica.\n\nQuân đội Peru phá hủy 5 xe tăng của Chile."
    assert [record.place.name for record in code(page, published=DAY) if record.place] == ["Arica", "Arica"]


def placed(text: str) -> dict[str, str | None]:
    return {r.trigger.text: r.place.name if r.place else None for r in code(text, published=DAY)}


def test_whoever_strikes_back_strikes_elsewhere() -> None:
    found = placed("Quân đội Chile pháo kích cảng Callao của Peru, hai ngày sau khi Peru nã pháo vào Chile.")
    assert (found["pháo kích"], found["nã pháo"]) == ("cảng Callao", "Chile")
    page = "Quân đội Chile pháo kích quân đội Peru ở Lima. Quân đội Peru nã pháo vào quân đội Chile."
    assert placed(page) == {"pháo kích": "Lima", "nã pháo": None}
    page = "Quân đội Chile pháo kích quân đội Peru ở Lima. Quân đội Peru bắn hạ 3 tên lửa của Chile."
    assert placed(page) == {"pháo kích": "Lima", "bắn hạ": "Lima"}


def test_another_time_has_a_place_of_its_own() -> None:
    page = "Bolivia triển khai tàu tuần tra ở Arica sau khi Peru triển khai 300 binh sĩ."
    assert list(placed(page).values()) == ["Arica", None]
    page = "Người dân biểu tình ở Lima sau khi quân đội Chile tập kích Peru."
    assert set(placed(page).values()) <= {"Lima", "Peru"}


def test_whoever_goes_somewhere_to_meet_somebody_meets_them_there() -> None:
    found = placed("Tổng thống Peru tới Lisbon gặp Tổng thống Chile.")
    assert found == {"tới": "Bồ Đào Nha", "gặp": "Bồ Đào Nha"}


def test_a_seat_of_power_is_no_town_that_sounds_like_it() -> None:
    (record,) = code("Tổng thống Mỹ gặp Thủ tướng Na Uy tại Nhà Trắng.", published="2024-05-20")
    assert record.place is not None
    assert record.place.country == "USA"


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Tổng thống Peru và Tổng thống Chile gặp nhau tại lâu đài Windsor.", "lâu đài Windsor", None),
        ("Mỹ bắt hàng chục công nhân nước ngoài tại Georgia.", "bang Georgia", "USA"),
        ("Ngoại trưởng Mỹ hội đàm với Thủ tướng Georgia tại Georgia.", "Georgia", "GEO"),
        ("Biểu tình lan khắp đường phố Lviv.", "Lviv", "UKR"),
    ],
)
def test_a_name_that_two_places_bear_is_the_one_of_the_page(text: str, place: str, country: str) -> None:
    found = [record.place for record in code(text, published="2025-10-20") if record.place]
    assert [(where.name, where.country) for where in found] == [(place, country)]


def test_a_model_or_a_person_far_behind_an_act_is_no_town() -> None:
    page = "Malta giới thiệu một loại phi cơ chống ngầm kiểu P-3C Orion."
    assert not [record.place for record in code(page, published="2025-10-20") if record.place]


def test_workers_from_abroad_are_not_of_the_country_where_they_work() -> None:
    (record,) = code("Chile bắt hàng chục lao động nước ngoài tại Arica.", published="2025-10-20")
    assert [actor.country for actor in record.recipient] == [None]
