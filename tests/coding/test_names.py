"""Names as pages write them: namesakes of the famous, initials, models of arms, and who acts together."""

import pytest

from dienbien import code
from dienbien.records import Record

DAY = "2025-09-16"


def only(text: str, event: str) -> Record:
    found = [record for record in code(text, published=DAY) if record.event == event]
    assert len(found) == 1
    return found[0]


def names(record: Record) -> tuple[list[str | None], list[str | None]]:
    return [actor.name for actor in record.actor], [actor.name for actor in record.recipient]


def test_a_surname_means_whom_the_page_has_named_rather_than_somebody_famous() -> None:
    page = (
        "Ngoại trưởng Uruguay Lucas Putin hôm 15/9 chỉ trích Paraguay. Ông Putin kêu gọi Paraguay kiềm chế."
    )
    record = only(page, "REQUEST")
    assert names(record)[0] == ["Lucas Putin"]
    assert record.actor[0].country == "URY"


def test_the_famous_are_meant_where_the_page_names_them_or_nobody_else() -> None:
    page = "Tổng thống Nga Vladimir Putin hôm 15/9 chỉ trích Paraguay. Ông Putin kêu gọi Paraguay kiềm chế."
    assert names(only(page, "REQUEST"))[0] == ["Vladimir Putin"]
    assert names(only("Ông Putin kêu gọi Paraguay kiềm chế.", "REQUEST"))[0] == ["Vladimir Putin"]


def test_initials_belong_to_the_name_behind_them() -> None:
    page = "Ngày 15/9, tại Montevideo, Thủ tướng Uruguay gặp Tổng thống Nga V.Putin."
    record = only(page, "CONSULT")
    assert {actor.country for actor in record.actor} == {"URY", "RUS"}
    assert "V." not in [actor.text for actor in (*record.actor, *record.recipient)]


@pytest.mark.parametrize("model", ["FA-50", "MiG-29", "S-400"])
def test_models_of_arms_are_nobody(model: str) -> None:
    page = f"Ngày 15/9, Uruguay phản đối hợp đồng mua {model} giữa Paraguay và Bolivia."
    assert model.partition("-")[0] not in [
        actor.text for record in code(page, published=DAY) for actor in (*record.actor, *record.recipient)
    ]


def test_who_meets_somebody_is_not_met_as_well() -> None:
    page = (
        "Hai nhà lãnh đạo Uruguay - Paraguay gặp gỡ tại Montevideo ngày 15/9.\n\n"
        "Ngày 15/9, Tổng thống Uruguay hội đàm với Tổng thống Paraguay đang thăm Uruguay."
    )
    (record,) = (r for r in code(page) if r.mode == "meet")
    assert {actor.country for actor in record.actor} == {"URY", "PRY"}
    assert record.recipient == ()


def test_an_arrest_of_the_headline_is_no_curfew_of_the_text() -> None:
    page = (
        "Uruguay: Cảnh sát bắt hơn 60 người biểu tình\n\n"
        "Ngày 15/9, Bộ trưởng Nội vụ Uruguay tuyên bố áp đặt lệnh giới nghiêm tại Montevideo."
    )
    modes = {record.mode: record for record in code(page, published=DAY) if record.event == "COERCE"}
    assert set(modes) == {"arrest", "curfew"}
    assert modes["curfew"].losses == ()


def test_the_ground_of_a_protest_is_not_whom_it_is_against() -> None:
    record = only(
        "Ngày 15/9, hàng nghìn người xuống đường biểu tình tại thành phố Cusco của Peru.", "PROTEST"
    )
    assert [(actor.text, actor.sector) for actor in record.recipient] == [("Peru", "GOV")]
    assert [(actor.text, actor.country) for actor in record.actor] == [("hàng nghìn người", "PER")]


def test_a_short_word_for_a_country_that_begins_the_name_of_a_company_is_none() -> None:
    page = "Tập đoàn Trung Sơn kiện chính phủ Peru ra tòa trọng tài quốc tế."
    assert not any(actor.country == "CHN" for record in code(page) for actor in record.actor)


def test_who_is_counted_is_told_by_the_count() -> None:
    page = (
        "Chile: Hàng nghìn người xuống đường phản đối tăng giá vé, cảnh sát bắt hơn 40 người\n\n"
        "Cảnh sát Chile hôm 15/9 giải tán đám đông biểu tình ở Santiago.\n"
    )
    records = {record.event: record for record in code(page, published=DAY)}
    assert [actor.text for actor in records["COERCE"].recipient] == ["hơn 40 người"]


def test_who_gave_what_is_told_of_in_passing_is_none_of_the_two_sides() -> None:
    page = (
        "Peru và Chile trao đổi tù binh hôm 14/9. Peru bàn giao 12 thi thể binh sĩ Chile. "
        "Hàng cứu trợ do Canada viện trợ cho Chile đã tới Arica. Hồi tháng 8, hai bên từng trao trả 20 người."
    )
    found = [record for record in code(page, published=DAY) if record.event == "RETREAT"]
    sides = {frozenset(a.country for a in (*record.actor, *record.recipient)) for record in found}
    assert sides == {frozenset({"PER", "CHL"})}
    assert "bàn giao 12 thi thể" in {record.trigger.text for record in found}


def test_all_states_of_a_bloc_stand_for_it() -> None:
    assert names(only("Uruguay lên án các nước châu Âu.", "ACCUSE"))[1] == ["châu Âu"]
    assert names(only("Uruguay lên án nhiều nước châu Âu.", "ACCUSE"))[1] == ["nhiều nước châu Âu"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ngày 4/4, ngoại trưởng Nga kêu gọi Armenia ngừng bắn.", "ngoại trưởng Nga"),
        ("Ngày 4-4 công tố viên Peru kêu gọi Chile thả tù nhân.", "công tố viên Peru"),
        ("Năm 2018, thẩm phán Peru kêu gọi Chile thả tù nhân.", "thẩm phán Peru"),
        ("Hơn 40 công tố viên Peru kêu gọi Chile thả tù nhân.", "Hơn 40 công tố viên Peru"),
    ],
)
def test_a_number_belongs_to_whom_it_counts_not_the_end_of_a_date(text: str, who: str) -> None:
    assert [actor.text for actor in only(text, "REQUEST").actor] == [who]


@pytest.mark.parametrize(
    "text",
    ["Chile và Peru họp về Bolivia.", "Chile và Peru bàn về Bolivia.", "Chile và Peru họp tại Bolivia."],
)
def test_a_topic_or_place_of_talks_is_no_side(text: str) -> None:
    assert names(only(text, "CONSULT"))[0] == ["Chile", "Peru"]


def test_what_somebody_does_in_a_country_is_no_part_of_who_they_are() -> None:
    record = only("Tổng thống Chile Gabriel Boric cùng phu nhân rời Lima thăm Peru.", "CONSULT")
    assert [actor.text for actor in record.actor] == ["Tổng thống Chile Gabriel Boric", "phu nhân"]


def test_veterans_are_no_rebels() -> None:
    record = only("Cựu chiến binh Canada biểu tình trước Bộ Quốc phòng.", "PROTEST")
    assert [(actor.text, actor.sector) for actor in record.actor] == [("Cựu chiến binh Canada", "CVL")]


def test_an_implied_state_stands_under_its_name_where_the_page_has_it() -> None:
    """A cell has to open to the state's name, not to the word for the act."""
    page = "Peru sẽ sớm bầu cử lại. Tổng thống từ chức sau làn sóng biểu tình."
    against = only(page, "PROTEST").recipient
    assert [(actor.text, actor.country, actor.sector) for actor in against] == [("Peru", "PER", "GOV")]


def test_off_a_coast_anybody_may_seize_a_ship() -> None:
    told = code("Mỹ lên tiếng sau khi tàu dầu Aurora của Panama bị bắt giữ ngoài khơi Peru.", published=DAY)
    assert "PER" not in {actor.country for record in told for actor in record.actor}
    ashore = only("Hai công dân Panama bị bắt giữ tại Peru hồi đầu tháng.", "COERCE")
    assert [actor.country for actor in ashore.actor] == ["PER"]


def test_an_office_told_together_with_another_is_of_the_same_country() -> None:
    record = only("Thủ tướng Việt Nam gặp Quốc vương và Thủ tướng Campuchia.", "CONSULT")
    assert {actor.country for actor in record.actor} == {"VNM", "KHM"}


def test_the_court_that_hears_a_suit_is_not_sued() -> None:
    told = code("Peru nộp đơn kiện lên tòa phúc thẩm Chile.", published=DAY)
    assert not [actor for record in told for actor in record.recipient if actor.sector == "JUD"]
    assert names(only("Peru kiện Chile lên Tòa án Công lý Quốc tế.", "ACCUSE"))[1] == ["Chile"]


def test_a_council_of_one_country_is_no_international_body() -> None:
    record = only("Tổng Thư ký Hội đồng An ninh Peru chỉ trích Chile.", "ACCUSE")
    assert [actor.sector for actor in record.actor] == ["GOV"]


@pytest.mark.parametrize(
    "text", ["Peru điều tra trợ lý ảo của một hãng.", "Nhóm phụ huynh cáo buộc công ty đồ chơi Peru gây hại."]
)
def test_a_machine_is_nobody_and_parents_are_no_rebels(text: str) -> None:
    sides = [actor for record in code(text, published=DAY) for actor in (*record.actor, *record.recipient)]
    assert not [actor for actor in sides if "trợ lý" in actor.text or actor.sector == "REB"]


def test_a_name_that_begins_like_a_country_is_none() -> None:
    assert not code("Chính quyền xã Nga Lộc tiếp tế cho hơn 300 người bị cô lập.", published="2024-05-20")
    assert not code("Thủ tướng chúc mừng Đức Thịnh giành giải nhất.", published="2024-05-20")
    (record,) = code("Thủ tướng Đức Friedrich Merz lên án Nga.", published="2025-06-20")
    assert [entity.country for entity in record.actor] == ["DEU"]


def test_what_stands_behind_a_navys_letters_is_a_ship_and_no_state() -> None:
    record = only("Tàu khu trục USS Malta tấn công Houthi.", "ASSAULT")
    assert [actor.country for actor in record.actor] == ["USA"]


def test_a_foreign_name_before_the_country_at_home_is_a_house_there() -> None:
    assert not list(code("Ficus Việt Nam hợp tác với Thụy Điển chống buôn lậu."))
    record = only("Việt Nam hợp tác với Thụy Điển chống buôn lậu.", "COOPERATE")
    assert [actor.country for actor in record.actor] == ["VNM", "SWE"]


@pytest.mark.parametrize(
    ("told", "country"),
    [
        ("Ê-ti-ô-pi-a", "ETH"),
        ("Kirghizia", "KGZ"),
        ("Xứ sở kim chi", "KOR"),
        ("Số 10 phố Downing", "GBR"),
        ("Pu-tin", "RUS"),
        ("Hạ viện Chile", "CHL"),
    ],
)
def test_states_and_people_are_known_by_old_spellings_and_bynames(told: str, country: str) -> None:
    record = only(f"{told} chỉ trích Malta.", "ACCUSE")
    assert [actor.country for actor in record.actor] == [country]


def test_a_given_name_with_a_dash_is_no_old_spelling() -> None:
    assert not code("Ông Lip-Bu Tan từ chức.", published=DAY)


@pytest.mark.parametrize(
    ("told", "sector"),
    [
        ("Đặc phái viên LHQ", "IGO"),
        ("Đại sứ Peru tại LHQ", "GOV"),
        ("Ngoại trưởng EU", "IGO"),
        ("Các nước EU", "GOV"),
    ],
)
def test_who_an_international_body_sends_is_of_its_sector(told: str, sector: str) -> None:
    record = only(f"{told} chỉ trích Malta.", "ACCUSE")
    assert [actor.sector for actor in record.actor] == [sector]


@pytest.mark.parametrize("unit", ["Sư đoàn 36 của Chile", "Lữ đoàn cơ giới số 4 của Chile", "Su-30 Chile"])
def test_a_numbered_unit_or_aircraft_acts_for_its_owner(unit: str) -> None:
    record = only(f"{unit} tấn công một căn cứ quân sự của Peru.", "ASSAULT")
    assert [(actor.country, actor.sector) for actor in record.actor] == [("CHL", "MIL")]


def test_a_place_between_a_unit_and_its_owner_parts_them() -> None:
    (record,) = code("Sư đoàn 36, theo báo của Peru, tấn công quân Chile.", published=DAY)
    assert not [actor for actor in record.actor if actor.country == "PER"]
