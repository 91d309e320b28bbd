"""Words between powers: who speaks to whom, and what only sounds like an act (codebook sections 3 and 11)."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # ready to harm is no consent; what is left open is a position
        ("Chile sẵn sàng gây sức ép với Peru.", "THREATEN CHL > PER"),
        ("Chile tuyên bố sẵn sàng trừng phạt Peru.", "THREATEN CHL > PER"),
        ("Chile để ngỏ khả năng khai chiến với Peru.", "STATE CHL > -"),
        ("Chile sẵn sàng bán tàu cho Peru.", "AGREE CHL > PER"),
        # what words are about, or why they are said, is not whom they are against
        ("Chile dọa áp thuế vì Greenland.", "THREATEN CHL > -"),
        ("Đại sứ Malta cho biết Libya đe dọa thu hồi khu đất của đại sứ quán Malta.", "THREATEN LBY > MLT"),
        # a deed that gets a bad name: the speaker accuses whoever did it
        ("Chile nói việc Peru bắt giữ tàu Bolivia là bất hợp pháp.", "ACCUSE CHL > PER"),
        ("Chile nói việc Peru bắt giữ tàu cá là vi phạm trắng trợn luật quốc tế.", "ACCUSE CHL > PER"),
        # a letter speaks to whom it is sent
        ("Tổng thống Chile gửi thư đến Thủ tướng Peru, yêu cầu ngừng bắn ở biên giới.", "REQUEST CHL > PER"),
        # whom a rejected proposal is about did not make it
        ("Chile bác đề xuất hoãn trừng phạt Peru.", "REJECT CHL > -"),
        ("Chile bác đề xuất của Peru.", "REJECT CHL > PER"),
        # a comma between an object and a verb parts two clauses
        ("Chile gây áp lực để Peru trả tàu, Malta nhảy vào cuộc.", "REQUEST CHL > PER"),
        ("Chile từ chối đàm phán với Peru, Bolivia.", "REJECT CHL > PER+BOL"),
        # nobody is sentenced by whom they sold secrets to
        ("Cựu Tổng thống Peru bị kết án 5 năm tù vì bán tin mật cho Chile.", "SANCTION PER > PER"),
    ],
)
def test_who_speaks_to_whom(sentence: str, expected: str) -> None:
    assert expected in {sides(record) for record in code(sentence, published=DAY)}


def test_words_go_back_to_the_speaker() -> None:
    page = "Tổng thống Chile nói ông và Thủ tướng Peru đồng ý hợp tác, khẳng định cuộc gặp đã thành công."
    stances = [record for record in code(page, published=DAY) if record.event == "STATE"]
    assert [[entity.country for entity in record.actor] for record in stances] == [["CHL"]]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Chile nhờ Thủ tướng Peru làm trung gian với Bolivia.", "CONSULT"),
        ("Tổng thống Chile xin Quốc vương Jordan ân xá.", "CONCEDE"),
        ("Tòa Tối cao Chile cho phép bà Ana Soto giữ chức thống đốc.", "AGREE"),
        ("Tổng thống Chile trao quà tặng các em nhỏ ở Lima.", "SUPPORT"),
        ("Tổng thống Chile và Thủ tướng Peru gặp gỡ báo chí.", "CONSULT"),
    ],
)
def test_neither_what_is_asked_for_nor_private_dealings_are_records(sentence: str, event: str) -> None:
    assert event not in {record.event for record in code(sentence, published=DAY)}


def test_who_acts_behind_a_threat_was_threatened() -> None:
    page = "Chile tìm cách xuống thang sau khi Peru dọa can thiệp quân sự."
    assert "THREATEN PER > CHL" in {sides(record) for record in code(page, published=DAY)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Cảnh sát Chile giải tán đoàn biểu tình phản đối lệnh giới nghiêm.",
        "Tổng thống Chile từ chối bình luận cáo buộc trốn thuế.",
    ],
)
def test_what_demonstrators_are_against_and_charges_against_nobody_are_no_records(sentence: str) -> None:
    assert "ACCUSE" not in {record.event for record in code(sentence, published=DAY)}


def test_a_charge_in_quotes_is_one_against_somebody_known() -> None:
    assert "ACCUSE CHL > -" in {sides(record) for record in code('Chile tố "dàn dựng".', published=DAY)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile ủng hộ chính sách của Peru đối với Bolivia.", "SUPPORT CHL > PER"),
        ("Chile cáo buộc hành động của Peru đối với Bolivia là phi pháp.", "ACCUSE CHL > PER"),
        ("Chile chỉ trích Peru.", "ACCUSE CHL > PER"),
    ],
)
def test_whose_policy_it_is_goes_before_whom_it_is_for(sentence: str, expected: str) -> None:
    assert expected in {sides(record) for record in code(sentence, published=DAY)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thượng viện Chile bác bỏ dự luật của Tổng thống Chile.",
        "Nhà đầu tư Chile quay lưng với Peru.",
        "Chile kiên quyết bác bỏ tin đồn nước này liên quan đến vụ nổ ở Peru.",
    ],
)
def test_votes_at_home_and_rumours_denied_are_no_refusals(sentence: str) -> None:
    assert "REJECT" not in {record.event for record in code(sentence, published=DAY)}


def test_what_a_house_refuses_another_country_is() -> None:
    page = "Thượng viện Chile bác bỏ đề nghị của Tổng thống Peru."
    assert "REJECT CHL > PER" in {sides(record) for record in code(page, published=DAY)}


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Ghana gia tăng sức ép với Benin.", False),
        ("Ghana tăng áp lực lên chính quyền Benin khi điều thêm hai tàu chiến.", False),
        ("Benin chịu nhiều sức ép từ Ghana, phải mua thêm gạo.", True),
        ("Ghana gia tăng sức ép với Benin, buộc nước này trả tàu.", True),
        ("Ghana gây sức ép để Benin trả tàu.", True),
        ("Ghana gây sức ép buộc Benin trả tàu.", True),
    ],
)
def test_pressure_asks_for_something_only_with_what_it_is_for(sentence: str, asked: bool) -> None:
    assert any(record.event == "REQUEST" for record in code(sentence, published=DAY)) == asked


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile không nêu cụ thể thời điểm công dân Peru được thả.", "occurred"),
        ("Chile không thả công dân Peru.", "negated"),
        ("Hôm qua, không một công dân Peru nào được Chile thả.", "negated"),
    ],
)
def test_a_not_of_a_verb_before_whoever_suffers_is_not_one_of_the_deed(text: str, status: str) -> None:
    assert [r.status for r in code(text, published="2025-11-20") if r.event == "RETREAT"] == [status]
