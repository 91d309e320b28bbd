"""The codebook by example: a sentence and the record it must give. Read it beside docs/codebook.md."""

from typing import Any

import pytest

from dienbien import code
from dienbien.records import Record

DAY = "2024-05-20"


def summary(record: Record) -> str:
    def side(role: str) -> str:
        return (
            "+".join(entity.country or entity.name or entity.text for entity in getattr(record, role)) or "-"
        )

    mode = f"/{record.mode}" if record.mode else ""
    said = f" says {side('sources')}" if record.sources else ""
    return f"{record.event}{mode} {side('actor')} > {side('recipient')} {record.date} {record.status}{said}"


SENTENCES = [
    # talks: active, nominal, three ways of naming the partner
    (
        "Hôm 18/5, Ngoại trưởng Nga điện đàm với Ngoại trưởng Ấn Độ.",
        "CONSULT/phone RUS+IND > - 2024-05-18 occurred",
    ),
    ("Cuộc điện đàm giữa Đức và Pháp diễn ra ngày 19/5.", "CONSULT/phone DEU+FRA > - 2024-05-19 occurred"),
    (
        "Tổng thống Pháp và Thủ tướng Đức đã có cuộc hội đàm hôm 17/5.",
        "CONSULT/meet FRA+DEU > - 2024-05-17 occurred",
    ),
    # attacks: active, passive, nominal
    ("Rạng sáng 19/5, Nga tấn công Ukraine.", "ASSAULT RUS > UKR 2024-05-19 occurred"),
    ("Hôm 19/5, quân đội Sudan bị RSF tấn công.", "ASSAULT SDN > SDN 2024-05-19 occurred"),
    ("Cuộc tấn công của Iran vào Israel diễn ra hôm 14/4.", "ASSAULT IRN > ISR 2024-04-14 occurred"),
    # an accusation and the act it is about
    ("Hàn Quốc cáo buộc Triều Tiên tấn công Ukraine.", "ACCUSE/allege KOR > PRK 2024-05-20 occurred"),
    ("Hàn Quốc cáo buộc Triều Tiên tấn công Ukraine.", "ASSAULT PRK > UKR None alleged says KOR"),
    # demands; what they are about is no act of its own
    ("Ai Cập kêu gọi Israel ngừng không kích Gaza.", "REQUEST/yield EGY > ISR 2024-05-20 occurred"),
    ("Ai Cập kêu gọi Israel nối lại đàm phán với Hamas.", "REQUEST/meet EGY > ISR 2024-05-20 occurred"),
    # announced: a meeting is AGREE, an attack THREATEN
    ("Tổng thống Mỹ sẽ gặp Thủ tướng Nhật Bản.", "AGREE USA+JPN > - None future"),
    # chains of sources, nearest to the event first
    (
        "Interfax dẫn lời Bộ Quốc phòng Nga cho biết Ukraine đã tấn công Nga.",
        "ASSAULT UKR > RUS 2024-05-20 occurred says RUS+RUS",
    ),
    (
        "Theo Reuters, Thái Lan đã bắt giữ một nhà ngoại giao Nga.",
        "COERCE/arrest THA > RUS 2024-05-20 occurred says GBR",
    ),
    # sanctions and withdrawal
    ("EU áp đặt lệnh trừng phạt đối với Belarus.", "SANCTION/discontinue EU > BLR 2024-05-20 occurred"),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentence(sentence: str, expected: str) -> None:
    assert expected in [summary(record) for record in code(sentence, published=DAY)]


QUIET = [
    "Một tiêm kích Peru trượt dài khi lao xuống đường băng ở Lima.",
    "Đội tuyển Anh tấn công dồn dập trong hiệp hai.",
    "Giá vàng trong nước tăng 200.000 đồng mỗi lượng sáng nay.",
    "Công an bắt giữ nhóm trộm xe máy ở quận 8.",
    "Bác sĩ khuyến cáo người dân uống đủ nước.",
    "Nếu Nga tấn công, NATO có thể đáp trả.",
]


@pytest.mark.parametrize("sentence", QUIET)
def test_what_is_not_coded(sentence: str) -> None:
    assert code(sentence, published=DAY) == []


def test_the_content_of_a_demand_is_not_coded_twice() -> None:
    records = code("Ai Cập kêu gọi Israel rút quân khỏi Gaza.", published=DAY)
    assert [record.event for record in records] == ["REQUEST"]


def test_a_list_of_acts_by_one_actor_is_one_record_each() -> None:
    records = code(
        "Ấn Độ bày tỏ quan ngại về tình hình Myanmar, đồng thời kêu gọi các bên kiềm chế.", published=DAY
    )
    assert [(r.event, r.actor[0].country) for r in records] == [("STATE", "IND"), ("REQUEST", "IND")]


def test_losses_are_counted_as_the_text_counts_them() -> None:
    page = "Nga pháo kích Ukraine, làm ít nhất 12 dân thường thiệt mạng, trong đó có 3 trẻ em."
    losses = [(loss.kind, loss.what, loss.min, loss.max) for loss in code(page, published=DAY)[0].losses]
    assert losses == [("killed", "civilian", 12, None), ("killed", "child", 3, 3)]


def test_a_stand_in_points_back() -> None:
    page = "Bộ Quốc phòng Ba Lan ra thông báo hôm nay.\n\nBộ này cáo buộc Nga xâm phạm không phận."
    accusation = next(record for record in code(page, published=DAY) if record.event == "ACCUSE")
    assert accusation.actor[0].name == "Bộ Quốc phòng Ba Lan"


def test_a_force_stands_for_the_one_whose_spokesperson_speaks() -> None:
    (record,) = code(
        "Người phát ngôn quân đội Chile cho biết lực lượng này đã không kích Peru.", published=DAY
    )
    assert [(actor.country, actor.sector) for actor in record.actor] == [("CHL", "MIL")]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Giao tranh giữa Chile và Peru vẫn tiếp diễn tại Tacna.", "ongoing"),
        ("Giao tranh ở Tacna giữa quân đội Chile và Peru vẫn ác liệt.", "ongoing"),
        ("Quân đội Chile giao tranh với Peru ở Tacna, tình hình vẫn leo thang.", "occurred"),
    ],
)
def test_a_fight_still_goes_on_where_words_behind_its_sides_say_so(sentence: str, status: str) -> None:
    assert [record.status for record in code(sentence, published=DAY)] == [status]


def test_an_office_of_a_town_is_of_its_country_and_its_holder_has_the_name_behind() -> None:
    (record,) = code("Thị trưởng Quetta Asad Mirza cho biết phiến quân tấn công đồn cảnh sát.", published=DAY)
    assert [(source.name, source.country) for source in record.sources] == [("Asad Mirza", "PAK")]


def test_title_and_lede_that_tell_the_same_are_one_record() -> None:
    page = (
        "Nga, Ấn Độ điện đàm\n\nTổng thống Nga hôm 18/5 điện đàm với Thủ tướng Ấn Độ về thương mại dầu khí."
    )
    records = code(page, published=DAY)
    assert [(record.event, len(record.mentions)) for record in records] == [("CONSULT", 2)]


def test_a_call_and_a_meeting_of_the_same_two_are_two_records() -> None:
    page = "Tổng thống Chile gặp Tổng thống Peru ở Lima. Trước đó, ông điện đàm với Tổng thống Peru."
    assert {r.mode for r in code(page, published=DAY)} == {"meet", "phone"}


def test_a_government_does_not_march_in_the_protest_that_it_answers() -> None:
    page = "Tổng thống Kenya William Ruto phê duyệt đạo luật sau khi xảy ra bạo động tại Nairobi."
    protest = next(r for r in code(page, published=DAY) if r.event == "PROTEST")
    assert [(a.country, a.sector) for a in protest.actor] == [("KEN", "CVL")]


def test_a_plan_holds_for_the_next_verb_of_the_same_subject() -> None:
    page = "Tổng thống Hàn Quốc sẽ tới Peru ngày 3/6, sau đó công du Colombia."
    assert {(r.event, r.status) for r in code(page, published=DAY)} == {("AGREE", "future")}


def test_without_a_publication_date_the_year_stays_open() -> None:
    record = code("Ngày 2/8, Nga điện đàm với Armenia.")[0]
    assert record.date == "XXXX-08-02"


@pytest.mark.parametrize("published", ["2024-5-1x", "hôm qua", "20/05/2024"])
def test_a_publication_date_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(ValueError, match=published):
        code("Nga điện đàm với Armenia.", published=published)


def test_the_same_page_gives_the_same_ids() -> None:
    def ids(**options: Any) -> list[str]:
        return [record.id for record in code("Nga điện đàm với Armenia.", **options)]

    assert ids() == ids()


def test_a_page_that_names_nobody_and_no_place_abroad_gives_nothing() -> None:
    page = "Ông Hòa tố cáo xưởng gỗ. Hàng chục người biểu tình trước cổng xưởng, công an phường tới giải tán."
    assert code(page) == []
