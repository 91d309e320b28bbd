"""Warnings, declarations and proposals by what stands behind them (codebook sections 3 and 11.2)."""

import pytest
from told_sides import by_country

from dienbien import code

DAY = "2025-06-15"


def told(sentence: str) -> list[str]:
    """Records as `TYPE mode ACTOR > RECIPIENT status`, by country codes."""
    return [f"{by_country(r)} {r.status}" for r in code(sentence, published=DAY)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Tổng thống Chile cảnh báo rằng Chile sẽ rời vòng hòa đàm nếu Peru không lui tàu.",
            "THREATEN - CHL > PER occurred",
        ),
        (
            "Chile cảnh báo điều “khủng khiếp” nếu Peru đặt radar trên đảo.",
            "THREATEN - CHL > PER occurred",
        ),
        (
            "Chính quyền Chile cảnh báo người đi biểu tình có thể bị phạt.",
            "THREATEN restrict CHL >  occurred",
        ),
        ("Ngoại trưởng Chile cảnh báo tàu Peru không được thả lưới.", "THREATEN - CHL > PER occurred"),
        ("Tổng thống Chile cảnh báo hậu quả nặng nề trên biển.", "THREATEN - CHL >  occurred"),
        ("Tổng thống Chile cảnh báo gia tăng trả thù Peru.", "THREATEN violence CHL > PER occurred"),
        ("Không quân Chile dọa tiếp tục không kích ở Tacna.", "THREATEN violence CHL > PER occurred"),
        (
            "Tổng thống Chile cáo buộc Peru bắn tàu cá, cảnh báo hậu quả thảm khốc.",
            "THREATEN - CHL > PER occurred",
        ),
        (
            "Lời đe dọa không kích Peru từ Tổng thống Chile khó thành sự thật.",
            "THREATEN violence CHL > PER occurred",
        ),
    ],
)
def test_a_warning_threatens(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Chile cảnh báo Peru về nguy cơ vỡ đập chung.",
        "Chile cảnh báo âm mưu đặt chất nổ ở Đại sứ quán Peru.",
        "Tổng thống Chile cảnh báo quân đội Chile sẽ rơi vào thế khó.",
        "Chile cảnh báo hỗn loạn từ lệnh cấm bay của Peru.",
    ],
)
def test_a_warning_fears(sentence: str) -> None:
    assert [r.event for r in code(sentence, published=DAY) if r.event == "THREATEN"] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng thống Kenya khẳng định nước này sẽ đồng hành với Uganda.", "AGREE - KEN > UGA occurred"),
        (
            "Tổng thống Kenya tuyên bố quân đội nước này sẽ không nhận bản vẽ nào của Uganda.",
            "REJECT - KEN > UGA occurred",
        ),
        (
            "Tổng thống Kenya tuyên bố nước này sẽ ra tay cứu dân chài nếu Uganda bắn vào họ.",
            "THREATEN - KEN > UGA occurred",
        ),
        ("Tổng thống Kenya tuyên bố Uganda sắp hết thời gian.", "THREATEN - KEN > UGA occurred"),
        (
            "Tổng thống Kenya tuyên bố Uganda sẽ không bao giờ được yên.",
            "THREATEN - KEN > UGA occurred",
        ),
        ("Tổng thống Kenya khẳng định nước này không có tàu ở Uganda.", "STATE position KEN >  occurred"),
        (
            "Tổng thống Kenya khẳng định không có cuộc hội đàm bí mật nào với Uganda.",
            "STATE position KEN >  occurred",
        ),
    ],
)
def test_what_is_declared_makes_the_type(sentence: str, expected: str) -> None:
    assert told(sentence) == [expected]


def test_what_is_never_to_befall_another_is_no_threat() -> None:
    assert "THREATEN" not in str(told("Tổng thống Kenya tuyên bố Uganda sẽ không bao giờ cô đơn."))


def test_a_proposal_to_nobody_is_a_plan() -> None:
    assert told("EU đề xuất áp thuế 30% lên đồ gỗ của Kenya.") == ["SANCTION discontinue ? > KEN future"]
    assert [r.event for r in code("Kenya đề xuất chấm dứt giao tranh ở Uganda.", published=DAY)] == [
        "REQUEST"
    ]


@pytest.mark.parametrize(
    ("sentence", "proposed"),
    [
        ("Tổng thống Kenya phản đối đề xuất đổi đảo của Uganda.", False),
        ("Ngoại trưởng Kenya chưa đọc đề xuất ngừng bắn của Uganda.", False),
        ("Kenya nói đề xuất trao ngư dân giúp được Uganda.", False),
        ("Kế hoạch do Kenya đề xuất làm Uganda lo ngại.", False),
        ("Kế hoạch do Kenya đề xuất hôm 3/6 yêu cầu Uganda rút quân.", True),
        ("Kenya vừa đề xuất Uganda rút quân.", True),
    ],
)
def test_a_proposal_that_is_only_referred_to_is_none(sentence: str, proposed: bool) -> None:
    triggers = [r.trigger.text for r in code(sentence, published=DAY) if r.event == "REQUEST"]
    assert any("đề xuất" in words for words in triggers) == proposed


def test_a_headline_that_threatens_back_tells_a_threat_of_its_own() -> None:
    page = (
        "Eritrea dọa đáp trả Djibouti\n\n"
        "Tổng thống Djibouti tuần trước dọa phong tỏa cảng Massawa của Eritrea vì tranh chấp đảo muối."
    )
    threats = {
        ("+".join(a.country or "?" for a in r.actor), "+".join(a.country or "?" for a in r.recipient))
        for r in code(page, published=DAY)
        if r.event == "THREATEN"
    }
    assert threats == {("ERI", "DJI"), ("DJI", "ERI")}


def test_parliament_asks_a_government_that_it_is_no_part_of() -> None:
    assert told("Hai thượng nghị sĩ Kenya kêu gọi Bộ trưởng Quốc phòng Kenya từ chức.") == [
        "REQUEST yield KEN > KEN occurred"
    ]
    assert told("Tổng thống Kenya kêu gọi Bộ trưởng Quốc phòng Kenya tiết kiệm điện.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Tổng thống Chile tái khẳng định lời đe dọa tập kích Peru nếu tàu không rời vịnh.",
            ["THREATEN violence CHL > PER occurred"],
        ),
        (
            "Tổng thống Chile nhắc lại lời đe dọa áp thuế với Peru.",
            ["THREATEN restrict CHL > PER occurred"],
        ),
        (
            "Tổng thống Chile tuyên bố bất kỳ nước nào bán vũ khí cho Peru có thể bị tấn công.",
            ["THREATEN violence CHL >  occurred"],
        ),
        (
            "Tổng thống Chile tuyên bố nước nào mua dầu của Peru sẽ bị áp thuế.",
            ["THREATEN restrict CHL >  occurred"],
        ),
        (
            "Tổng thống Chile tuyên bố bất kỳ ai bán dầu cho Peru sẽ phải trả giá.",
            ["THREATEN violence CHL >  occurred"],
        ),
        (
            "Tổng thống Chile cảnh báo bất kỳ nước nào mua dầu Peru sẽ bị áp thuế.",
            ["THREATEN restrict CHL >  occurred"],
        ),
        ("Bolivia sẵn sàng áp thêm lệnh trừng phạt với Peru.", ["THREATEN restrict BOL > PER occurred"]),
    ],
)
def test_what_awaits_whoever_does_it_is_a_threat(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_advice_to_airlines_is_no_record() -> None:
    assert told("Chile lên tiếng cảnh báo các phi công về rủi ro khi bay vào vùng trời Peru.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile khẳng định sẽ bảo vệ vùng trời trước Peru.", ["STATE position CHL >  occurred"]),
        ("Chile tuyên bố bảo vệ chủ quyền của Peru.", ["AGREE - CHL > PER occurred"]),
        ("Chile tuyên bố sẵn sàng ban bố giới nghiêm ở vùng giáp Peru.", []),
        ("Chile cam kết sẽ chiếm đảo của Peru.", ["THREATEN territory CHL > PER occurred"]),
        ("Chile cam kết sẽ trả đảo cho Peru.", ["AGREE - CHL > PER occurred"]),
        ("Người Malta lo âu về cam kết của Chile với Peru.", []),
        (
            "Chile cam kết rằng mọi đòn tấn công vào Bolivia là nhằm vào cả Chile.",
            ["AGREE - CHL >  occurred"],
        ),
        ("Chile sẵn sàng đáp trả mọi đòn tấn công của Peru.", ["THREATEN violence CHL > PER occurred"]),
    ],
)
def test_a_vow_is_what_it_is_about(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_a_promise_told_of_one_side_has_both_of_its_headline() -> None:
    page = (
        "Peru muốn gặp Chile\n\n"
        "Ngoại trưởng Peru Juan Prado nói nước này đã nhiều lần muốn gặp, dù Chile im lặng."
    )
    assert "AGREE - PER+CHL >  occurred" in told(page)
