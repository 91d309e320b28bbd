"""Who is held by whom: a page tells it once, and it holds for all its arrests, verdicts and releases."""

import pytest
from told_sides import sides, told

from dienbien import code


def test_a_name_without_a_country_is_of_the_only_foreign_citizens_held() -> None:
    page = (
        "Libya thả một công dân Malta\n\n"
        "Ông Marlowe Borg bị bắt tại Tripoli, Libya hồi tháng 2. Marlowe Borg bị kết án bốn năm tù."
    )
    found = told(page)
    assert "COERCE LBY > MLT" in found
    assert "SANCTION LBY > MLT" in found


def test_or_of_whoever_asks_for_the_release() -> None:
    page = "Chile yêu cầu Peru trả tự do cho Prentice Hale. Prentice Hale bị cảnh sát Peru bắt giữ hôm 3/5."
    assert "COERCE PER > CHL" in told(page)


def test_whose_government_speaks_makes_crime_a_quarrel_of_states() -> None:
    crime = "Cảnh sát Chile bắt ba công dân Peru vì buôn ma túy."
    assert not told(crime)
    assert "COERCE CHL > PER" in told(f"{crime} Bộ Ngoại giao Peru phản đối việc Chile bắt người.")


def test_a_former_president_is_held_by_his_own_country() -> None:
    assert "COERCE PER > PER" in told("Cựu Tổng thống Peru bị bắt giữ hôm qua.")


def test_captives_of_rebels_and_private_convicts_are_left_alone() -> None:
    assert "SANCTION CHL > CHL" not in told("Marlowe Borg bị kết án bốn năm tù tại Chile vì đầu độc chó.")
    assert not told("Nghi phạm Chile được tại ngoại.")


def test_a_dismissal_with_its_reason_is_a_punishment() -> None:
    assert told("Tổng thống Peru cách chức tư lệnh hải quân Peru vì để lộ tài liệu.") == {"COERCE PER > PER"}
    assert not told("Tổng thống Peru cách chức tư lệnh hải quân Peru.")


def test_suspects_of_an_attack_are_held_for_politics() -> None:
    assert told("Cảnh sát Peru bắt sáu nghi phạm trong vụ đánh bom.") >= {"COERCE PER > PER"}
    assert not told("Cảnh sát Peru bắt sáu nghi phạm.")


def test_two_who_talk_of_it_do_not_both_hold_them() -> None:
    page = "Libya bắt giữ hai công dân Malta. Malta và Libya thảo luận về việc bắt giữ công dân Malta."
    assert "COERCE LBY > MLT" in told(page)
    assert not any(side.startswith(("COERCE MLT", "COERCE LBY+MLT")) for side in told(page))


def test_whom_the_clause_before_holds_is_convicted_next() -> None:
    page = "Libya bắt giữ hai công dân Malta, sau đó tuyên án tử hình. Thủ tướng Malta chỉ trích Libya."
    assert {"COERCE LBY > MLT", "SANCTION LBY > MLT"} <= told(page)


def test_fishermen_are_citizens_of_their_state() -> None:
    assert told("Hải quân Malta bắt giữ tám ngư dân Libya vì đánh bắt trộm.") == {"COERCE MLT > LBY"}


def test_behind_a_name_nguoi_means_the_same_person() -> None:
    found = told("Bộ trưởng Ngoại giao Peru Luis Prado, người từ chức hôm qua, sẽ rời thủ đô.")
    assert "RETREAT PER > -" in found


def test_one_person_is_held_once_and_two_are_held_twice() -> None:
    page = (
        "Cảnh sát Libya bắt giữ kỹ sư Malta Marlowe Borg hôm 3/5. Marlowe Borg bị giam giữ ở Tripoli, Libya. "
        "Cảnh sát Libya bắt giữ kỹ sư Malta Luca Vella hôm 3/5."
    )
    held = [r for r in code(page, published="2024-05-20") if r.mode == "arrest"]
    assert [[e.name for e in r.recipient] for r in held] == [["Marlowe Borg"], ["Luca Vella"]]


def test_who_asks_for_their_own_people_asks_who_holds_them() -> None:
    page = "Libya bắt giữ hai kỹ sư Malta. Thủ tướng Malta kêu gọi trả tự do cho hai kỹ sư Malta."
    assert "REQUEST MLT > LBY" in told(page)


def test_two_people_right_behind_the_verb_are_told_of_for_the_first_time() -> None:
    page = "Ông Luca Borg và bà Ana Vella rời Malta. Chile bắt hai người bị nghi đánh bom."
    assert "COERCE CHL > CHL" in told(page)


def test_people_are_deported_by_whom_they_leave() -> None:
    assert "COERCE LBY > MLT" in told("Hai kỹ sư Malta bị trục xuất khỏi Libya sang Hy Lạp.")


def test_migrants_are_no_citizens_of_whoever_holds_them() -> None:
    (record,) = code("Chile trục xuất 300 người nhập cư trái phép.", published="2024-05-20")
    assert [entity.country for entity in record.recipient] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile mở chiến dịch trấn áp những ổ lừa đảo ở Peru.",
        "Thủ tướng Chile giải tán quốc hội Chile.",
        "Tổng thống Chile lên tiếng sau chiến dịch truy quét nhập cư.",
    ],
)
def test_crime_that_is_fought_and_elections_are_no_repression(sentence: str) -> None:
    assert not any(side.startswith("COERCE") for side in told(sentence))


def test_people_of_whom_nothing_is_said_are_at_home_where_they_are_held() -> None:
    assert "COERCE CHL > CHL" in told("Cảnh sát Chile bắt giữ năm người sau vụ đánh bom.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai kỹ sư Malta sợ bị Libya trục xuất.",
        "Hai kỹ sư Malta đang chờ bị trục xuất khỏi Libya.",
        "Một bác sĩ ở Lima, Peru đã bị cảnh sát bắt giữ.",
    ],
)
def test_what_is_dreaded_has_not_happened_and_a_place_is_not_arrested(sentence: str) -> None:
    assert not any(side.startswith("COERCE") for side in told(sentence))


def test_what_a_government_does_to_its_politicians_without_holding_them() -> None:
    page = "Thủ lĩnh đối lập Peru Luis Prado bị bắt giữ hôm 3/5. Luis Prado còn bị cấm xuất cảnh."
    assert [r.mode for r in code(page, published="2024-05-20") if sides(r) == "COERCE PER > PER"] == [
        "arrest",
        "restrict",
    ]


DISSENT = [
    ("Nhà hoạt động Malta Luca Borg bị kết án hai năm tù vì trốn thuế.", "SANCTION MLT > MLT"),
    (
        "Luca Borg bị bắt khi biểu tình ở Valletta, Malta. Tòa án Malta kết án Luca Borg vì lừa đảo.",
        "SANCTION MLT > MLT",
    ),
    ("Chính phủ Malta tước chức thủ lĩnh đối lập.", "COERCE MLT > MLT"),
]


@pytest.mark.parametrize(("page", "expected"), DISSENT, ids=[page for page, _ in DISSENT])
def test_what_is_done_to_dissidents_is_politics_whatever_it_is_called(page: str, expected: str) -> None:
    assert expected in told(page)


@pytest.mark.parametrize(
    "page",
    [
        "Doanh nhân Malta Luca Borg bị kết án hai năm tù vì trốn thuế.",
        "Chính phủ Malta tước chức thứ trưởng y tế.",
    ],
)
def test_others_are_tried_and_dismissed_in_private(page: str) -> None:
    assert not told(page) & {"SANCTION MLT > MLT", "COERCE MLT > MLT"}


def test_states_quarrel_over_the_held_also_where_a_statesman_is_told_by_name_only() -> None:
    held = "Libya bắt hai công dân Malta buôn lậu thuốc lá."
    assert "COERCE LBY > MLT" not in told(held)
    assert "COERCE LBY > MLT" in told(f"Thủ tướng Malta Luca Borg tới dự. Ông Borg nói rất buồn. {held}")


def test_nobody_is_seized_by_those_whose_goods_they_are_or_who_get_them_back() -> None:
    assert "COERCE CHL > ?" not in told("Peru kiện ra tòa vì tàu hàng bị bắt giữ của Chile.")
    assert not any(s.startswith("COERCE CHL") for s in told("Peru bàn giao tàu dầu bị bắt cho Chile."))


def test_whom_a_pardon_names_is_of_the_state_that_grants_it() -> None:
    (record,) = code("Tổng thống Chile ân xá cho Lucas Zahra, nhà sáng lập một sàn giao dịch.")
    assert [(entity.text, entity.country) for entity in record.recipient] == [("Lucas Zahra", "CHL")]


def test_a_capital_at_the_head_of_a_sentence_is_nobody_who_is_held() -> None:
    page = "Malta truy quét người nhập cư. Nỗi sợ bị bắt nhầm lan rộng trong người dân Malta."
    assert not any(e.text == "Nỗi" for r in code(page) for e in (*r.actor, *r.recipient))
    page = "Đứng đầu nhóm này là Lucas Borg, 40 tuổi, bị cảnh sát Malta bắt giữ vì biểu tình."
    assert [e.text for r in code(page) if r.event == "COERCE" for e in r.recipient] == ["Lucas Borg"]


def test_a_known_arrest_told_by_a_noun_says_not_by_whom() -> None:
    page = "Ông Macron cho rằng Mỹ có thể ra tay với Chile, tương tự vụ bắt ông Maduro, để dằn mặt Nga."
    assert "COERCE VEN > VEN" not in told(page)


def test_no_police_or_ministry_as_such_is_arrested() -> None:
    page = "Cảnh sát Malta cho hay một gã trai đã bị bắt sau khi lao xe vào đại sứ quán Chile."
    assert "COERCE MLT > MLT" not in told(page)
    page = "Bộ Tư pháp Malta làm rõ nghi vấn ông Borg được ưu ái khi bị giam giữ."
    assert not any(e.text.startswith("Bộ Tư pháp") for r in code(page) for e in r.recipient)


def test_who_tells_of_an_arrest_is_not_arrested() -> None:
    page = "Tổng thống Malta báo tin nghi phạm trong vụ sát hại ông Borg, một nhà văn, đã bị bắt."
    assert not any(e.text.startswith("Tổng thống") for r in code(page) for e in r.recipient)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tàu dầu Slovenia bị hải quân Serbia bắt giữ.", {"ASSAULT SVN"}),
        ("Tàu dầu Slovenia bị hải quân Serbia truy bắt.", {"COERCE SVN"}),
        ("Serbia thả 14 thủy thủ Slovenia sau 30 ngày giam giữ.", {"RETREAT SVN"}),
        ("Serbia bình luận về hai thủy thủ Slovenia bị Bulgaria bắt.", {"COERCE SVN"}),
        ("Canh gác được tăng cường sau vụ Serbia bắt giữ Ngoại trưởng Slovenia.", {"COERCE SVN"}),
    ],
)
def test_ships_and_people_in_the_hands_of_a_state(sentence: str, expected: set[str]) -> None:
    found = {f"{r.event} {e.country}" for r in code(sentence) for e in r.recipient}
    assert found == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Nghi phạm trong vụ hạ sát nghị sĩ Soto của Slovenia đã bị Serbia bắt giữ.",
        "Nghi phạm vụ hạ sát nghị sĩ Soto của Slovenia bị Serbia bắt giữ.",
        "Thủ tướng Serbia cho hay hai nghi phạm trong vụ hạ sát nghị sĩ Soto đã bị bắt giữ.",
    ],
)
def test_who_is_arrested_is_not_whom_the_deed_was_done_to(sentence: str) -> None:
    arrested = {e.text for r in code(sentence) if r.event == "COERCE" for e in r.recipient}
    assert not any("Soto" in text for text in arrested)


def test_a_legislator_who_is_arrested_is_arrested() -> None:
    assert "COERCE SRB > SVN" in told("Nghị sĩ Slovenia Luka Soto đã bị Serbia bắt giữ.")
