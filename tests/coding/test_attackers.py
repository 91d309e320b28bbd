"""Who made an attack that a noun names: who is sorry for it, pays for it or is charged with a part in it."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ tướng Peru xin lỗi Chile về cuộc tập kích lãnh thổ Bolivia.", "ASSAULT PER > BOL"),
        ("Peru trả giá đắt vì tập kích thủ đô Bolivia.", "ASSAULT PER > BOL"),
        ("Quân đội Peru vừa khởi động giai đoạn hai của đợt tấn công Bolivia.", "ASSAULT PER > BOL"),
        ("Úc phạt hai hãng của Iran vì cáo buộc Tehran liên quan vụ tấn công ở Sydney.", "ASSAULT IRN > AUS"),
        ("Nga nói tên lửa hành trình Kalibr đánh trúng một nhà máy Ukraine.", "ASSAULT RUS > UKR"),
        # what stands between the deed and its sides
        ("Chile phản đối Peru điều tàu chiến, tấn công tàu cá gần Bolivia.", "ASSAULT PER > BOL"),
        ("Ukraine nói Nga phóng 90 UAV và tên lửa vào nước này, Ba Lan điều tiêm kích.", "ASSAULT RUS > UKR"),
        # who suffers from an attack has not made it
        ("Peru chịu cảnh mất điện vì cuộc tập kích của Chile vào Lima.", "ASSAULT CHL > PER"),
    ],
)
def test_who_made_it(text: str, expected: str) -> None:
    assert expected in {sides(record) for record in code(text, published=DAY)}


def test_who_speaks_of_an_attack_by_others_has_not_made_it() -> None:
    records = code("Ông Trump điện đàm gay gắt với Malta sau vụ tấn công Libya.", published=DAY)
    assert all(e.country != "USA" for r in records for e in r.actor if r.event == "ASSAULT")


def test_who_is_charged_is_only_said_to_have_made_it() -> None:
    records = code("Cảnh sát Chile cáo buộc Peru liên quan vụ ám sát Bộ trưởng Chile.", published=DAY)
    assert [(sides(r), r.status) for r in records if r.event == "ASSAULT"] == [
        ("ASSAULT PER > CHL", "alleged")
    ]
