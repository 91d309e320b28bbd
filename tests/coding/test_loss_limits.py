"""What is counted beside a loss and was not lost, and what an event counts once (codebook section 9)."""

import pytest
from told_losses import DAY, losses

from dienbien import code

CASES = [
    ("Chile phóng 40 tên lửa vào Peru, 7 địa điểm bị đánh trúng.", ["ASSAULT: damaged other 7-7"]),
    (
        "Chile phá hủy 4 xe tăng, 2 khẩu pháo của Peru.",
        ["ASSAULT: destroyed tank 4-4", "ASSAULT: destroyed artillery 2-2"],
    ),
    (
        "Hải quân Chile bắt tàu cá bị cáo buộc giấu khoảng 40.000 lít xăng của Peru.",
        ["ASSAULT: seized ship 1-1"],
    ),
    ("Chile bắt giữ 30 người bị cáo buộc làm gián điệp cho Peru.", ["COERCE: detained person 30-30"]),
    ("Chile bắt giữ 9 vệ sĩ của nghị sĩ Peru bị hạ sát ở Lima.", ["COERCE: detained police 9-9"]),
    ("Chile không kích Peru, 7 vệ sĩ của thị trưởng Tacna bị thương.", ["ASSAULT: wounded police 7-7"]),
    (
        "Chile không kích Peru, nhiều người làm việc tại 3 nhà máy bị phá hủy đã bỏ đi.",
        ["ASSAULT: destroyed building 3-3"],
    ),
    ("Ông Ibarra thu 30 triệu USD/ngày, bị Chile phong tỏa tài sản.", []),
    ("Chile không kích Peru. Nhiều nhân viên hãng này bị mất việc.", []),
    ("Chile không kích Peru. Hơn 500 lính Peru bị mắc kẹt ở bờ bắc sông.", []),
    (
        "Chile không kích Peru. Hơn 50 người bị mắc kẹt dưới đống đổ nát.",
        ["ASSAULT: missing person 51-None"],
    ),
]


@pytest.mark.parametrize(("page", "expected"), CASES)
def test_only_what_was_lost_is_counted(page: str, expected: list[str]) -> None:
    assert losses(page) == expected


MEMBERS = [
    ("Quân đội Chile tiêu diệt 13 thành viên Hezbollah.", ["ASSAULT: killed rebel 13-13"]),
    (
        "Chile tập kích Lima, khiến 4 thành viên lực lượng an ninh Peru thiệt mạng.",
        ["ASSAULT: killed police 4-4"],
    ),
    ("Chile tập kích Lima, 3 thành viên của quân đội Peru thiệt mạng.", ["ASSAULT: killed soldier 3-3"]),
    ("Chile tập kích Lima, 3 thành viên của phái đoàn Malta thiệt mạng.", ["ASSAULT: killed person 3-3"]),
]


@pytest.mark.parametrize(("page", "expected"), MEMBERS)
def test_members_are_of_the_class_of_their_body(page: str, expected: list[str]) -> None:
    assert losses(page) == expected


MARCHES = [
    ("Người dân Peru biểu tình phản đối vụ thảm sát ở Tacna khiến 15 người chết.", []),
    ("Người dân Peru biểu tình sau vụ nổ ở Tacna khiến 15 người chết.", []),
    ("Người dân Peru biểu tình ở Tacna, khiến 15 người chết.", ["PROTEST: killed person 15-15"]),
    (
        "Các cuộc biểu tình chống chính phủ Peru và đụng độ khiến 15 người chết.",
        ["PROTEST: killed person 15-15"],
    ),
]


@pytest.mark.parametrize(("page", "expected"), MARCHES)
def test_a_march_has_not_cost_what_it_is_against(page: str, expected: list[str]) -> None:
    assert losses(page) == expected


def test_quotation_marks_part_no_count_and_a_place_no_victim() -> None:
    assert losses("Chile diệt thêm một 'tàu ma túy' của Peru.") == ["ASSAULT: destroyed ship 1-1"]
    page = "Thị trưởng Peru bị đâm nhiều nhát dao\n\nThị trưởng đắc cử tại Lima bị thương nặng do dao đâm."
    assert losses(page) == ["ASSAULT: wounded person 1-1"]
    assert losses("Chile không kích Peru. Vệ sĩ của Tổng thống Peru bị thương.") == []


def test_who_is_arrested_is_a_person_unless_in_arms_or_a_child() -> None:
    assert losses("Cảnh sát Chile bắt 450 lao động Peru.") == ["COERCE: detained person 450-450"]
    assert losses("Cảnh sát Chile bắt 18 binh sĩ Peru.") == ["COERCE: detained soldier 18-18"]
    assert losses("Phiến quân bắt cóc 40 lao động Peru.") == ["ASSAULT: captured civilian 40-40"]


def test_several_things_seized_are_two_or_more() -> None:
    assert losses("Quân đội Chile thu giữ loạt tên lửa của Peru.") == ["COERCE: seized missile 2-None"]
    assert losses("Chile tịch thu các tàu cá Peru.") == ["COERCE: seized ship 2-None"]
    assert losses("Chile tịch thu tàu cá Peru.") == []
    assert losses("Chile tịch thu các tài sản của ông Ibarra ở Peru.") == []


def test_a_couple_are_two() -> None:
    page = "Chile bắt cóc {}Tổng thống Peru Ibarra trong đêm."
    assert losses(page.format("vợ chồng ")) == ["ASSAULT: captured person 2-2"]
    assert losses(page.format("")) == ["ASSAULT: captured person 1-1"]


def test_the_other_account_of_a_sentence_has_not_cost_it() -> None:
    struck, more = "Chile không kích Peru, 5 người chết", "Malta tấn công Libya bằng UAV."
    for page in (f"{struck}, trong khi {more}", f"{struck}; {more}"):
        first, *others = code(page, published=DAY)
        assert [first.mode, len(first.losses), *(len(r.losses) for r in others)] == ["aerial", 1, 0]
    page = "Năm lính Peru thiệt mạng trong khi Chile tấn công Tacna."
    assert losses(page) == ["ASSAULT: killed soldier 5-5"]


def test_what_has_not_happened_has_cost_nothing() -> None:
    title = "Chile sắp trục xuất thêm 9.000 người Peru"
    text = "Chile đã trục xuất 2.000 người Peru."
    assert losses(f"{title}\n\n{text}") == ["COERCE: displaced person 2000-2000"]
    assert losses("Chile sẽ trục xuất 2.000 người Peru.") == []
    assert losses("Chile đã trục xuất 2.000 người Peru.") == ["COERCE: displaced person 2000-2000"]


def test_a_machine_is_lost_once() -> None:
    title, text = "Peru xác nhận UAV bị Chile bắn rơi", "Quân đội Peru xác nhận mất một UAV trên đất Chile."
    page = f"{title}\n\n{text}"
    assert losses(page) == ["ASSAULT: shot-down uav 1-1"]


def test_the_text_says_which_event_cost_what_the_headline_counts() -> None:
    title = "9 người thiệt mạng khi biểu tình hỗn loạn ở Peru"
    text = "Người biểu tình và cảnh sát cơ động Peru đụng độ tại Tacna, khiến ít nhất {} người chết."
    assert losses(f"{title}\n\n{text.format('9')}") == ["ASSAULT: killed person 9-None"]
    assert "PROTEST: killed person 9-9" in losses(f"{title}\n\n{text.format('5')}")
