"""Who goes to a meeting of others, and whom talks, praise and promises are between (codebook 4, 11.2)."""

import pytest

from dienbien import code
from dienbien.records import Record


def records(sentence: str) -> list[Record]:
    return list(code(sentence, published="2025-10-30"))


def sides(record: Record) -> tuple[set[str | None], set[str | None]]:
    return (
        {a.country or a.name for a in record.actor},
        {a.country or a.name for a in record.recipient},
    )


def test_who_goes_to_a_summit_goes_to_the_body_that_holds_it() -> None:
    (record,) = records("Thủ tướng Peru dự hội nghị thượng đỉnh ASEAN tại Jakarta.")
    assert (record.event, record.mode) == ("CONSULT", "multilateral")
    assert sides(record) == ({"PER"}, {"ASEAN"})


def test_a_body_that_meets_a_state_is_a_side_of_the_talks() -> None:
    (record,) = records("Tại thượng đỉnh với Peru, Liên minh châu Âu nêu vấn đề đất hiếm.")
    assert sides(record) == ({"PER", "EU"}, set())


def test_where_others_meet_is_no_meeting_that_is_told() -> None:
    (record,) = records("Tổng thống Peru sẽ gặp Tổng thống Chile bên lề hội nghị thượng đỉnh APEC ở Busan.")
    assert record.event == "AGREE"
    assert sides(record) == ({"PER", "CHL"}, set())


def test_who_will_go_to_a_feast_goes_to_the_state_that_gives_it() -> None:
    found = records("Tổng thống Peru sẽ dự lễ nhậm chức ở Chile.")
    assert [(r.event, sides(r)) for r in found] == [("AGREE", ({"PER"}, {"CHL"}))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nhân dịp lễ mở ký công ước, Chủ tịch nước tiếp Bộ trưởng Tư pháp Chile.",
        "Chủ tịch nước tiếp Bộ trưởng Tư pháp Chile đến dự lễ mở ký công ước.",
    ],
)
def test_a_treaty_that_is_opened_for_signing_is_not_signed_by_who_is_there(sentence: str) -> None:
    assert "SUPPORT" not in {r.event for r in records(sentence)}


def test_one_government_is_one_side() -> None:
    (record,) = records(
        "Peru, Chile ký kết tuyên bố hòa bình\n\n"
        "Thủ tướng Peru và Thủ tướng Chile ký kết tuyên bố hòa bình giữa hai nước."
    )
    assert [a.country for a in record.actor] == ["PER", "CHL"]


def test_what_a_verb_ends_with_is_where_or_what_about_and_no_side() -> None:
    (met,) = records("Ông Trump và ông Putin họp tại California.")
    assert [a.name for a in met.actor] == ["Donald Trump", "Vladimir Putin"]
    (told,) = records("Thủ tướng Peru và Tổng thống Chile bàn về Venezuela.")
    assert sides(told) == ({"PER", "CHL"}, set())


def test_two_offices_before_one_country_are_of_that_country() -> None:
    (record,) = records("Tổng Bí thư gặp Thủ tướng và Bộ trưởng Quốc phòng Bulgaria.")
    assert [a.country for a in record.actor] == ["VNM", "BGR", "BGR"]


def test_who_works_for_somebody_is_not_the_one_named() -> None:
    (record,) = records("Thủ tướng Chile tiếp Trợ lý Tổng thống Nga Vladimir Putin ở Santiago.")
    assert sides(record) == ({"CHL", "RUS"}, set())
    assert "Vladimir Putin" not in {a.name for a in record.actor}


def test_a_meeting_that_something_comes_before_is_still_to_come() -> None:
    found = records("Chile và Peru đạt thỏa thuận trước khi Tổng thống Chile gặp Tổng thống Peru.")
    assert [(r.event, r.status) for r in found] == [("AGREE", "occurred"), ("AGREE", "future")]


def test_what_talks_come_to_is_agreed_by_both_who_hold_them() -> None:
    agreed = records("Thủ tướng Peru điện đàm với Thủ tướng Chile, thống nhất tăng cường hợp tác.")[-1]
    assert (agreed.event, sides(agreed)) == ("AGREE", ({"PER", "CHL"}, set()))


@pytest.mark.parametrize(
    ("sentence", "event", "country"),
    [
        ("Thủ tướng Peru xin lỗi Chile về vụ nổ súng, cam kết không để lặp lại.", "AGREE", "CHL"),
        ("Peru sẽ cung cấp dữ liệu vệ tinh để Chile theo dõi phiến quân.", "AGREE", "CHL"),
        (
            "Tổng thống Peru coi Chile là người bạn lớn, mong muốn phát triển quan hệ song phương.",
            "AGREE",
            "CHL",
        ),
        ("Chủ tịch Hạ viện Chile đánh giá cao các thành tựu kinh tế, đối ngoại của Peru.", "SUPPORT", "PER"),
        ("Peru sẵn sàng chia sẻ kinh nghiệm số, mở lớp cho cán bộ với Chile.", "AGREE", "CHL"),
        ("Peru sẽ cung cấp thông tin tình báo cho Chile truy quét phiến quân.", "AGREE", "CHL"),
        ("Chính phủ Chile luôn ủng hộ bền bỉ, toàn diện đối với Peru.", "SUPPORT", "PER"),
    ],
)
def test_whom_a_promise_or_praise_is_for_is_found_in_its_sentence(
    sentence: str, event: str, country: str
) -> None:
    (record,) = [r for r in records(sentence) if r.event == event]
    assert [a.country for a in record.recipient] == [country]


def test_whom_a_promise_is_against_is_not_whom_it_is_for() -> None:
    (record,) = records("Peru sẵn sàng nhượng bộ để tránh nguy cơ xung đột với Chile.")
    assert record.recipient == ()


def test_what_is_bound_by_a_treaty_is_not_agreed_on_besides() -> None:
    (record,) = records("Peru và Chile đã ký một thỏa thuận phòng thủ, cam kết bảo vệ nhau.")
    assert (record.event, record.mode) == ("SUPPORT", "sign")


def test_who_offers_to_mediate_offers_it_to_those_who_quarrel() -> None:
    (record,) = records("Malta sẵn sàng làm trung gian tìm giải pháp cho xung đột Peru - Chile.")
    assert [a.country for a in record.recipient] == ["PER", "CHL"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thuế quan sẽ là chủ đề chính khi Tổng thống Peru gặp Tổng thống Chile.",
        "Tổng thống Peru đang thu xếp cuộc gặp giữa lãnh đạo Chile - Bolivia.",
    ],
)
def test_a_meeting_that_is_prepared_or_waited_for_is_still_to_come(sentence: str) -> None:
    assert [(r.event, r.status) for r in records(sentence)] == [("AGREE", "future")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile nói lính tới Peru như một phần cam kết của Bolivia.",
        "Tiến trình hòa giải Peru - Chile còn xa vời.",
        "Tổng thống Malta thừa nhận khó làm trung gian cho Peru và Chile.",
        "Kế hoạch tăng thuế của Peru sẽ ảnh hưởng hợp tác kinh tế với Chile.",
    ],
)
def test_promises_talks_and_deals_that_are_only_spoken_of_are_not_told(sentence: str) -> None:
    assert not {"AGREE", "CONSULT", "COOPERATE"} & {r.event for r in records(sentence)}


def test_what_is_to_be_signed_soon_is_not_signed() -> None:
    (record,) = records("Peru - Chile sớm ký thỏa thuận nghề cá.")
    assert (record.event, record.status) == ("AGREE", "future")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Peru để ngỏ khả năng làm chủ tịch ủy ban suốt đời, theo báo chí Chile.",
        "Tổng thống Peru thể hiện quyết tâm giành lấy hòn đảo của Chile.",
        "Peru dự kiến tăng nhập khẩu khí đốt vì Chile ngừng bơm.",
        "Chile nói Peru chỉ giả vờ ủng hộ hòa bình.",
        "Chủ tịch Quốc hội Lào gửi lời hỏi thăm tới Thủ tướng Việt Nam.",
    ],
)
def test_ones_own_plans_and_courtesies_are_no_promise_visit_or_praise(sentence: str) -> None:
    assert not {"AGREE", "CONSULT", "SUPPORT"} & {r.event for r in records(sentence)}


def test_who_tells_of_a_deal_of_others_has_not_made_it() -> None:
    (record,) = records(
        "Tổng thống Chad công bố đạt thỏa thuận, người dân Mali vui mừng\n\n"
        "Tổng thống Chad cho biết Niger và Mali đã đạt được thỏa thuận ngừng bắn."
    )
    assert sides(record) == ({"NER", "MLI"}, set())


def test_to_have_gone_on_or_taken_in_is_not_to_have_received_somebody() -> None:
    (record,) = records("Thủ tướng Peru đã tiếp tục thăm Chile.")
    assert (record.event, record.mode) == ("CONSULT", "visit")
    assert records("Peru đã tiếp nhận thư góp ý từ người dân Chile.") == []
    (met,) = records("Thủ tướng Peru đã tiếp xúc với Tổng thống Chile.")
    assert sides(met) == ({"PER", "CHL"}, set())


def test_who_is_put_forward_for_an_office_at_home_is_no_side_of_a_deal() -> None:
    found = records("Mặt trận Tổ quốc Việt Nam nhất trí để bà Lê Thị Nga làm Phó chủ tịch.")
    assert found == []


def test_who_acts_in_the_next_clause_is_not_offered_mediation() -> None:
    offered, *_ = records("Malta cho biết sẵn sàng làm trung gian hòa giải, còn Peru điều thêm quân.")
    assert (offered.event, offered.recipient) == ("AGREE", ())


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Các ngoại trưởng EU nhóm họp tại Malta.", {"EU"}),
        ("Tổng thống Chile và Tổng thống Peru gặp bên lề hội nghị G20.", {"CHL", "PER"}),
    ],
)
def test_ministers_of_a_body_meet_and_a_setting_is_no_party(sentence: str, parties: set[str]) -> None:
    assert [sides(r)[0] for r in records(sentence) if r.event == "CONSULT"] == [parties]


def test_one_minister_of_a_body_meets_nobody() -> None:
    assert not records("Ngoại trưởng EU nhóm họp tại Malta.")


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Thủ tướng Peru về nước, kết thúc chuyến công tác tham dự Hội nghị cấp cao ASEAN.", "ASEAN"),
        ("Thủ tướng Peru phát biểu tại phiên bế mạc Hội nghị thượng đỉnh G20.", "G20"),
        ("Thủ tướng Peru tham dự Đại hội đồng Liên nghị viện các nước ASEAN.", "AIPA"),
    ],
)
def test_who_goes_to_a_session_goes_to_the_body_that_holds_it(sentence: str, body: str) -> None:
    (record,) = records(sentence)
    assert (record.mode, sides(record)) == ("multilateral", ({"PER"}, {body}))


def test_who_is_at_a_festival_attends_no_body() -> None:
    assert records("Tổng thống Peru tham dự lễ hội hoa ở Malta.") == []
