"""Where a clause begins anew and whose words follow what is asked: a sentence gives these records."""

import pytest

from dienbien import code

DAY = "2025-06-15"


def told(sentence: str) -> list[str]:
    """The records of a sentence, shortly, in reading order."""
    return [
        f"{r.event} {'+'.join(a.country or a.text for a in r.actor)} > "
        f"{'+'.join(a.country or a.text for a in r.recipient)} {r.status}"
        for r in sorted(code(sentence, published=DAY), key=lambda r: r.trigger.start)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Tổng thống Malta từ chối gặp Thủ tướng Ghana; Kenya chỉ trích Somalia.",
            ["REJECT MLT > GHA occurred", "ACCUSE KEN > SOM occurred"],
        ),
        (
            "Malta kêu gọi ngừng bắn, Somalia từ chối.",
            ["REQUEST MLT >  occurred", "REJECT SOM > MLT occurred"],
        ),
        (
            "Malta cho biết Kenya đã không kích Somalia; Ghana cũng không kích Somalia.",
            ["ASSAULT KEN > SOM occurred", "ASSAULT GHA > SOM occurred"],
        ),
    ],
)
def test_a_side_of_its_own_behind_a_semicolon_or_comma_begins_anew(
    sentence: str, expected: list[str]
) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Malta yêu cầu Ghana rút tàu chiến, cáo buộc nước này gây hấn.",
            ["REQUEST MLT > GHA occurred", "ACCUSE MLT > GHA occurred"],
        ),
        (
            "Malta kêu gọi Ghana ngừng tập trận và yêu cầu nước này bồi thường.",
            ["REQUEST MLT > GHA occurred", "REQUEST MLT > GHA occurred"],
        ),
        (
            "Malta đề nghị Liên Hợp Quốc lên án Ghana và yêu cầu nước này rút quân.",
            ["REQUEST MLT > Liên Hợp Quốc occurred", "REQUEST MLT > GHA occurred"],
        ),
    ],
)
def test_words_behind_what_is_asked_are_the_askers(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ghana chỉ trích Kenya vì tập trận với Malta.", "COOPERATE KEN+MLT >  occurred"),
        ("Ghana lên án Kenya vì không kích Mogadishu.", "ASSAULT KEN > SOM occurred"),
    ],
)
def test_what_somebody_is_blamed_for_they_did(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


def test_talks_to_come_are_agreed_on() -> None:
    assert told("Cuộc gặp giữa Tổng thống Ghana và Tổng thống Kenya sẽ diễn ra tại Accra.") == [
        "AGREE GHA+KEN >  future"
    ]
    assert told("Cuộc gặp giữa Tổng thống Ghana và Tổng thống Kenya đã diễn ra tại Accra.") == [
        "CONSULT GHA+KEN >  occurred"
    ]


def test_office_holders_travel_and_warships_set_out() -> None:
    assert told("Thủ tướng Ghana lên đường sang Kenya.") == ["CONSULT GHA > KEN occurred"]
    assert told("Tàu chiến Ghana lên đường tới Kenya.") == ["MOBILIZE GHA > KEN occurred"]


def test_we_of_a_quote_are_those_whom_an_agency_cites_behind_it() -> None:
    quote = "“Chúng tôi lên án vụ tấn công”, Reuters ngày 5/6 dẫn tuyên bố của Bộ trưởng Quốc phòng Ghana."
    assert [line.split(" >")[0] for line in told(quote)] == ["ACCUSE GHA"]


def test_a_passive_of_an_unknown_verb_does_not_reach_behind_and() -> None:
    letter = "Bộ trưởng Tư pháp Ghana khẳng định bà Ana Mutua bị lừa và đề nghị Kenya thả bà."
    assert "REQUEST GHA > KEN occurred" in told(letter)


def test_arrests_in_a_protest_are_no_police_work() -> None:
    arrest = "Cảnh sát nói 50 người bị bắt lúc đụng độ giữa cuộc biểu tình ở Nairobi."
    assert "COERCE KEN >  occurred" in told(arrest)
    assert told("Cảnh sát bắt 5 kẻ trộm ở Nairobi.") == []


def test_whom_armed_groups_take_and_who_gives_asylum() -> None:
    assert told("Phiến quân Al Shabaab bắt 5 nhân viên cứu trợ ở Mogadishu.") == ["COERCE SOM > SOM occurred"]
    assert told("Cựu nhân viên tình báo Kenya được cấp quy chế tị nạn ở Ghana.") == ["AID GHA > KEN occurred"]


def test_who_orders_something_does_it() -> None:
    assert told("Tổng thống Ghana ra lệnh không kích các mục tiêu của Kenya.") == [
        "ASSAULT GHA > KEN occurred"
    ]


def test_two_that_act_together_have_met() -> None:
    assert told(
        "Trong cuộc hội đàm tại Valletta, Thủ tướng Malta và Tổng thống Ghana cùng lên án Kenya."
    ) == [
        "CONSULT MLT+GHA >  occurred",
        "ACCUSE MLT+GHA > KEN occurred",
    ]


def test_a_passive_behind_an_apposition_goes_on_with_whom_it_explains() -> None:
    records = code(
        "Bà Anna Camilleri, người sáng lập tổ chức ủng hộ Kenya ở Malta, bị Ghana bắt hôm 5/6.", published=DAY
    )
    arrest = next(r for r in records if r.event == "COERCE")
    assert [a.country for a in arrest.actor] == ["GHA"]
    assert all(a.country != "KEN" for a in arrest.recipient)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ghana phủ nhận đã tấn công tàu cá của Kenya.", "ASSAULT GHA > KEN denied"),
        (
            "Ghana bác cáo buộc rằng máy bay trinh sát nước này xâm phạm không phận Kenya.",
            "MOBILIZE GHA > KEN denied",
        ),
        (
            "Malta lên án vụ không kích của Ghana hôm 3/6 khiến 12 binh sĩ Kenya thiệt mạng.",
            "ASSAULT GHA > KEN occurred",
        ),
    ],
)
def test_deeds_told_as_facts_inside_words(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


def test_deeds_that_are_only_asked_for_or_judged_are_none() -> None:
    assert told("Malta kêu gọi Ghana không kích Kenya.") == ["REQUEST MLT > GHA occurred"]
    assert told("Malta ủng hộ phong trào chống tấn công phụ nữ ở Ghana.")[1:] == []


def test_where_somebody_stands_in_a_picture_is_no_duty() -> None:
    assert told("Ngoại trưởng Ghana (phải) gặp Ngoại trưởng Kenya ngày 3/6.") == [
        "CONSULT GHA+KEN >  occurred"
    ]


def test_a_wish_ends_at_the_comma_behind_which_another_acts() -> None:
    assert told("Malta muốn bán cảng, Kenya phản đối.") == ["ACCUSE KEN > MLT occurred"]
    assert not told("Malta mong muốn bà Adjei, ông Otieno tới dự lễ ở Valletta.")
    listed = told("Malta đe dọa sẽ cùng bà Adjei, Kenya tấn công Libya.")
    assert listed
    assert not any(record.startswith("ASSAULT") for record in listed)
