"""Private crime and mishaps are no political acts; intentions and announced deeds are told as that."""

import pytest
from told_sides import events

from dienbien import code


@pytest.mark.parametrize(
    "sentence",
    [
        "Tây Ban Nha bắt trùm ma túy Ecuador sau bốn năm truy tìm.",
        "Cảnh sát Đức nổ súng vào binh sĩ Đức do hiểu nhầm.",
        "Các băng đảng Mexico treo thưởng cho người ám sát quan chức biên phòng Mỹ.",
        "Hải quân Peru điều tàu chiến tới đảo sau trận bão lớn.",
        "Quốc hội Mỹ điều tra một công ty vệ tinh.",
    ],
)
def test_private_crime_mishaps_and_help_are_no_records(sentence: str) -> None:
    assert not events(sentence)


def test_the_same_against_others_is_a_record() -> None:
    assert events("Cảnh sát Đức nổ súng vào người biểu tình Ba Lan.") == {"ASSAULT"}
    assert events("Quốc hội Mỹ điều tra Tổng thống Peru.") == {"ACCUSE"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lãnh đạo châu Âu bác ý tưởng sáp nhập Greenland.",
        "NATO bàn phương án bắn hạ tiêm kích Nga.",
    ],
)
def test_what_is_only_meant_is_no_deed(sentence: str) -> None:
    assert not events(sentence) & {"COERCE", "ASSAULT"}


def test_a_stance_has_a_subject_and_a_deed_has_none() -> None:
    assert "STATE" in events("Tổng thống Peru tuyên bố Chile là đối tác tin cậy.")
    assert "STATE" not in events("Tổng thống Peru tuyên bố cải tổ ngành điện sau cuộc gặp ở Chile.")
    assert "STATE" not in events("Tổng thống Peru tuyên bố sẽ phát tiền cho dân sau chuyến thăm Chile.")


def test_ready_for_violence_is_a_threat() -> None:
    assert events("Iran sẵn sàng ném bom căn cứ Mỹ.") == {"THREATEN"}
    assert "THREATEN" not in events("Hamas sẵn sàng ngừng tấn công Israel.")


def test_a_suit_to_come_is_a_threat() -> None:
    assert events("Bộ Tài chính Nga sẽ kiện EU.") == {"THREATEN"}
    assert events("Bộ Tài chính Nga kiện EU.") == {"ACCUSE"}


def test_a_headline_follows_its_text() -> None:
    page = "Tổng thống Peru gặp Tổng thống Chile\n\nTổng thống Peru sẽ gặp Tổng thống Chile vào tuần tới."
    assert events(page) == {"AGREE"}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Đám cháy thiêu rụi nhiều tòa nhà gần đại sứ quán Mỹ, chính quyền Peru cho biết.", "ASSAULT"),
        ("Tổng thống Mỹ ân xá cho gà tây trong chuyến thăm Canada.", "CONCEDE"),
        ("Thẩm phán liên bang chặn Tổng thống Mỹ điều quân tới Chicago.", "MOBILIZE"),
        ("Giá dầu giảm khi Tổng thống Mỹ thôi dọa áp thuế với Canada.", "THREATEN"),
        ("Công ty Đức tính đường lách lệnh trừng phạt Nga của Mỹ.", "SANCTION"),
        ("Bộ đội biên phòng Việt Nam bắt giữ năm người nhập cảnh trái phép từ Campuchia.", "COERCE"),
    ],
)
def test_what_was_not_done_by_a_side_or_not_done_at_all(sentence: str, event: str) -> None:
    assert event not in events(sentence)


def test_demonstrators_who_burn_riot_and_parliaments_depose() -> None:
    assert events("Người biểu tình Nepal đốt phá nhiều tòa nhà chính phủ.") == {"PROTEST"}
    assert events("Quốc hội Peru lật đổ Tổng thống Boluarte.") == {"COERCE"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Một phụ nữ Chile bị hàng xóm sát hại ở Peru.",
        "Peru chưa quyết định có tấn công Chile hay không.",
        "Luật mới ở Brunei cho ném đá kẻ ngoại tình.",
        "Hệ thống sưởi của Ukraine dễ bị đánh sập.",
        "Nhiều hộ ở Thụy Điển trữ gạo phòng chiến tranh nổ ra.",
        "Lãnh đạo Ukraine giành được thiện cảm của Tổng thống Mỹ.",
    ],
)
def test_neither_private_violence_nor_open_questions_are_attacks(sentence: str) -> None:
    assert not events(sentence) & {"ASSAULT", "PROTEST"}


def test_massacres_and_abductions_by_unknown_hands_are() -> None:
    assert events("Hàng trăm dân thường Sudan bị thảm sát ở Darfur.") == {"ASSAULT"}
    assert events("Hơn 200 học sinh Nigeria bị bắt cóc ở bang Niger.") == {"ASSAULT"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Giới chức Thái Lan đề nghị cư dân vùng biên nán lại hầm trú ẩn.",
        "Tờ báo Mỹ đề xuất Tổng thống Trump nhận giải Nobel.",
        "Lục quân Mỹ ký hợp đồng với tập đoàn Lockheed Martin.",
        "Cảnh sát Ấn Độ nghi ngờ nguyên nhân vụ cháy là nổ bình gas.",
        "Quân đội Đức diễn tập mô phỏng tấn công khẩn cấp vào tàu điện ngầm.",
    ],
)
def test_views_contracts_and_rehearsals_are_no_acts_between_sides(sentence: str) -> None:
    assert not events(sentence) & {"REQUEST", "SUPPORT", "ACCUSE", "ASSAULT"}


def test_the_press_that_tells_of_an_arrest_made_none() -> None:
    page = "Tờ The Guardian nói về thời gian tính toán cho việc bắt Tổng thống Chile."
    assert not any(e.sector == "MED" for r in code(page, published="2024-05-20") for e in r.actor)


def test_a_country_is_not_convicted_for_a_teacher() -> None:
    assert not code("Cô giáo Malta lãnh án chung thân.", published="2024-05-20")


@pytest.mark.parametrize(
    "sentence",
    [
        "Công ty Malta Borg Software bị kiện vì đánh cắp bí mật thương mại của đối thủ.",
        "Giới chức Malta thuyết phục họ ly khai rồi sáp nhập vào Malta.",
        "Thẩm phán Malta hủy quyết định cắt tài trợ cho một viện của Chile.",
        "Tổng thống Malta nói về vấn đề trừng phạt.",
    ],
)
def test_companies_and_states_by_themselves_force_nobody(sentence: str) -> None:
    assert not events(sentence) & {"COERCE", "SANCTION"}


@pytest.mark.parametrize(
    ("told", "untold"),
    [
        ("Slovenia trừng phạt Serbia.", "Tổng thống Slovenia bóng gió trừng phạt Serbia."),
        (
            "Slovenia hủy thị thực của công dân Serbia.",
            "Slovenia nói khai man có thể dẫn tới việc hủy thị thực.",
        ),
        ("Slovenia tước quốc tịch năm nhà hoạt động.", "Luật mới cho phép Slovenia tước quốc tịch."),
        ("Tòa án Slovenia kết án một tướng Serbia.", "Danh thủ bóng rổ Serbia bị tòa án Slovenia kết án."),
        ("Hải quân Slovenia bắt giữ 12 thủy thủ Serbia.", "Hải quan bắt giữ 12 tấn cá nhập từ Serbia."),
        ("Nhóm vũ trang ở Idlib bị vây bắt.", "Nhóm trộm chó ở Cần Thơ bị vây bắt."),
    ],
)
def test_punishments_that_are_hinted_at_possible_or_of_private_persons(told: str, untold: str) -> None:
    assert events(told) & {"SANCTION", "COERCE", "ASSAULT"}
    assert not events(untold) & {"SANCTION", "COERCE", "ASSAULT"}


@pytest.mark.parametrize(
    ("told", "untold"),
    [
        (
            "Serbia đóng cửa khẩu đến khi Slovenia xin lỗi hôm 3/5.",
            "Serbia sẽ đóng cửa khẩu cho đến khi Slovenia xin lỗi.",
        ),
        (
            "Slovenia xin lỗi Serbia về vụ va chạm.",
            "Serbia gia tăng sức ép buộc Slovenia xin lỗi.",
        ),
    ],
)
def test_what_is_waited_or_pressed_for_is_not_done(told: str, untold: str) -> None:
    assert "CONCEDE" in events(told)
    assert "CONCEDE" not in events(untold)
