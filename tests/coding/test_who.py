"""Who is meant (codebook sections 4 and 11.7): stand-ins, names, collectives, the home of the press."""

import pytest
from told_sides import sides, told

from dienbien import code

DAY = "2024-05-20"


PAGES = [
    # "ông" and "bà" point to the subject of the sentence before, each to its own
    (
        "Tổng thống Moldova Maia Sandu đã gặp Thủ tướng Ireland. Bà cáo buộc Belarus tấn công mạng.",
        "ACCUSE MDA > BLR",
    ),
    (
        "Ngoại trưởng Áo Alexander Schallenberg lên án Belarus. Ông kêu gọi Ireland trừng phạt Belarus.",
        "REQUEST AUT > IRL",
    ),
    # a name misspelt, and without its marks
    ("Tổng thống Chile Gabriel Boricc lên án Peru. Ông Boric kêu gọi Peru ngừng bắn.", "REQUEST CHL > PER"),
    # the two sides of the same sentence go before those of an earlier one
    (
        "Peru và Chile đã ký thỏa thuận. Sau khi Ba Lan gặp Estonia, hai nước nhất trí tăng cường hợp tác.",
        "AGREE POL+EST > -",
    ),
    # several states are nobody in particular, and not the country told of last
    ("Ba Lan lên án Belarus. Mỹ cùng hơn 30 nước công nhận Kosovo.", "SUPPORT USA+hơn 30 nước > XKX"),
    ("EU, Canada, cùng Na Uy lên án Belarus.", "ACCUSE EU+CAN+NOR > BLR"),
    ("Châu Âu lên án Belarus.", "ACCUSE châu Âu > BLR"),
    # who somebody is, said beside the name
    ("Bà Ana Soto - người phát ngôn Bộ Ngoại giao Chile - cáo buộc Peru.", "ACCUSE CHL > PER"),
    ("Người phát ngôn quân đội Chile, Ana Soto, cáo buộc Peru.", "ACCUSE CHL > PER"),
    ("Luis Prado, một nhà báo người Peru, bị Iran bắt giữ.", "COERCE IRN > PER"),
    ("Tổng Bí thư, Chủ tịch nước Lào hội đàm với Tổng thống Chile.", "CONSULT LAO+CHL > -"),
    ("Chủ tịch nước và Tổng thống Chile lên án Peru.", "ACCUSE VNM+CHL > PER"),
    (
        "Hai kỹ sư Canada bị bắt là Liam Weston và Ana Prentice. Liam Weston bị Iran kết án.",
        "SANCTION IRN > CAN",
    ),
    # states in general that are then named; unnamed people with their number
    ("Các nước như Peru và Chile lên án Belarus.", "ACCUSE PER+CHL > BLR"),
    ("Mỹ yêu cầu các hãng hàng không ngừng bay tới Venezuela.", "REQUEST USA > các hãng hàng không"),
    # the name of a country inside a name
    ("Bộ trưởng Nguyễn Đức Anh lên án Peru.", "ACCUSE VNM > PER"),
    ("Bộ trưởng Trần Thị Việt Nga lên án Peru.", "ACCUSE VNM > PER"),
    # a spokesperson is of the seat they speak for, an official of the body
    ("Người phát ngôn Điện Kremlin cáo buộc Peru.", "ACCUSE RUS > PER"),
    ("Chuyên gia Liên Hợp Quốc lên án Peru.", "ACCUSE UN > PER"),
    # short names of countries count beside another one
    ("Mỹ - Trung lên án Belarus.", "ACCUSE USA+CHN > BLR"),
    # a body without a country is of the subject's of the sentence before
    ("Chile đưa quân tới biên giới Peru. Bộ Quốc phòng cáo buộc Bolivia tấn công mạng.", "ACCUSE CHL > BOL"),
    # two Russians, who are then named; "nước này" behind a head; the short form of a group
    (
        "Hai người Nga bị Peru giam giữ là Igor Belov và Anton Rusov. Belov bị Peru cáo buộc khủng bố.",
        "ACCUSE PER > RUS",
    ),
    ("Mỹ cảnh báo chính quyền Peru sau khi quân đội nước này tấn công Chile.", "ASSAULT PER > CHL"),
    ("Thủ tướng Chile và các nhà lãnh đạo ASEAN lên án Peru.", "ACCUSE CHL+ASEAN > PER"),
    # the press leaves its own country unsaid
    ("Tổng Bí thư hội đàm với Tổng thống Chile.", "CONSULT VNM+CHL > -"),
]


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_who_is_meant(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


def test_police_without_a_country_are_not_those_of_the_country_told_of_last() -> None:
    records = code("Peru lên án Chile. Công an bắt giữ một nghi phạm.", published=DAY)
    assert [sides(record) for record in records] == ["ACCUSE PER > CHL"]


def test_a_crowd_is_of_the_country_that_it_rises_against() -> None:
    records = code("Người biểu tình tấn công nhà riêng Ngoại trưởng Peru.", published=DAY)
    assert [sides(record) for record in records] == ["PROTEST PER > PER"]


@pytest.mark.parametrize(
    "opening", ["Bà Nga", "Ông Đức", "Bà Lê Thị Việt Nga", "Ông Phạm Trung Đức", "Nhà báo Lê Việt Nga"]
)
def test_a_name_that_opens_a_paragraph_is_no_country(opening: str) -> None:
    page = f"Peru đóng cửa biên giới\n\n{opening} yêu cầu Peru xin lỗi Chile."
    assert not [r for r in code(page, published=DAY) if {a.country for a in r.actor} & {"RUS", "DEU"}]
    page = page.replace(opening, opening.rsplit(" ", 1)[1])
    assert [r for r in code(page, published=DAY) if {a.country for a in r.actor} & {"RUS", "DEU"}]


def test_the_kin_of_somebody_are_private_persons() -> None:
    assert not code("Con trai ông Abela xin lỗi Chile. Tổng thống Malta là ông Abela.", published=DAY)
    assert not code("Vợ Tổng thống Chile thăm Peru.", published=DAY)
    (record,) = code("Cảnh sát Libya bắt con trai Thủ tướng Malta Luca Borg.", published=DAY)
    assert [(entity.country, entity.sector) for entity in record.recipient] == [("MLT", "CVL")]


def test_no_international_body_has_one_country() -> None:
    (record,) = code("Tổng thư ký Hội đồng An ninh Malta lên án Chile.", published=DAY)
    assert [entity.sector for entity in record.actor] == ["GOV"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # both countries: the two that the sentence before names, else the two of its act
        (
            "Brazil gặp Bolivia. Peru và Chile bác bỏ cáo buộc. Hai nước cũng lên án Kenya.",
            "ACCUSE PER+CHL > KEN",
        ),
        (
            "Peru và Chile bác bỏ cáo buộc. Brazil điện đàm với Bolivia. Hai nước lên án Kenya.",
            "ACCUSE BRA+BOL > KEN",
        ),
        # an agency that cites somebody takes no part
        (
            "AFP hôm qua dẫn lời người tổ chức cuộc biểu tình ở Peru.",
            "PROTEST PER > PER",
        ),
        ("Khai hỏa thiếu trách nhiệm, Reuters hôm nay dẫn tuyên bố của quân đội Peru.", "ACCUSE PER > -"),
    ],
)
def test_who_is_meant_by_the_sentence_before(page: str, expected: str) -> None:
    assert expected in told(page)


def test_whoever_speaks_behind_two_offices_is_no_third_of_them() -> None:
    page = "Peru và Chile đồng ý nối lại đối thoại ở cấp Thủ tướng và Ngoại trưởng, Thủ tướng Malta cho biết."
    (record,) = code(page, published="2024-05-20")
    assert [source.country for source in record.sources] == ["MLT"]


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("Chính phủ Peru bác bỏ cáo buộc, tố phiến quân Peru phá hoại đường sắt của Peru.", "alleged"),
        ("Chile tố quân đội Peru phá hoại đường sắt của Chile. Chính phủ Peru bác bỏ cáo buộc.", "denied"),
    ],
)
def test_a_state_does_not_deny_for_its_rebels(page: str, status: str) -> None:
    assert {r.status for r in code(page, published="2024-05-20") if r.event in {"ASSAULT", "COERCE"}} == {
        status
    }
