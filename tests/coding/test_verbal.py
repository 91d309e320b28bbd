"""What is said of others, refused and feared: sentences to records (codebook sections 3 and 11.2)."""

import pytest
from told_sides import by_country

from dienbien import code

DAY = "2025-06-15"


def told(sentence: str) -> list[str]:
    """Records as `TYPE mode ACTOR > RECIPIENT`, by country codes."""
    return [by_country(r) for r in code(sentence, published=DAY)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng thống Chile nói Bolivia đang khiêu khích.", "ACCUSE disapprove CHL > BOL"),
        (
            "Theo Ngoại trưởng Eritrea, Ethiopia phải chịu trách nhiệm về vụ đắm tàu.",
            "ACCUSE allege ERI > ETH",
        ),
        ("“Bolivia đang chơi với lửa”, Tổng thống Chile nói.", "ACCUSE disapprove CHL > BOL"),
        (
            "Bộ trưởng Quốc phòng Uganda cho biết Uganda sẽ không thả 18 binh sĩ Rwanda.",
            "REJECT yield UGA > RWA",
        ),
        ("Ngoại trưởng Ba Lan nói nước này sẽ không viện trợ cho Belarus.", "REJECT assist POL > BLR"),
        ("Ngoại trưởng Kenya bày tỏ quan ngại về kế hoạch của Ethiopia.", "ACCUSE disapprove KEN > ETH"),
        ("Ngoại trưởng Kenya bày tỏ quan ngại về tình hình ở Ethiopia.", "STATE concern KEN > "),
    ],
)
def test_what_is_said_of_another(sentence: str, expected: str) -> None:
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Căng thẳng kéo dài vì Bolivia đang khiêu khích.",
        "Tổng thống Chile nói nước này không vi phạm thỏa thuận.",
    ],
)
def test_blame_needs_a_speaker_who_blames_another(sentence: str) -> None:
    assert [r.event for r in code(sentence, published=DAY) if r.event == "ACCUSE"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Cảnh sát Kenya điều tra vụ cháy chợ.",
        "Tổng thống Kenya khen một đầu bếp.",
        "Tổng thống Kenya chúc mừng người dân Kenya.",
        "Ông Trần Văn Mận tuyên bố sẽ bán nhà.",
    ],
)
def test_what_stays_at_home_is_no_record(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng thống Chile cảnh báo sẽ can thiệp nếu Peru dùng vũ lực.", "THREATEN violence CHL > PER"),
        ("Tổng thống Chile cảnh báo hậu quả nếu Peru mua tên lửa.", "THREATEN - CHL > PER"),
        ("Tổng thống Chile cảnh báo Peru sẽ tấn công.", "STATE concern CHL > PER"),
        ("Tổng thống Chile cảnh báo tàu chiến Peru sẽ bị bắn chìm.", "THREATEN violence CHL > PER"),
        ("Tổng thống Chile dọa áp thuế Peru.", "THREATEN restrict CHL > PER"),
    ],
)
def test_threats_and_fears(sentence: str, expected: str) -> None:
    assert told(sentence) == [expected]


def test_charges_that_accompany_one_another_come_to_an_end() -> None:
    sentence = "Kenya lên án Somalia với cáo buộc, chỉ trích và cáo buộc cản trở hòa đàm."
    assert {line.split()[0] for line in told(sentence)} <= {"ACCUSE"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng thống Serbia hôm nay đến Bắc Kinh.", ["CONSULT visit SRB > CHN"]),
        ("Ngoại trưởng Kenya sẽ sang Somalia.", ["AGREE - KEN > SOM"]),
        ("Chuyến hàng của Tổng thống Serbia đến Trung Quốc.", []),
        ("Gạo được Serbia đưa sang Trung Quốc.", []),
    ],
)
def test_whoever_goes_to_a_country_visits_it(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile gọi phán quyết của Peru là vô lý.", ["ACCUSE disapprove CHL > PER"]),
        (
            "Ngoại trưởng Chile cho rằng động thái của Peru là hành động gây hấn.",
            ["ACCUSE disapprove CHL > PER"],
        ),
        ("Cư dân gọi con đường này là vô lý.", []),
    ],
)
def test_who_calls_anothers_conduct_bad_accuses(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Người dân Iran biểu tình yêu cầu chính phủ Iran hành động.", ["PROTEST demo IRN > IRN"]),
        ("Cuộc gặp Trump - Putin diễn ra ở Alaska.", ["CONSULT meet USA+RUS > "]),
        ("Bộ trưởng Quốc phòng Kenya cảnh báo các tướng lĩnh Kenya.", []),
    ],
)
def test_demands_of_a_crowd_and_warnings_at_home_are_none(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng thống Chile đón Tổng thống Peru.", ["CONSULT visit PER > CHL"]),
        ("Tổng thống Peru được Tổng thống Chile đón tiếp.", ["CONSULT visit PER > CHL"]),
        ("Kenya kêu gọi Somalia dẫn độ một nghi phạm.", ["REQUEST assist KEN > SOM"]),
        ("Kenya kêu gọi Somalia hợp tác chống cướp biển.", ["REQUEST assist KEN > SOM"]),
        ("Kenya yêu cầu Somalia rút lại phát biểu này.", ["REQUEST change KEN > SOM"]),
        ("Kenya yêu cầu Somalia rút quân.", ["REQUEST yield KEN > SOM"]),
        ("Kenya kêu gọi Somalia hành động sau cuộc gặp.", ["REQUEST change KEN > SOM"]),
        ("Hội nghị thượng đỉnh giữa Kenya và Somalia khai mạc.", ["CONSULT meet KEN+SOM > "]),
    ],
)
def test_hosts_and_modes(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_a_summit_to_come_and_a_firm_no() -> None:
    assert told("Thủ tướng Phạm Minh Chính sắp dự hội nghị thượng đỉnh ASEAN.")[0].startswith("AGREE - VNM")
    assert told("Tổng thống Kenya nói nước này quyết không rút quân khỏi Somalia.") == [
        "REJECT yield KEN > SOM"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ngoại trưởng Chile nhấn mạnh rằng Peru nên từ chối lời mời của Bolivia.",
            "REQUEST change CHL > PER",
        ),
        ("Ngoại trưởng Chile cho rằng tù nhân Peru cần được thả.", "REQUEST yield CHL > "),
        ("Theo báo chí Peru, Chile yêu cầu giữ kín nội dung đàm phán.", "REQUEST meet CHL > "),
        ("Theo báo chí Peru, Chile yêu cầu giữ kín hồ sơ hải quân.", "REQUEST change CHL > "),
        (
            "Tổng thống Chile chỉ trích Peru, đồng thời yêu cầu mở một cuộc điều tra.",
            "REQUEST change CHL > PER",
        ),
    ],
)
def test_what_should_be_done_is_asked_for(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


def test_what_need_not_be_done_is_not_asked_for() -> None:
    assert told("Tổng thống Chile nói Peru không cần rút quân.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru tố Chile nã pháo vào Tacna, cáo buộc mà Chile kiên quyết phủ nhận.", "STATE position CHL > "),
        ("Tổng thống Peru không xin lỗi mà còn khẳng định lập trường về biên giới.", "STATE position PER > "),
        (
            "“Chúng tôi không thể lùi bước trước vũ khí”, Tổng thống Peru khẳng định.",
            "STATE position PER > ",
        ),
        (
            "Người phát ngôn Bộ Quốc phòng Peru trao đổi với tờ El Comercio khẳng định quân đội đủ vũ khí.",
            "STATE position PER > ",
        ),
        (
            "Cơ quan di trú Peru tuyên bố các vụ tấn công của phiến quân hiếm khi nhằm vào khách du lịch.",
            "STATE position PER > ",
        ),
    ],
)
def test_a_stance_is_its_speakers_own(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hai thủy thủ Peru phủ nhận mọi cáo buộc của Chile.", "STATE position PER > CHL"),
        ("Quân đội Peru khẳng định họ không tấn công Chile.", "STATE position PER > "),
        (
            "Quan chức Peru nói phòng không Chile đã phóng tên lửa bắn rơi máy bay, đồng thời khẳng định "
            "phi công vô tội.",
            "STATE position PER > ",
        ),
        (
            "Bộ Ngoại giao Peru cáo buộc Chile đàn áp các công ty, đồng thời yêu cầu dỡ bỏ lệnh cấm.",
            "REQUEST yield PER > CHL",
        ),
        ("Một chủ tàu Bolivia bị bắt ở Chile theo yêu cầu của Peru.", "REQUEST assist PER > CHL"),
        ("Thị trưởng Santiago của Chile tuyên bố sẽ bắt Tổng thống Peru.", "THREATEN arrest CHL > PER"),
        ("Tổng thống Chile nói nước này sẽ có biện pháp đáp trả Peru.", "THREATEN - CHL > PER"),
    ],
)
def test_who_denies_asks_and_threatens(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Một doanh nhân Peru khẳng định công ty Chile làm ăn tốt.",
        "Người phát ngôn Peru không xác nhận hay phủ nhận tin về Chile.",
    ],
)
def test_private_views_and_open_answers_are_no_stance(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng thống Chile muốn Peru rút quân khỏi biên giới.", ["REQUEST yield CHL > PER"]),
        ("Thủ tướng Peru mong muốn Nhật Bản hỗ trợ Peru chống hạn.", ["REQUEST assist PER > JPN"]),
        ("Tổng thống Chile muốn rút quân khỏi Peru.", []),
        ("Tổng thống Chile không muốn Peru rút quân khỏi biên giới.", []),
    ],
)
def test_what_another_is_wished_to_do_is_asked_for(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_what_was_asked_for_happened_whatever_may_come() -> None:
    assert "REQUEST assist PER > CHL" in told("Chile có thể dẫn độ ông Mora theo yêu cầu của Peru.")


def test_who_calls_news_made_up_takes_a_stance() -> None:
    assert told("Bộ Ngoại giao Chile nói thông tin của Peru về kho vũ khí này là bịa đặt.") == [
        "STATE position CHL > "
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sau khi đồng peso lao dốc, ông Juan Mora, Ngoại trưởng Chile, đã yêu cầu Peru rút quân.",
            "REQUEST yield CHL > PER",
        ),
        ("Giữa đại dịch, Tổng thống Chile khẳng định nước này luôn coi trọng Peru.", "STATE position CHL > "),
    ],
)
def test_whoever_explains_the_subject_does_not_part_it_from_its_verb(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


def test_a_court_that_dismisses_charges_takes_no_stance() -> None:
    assert told("Công tố viên Chile bác bỏ các cáo buộc với hai thủy thủ Peru.") == []


@pytest.mark.parametrize(
    ("threat", "none"),
    [
        (
            "Slovenia cảnh báo tàu Serbia không được lại gần.",
            "Slovenia cảnh báo công dân không nên tới Serbia.",
        ),
        (
            "Slovenia cảnh báo Serbia sẽ đối mặt với đòn đáp trả.",
            "Thủ tướng Slovenia cảnh báo giá điện khiến EU đối mặt nguy cơ suy thoái.",
        ),
        (
            "Slovenia cảnh báo đóng cửa không phận với Serbia.",
            "Slovenia cảnh báo không phận Serbia có giông.",
        ),
    ],
)
def test_a_warning_threatens_somebody_else_with_something(threat: str, none: str) -> None:
    assert {record.event for record in code(threat)} == {"THREATEN"}
    assert "THREATEN" not in {record.event for record in code(none)}


def test_whom_a_threat_avenges_is_not_whom_it_would_strike() -> None:
    assert "THREATEN violence YEM > SRB" in told("Houthi thề báo thù cho hai thủ lĩnh bị Serbia hạ sát.")
    assert told("Houthi thề báo thù Serbia.") == ["THREATEN violence YEM > SRB"]


def test_a_raid_that_another_expects_is_a_worry() -> None:
    (record,) = code("Slovenia dự đoán Serbia sắp tiến hành cuộc tấn công mới.")
    assert (record.event, record.mode) == ("STATE", "concern")
