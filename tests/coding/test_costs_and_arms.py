"""What protests cost, whom an accusation names as struck, who disarms (codebook sections 3, 9 and 11.2)."""

from dienbien import code

DAY = "2025-05-20"


def test_people_arrested_for_a_protest_are_counted() -> None:
    records = code("Hơn 40 người bị bắt ở Lima vì tham gia biểu tình hôm 3/5.", published=DAY)
    arrest = next(record for record in records if record.event == "COERCE")
    assert [(loss.kind, loss.min) for loss in arrest.losses] == [("detained", 41)]


def test_a_protest_without_a_fight_keeps_its_toll() -> None:
    page = "Hai bên ẩu đả trong cuộc biểu tình ở Lima, Peru khiến ba người bị thương."
    (protest,) = code(page, published=DAY)
    assert protest.event == "PROTEST"
    assert [(loss.kind, loss.min) for loss in protest.losses] == [("wounded", 3)]


def test_several_accusers_have_not_suffered_the_attack() -> None:
    page = "Chile và Pháp tố cáo quân đội Syria tấn công hóa học khiến hàng chục người thiệt mạng ở Hama."
    attack = next(record for record in code(page, published=DAY) if record.event == "ASSAULT")
    assert attack.status == "alleged"
    assert not attack.recipient


def test_an_unnamed_doer_is_no_denial() -> None:
    page = "Các tay súng không rõ lai lịch tấn công một đồn quân đội Mali."
    assert [record.status for record in code(page, published=DAY)] == ["occurred"]


def test_a_state_that_destroys_its_own_arms_disarms() -> None:
    page = "Syria hôm 4/5 phá hủy 12 cơ sở sản xuất vũ khí hóa học của nước này."
    assert [(r.event, r.mode) for r in code(page, published=DAY)] == [("RETREAT", "disarm")]
