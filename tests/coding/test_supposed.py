"""Deeds that a sentence only names, and days of something else (codebook sections 5 and 11.5)."""

import pytest

from dienbien import code

PUBLISHED = "2024-05-20T08:00:00+07:00"
TODAY = "2024-05-20"


def dates(text: str) -> dict[str, str | None]:
    """The date of each record by its event type."""
    return {record.event: record.date for record in code(text, published=PUBLISHED)}


NAMED = [
    # who is sought for a deed, and what somebody is charged with
    ("Cảnh sát Chile bắt nghi phạm đã ám sát Thủ tướng Peru Tomas Ibarra.", "ASSAULT", None),
    ("Tay súng Chile ám sát Thủ tướng Peru Tomas Ibarra.", "ASSAULT", TODAY),
    ("Thủ tướng Malta bị cáo buộc triển khai UAV sang Chile.", "MOBILIZE", None),
    ("Thủ tướng Malta triển khai UAV sang Chile.", "MOBILIZE", TODAY),
    ("Hôm 15/5, Peru bắt một người Chile với cáo buộc làm gián điệp cho Ghana.", "COERCE", None),
    # why and what of: told before
    ("Lý do Malta trừng phạt Chile", "SANCTION", None),
    ("Malta trừng phạt Chile", "SANCTION", TODAY),
    ("Peru lo ngại trước thông tin Chile đình chỉ thỏa thuận hòa bình.", "SANCTION", None),
    # a judgement on it, a noun for it
    ("Malta cho biết Chile điều binh sĩ tới biên giới Peru là bước đi đầu tiên.", "MOBILIZE", None),
    ("Malta cho biết Chile điều binh sĩ tới biên giới Peru, là nước láng giềng.", "MOBILIZE", TODAY),
    ("Thị trưởng Malta nói quyết định điều quân tới Peru giúp giảm tội phạm.", "MOBILIZE", None),
    ("Tổng thống Chile quyết định điều quân tới Peru.", "MOBILIZE", TODAY),
    ("Lời đe dọa không kích Peru từ Tổng thống Chile thiếu căn cứ.", "THREATEN", None),
    ("Tổng thống Chile đe dọa không kích Peru.", "THREATEN", TODAY),
    ("Tổng thống Chile nói vụ UAV xâm nhập lãnh thổ Peru chỉ do nhầm lẫn.", "MOBILIZE", None),
    ("Tổng thống Chile nói UAV xâm phạm không phận Peru.", "MOBILIZE", TODAY),
    # the day of what is said of a fact is not its own, that of how something was done is
    ("Ngày 15/5, Bộ trưởng Peru chỉ trích việc Chile hạn chế xuất khẩu đồng.", "SANCTION", None),
    ("Bộ trưởng Peru chỉ trích việc Chile hạn chế xuất khẩu đồng hôm 15/5.", "SANCTION", "2024-05-15"),
    (
        "Ngày 15/5, trận đánh kết thúc bằng việc quân đội Chile chiếm đóng cảng của Peru.",
        "ASSAULT",
        "2024-05-15",
    ),
]


@pytest.mark.parametrize(("text", "event", "expected"), NAMED)
def test_what_a_sentence_only_names_is_not_of_its_day(text: str, event: str, expected: str | None) -> None:
    """An undated deed that is only referred to has no date; the same deed told as news has one."""
    assert dates(text)[event] == expected


BESIDE = [
    # of what is said, not of the saying
    ("Peru cáo buộc quân đội Chile hôm 12/5 dùng khí độc ở Arica.", "ACCUSE", TODAY),
    ("Peru hôm 12/5 cáo buộc quân đội Chile dùng khí độc ở Arica.", "ACCUSE", "2024-05-12"),
    ("Peru cáo buộc tàu chiến Chile nhiều lần khiêu khích hải quân nước này.", "ACCUSE", TODAY),
    # of the terms that are kept now
    ("Malta bàn giao 20 xe tăng cho Ghana, theo cam kết đưa ra năm 2022.", "AID", TODAY),
    ("Malta bàn giao 20 xe tăng cho Ghana năm 2022.", "AID", "2022"),
    # of the raid that a comma sets off
    (
        "Peru hôm 12/5 nói đã phá hủy nhiều máy bay Chile, trong đó có một trực thăng, "
        "trong các đợt tập kích hôm 11/5.",
        "ASSAULT",
        "2024-05-11",
    ),
    # ahead: beyond "và", and behind a count of meetings
    ("Thủ tướng Chile sẽ thăm Peru và làm việc tại Ghana từ 31/5.", "AGREE", "2024-05-31"),
    (
        "Tổng thống Chile sẽ dự Hội nghị cấp cao ASEAN lần thứ 40 tại Malaysia từ ngày 25 - 28/5.",
        "AGREE",
        "2024-05-25/2024-05-28",
    ),
    ("Chile phóng một tên lửa, lần thứ hai trong tháng 5.", "MOBILIZE", TODAY),
]


@pytest.mark.parametrize(("text", "event", "expected"), BESIDE)
def test_a_day_of_something_else_dates_no_act(text: str, event: str, expected: str | None) -> None:
    """Times of what is said, of terms or of a count are not the act's own."""
    assert dates(text)[event] == expected
