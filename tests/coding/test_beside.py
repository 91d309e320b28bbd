"""Sides that stand beside an act, and acts that need somebody of their own (codebook 2, 11.3, 11.7)."""

import pytest

from dienbien import code
from dienbien.records import Record

DAY = "2025-06-10"


def told(text: str, event: str) -> Record:
    return next(r for r in code(text, published=DAY) if r.event == event)


def sides(record: Record) -> tuple[list[str | None], list[str | None]]:
    return [e.country or e.name for e in record.actor], [e.country or e.name for e in record.recipient]


def test_whoever_lists_somebody_is_named_before_the_verb() -> None:
    record = told("Peru liệt năm công ty Chile vào danh sách đen.", "SANCTION")
    assert sides(record) == (["PER"], ["CHL"])


def test_a_closed_embassy_is_that_in_the_country_where_it_stands() -> None:
    record = told("Bolivia thông báo đóng cửa đại sứ quán ở Ghana.", "SANCTION")
    assert sides(record) == (["BOL"], ["GHA"])


def test_what_pays_somebody_back_is_against_them() -> None:
    record = told("Chile áp thuế trả đũa Peru từ tháng tới.", "SANCTION")
    assert sides(record) == (["CHL"], ["PER"])


def test_the_court_named_beside_convicts() -> None:
    text = (
        "Cựu Tổng thống Peru Alan Quispe bị kết án sáu năm tù.\n\n"
        "Tòa án Tối cao Peru đọc phán quyết trước đông đảo phóng viên."
    )
    record = told(text, "SANCTION")
    assert [(e.country, e.sector) for e in record.actor] == [("PER", "JUD")]


def test_whoever_complains_of_an_intrusion_suffered_it() -> None:
    record = told("Malta cáo buộc chiến đấu cơ Libya xâm nhập không phận.", "MOBILIZE")
    assert sides(record) == (["LBY"], ["MLT"])


def test_whoever_complains_is_never_the_intruder() -> None:
    record = told("Chính phủ Malta cáo buộc hai tiêm kích Libya xâm phạm không phận nước này.", "MOBILIZE")
    assert sides(record) == (["LBY"], ["MLT"])


def test_a_president_who_warns_of_a_coup_suffers_it() -> None:
    record = told("Tổng thống Ghana nói rằng có âm mưu đảo chính ở thủ đô Accra.", "ASSAULT")
    assert sides(record) == ([], ["GHA"])


def test_soldiers_sent_against_a_protest_do_not_march_in_it() -> None:
    record = told("Quân đội Malta tuần tra thủ đô khi biểu tình bùng phát ở Malta.", "PROTEST")
    assert {e.sector for e in record.actor} == {"CVL"}


def test_where_two_fight_nobody_else_is_acted_upon() -> None:
    text = "Chile và Peru tiếp tục tấn công lẫn nhau ngay trước cuộc gặp giữa Thủ tướng Mali và vua Jordan."
    assert sides(told(text, "ASSAULT")) == (["CHL", "PER"], [])


def test_forces_are_sent_to_a_friend_and_against_whom_they_come_near() -> None:
    assert sides(told("Ghana điều 200 binh sĩ tới Peru.", "MOBILIZE")) == (["GHA"], [])
    assert sides(told("Ghana điều hai tàu chiến tới gần Peru.", "MOBILIZE")) == (["GHA"], ["PER"])


def test_a_noun_that_names_whom_it_struck_is_the_deed_of_the_other_power_told_of() -> None:
    text = "Chính quyền Libya khoe vũ khí mới trong chiến dịch bắt Tổng thống Malta."
    assert sides(told(text, "COERCE")) == (["LBY"], ["MLT"])


def test_people_march_against_their_own_government() -> None:
    text = "Đám đông tổ chức biểu tình phản đối Tổng thống Peru."
    assert sides(told(text, "PROTEST")) == (["PER"], ["PER"])


@pytest.mark.parametrize(
    "text",
    [
        "Hàng trăm người Malta vượt biên giới sang Libya tìm việc.",
        "Mật vụ Peru điều tra vụ phá hoại ở nhà ga.",
        "Giám đốc kỹ thuật của hãng xe Malta từ chức.",
        "Giới chức Peru bắt giữ bốn nghi phạm mở phòng khám chui.",
        "Hải quân Chile trưng bày một tàu đổ bộ tấn công.",
        "Một chiếc xe máy lao xuống đường ở Peru.",
        "Lệnh trừng phạt của Chile khiến giá đường tăng.",
        "Du khách Ghana được cảnh sát Malta trao trả chiếc ví.",
        "Không quân Chile luyện tập tấn công tàu của Peru.",
        "Ghana điều máy bay hồi hương 30 công nhân.",
        "Một trường ở Chile hỗ trợ sinh viên Peru tìm việc.",
        "Tấm bọc chì không ngăn được phóng xạ, giới chức Ghana cho biết.",
    ],
)
def test_no_power_does_this(text: str) -> None:
    assert [r.event for r in code(text, published=DAY)] == []


def test_crime_told_beside_an_arrest_makes_it_a_case() -> None:
    text = "Một người Ghana bị bắt ở Malta.\n\nÔng bị nghi lừa đảo hàng chục khách du lịch."
    assert list(code(text, published=DAY)) == []
    assert told("Một nhà báo Ghana bị bắt ở Malta.\n\nÔng viết về bầu cử.", "COERCE")


def test_a_ship_is_not_seized_from_whoever_it_was_bound_for() -> None:
    text = "Hải quân Ghana bắt tàu chở dầu khi nó đang trên đường tới Peru."
    assert sides(told(text, "ASSAULT")) == (["GHA"], [])


def test_a_government_protested_against_abroad_is_not_that_of_the_press() -> None:
    record = told("Người dân Malta biểu tình phản đối chính phủ.", "PROTEST")
    assert sides(record)[1] in ([], ["MLT"])


def test_a_state_does_not_strike_its_own_forces() -> None:
    record = told("Quân đội Malta phóng tên lửa nhằm vào căn cứ của quân đội nước này, Libya nói.", "ASSAULT")
    assert "MLT" not in sides(record)[1]


OWN = [
    ("Peru nói Chile bắt ba ngư dân nước này.", "COERCE", ["PER"]),
    ("Peru cáo buộc Chile tịch thu hai tàu cá của nước này.", "COERCE", ["PER"]),
    ("Cảnh sát Chile bắt ba nghị sĩ đối lập nước này.", "COERCE", ["CHL"]),
]


@pytest.mark.parametrize(("text", "event", "expected"), OWN, ids=[text for text, _, _ in OWN])
def test_of_this_country_are_those_of_whoever_tells_of_it(text: str, event: str, expected: list[str]) -> None:
    assert sides(told(text, event))[1] == expected


SEIZED = [
    ("Houthi bắt bảy nhân viên LHQ.", ["UN"]),
    ("Liên Hợp Quốc nói phiến quân M23 bắt ba tài xế.", ["UN"]),
    ("Phiến quân M23 bắt ba tài xế.", ["COD"]),
]


@pytest.mark.parametrize(("text", "expected"), SEIZED, ids=[text for text, _ in SEIZED])
def test_whom_rebels_take_is_of_the_only_other_side_told_of(text: str, expected: list[str]) -> None:
    assert sides(told(text, "COERCE"))[1] == expected


def test_spying_abroad_is_against_whoever_governs_there() -> None:
    record = told("Chile cho tình báo do thám điện thoại tại Peru.", "COERCE")
    assert sides(record) == (["CHL"], ["PER"])
    assert sides(told("Chile cho tình báo do thám điện thoại tại Santiago.", "COERCE"))[1] == []


def test_sanctions_that_are_agreed_on_are_sanctions() -> None:
    record = told("Khối ECOWAS đồng ý áp lệnh cấm vận Guinea.", "SANCTION")
    assert sides(record) == (["ECOWAS"], ["GIN"])


def test_who_thanks_for_help_has_got_it() -> None:
    assert sides(told("Tổng thống Malta cảm ơn Chile đã điều quân giúp đẩy lùi phiến quân.", "AID")) == (
        ["CHL"],
        ["MLT"],
    )


def test_who_gets_no_more_visas_comes_from_somewhere() -> None:
    assert sides(told("Malta ngừng cấp thị thực cho người từ Gaza.", "COERCE")) == (["MLT"], ["PSE"])


def test_sanctions_are_on_whom_they_name_first_not_on_whom_these_are_against() -> None:
    assert sides(told("Malta áp trừng phạt mới với hai quan chức Chile vì chống Peru.", "SANCTION")) == (
        ["MLT"],
        ["CHL"],
    )


def test_a_decimal_comma_ends_no_clause() -> None:
    record = told("Malta áp thuế chống bán phá giá 8,5% với gỗ từ Chile, trừ hàng của Peru.", "SANCTION")
    assert sides(record) == (["MLT"], ["CHL"])
