"""What one country says, asks or agrees to by itself is no record (codebook sections 2 and 11.3)."""

import pytest
from told_sides import by_country, events

from dienbien import code


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Peru cam kết giảm giá vé tàu điện.",
        "Bộ Giáo dục Chile đề xuất bỏ kỳ thi cuối cấp.",
        "Quan chức ngân hàng trung ương Canada nhấn mạnh lạm phát đã chậm lại.",
        "62% người Hungary không chấp nhận nhượng bộ trong thỏa thuận với Serbia.",
        "Quân đội Đức hợp tác với một công ty khởi nghiệp.",
        "Quân đội Ecuador điều lực lượng đến tìm kiếm nạn nhân vụ lở đất.",
        "Quân đội Ecuador thông báo dự án cầu phao.",
    ],
)
def test_an_affair_of_one_country_is_no_record(sentence: str) -> None:
    assert not events(sentence)


def test_the_same_words_between_two_countries_are_a_record() -> None:
    assert events("Tổng thống Peru cam kết giảm thuế với Chile.") == {"AGREE"}
    assert events("Bộ Ngoại giao Chile đề xuất Peru mở lại cửa khẩu.") == {"REQUEST"}
    assert events("Ngoại trưởng Canada nhấn mạnh Mexico vẫn là đối tác dù lạm phát tăng.") == {"STATE"}
    assert events("Quân đội Đức hợp tác với quân đội Ba Lan.") == {"COOPERATE"}
    assert events("Quân đội Ecuador điều lực lượng đến biên giới Colombia.") == {"MOBILIZE"}


def test_a_call_for_restraint_needs_no_name() -> None:
    assert events("Điện Kremlin kêu gọi các bên kiềm chế.") == {"REQUEST"}


def test_the_home_of_the_press_speaks_of_itself_or_of_the_world() -> None:
    page = "Đoàn Malta tới Huế dự lễ hội. Chủ tịch nước nhấn mạnh {}."
    assert "STATE" not in events(page.format("lực lượng thanh niên xung phong đã làm tốt vai trò"))
    assert "STATE" in events(page.format("Việt Nam kiên trì bảo vệ chủ quyền ở Biển Đông"))


def test_what_a_march_is_against_belongs_to_the_march() -> None:
    assert events("Người dân Peru tuần hành phản đối Chile.") == {"PROTEST"}


def test_a_row_of_headlines_is_several_sentences() -> None:
    page = "Tin thế giới: Peru kêu gọi Chile mở lại cửa khẩu; Siêu bão đổ bộ Philippines trong đêm nay."
    (record,) = code(page, published="2024-05-20")
    assert [entity.country for entity in (*record.actor, *record.recipient)] == ["PER", "CHL"]
    assert record.mentions[0].text.endswith("cửa khẩu;")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Peru đề nghị giảm giờ làm khi kinh tế Chile tăng trưởng.",
        "Thống đốc Chile từ chối bình luận thêm, nhưng Peru từ chối.",
        "Quán rượu ở Pháp bị chỉ trích dữ dội ở Đức.",
        "Nữ thủ môn Peru có thể lĩnh án hai năm tù tại Chile.",
        "Đồng minh hối tiếc sau mâu thuẫn với Tổng thống Chile.",
    ],
)
def test_what_reaches_nobody_is_no_record(sentence: str) -> None:
    assert not events(sentence)


def test_a_power_abroad_calls_on_all_who_hear_it() -> None:
    assert events("Tổng thống Peru kêu gọi cứng rắn hơn khi Chile tăng giá.") == {"REQUEST"}
    assert not events("Một công ty Peru kêu gọi cứng rắn hơn khi Chile tăng giá.")


def test_whoever_calls_for_a_march_calls_on_the_people() -> None:
    page = "{} kêu gọi tuần hành vào ngày lễ."
    (record,) = code(page.format("Lãnh đạo phe đối lập Peru"), published="2024-05-20")
    assert by_country(record) == "REQUEST change PER > PER"
    assert not events(page.format("Thủ tướng Peru"))


def test_what_those_who_govern_deny_of_themselves_is_a_stance() -> None:
    assert events("Tổng thống Peru bác bỏ tin đồn về sức khỏe của ông.") == {"STATE"}
    assert not events("Một công ty Peru bác bỏ tin đồn về doanh thu.")


def test_many_states_speak_to_the_home_of_the_press() -> None:
    page = "Tại Liên Hợp Quốc, {} đánh giá cao sáng kiến của Việt Nam."
    assert events(page.format("nhiều nước")) == {"SUPPORT"}
    assert not events(page.format("nhiều bạn trẻ"))


def test_bodies_of_states_and_calls_for_help_reach_all() -> None:
    assert events("Liên Hợp Quốc kêu gọi hành động tập thể vì Sudan.") == {"REQUEST"}
    assert events("Tổng thống Ukraine kêu gọi hỗ trợ thêm hệ thống phòng không.") == {"REQUEST"}
