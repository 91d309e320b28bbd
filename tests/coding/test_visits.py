"""Who visits whom where the words at the visit name one of them only (codebook section 4)."""

import pytest
from told_sides import sides

from dienbien import code


@pytest.mark.parametrize(
    ("sentence", "visit"),
    [
        (
            "Tổng thống Peru tiếp Quốc vương Bhutan nhân dịp thăm chính thức Peru.",
            "CONSULT BTN > PER",
        ),
        ("Thủ tướng Áo chủ trì lễ đón Tổng thống Chile tại Vienna.", "CONSULT CHL > AUT"),
        ("Tổng thống Peru tới thăm Đại học Gozo của Malta.", "CONSULT PER > MLT"),
        ("Thủ tướng Áo lên đường công du châu Phi.", "CONSULT AUT > châu Phi"),
        (
            "Chile và Áo mở viện nghiên cứu, trong chuyến thăm chính thức của Thủ tướng Áo.",
            "CONSULT AUT > CHL",
        ),
    ],
)
def test_the_side_that_the_visit_leaves_unsaid_is_the_other_one(sentence: str, visit: str) -> None:
    visits = {sides(r) for r in code(sentence, published="2025-04-02") if r.mode == "visit"}
    assert visits == {visit}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thủ tướng Áo kể chuyện vui trong chuyến thăm chính thức.",
        "Một công ty Áo lên đường công du châu Phi.",
        "Tổng thống Peru tới thăm Đại học Arequipa của Peru sau trận bóng với Áo.",
        "Tổng thống Peru tới thăm vùng lũ sau khi chỉ trích Áo.",
        "Peru, Chile và Áo lập nhóm bạn trẻ trong chuyến thăm chính thức của Thủ tướng Áo.",
    ],
)
def test_a_host_that_may_be_anybody_stays_unknown(sentence: str) -> None:
    assert not [r for r in code(sentence, published="2025-04-02") if r.mode == "visit"]


def test_what_was_held_before_a_comma_is_not_done_to_anybody_behind_it() -> None:
    text = "Sau buổi lễ đón được tổ chức long trọng ở Vienna, Thủ tướng Áo đã hội đàm với Tổng thống Chile."
    talks = [r for r in code(text, published="2025-04-02") if r.mode == "meet"]
    assert [sides(r) for r in talks] == ["CONSULT AUT+CHL > -"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong cuộc gặp Thủ tướng Malta, Tổng thống Chile nhấn mạnh tình bạn.",
        "Thủ tướng Malta hội kiến ông Miguel Díaz-Canel Bermúdez Ruiz.",
    ],
)
def test_talks_have_both_sides(sentence: str) -> None:
    (talk,) = (r for r in code(sentence, published="2025-04-02") if r.mode == "meet")
    assert len({entity.country for entity in talk.actor}) == 2


def test_the_rest_of_a_known_name_is_nobody_else() -> None:
    (visit,) = code("Ông Miguel Díaz-Canel Bermúdez Ruiz thăm Malta.", published="2025-04-02")
    assert sides(visit) == "CONSULT CUB > MLT"


def test_a_visit_that_good_will_follows_was_paid() -> None:
    page = "Chile thả ba tàu cá để tỏ thiện chí {} Peru của Thủ tướng Chile."
    visit = "CONSULT CHL > PER"
    assert visit in {sides(r) for r in code(page.format("sau chuyến thăm"), published="2025-04-02")}
    assert visit not in {sides(r) for r in code(page.format("và chuẩn bị thăm"), published="2025-04-02")}


@pytest.mark.parametrize(
    ("sentence", "visit"),
    [
        ("Tổng thống Chile đã đến thủ đô Bắc Kinh.", "CONSULT CHL > CHN"),
        ("Thủ tướng Áo tặng quà nhân chuyến thăm của Tổng thống Peru đến Vienna.", "CONSULT PER > AUT"),
        (
            "Trong chuyến thăm chính thức tới Malta, Tổng thống Peru Juan Prado, Ngoại trưởng Peru cùng đoàn "
            "tùy tùng đã thăm một xưởng tàu.",
            "CONSULT PER+PER > MLT",
        ),
        ("Tàu tuần dương HMS Lima thăm Nhật Bản.", "CONSULT GBR > JPN"),
    ],
)
def test_who_comes_to_whom(sentence: str, visit: str) -> None:
    visits = {sides(r) for r in code(sentence, published="2025-04-02") if r.mode == "visit"}
    visits = {by.replace("Juan Prado", "PER") for by in visits}
    assert visits == {visit}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hàng hóa Chile đã đến thủ đô Bắc Kinh.",
        "Tổng thống Peru lên đường tới hội nghị, Thủ tướng Áo nói rất lo.",
    ],
)
def test_goods_and_those_who_only_speak_up_are_no_sides_of_a_visit(sentence: str) -> None:
    assert not [r for r in code(sentence, published="2025-04-02") if r.mode == "visit" and r.recipient]


def test_whom_a_plan_is_for_takes_no_part_in_the_talks_about_it() -> None:
    assert not list(code("Quan chức Peru thảo luận kế hoạch chi tiền cho Malta."))
    (talks,) = code("Quan chức Peru thảo luận với Malta về nghề cá.")
    assert sides(talks) == "CONSULT PER+MLT > -"


@pytest.mark.parametrize(
    ("sentence", "visit"),
    [
        (
            "Chuyến công du Trung Đông của Tổng thống Peru bắt đầu tại Muscat.",
            "CONSULT PER > OMN",
        ),
        ("Phái đoàn thương mại cấp cao Peru sang Malta.", "CONSULT PER > MLT"),
        ("Tổng thống Peru quá cảnh tại Malta.", "CONSULT PER > MLT"),
    ],
)
def test_a_journey_has_its_traveller_whatever_stands_between(sentence: str, visit: str) -> None:
    assert {sides(r) for r in code(sentence, published="2025-04-02") if r.mode == "visit"} == {visit}


@pytest.mark.parametrize(
    "sentence",
    [
        "Chuyến công du Trung Đông của một ca sĩ bắt đầu tại Muscat.",
        "Hàng viện trợ và thuốc men cấp cao Peru sang Malta.",
        "Lô hàng chuối quá cảnh tại Malta trước khi đến Peru.",
    ],
)
def test_goods_and_singers_pay_no_visit(sentence: str) -> None:
    assert not [r for r in code(sentence, published="2025-04-02") if r.mode == "visit"]


@pytest.mark.parametrize(
    ("sentence", "guests", "host"),
    [
        ("Ngoại trưởng Peru và Chile tới Malta gặp Tổng thống Malta.", ["PER", "CHL"], "MLT"),
        ("Ngoại trưởng Peru, Chile tới Malta gặp Tổng thống Malta.", ["PER", "CHL"], "MLT"),
        ("Tổng thống Malta tiếp Thủ tướng Peru nhân dịp sang Malta dự lễ kỷ niệm.", ["PER"], "MLT"),
        ("Tổng thống Malta gặp Thủ tướng Peru nhân dịp đoàn Peru sang Malta dự lễ kỷ niệm.", ["PER"], "MLT"),
    ],
)
def test_who_shares_an_office_or_comes_on_an_occasion_is_a_guest(
    sentence: str, guests: list[str], host: str
) -> None:
    (visit,) = [r for r in code(sentence, published="2025-10-30") if r.mode == "visit"]
    assert ([a.country for a in visit.actor], [a.country for a in visit.recipient]) == (guests, [host])


def test_goods_of_two_states_visit_nobody() -> None:
    sentence = "Tổng thống Peru cho biết hàng hóa của Peru, Chile tới Malta tăng mạnh."
    assert "visit" not in {r.mode for r in code(sentence, published="2025-10-30")}
