"""Who is held, tried or wanted at home for acting against the state (codebook 2: no private crime)."""

import pytest
from told_sides import DAY, told

from dienbien import code


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("Trần Văn Bình bị bắt với cáo buộc chống phá Nhà nước trong vụ án ở Hà Nội.", "COERCE"),
        ("Trần Văn Bình bị tuyên phạt 12 năm tù về tội chống Nhà nước.", "SANCTION"),
        ("Ông Trần Văn Bình bị Cơ quan An ninh điều tra truy nã về tội chống Nhà nước.", "THREATEN"),
        ("Bộ Công an khởi tố Trần Văn Bình về tội hoạt động nhằm lật đổ chính quyền nhân dân.", "ACCUSE"),
    ],
)
def test_a_crime_against_the_state_is_political_at_home(page: str, record: str) -> None:
    assert f"{record} VNM > VNM" in {r.replace("Trần Văn Bình", "VNM") for r in told(page)}


@pytest.mark.parametrize(
    "page",
    [
        "Trần Văn Bình bị bắt với cáo buộc trộm cắp ở Hà Nội.",
        "Thủ tướng yêu cầu đấu tranh với hành vi chống phá Nhà nước.",
        "Nếu bị kết án về tội chống Nhà nước, Trần Văn Bình có thể lĩnh 12 năm tù.",
    ],
)
def test_theft_and_talk_of_such_crimes_are_none(page: str) -> None:
    assert not told(page)


def test_abroad_the_page_says_whose_citizen_it_is() -> None:
    assert "SANCTION MLT > MLT" in told("Tòa án Malta tuyên phạt Juan Soto 12 năm tù về tội chống nhà nước.")


def test_who_charges_and_holds_somebody_does_both_and_charges_nobody_with_holding_them() -> None:
    found = code("Tòa án Peru khởi tố, bắt giam hai nghị sĩ đối lập Chile.", published=DAY)
    assert {(r.event, r.status) for r in found} == {("ACCUSE", "occurred"), ("COERCE", "occurred")}
    assert {e.country for r in found for e in r.recipient} == {"CHL"}


def test_who_holds_somebody_in_what_another_is_charged_with_is_charged() -> None:
    found = code("Peru cáo buộc Chile tấn công tàu cá, bắt giữ hai ngư dân.", published=DAY)
    assert {r.status for r in found if r.event == "COERCE"} == {"alleged"}


def test_who_is_held_for_what_they_told_another_state_is_held_for_politics() -> None:
    assert "COERCE PER > PER" in told("Peru bắt hai người bị nghi cung cấp tin cho Chile.")
    assert not told("Peru bắt hai người bị nghi trộm cắp.")
