"""What somebody says that another power should do, where no act's words tell it (codebook section 3)."""

import pytest
from told_sides import told

NEWS = " Malta đã không kích một cảng của Libya."

BIDDEN = [
    ("Ngoại trưởng Peru nói Chile cần sửa bản đồ.", "REQUEST PER > CHL"),
    ("Peru cho rằng Chile nên 'nghĩ lại' về bản đồ.", "REQUEST PER > CHL"),
    ("Peru: Chile phải nghĩ lại về bản đồ.", "REQUEST PER > CHL"),
    ("Tổng thống Peru nhấn mạnh rằng Chile không nên phớt lờ ngư dân.", "REQUEST PER > CHL"),
    ("Ngoại trưởng Peru nói Chile cần điều chỉnh đề xuất về bản đồ.", "REQUEST PER > CHL"),
]


@pytest.mark.parametrize(("sentence", "expected"), BIDDEN, ids=[s for s, _ in BIDDEN])
def test_what_another_should_do_is_asked_of_them(sentence: str, expected: str) -> None:
    assert {r for r in told(sentence + NEWS) if "LBY" not in r} == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngoại trưởng Peru nói nước này cần sửa bản đồ.",
        "Ngoại trưởng Peru nói Chile cần thêm bản đồ.",
        "Ngoại trưởng Peru nói Chile phải trải qua mùa đông dài.",
        "Chile phải sửa bản đồ.",
        "Một nhà văn nói Chile cần sửa bản đồ.",
    ],
)
def test_who_needs_something_or_speaks_of_themselves_asks_nobody(sentence: str) -> None:
    assert not any(record.startswith("REQUEST") for record in told(sentence + NEWS))
