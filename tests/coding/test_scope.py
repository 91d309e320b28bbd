"""Acts that are told as ended or prevented, and what nature does, are no records (codebook 2 and 11.3)."""

import pytest
from told_sides import events

from dienbien import code


@pytest.mark.parametrize(
    "sentence",
    [
        "Ấn Độ và Pakistan đạt thỏa thuận chấm dứt các cuộc giao tranh.",
        "Kenya kêu gọi Uganda ngừng mọi hành động tấn công Rwanda.",
    ],
)
def test_a_fight_that_ends_is_no_fight(sentence: str) -> None:
    assert events(sentence)
    assert "ASSAULT" not in events(sentence)


def test_a_fight_that_goes_on_is_one() -> None:
    assert events("Ấn Độ và Pakistan tiếp tục giao tranh ở Kashmir.") == {"ASSAULT"}


@pytest.mark.parametrize("adverb", ["không ngừng", "gấp rút", "hết lời", "không tiếc lời", "nhất loạt"])
def test_an_adverb_that_sounds_like_an_end_or_a_noun_is_neither(adverb: str) -> None:
    assert events(f"Ngoại trưởng Kenya {adverb} chỉ trích Uganda.") == {"ACCUSE"}


def test_a_storm_attacks_nobody() -> None:
    assert not events("Siêu bão tấn công Philippines trong đêm.")
    assert events("Quân nổi dậy tấn công Philippines trong đêm siêu bão đổ bộ.") == {"ASSAULT"}
    assert events("Quân đội Malaysia tấn công Philippines trong đêm siêu bão đổ bộ.") == {"ASSAULT"}


def test_a_warning_of_a_storm_is_no_concern_of_states() -> None:
    assert not events("Nhật Bản cảnh báo siêu bão sắp đổ bộ.")


def test_a_case_of_private_crime_is_no_record() -> None:
    assert not events("Cảnh sát Malaysia bắt ba người Indonesia trong đường dây ma túy.")
    assert events("Cảnh sát Malaysia bắt ba nhà ngoại giao Indonesia.") == {"COERCE"}


def test_the_arms_that_are_moved_tell_a_mobilization() -> None:
    assert events("Peru điều hai máy bay tới Chile.") == {"MOBILIZE"}
    assert not events("Peru có một điều muốn nói với Chile.")


def test_a_word_inside_a_name_is_no_act() -> None:
    assert not events("Ông Trần Đình Chiến gặp gỡ cổ đông Pháp.") & {"CONCEDE", "ASSAULT"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hàn Quốc nói một nam sinh bị tra tấn đến chết ở Malaysia.",
        "Cảnh sát Malaysia đột kích trung tâm lừa đảo, bắt 40 người Indonesia.",
        "Chile áp thuế lưu trú với khách sạn từ năm sau.",
        "Cựu thống đốc Peru dính 40 cáo buộc trước khi đi Chile.",
    ],
)
def test_private_wrongs_and_home_taxes_are_no_records(sentence: str) -> None:
    assert not events(sentence) & {"ASSAULT", "SANCTION", "ACCUSE"}


def test_torture_by_a_state_is_a_record() -> None:
    assert "ASSAULT" in events("Quân đội Syria tra tấn tù binh Thổ Nhĩ Kỳ.")


def test_a_shot_in_an_exercise_is_a_test() -> None:
    assert "ASSAULT" not in events("Tàu ngầm Chile khai hỏa trong cuộc diễn tập ở Thái Bình Dương.")


def test_who_speaks_of_a_deed_has_not_done_it() -> None:
    records = code("Tổng thống Chile nói vụ xâm phạm không phận Peru là nhầm lẫn.", published="2024-05-20")
    assert not any("CHL" in {a.country for a in r.actor} for r in records if r.event == "MOBILIZE")


@pytest.mark.parametrize(
    "sentence",
    [
        "Quốc hội Chile phê chuẩn một thẩm phán vào vị trí thống đốc ngân hàng.",
        "Tổng thống Chile chê bộ trưởng của mình.",
        "Nghị sĩ Chile tuyên bố bà không cần thêm phiếu.",
    ],
)
def test_affairs_of_one_country_are_no_records(sentence: str) -> None:
    assert not events(sentence)


def test_what_another_is_expected_to_agree_to_is_no_agreement() -> None:
    assert "AGREE" not in events("Tổng thống Chile nói Tổng thống Peru sẽ chấp nhận thỏa thuận.")


def test_a_fight_of_nobody_is_only_a_name() -> None:
    assert not events("Giá lúa mì tăng vì chiến sự ở Sudan.")
    assert events("Chiến sự ở Sudan khiến 30 người chết.") == {"ASSAULT"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Chile nói về kế hoạch cho Peru sau chiến sự.",
        "Tên lửa mới cho phép Chile tấn công các mục tiêu ở Peru.",
        "Thủ tướng Chile khuyến khích học sinh mang theo chai nước.",
    ],
)
def test_wars_by_name_and_mere_means_are_no_records(sentence: str) -> None:
    assert not events(sentence) & {"ASSAULT", "REQUEST"}
