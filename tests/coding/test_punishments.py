"""Punishments: whom they are to force, who answers whom, and which of them are only threatened."""

import pytest
from told_sides import sides

from dienbien import code


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile áp đặt biện pháp trừng phạt để buộc Peru thả tàu cá.", "SANCTION CHL > PER"),
        ("Chile và Peru trục xuất đại sứ.", "SANCTION CHL+PER > CHL+PER"),
        ("Tổng thống Chile tuyên bố sẽ áp thuế với Peru nếu nước này rút đại sứ.", "THREATEN CHL > PER"),
        ("Chile dừng mua đậu nành, nông dân Peru lo lắng.", "SANCTION CHL > PER"),
        ("Chile và Peru cấm đi lại với công dân của nhau.", "COERCE CHL+PER > CHL+PER"),
        ("Chile có bước đi mới sau lệnh phong tỏa của Tổng thống Peru.", "COERCE PER > CHL"),
        ("Chính phủ Chile thông báo không trả tự do cho các ngư dân Peru.", "REJECT CHL > PER"),
        ("Canada đưa hai hãng Peru vào danh sách thực thể.", "SANCTION CAN > PER"),
        ("Canada gạch tên hai hãng Peru khỏi danh sách trừng phạt.", "CONCEDE CAN > PER"),
        ("Chile cấm nhập thịt bò Peru.", "SANCTION CHL > PER"),
        ("Tổng thống Chile: Sẽ bắn hạ mọi máy bay Peru.", "THREATEN CHL > PER"),
        ("Chile tố Peru tung tin giả trước ngày bỏ phiếu.", "COERCE PER > CHL"),
    ],
)
def test_whom_a_punishment_is_for(sentence: str, expected: str) -> None:
    assert expected in {sides(record) for record in code(sentence, published="2024-05-20")}


def test_a_punishment_without_a_condition_is_coming() -> None:
    (record,) = code("Chile sẽ áp thuế với Peru từ tháng sau.", published="2024-05-20")
    assert (record.event, record.status) == ("SANCTION", "future")


def test_a_commander_who_dismisses_officers_of_his_own_is_not_one_of_them() -> None:
    page = "Tổng tư lệnh quân đội Malta cách chức hai sĩ quan cấp cao vì để mất lãnh thổ."
    (record,) = code(page, published="2024-05-20")
    assert [entity.text for entity in record.recipient] == ["hai sĩ quan cấp cao"]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Uruguay gỡ mọi hạn chế nhập khẩu sữa từ Paraguay.", "CONCEDE"),
        ("Uruguay miễn trừng phạt cho Paraguay.", "CONCEDE"),
        ("Uruguay hạn chế nhập khẩu sữa từ Paraguay.", "SANCTION"),
        ("Uruguay và Paraguay gia hạn 'đình chiến' thuế.", "AGREE"),
        ("Phiến quân và quân đội Paraguay đình chiến.", "CONCEDE"),
        ("Truyền thông coi đây là nhượng bộ lớn của Uruguay trước Paraguay.", "CONCEDE"),
    ],
)
def test_what_is_lifted_given_in_or_prolonged(sentence: str, event: str) -> None:
    assert [record.event for record in code(sentence)] == [event]


def test_what_a_plan_would_have_somebody_give_in_is_not_given() -> None:
    assert not code("Uruguay sẽ phải nhượng bộ Paraguay theo dự thảo.")
    assert not code("Kỳ đình chiến thuế quan giữa Uruguay và Paraguay hết hạn.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đại sứ Peru bị Chile trục xuất.", ("SANCTION", "expel")),
        ("Chile yêu cầu hai nhân viên sứ quán Peru rời khỏi nước này.", ("SANCTION", "expel")),
        ("Một ngư dân Peru bị Chile trục xuất.", ("COERCE", "deport")),
        ("Chile yêu cầu Đại sứ Peru giải thích.", ("REQUEST", "assist")),
        ("Chile yêu cầu tàu cá Peru rời khỏi vùng biển này.", ("REQUEST", "yield")),
    ],
)
def test_envoys_are_expelled_and_others_deported_or_told(sentence: str, expected: tuple[str, str]) -> None:
    (record,) = code(sentence, published="2024-05-20")
    assert (record.event, record.mode) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lệnh ngừng bắn giữa Chile và Peru chính thức có hiệu lực.", ["RETREAT CHL+PER > -"]),
        ("Lệnh ngừng bắn giữa Chile và Peru vẫn mong manh.", []),
        ("Thỏa thuận đình chiến giữa Chile và Peru chưa có hiệu lực.", []),
        ("Lệnh ngừng bắn giữa Chile và Peru đổ vỡ. Luật cư trú có hiệu lực.", []),
    ],
)
def test_a_truce_is_an_act_where_it_takes_effect(sentence: str, expected: list[str]) -> None:
    records = code(sentence, published="2024-05-20")
    assert [sides(record) for record in records] == expected
