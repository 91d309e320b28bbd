"""Attacks and arrests told without a doer, or past a call for something else (codebook 2 and 11.2)."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2025-05-20"


def told(page: str, event: str) -> list[str]:
    lines = [sides(record) for record in code(page, published=DAY)]
    return [line for line in lines if line.startswith(event)]


STRIKES = [
    ("Ba kho lúa mì bốc cháy sau đòn tập kích ở Tacna, miền nam Peru.", ["ASSAULT - > PER"]),
    ("Bolivia gửi bác sĩ sau đòn không kích ban đêm ở Tacna của Peru.", ["ASSAULT - > PER"]),
    # A verb may tell of private persons; nobody is struck where bombs go off by unknown hands.
    ("Người tấn công tài xế ở Lima của Peru bỏ chạy.", []),
    ("Học sinh sợ hãi sau vụ tấn công bằng dao ở Tacna, Peru.", []),
    ("Hai người bị thương trong vụ đánh bom ở Lima của Peru.", ["ASSAULT - > -"]),
    # Who else is named beside the ground has not struck it.
    ("Chile sửa nhà máy điện sau đòn tập kích ở Tacna, Peru.", ["ASSAULT - > PER"]),
]


@pytest.mark.parametrize(("page", "expected"), STRIKES, ids=[page for page, _ in STRIKES])
def test_what_a_noun_calls_a_strike_was_one_on_its_ground(page: str, expected: list[str]) -> None:
    assert told(page, "ASSAULT") == expected


SHOT = [
    ("Ứng viên tổng thống Peru bị bắn vào vai khi đọc diễn văn.", ["ASSAULT - > PER"]),
    ("Một tài xế Peru bị bắn vào vai khi đỗ xe.", []),
    ("Chính phủ Peru bị bắn phá bởi chỉ trích.", []),
]


@pytest.mark.parametrize(("page", "expected"), SHOT, ids=[page for page, _ in SHOT])
def test_shots_at_a_statesman_are_no_private_crime(page: str, expected: list[str]) -> None:
    assert told(page, "ASSAULT") == expected


BORDERS = [
    ("Hai cuộc giao tranh ở biên giới Peru - Bolivia nổ ra.", ["ASSAULT PER+BOL > -"]),
    (
        "Quân đội Peru sơ tán một làng tại khu vực biên giới với Bolivia sau cuộc giao tranh.",
        ["ASSAULT PER+BOL > -"],
    ),
    # Whose subjects are told are no neighbours; a border is no fight.
    (
        "Giao tranh giữa quân đội Peru và phiến quân Peru ở biên giới Peru - Bolivia lan rộng.",
        ["ASSAULT PER+PER > -"],
    ),
    ("Nạn buôn gỗ ở biên giới Peru - Bolivia lan rộng.", []),
]


@pytest.mark.parametrize(("page", "expected"), BORDERS, ids=[page for page, _ in BORDERS])
def test_those_fight_at_a_border_who_share_it(page: str, expected: list[str]) -> None:
    assert told(page, "ASSAULT") == expected


INCIDENTS = [
    ("Chile kêu gọi cứu trợ cho Bolivia sau vụ Peru pháo kích Bolivia.", ["ASSAULT PER > BOL"]),
    ("Chile kêu gọi Peru ngừng pháo kích Bolivia.", []),
    ("Chile kêu gọi Peru pháo kích Bolivia.", []),
    ("Chile kêu gọi cứu trợ cho Bolivia sau vụ Peru pháo kích.", []),
]


@pytest.mark.parametrize(("page", "expected"), INCIDENTS, ids=[page for page, _ in INCIDENTS])
def test_a_call_tells_of_an_incident_as_done(page: str, expected: list[str]) -> None:
    assert told(page, "ASSAULT") == expected


ARRESTS = [
    ("Một phụ nữ Chile bị đặc vụ di trú Mỹ bắt khi đi chợ.", ["COERCE USA > CHL"]),
    ("Một phụ nữ Mỹ bị cảnh sát Mỹ bắt khi đi chợ.", []),
]


@pytest.mark.parametrize(("page", "expected"), ARRESTS, ids=[page for page, _ in ARRESTS])
def test_whom_those_who_deport_arrest_is_no_case_of_crime(page: str, expected: list[str]) -> None:
    assert told(page, "COERCE") == expected


HELD = [
    ("Giới chức Peru bắt một người đàn ông bị nghi chỉ điểm cho tiêm kích Chile.", ["COERCE PER > PER"]),
    ("Giới chức Peru bắt ba phi công Chile.", ["COERCE PER > CHL"]),
]


@pytest.mark.parametrize(("page", "expected"), HELD, ids=[page for page, _ in HELD])
def test_for_whom_somebody_worked_is_not_who_is_arrested(page: str, expected: list[str]) -> None:
    assert told(page, "COERCE") == expected


STRUCK = [
    # People behind the comma are the dead, not who struck.
    ("Xe quân sự của Peru giẫm phải mìn, 3 binh sĩ thiệt mạng.", ["ASSAULT - > PER"]),
    ("Tàu chiến Peru trúng tên lửa, hai thủy thủ bị thương.", ["ASSAULT - > PER"]),
    ("Tàu chiến Peru trúng tên lửa Chile, hai thủy thủ bị thương.", ["ASSAULT CHL > PER"]),
    # The place struck is its owner's, whether or not somebody is told to have struck it.
    ("Kho dầu Peru trúng tên lửa.", ["ASSAULT - > PER"]),
    ("Kho dầu Peru trúng tên lửa Chile.", ["ASSAULT CHL > PER"]),
    ("Kho dầu Peru trúng thầu lớn.", []),
]


@pytest.mark.parametrize(("page", "expected"), STRUCK, ids=[page for page, _ in STRUCK])
def test_who_is_hit_stands_before_the_word_for_it(page: str, expected: list[str]) -> None:
    assert [line.replace("Kho dầu Peru", "PER") for line in told(page, "ASSAULT")] == expected


COUPS = [
    ("Binh lính Peru làm binh biến.", ["ASSAULT PER > PER"]),
    ("Quân đội Peru lật đổ chính phủ Bolivia.", ["ASSAULT PER > BOL"]),
    ("Binh lính Peru nổ súng.", ["ASSAULT PER > -"]),
]


@pytest.mark.parametrize(("page", "expected"), COUPS, ids=[page for page, _ in COUPS])
def test_a_coup_is_against_the_government_of_its_country(page: str, expected: list[str]) -> None:
    assert told(page, "ASSAULT") == expected


@pytest.mark.parametrize(
    ("page", "killed"),
    [
        ("Tổng thống Peru bị mưu sát hụt.", 0),
        ("Tổng thống Peru bị mưu sát.", 1),
        ("Điệp viên Chile ám sát hụt Tổng thống Peru.", 0),
    ],
)
def test_who_survives_an_attempt_is_not_counted(page: str, killed: int) -> None:
    (record,) = code(page, published=DAY)
    assert sum(loss.kind == "killed" for loss in record.losses) == killed
