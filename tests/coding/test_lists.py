"""Lists of noun phrases are whole; a name has the country that the page tells of it (codebook section 4)."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"

INTRODUCED = [
    # a citizen by name
    (
        "Iran bắt người Malta Joseph Borg. Tòa án Iran kết án Borg 5 năm tù.",
        "SANCTION IRN > MLT",
    ),
    # a country between a trade that no table knows and the name
    (
        "Dư luận quan tâm vụ nhạc công Malta Joseph Borg. Tòa án Iran kết án Borg 5 năm tù.",
        "SANCTION IRN > MLT",
    ),
    # an aside behind the name
    (
        "Joseph Borg, 43 tuổi, người Malta, đang ở Tehran. Tòa án Iran kết án Borg 5 năm tù.",
        "SANCTION IRN > MLT",
    ),
    (
        "Doanh nhân Joseph Borg (quốc tịch Malta) đang ở Tehran. Tòa án Iran kết án Borg 5 năm tù.",
        "SANCTION IRN > MLT",
    ),
]


@pytest.mark.parametrize(("page", "expected"), INTRODUCED)
def test_a_name_has_the_country_that_the_page_introduces_it_with(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


LISTS = [
    ("Quan chức Peru và một số nghị sĩ Chile cáo buộc Malta bán vũ khí cho Libya.", "ACCUSE PER+CHL > MLT"),
    ("Hamas và các tay súng Hezbollah tấn công Israel.", "ASSAULT PSE+LBN > ISR"),
    ("Cả Nga và Chile lên án Malta.", "ACCUSE RUS+CHL > MLT"),
    ("Chile và các đồng minh Peru, Bolivia kêu gọi Malta thả tàu.", "REQUEST CHL+PER+BOL > MLT"),
    ("Libya lên án cuộc tấn công của Peru, Chile, Bolivia.", "ACCUSE LBY > PER+CHL+BOL"),
    # the noun of the other's host stands for the country behind it
    ("Ngoại trưởng Peru gặp giới chức nước chủ nhà Chile.", "CONSULT PER+CHL > -"),
]


@pytest.mark.parametrize(("page", "expected"), LISTS)
def test_lists_hold_all_their_members(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


def test_numbers_that_count_losses_stay_apart() -> None:
    (record,) = code("Israel không kích Liban, giết chết 3 binh sĩ và 5 dân thường.", published=DAY)
    assert sorted(loss.min or 0 for loss in record.losses) == [3, 5]
