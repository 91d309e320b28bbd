"""What is still to come, possible or only rehearsed is told as that (codebook sections 3, 7 and 11.2)."""

import pytest

from dienbien import code
from dienbien.records import Record


def records(sentence: str) -> list[Record]:
    return list(code(sentence, published="2024-05-20"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngoại trưởng Peru gặp người đồng cấp Chile vào tuần tới.",
        "Peru và Chile mong đợi cuộc gặp sắp tới giữa Tổng thống Peru và Tổng thống Chile.",
    ],
)
def test_a_meeting_to_come_is_agreed_on(sentence: str) -> None:
    assert {(r.event, r.status) for r in records(sentence)} == {("AGREE", "future")}


def test_a_meeting_of_today_has_taken_place() -> None:
    assert {r.event for r in records("Ngoại trưởng Peru gặp người đồng cấp Chile hôm nay.")} == {"CONSULT"}


def test_the_eve_of_a_meeting_tells_of_no_meeting() -> None:
    sentence = "Ecuador chỉ trích Bolivia ngay trước thềm hội nghị thượng đỉnh Peru - Chile."
    assert {r.event for r in records(sentence)} == {"ACCUSE"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Quân đội Canada tăng quân đề phòng kịch bản bị Mỹ tấn công.",
        "Tổng thống Peru có thể điều quân tới Chile hoặc không kích Chile.",
        "Tàu lặn mới đủ sức đánh sập cây cầu của Nga.",
    ],
)
def test_what_could_happen_is_no_attack(sentence: str) -> None:
    assert "ASSAULT" not in {r.event for r in records(sentence)}


def test_missiles_fired_into_the_sea_are_a_test() -> None:
    (record,) = records("Hàn Quốc nói Triều Tiên phóng ba tên lửa ra vùng biển phía nam.")
    assert (record.event, record.mode, record.recipient) == ("MOBILIZE", "weapons", ())


def test_a_signing_on_a_later_day_is_agreed_to_and_a_tax_from_then_on_is_to_come() -> None:
    signed, *_ = code("Peru và Chile ký thỏa thuận vào tuần tới.", published="2025-10-22")
    assert (signed.event, signed.status) == ("AGREE", "future")
    taxed, *_ = code("Từ 1/1/2026, Peru áp thuế nhập khẩu với Chile.", published="2025-11-16")
    assert (taxed.event, taxed.status, taxed.date) == ("SANCTION", "future", "2026-01-01/..")


def test_a_season_dates_by_its_year() -> None:
    struck, *_ = code("Mùa hè 2023, Peru tấn công Chile.", published="2025-11-16")
    assert struck.date == "2023~"


def test_words_are_not_said_on_a_day_to_come() -> None:
    page = "Trước cuộc gặp Tổng thống Peru ngày 25/10, Tổng thống Chile đã cáo buộc Bolivia."
    told = {record.event: record for record in code(page, published="2025-10-20")}
    assert (told["ACCUSE"].status, told["ACCUSE"].date) == ("occurred", "2025-10-20")


@pytest.mark.parametrize(
    "page",
    [
        "Chile đặt hy vọng lớn vào cuộc gặp với Tổng thống Peru.",
        "Báo chí Malta e ngại cuộc gặp Peru - Chile không đi đến đâu.",
        "Thượng đỉnh Malta - Libya khó diễn ra trong năm nay.",
        "Khả năng thượng đỉnh Peru - Chile còn xa. Trọng tâm của thượng đỉnh Peru - Chile là nghề cá.",
        "Malta sẽ gặp Libya. Ý nghĩa của cuộc gặp Malta - Libya là rất lớn.",
    ],
)
def test_a_meeting_that_is_hoped_for_feared_or_left_open_has_not_been_held(page: str) -> None:
    assert "CONSULT" not in {r.event for r in records(page)}


@pytest.mark.parametrize(
    "page",
    [
        "Thượng đỉnh Malta - Libya diễn ra êm đẹp.",
        "Trọng tâm của thượng đỉnh Peru - Chile là nghề cá.",
        "Malta sẽ gặp Libya. Ý nghĩa của cuộc gặp Malta - Libya hôm qua là rất lớn.",
    ],
)
def test_a_meeting_of_which_nothing_says_so_has(page: str) -> None:
    assert "CONSULT" in {r.event for r in records(page)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta tin Peru sẽ chốt thỏa thuận với Chile.",
        "Malta lo ngại Peru sẽ nhượng bộ và chốt thỏa thuận với Chile.",
        "Malta sẵn sàng gửi quân tới Peru sau khi Peru và Chile đạt thỏa thuận.",
        "Malta thả tàu một khi Peru làm theo những điều khoản đã được nhất trí.",
    ],
)
def test_a_deal_that_is_expected_waited_for_or_known_is_not_reached(sentence: str) -> None:
    assert "PER" not in {a.country for r in records(sentence) if r.event == "AGREE" for a in r.actor}


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta nói Peru đã chốt thỏa thuận với Chile.",
        "Malta gửi quân tới Peru sau khi Peru và Chile đạt thỏa thuận.",
        "Các điều kiện được Peru và Chile nhất trí hôm qua.",
    ],
)
def test_a_deal_that_is_told_is_one(sentence: str) -> None:
    (deal,) = (r for r in records(sentence) if r.event == "AGREE")
    assert [a.country for a in deal.actor] == ["PER", "CHL"]
