"""The date that a page prints of itself. Pages are our own."""

import pytest

from dienbien.reading import read_text
from dienbien.reading.zones.page_date import find_page_date

STORY = "Hai bên nối lại đàm phán\n\n{}\n\nPeru và Chile gặp nhau hôm 18/5 tại Lima."

PRINTED = [
    ("Thứ Năm, 22/10/2025 09:15 GMT+7", "2025-10-22"),
    ("09:15 | 22/10/2025", "2025-10-22"),
    ("Cập nhật: 22/10/2025, 19:25 (GMT+7)", "2025-10-22"),
    ("Thứ 2, 13-12-2016 - 8h05", "2016-12-13"),
    ("Chủ nhật, ngày 5 tháng 11 năm 2023", "2023-11-05"),
    ("Hà Nội (TTXVN/Vietnam+), ngày 22/10/2025 - Hai bên nối lại đàm phán.", "2025-10-22"),
    # told, not printed
    ("Bầu cử diễn ra thứ Bảy, ngày 7/6/2014 tại Kiev.", None),
    ("Ảnh chụp ngày 7/6/2014", None),
    ("Thứ Sáu, 31/2/2025 09:15", None),
    ("Tỷ số 2-1", None),
]


@pytest.mark.parametrize(("line", "expected"), PRINTED, ids=[line for line, _ in PRINTED])
def test_a_page_prints_its_own_date(line: str, expected: str | None) -> None:
    assert find_page_date(STORY.format(line)) == expected


def test_it_stands_apart_from_the_date_that_is_given() -> None:
    text = STORY.format("Thứ Năm, 22/5/2025 09:15 GMT+7")
    found, given = read_text(text), read_text(text, published="2025-05-23T08:00:00+07:00")
    assert (found.published, found.dated, found.day) == (None, "2025-05-22", "2025-05-22")
    assert (given.dated, given.day) == (None, "2025-05-23")


def test_lines_of_separators_cost_nothing() -> None:
    assert find_page_date(("1" + "-|, " * 21 + "\n") * 2000) is None
