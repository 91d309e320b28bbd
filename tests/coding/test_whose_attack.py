"""Attacks and forces whose sides stand elsewhere, and words for attacks that are none."""

import pytest
from told_sides import DAY, told

from dienbien import code

SIDES = [
    # Who works with somebody does the deed, too.
    ("Quân đội Peru phối hợp với quân đội Chile không kích một căn cứ ở Ghana.", {"ASSAULT PER+CHL > GHA"}),
    ("Peru và Chile phối hợp, Malta không kích Ghana.", {"ASSAULT MLT > GHA"}),
    # Both strike whoever is against them.
    ("Peru và Chile bắn tên lửa vào lãnh thổ đối phương.", {"ASSAULT PER+CHL > -"}),
    # A town without a word for it.
    ("Chile chiếm được Arequipa.", {"ASSAULT CHL > PER"}),
    # A war is called by the land that it is in.
    ("Chiến sự ở Malta: Chile kiểm soát thêm nhiều làng.", {"ASSAULT CHL > MLT"}),
    ("Xung đột Chile - Malta: Chile kiểm soát thêm nhiều làng.", {"ASSAULT CHL > MLT"}),
    ("Malta kêu gọi kiềm chế. Chile kiểm soát thêm nhiều làng.", {"ASSAULT CHL > -"}),
    # What an attack pays back.
    (
        "Chile tấn công Peru nhằm đáp trả vụ tập kích vào Thủ tướng Chile.",
        {"ASSAULT PER > CHL"},
    ),
    ("Chile tấn công Peru sau vụ tập kích vào Thủ tướng Chile.", {"ASSAULT - > CHL"}),
    # Who gets arms may strike with them, who gives them does not.
    ("Malta cung cấp tên lửa cho Chile không kích Peru.", {"AID MLT > CHL"}),
    ("Malta viện trợ cho Chile, tấn công Peru.", {"ASSAULT MLT > PER"}),
    ("Peru bắt kẻ bị nghi chỉ điểm cho tiêm kích Chile ném bom phá hủy cây cầu.", {"ASSAULT CHL > PER"}),
    # Behind a verb that no table knows stands its object, not who acts next.
    ("Binh sĩ Peru nhổ cờ Chile, giành lại chốt Arica.", {"ASSAULT PER > CHL"}),
    # Who is held by several is held by all of them.
    ("Peru, Chile và Ghana đã bắt binh sĩ Malta.", {"COERCE PER+CHL+GHA > MLT"}),
    # At whose coast forces are shown.
    ("Peru triển khai thêm lực lượng ở ngoài khơi Chile.", {"MOBILIZE PER > CHL"}),
    ("Quân đội Peru triển khai trực thăng dọc theo bờ biển Chile.", {"MOBILIZE PER > CHL"}),
    ("Peru triển khai quân dọc sông Maas.", {"MOBILIZE PER > -"}),
]


@pytest.mark.parametrize(("page", "expected"), SIDES, ids=[page for page, _ in SIDES])
def test_sides_are_found(page: str, expected: set[str]) -> None:
    assert expected <= told(page)


ONLY = [
    ("Malta cung cấp tên lửa cho Chile không kích Peru.", "ASSAULT"),
    ("Hải quân Peru mất 3 năm đóng tàu ngầm mua của Chile.", "ASSAULT"),
    ("Bác sĩ Peru bị tố đầu độc hai người hàng xóm ở Lima.", "ASSAULT"),
    ("Một người Ghana và một người Togo phóng hỏa nhà dân ở Malta.", "ASSAULT"),
    ("Tổng thống Peru nắm quyền kiểm soát Sở Cứu hỏa Lima.", "ASSAULT"),
    ("Loại UAV mới của Peru bay lâu và tấn công hiệu quả hơn.", "ASSAULT"),
    ("Malta càng bán vũ khí, Chile càng tấn công Peru.", "ASSAULT"),
    ("Malta tăng phòng bị Chile tấn công.", "ASSAULT"),
    ("Chile nói kế hoạch đưa quân tới Malta là nguy hiểm.", "MOBILIZE"),
]


@pytest.mark.parametrize(("page", "event"), ONLY, ids=[page for page, _ in ONLY])
def test_what_only_sounds_like_it_is_no_record(page: str, event: str) -> None:
    assert not any(record.startswith(event) for record in told(page))


DONE = [
    ("Không quân Peru mất 4 máy bay trước quân đội Chile.", "ASSAULT CHL > PER"),
    ("Binh sĩ Chile phóng hỏa nhà dân ở Malta.", "ASSAULT CHL > MLT"),
    ("Chile ngày càng tấn công Peru dữ dội.", "ASSAULT CHL > PER"),
    ("Chile nói kế hoạch triển khai quân ở Malta sẽ được thực hiện.", "MOBILIZE CHL > -"),
]


@pytest.mark.parametrize(("page", "expected"), DONE, ids=[page for page, _ in DONE])
def test_words_like_those_that_are_one(page: str, expected: str) -> None:
    assert expected in told(page)


def test_nobody_else_fights_in_a_brawl() -> None:
    assert "ASSAULT PER > -" in told("Nghị sĩ Peru ẩu đả sau khi tranh luận việc để Chile đưa quân vào.")
    assert "ASSAULT PER+CHL > -" in told("Binh sĩ Peru ẩu đả với binh sĩ Chile ở biên giới.")


def test_somebody_resigns_once() -> None:
    page = "Phó giám đốc FBI Dan Moreno tuyên bố từ chức, ông sẽ rời nhiệm sở trong tháng 7."
    assert [record.event for record in code(page, published=DAY)] == ["RETREAT"]


def test_where_a_ship_goes_is_not_whose_it_is() -> None:
    assert not any("CHL" in record for record in told("Peru bắt giữ tàu hàng đang hướng tới Chile."))
