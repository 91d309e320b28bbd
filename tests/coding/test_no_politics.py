"""Words that look like politics and are none: of companies, experts, the press, police at home."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2025-06-15"

NONE = [
    # the head of a company belongs to no body of states
    "Tổng giám đốc SJC Lê Thị Lan yêu cầu nhân viên bán vàng cho khách ở Lào.",
    # experts' worries, and a newspaper's bad name for something
    "Nhiều chuyên gia Chile lo ngại chính sách của Tổng thống Peru.",
    "Báo Peru gọi trận thua Chile là thảm họa.",
    # the court that is to decide is not the one sued
    "Một công đoàn đệ đơn kiện chủ trang mạng lên tòa án liên bang Mỹ.",
    # police at home, and advice to those at home
    "Công an Huế bác bỏ thông tin học sinh bị lừa sang Peru.",
    "Bộ Công Thương cảnh báo doanh nghiệp về nguy cơ kiện tụng ở Mỹ.",
    "Quân đội Chile cho nổ hai tòa nhà sau khi phát cảnh báo đến người dân.",
    "Chile kêu gọi toàn bộ công dân tại Peru về nước.",
    # thanks to somebody is no request, a growing worry nobody's
    "Kinh tế Peru tăng nhanh, chủ yếu nhờ hợp tác với Chile.",
    "Kinh tế Peru tăng trưởng cao nhất chín năm nhờ hợp tác với Chile.",
    "Peru phản ứng vụ tàu chiến Mỹ ghé cảng Chile, giữa lúc lo ngại gia tăng về một cuộc tấn công.",
    # what nobody is to blame for
    "Tổng thống Peru gọi chuyện khí hậu nóng lên là 'trò lừa bịp'.",
]


@pytest.mark.parametrize("page", NONE)
def test_no_record_of_what_is_no_politics(page: str) -> None:
    told = [sides(record) for record in code(page, published=DAY)]
    assert not any(record.startswith(("REQUEST", "ACCUSE", "STATE", "THREATEN")) for record in told)


SOME = [
    ("Tổng giám đốc IAEA Rafael Grossi yêu cầu Iran mở cửa cơ sở hạt nhân.", "REQUEST Rafael Grossi > IRN"),
    ("Tổng thống Peru gọi cuộc điều tra của Chile là 'trò lừa bịp'.", "ACCUSE PER > CHL"),
    ("Nicaragua đệ đơn kiện Đức lên Tòa án Công lý Quốc tế.", "ACCUSE NIC > DEU"),
    ("Bộ Ngoại giao Peru cảnh báo Chile sẽ chịu hậu quả nếu điều tàu.", "THREATEN PER > CHL"),
]


@pytest.mark.parametrize(("page", "expected"), SOME)
def test_the_like_of_it_that_is_politics(page: str, expected: str) -> None:
    assert [sides(record) for record in code(page, published=DAY)][:1] == [expected]
