"""Who fighters are of whom little is told: those of a group of no country, raiders abroad (codebook 4)."""

import pytest
from told_sides import sides

from dienbien import code

GROUP = "Nhà nước Hồi giáo"
PAGES = [
    (
        "IS đánh bom chợ ở Sirte\n\nNhóm IS nhận trách nhiệm về vụ đánh bom ở Libya. IS từng giữ Sirte.\n\n"
        "Quân đội Chile sau đó tiêu diệt 9 phiến quân.",
        f"ASSAULT CHL > {GROUP}",
    ),
    # Two groups, or one that is hardly named: nobody knows who is meant.
    (
        "IS đánh bom chợ ở Sirte\n\nNhóm IS và al-Qaeda giao tranh ở Libya. IS từng giữ thành phố Sirte.\n\n"
        "Quân đội Libya sau đó tiêu diệt 9 phiến quân.",
        "ASSAULT LBY > LBY",
    ),
    ("IS từng giữ Sirte.\n\nQuân đội Libya tiêu diệt 9 phiến quân ở Sirte.", "ASSAULT LBY > LBY"),
]


@pytest.mark.parametrize(("page", "expected"), PAGES, ids=["one", "two", "hardly"])
def test_fighters_are_of_the_only_group_that_a_page_is_about(page: str, expected: str) -> None:
    assert expected in [sides(r) for r in code(page, published="2025-05-20")]


def test_soldiers_hurt_in_their_own_operation_abroad_made_it() -> None:
    page = "Bốn lính Chile bị thương trong chiến dịch đột kích Peru."
    assert [sides(r) for r in code(page, published="2025-05-20")] == ["ASSAULT CHL > PER"]


@pytest.mark.parametrize(
    ("page", "sectors"),
    [
        ("Một nhóm cá nhân ở Peru đốt hàng hóa của Chile.", {"CVL"}),
        ("Phiến quân Peru chiếm sân bay Tacna. Nhóm bắn chết 5 cảnh sát Peru.", {"REB"}),
    ],
)
def test_a_group_by_itself_is_armed_only_where_an_armed_one_was_told(page: str, sectors: set[str]) -> None:
    deeds = (r for r in code(page, published="2024-05-20") if r.event in {"ASSAULT", "PROTEST"})
    assert {actor.sector for record in deeds for actor in record.actor} == sectors
