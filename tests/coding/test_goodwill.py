"""Help, deals, pardons and offers: which words tell one, and between whom (codebook 3, 11.2 and 11.3)."""

import pytest
from told_sides import DAY, events, sides, told

from dienbien import code


@pytest.mark.parametrize(
    ("sentence", "record"),
    [
        ("Hy Lạp bàn giao hai tàu tuần tra cho Kenya.", "AID GRC > KEN"),
        ("Hy Lạp bàn giao ba nghi phạm cho Kenya.", "COOPERATE GRC > KEN"),
        ("Hy Lạp bàn giao 12 thi thể cho Kenya.", "RETREAT GRC > KEN"),
        ("Kenya dẫn độ một doanh nhân sang Peru.", "COOPERATE KEN > PER"),
    ],
)
def test_who_or_what_is_handed_over_tells_the_act(sentence: str, record: str) -> None:
    assert record in told(sentence)


def test_what_is_signed_or_done_together_needs_two_states() -> None:
    assert not events("Tổng thống Chile ký nhiều giấy tờ về cảng biển.")
    assert not events("Hải quân Chile phối hợp với một trường đại học.")
    assert events("Hải quân Chile phối hợp với hải quân Peru tìm tàu mất tích.") == {"COOPERATE"}


def test_backing_somebody_is_told_by_whom_it_reaches() -> None:
    assert not events("Lực lượng dân quân do Rwanda hậu thuẫn họp ở Goma.") & {"SUPPORT", "AID"}
    assert "SUPPORT RWA > MOZ" in told("Căng thẳng tăng do Rwanda ủng hộ Mozambique.")


def test_a_pardon_needs_nobody_who_grants_it() -> None:
    assert told("Cựu Tổng thống Peru Pedro Castillo được ân xá.") == {"CONCEDE - > PER"}


def test_several_states_without_names_may_act_on_one_that_is_named() -> None:
    assert events("Có 19 quốc gia cam kết bảo đảm an ninh cho Moldova.") == {"AGREE"}
    assert not events("Có 19 quốc gia cam kết giảm khí thải.")


def test_an_offer_of_talks_needs_no_partner() -> None:
    assert events("Tổng thống Colombia tuyên bố sẵn sàng đối thoại.") == {"AGREE"}
    assert not events("Tổng thống Colombia cam kết giảm giá điện.")


def test_the_home_of_the_press_welcomes_what_others_agree_on() -> None:
    assert "SUPPORT VNM > CHL+PER" in told("Việt Nam hoan nghênh hiệp ước giữa Chile và Peru.")
    assert not events("Việt Nam hoan nghênh đề án cải cách của Bộ Xây dựng.")


def test_a_headline_may_pledge_beside_another_country() -> None:
    page = "{}\n\nHọp báo diễn ra chiều nay ở Praha."
    assert events(page.format("Séc cam kết chuyển thêm đạn, xe tăng cho Moldova")) == {"AGREE"}
    assert not events(page.format("Nếu Moldova gây chiến, Séc sẵn sàng"))


def test_who_is_pardoned_belongs_to_the_state_that_pardons() -> None:
    assert told("Tổng thống Peru ân xá cho 40 tù nhân.") == {"CONCEDE PER > PER"}
    assert told("Nhà vua Jordan ân xá một phóng viên Iraq.") == {"CONCEDE JOR > IRQ"}


def test_a_delegation_travels_as_a_person_does() -> None:
    assert told("Nhóm nghị sĩ Peru đến Bolivia hôm 18/5.") == {"CONSULT PER > BOL"}
    assert not events("Hàng của Peru đến Bolivia hôm 18/5.")


def test_a_visit_is_to_the_state_of_its_place() -> None:
    assert told("Tổng thống Peru đang có chuyến thăm tại Bolivia.") == {"CONSULT PER > BOL"}


def test_a_call_to_two_is_a_call_to_each() -> None:
    page = "Tổng thống Chile điện đàm với Tổng thống Peru và Thủ tướng Fiji."
    assert [sides(record) for record in code(page, published=DAY)] == [
        "CONSULT CHL+PER > -",
        "CONSULT CHL+FJI > -",
    ]
    assert told("Chile, Peru và Fiji điện đàm.") == {"CONSULT CHL+PER+FJI > -"}


def test_what_an_invitation_is_to_is_not_told_as_done() -> None:
    assert told("Tổng thống Chile mời Tổng thống Peru thăm Santiago.") == {"AGREE CHL > PER"}


def test_an_anniversary_founds_nothing() -> None:
    assert "SUPPORT" not in events("Chile và Peru kỷ niệm 90 năm lập quan hệ ngoại giao.")
    assert "SUPPORT" in events("Chile và Peru lập quan hệ ngoại giao.")


def test_talks_may_be_with_several_who_are_not_named() -> None:
    assert events("Bộ Ngoại giao Chile họp với nhiều nhà ngoại giao nước ngoài.") == {"CONSULT"}


def test_a_treaty_is_signed_by_those_between_whom_it_is() -> None:
    assert told("Hiệp định biên giới giữa Chile và Peru được ký kết.") == {"SUPPORT CHL+PER > -"}


def test_whose_clause_goes_on_behind_an_opening_meeting() -> None:
    page = "Tại cuộc gặp với Thủ tướng Fiji, Tổng thống Chile tỏ ra vui vẻ, chân thành cảm ơn Peru."
    assert "SUPPORT CHL > PER" in told(page)


def test_many_states_are_a_side_of_talks() -> None:
    page = "Tổng thống Peru hội đàm với {} ở Chile."
    assert events(page.format("lãnh đạo nhiều nước")) == {"CONSULT"}
    assert not events(page.format("nhiều doanh nghiệp"))


def test_a_proposal_is_made_to_the_body_that_meets() -> None:
    assert told("Thủ tướng Peru đề xuất ba bảo đảm tại hội nghị ASEAN.") == {"REQUEST PER > ASEAN"}
    assert not told("Thủ tướng Peru yêu cầu địa phương lo việc đón ASEAN.")
    assert told("Thủ tướng Peru kêu gọi giảm thuế sau báo cáo của ASEAN.") == {"REQUEST PER > -"}


def test_courts_are_asked_from_outside() -> None:
    page = "Tổng thống Malta thúc giục {} ra phán quyết về thuế với Libya."
    assert told(page.format("Tòa án Tối cao Malta")) == {"REQUEST MLT > MLT"}
    assert not told(page.format("Bộ Tài chính Malta"))


@pytest.mark.parametrize(
    ("sentence", "record"),
    [
        ("Tổng thống Peru được Malta trao huân chương.", "SUPPORT MLT > PER"),
        ("Peru được NATO kết nạp năm 2023.", "SUPPORT NATO > PER"),
        ("Chính phủ Peru được Malta ca ngợi.", ""),
        ("Tổng thống Peru được Malta hậu thuẫn.", ""),
        ("Văn hóa trà Peru được Malta vinh danh.", ""),
    ],
)
def test_an_honour_told_at_the_end_of_a_sentence_is_news(sentence: str, record: str) -> None:
    assert {r for r in told(sentence) if r.startswith("SUPPORT")} == ({record} if record else set())


@pytest.mark.parametrize(
    ("sentence", "record"),
    [
        ("Chile tiếp tục mua dầu của Peru.", "COOPERATE CHL > PER"),
        ("Chile và Peru khai mạc cuộc tập trận Hải Âu.", "COOPERATE CHL+PER > -"),
        ("Ngoại trưởng Peru nhận điện thoại từ Ngoại trưởng Chile.", "CONSULT CHL+PER > -"),
    ],
)
def test_what_two_do_together_has_both(sentence: str, record: str) -> None:
    assert record in told(sentence)


def test_a_market_in_oil_is_no_deal() -> None:
    assert not told("Hoạt động mua bán dầu của Peru diễn ra ở Malta.")
