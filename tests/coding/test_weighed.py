"""Deeds that are thought about, feared or planned, or only belong to another act (codebook 2 and 11.3)."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"


def told(page: str) -> set[str]:
    return {sides(record) for record in code(page, published=DAY)}


@pytest.mark.parametrize(
    "page",
    [
        "Malta cho rằng bỏ cấm vận Chile đồng nghĩa với thua cuộc.",
        "Tổng thống Malta nói chuyển tên lửa cho Chile sẽ gây hậu quả lớn.",
        "Ngoại trưởng Malta nói với Ngoại trưởng Chile rằng việc do thám Chile là không thể chấp nhận.",
        "Việc Malta mua 40 tên lửa của Chile là một phần trong kế hoạch phòng thủ.",
    ],
)
def test_what_a_deed_would_mean_is_not_told_as_done(page: str) -> None:
    assert not {side.split()[0] for side in told(page)} & {"CONCEDE", "AID", "COERCE", "COOPERATE"}


def test_the_same_deeds_are_told_where_somebody_does_them() -> None:
    assert "CONCEDE MLT > CHL" in told("Malta bỏ cấm vận Chile.")
    assert "COERCE MLT > CHL" in told(
        "Ngoại trưởng Chile nói việc Malta do thám Chile là không thể chấp nhận."
    )


def test_what_is_feared_has_not_happened_up_to_the_comma() -> None:
    found = told("Giới chức Peru lo ngại khả năng Chile nổi giận và trừng phạt Peru.")
    assert not any(side.startswith("SANCTION") for side in found)
    assert "SANCTION CHL > PER" in told("Chile nổi giận và trừng phạt Peru.")


def test_trade_that_is_cut_off_is_no_cooperation() -> None:
    assert not any(s.startswith("COOPERATE") for s in told('Malta "phong tỏa" xuất khẩu dầu của Chile.'))
    assert any(s.startswith("COOPERATE") for s in told("Hôm qua, Malta mua thêm dầu của Chile."))


def test_units_of_no_country_are_no_partner_of_their_own_police() -> None:
    page = "Nghi phạm trốn sang Chile rồi bị cảnh sát Malta cùng các đơn vị phối hợp truy bắt."
    assert not any(s.startswith("COOPERATE") for s in told(page))
