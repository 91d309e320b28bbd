"""Who says so, from sentence to sentence (codebook sections 7, 8, 11.8): texts and records they must give."""

import pytest

from dienbien import code
from dienbien.records import Record

DAY = "2024-05-20"


def told(record: Record) -> str:
    def names(role: str) -> str:
        return "+".join(e.name or e.text for e in getattr(record, role)) or "-"

    return f"{record.event} {record.status}: {names('sources')}"


TEXTS = [
    # the speaker before, behind and around a quote, with the outlet that relays it
    (
        "“Chile đã tấn công Peru”, hãng tin AFP dẫn lời Bộ trưởng Quốc phòng Peru Ana Soto cho biết.",
        "ASSAULT occurred: Ana Soto+AFP",
    ),
    ("Peru cáo buộc Chile tấn công Bolivia, Reuters đưa tin.", "ASSAULT alleged: Peru+Reuters"),
    (
        "Chile đã tấn công Peru, Bộ Ngoại giao Peru cho biết, Reuters đưa tin.",
        "ASSAULT occurred: Bộ Ngoại giao Peru+Reuters",
    ),
    (
        "Một quan chức Peru nói với Reuters rằng Chile đã tấn công Peru.",
        "ASSAULT occurred: Một quan chức Peru+Reuters",
    ),
    (
        "“Chúng tôi đã chờ đợi quá lâu. Chúng tôi kêu gọi Chile ngừng bắn. Thế là đủ”, AFP dẫn lời "
        "Tổng thống Peru Ana Soto nói.",
        "REQUEST occurred: AFP",
    ),
    # an outlet goes on relaying the one it was named with
    (
        "“Chúng tôi muốn hòa bình”, AFP dẫn lời Tổng thống Peru Ana Soto nói. "
        "Bà Soto còn kêu gọi Chile ngừng bắn.",
        "REQUEST occurred: AFP",
    ),
    (
        "“Chúng tôi muốn hòa bình”, AFP dẫn lời Tổng thống Peru Ana Soto nói. "
        "Trước đó, bà Soto kêu gọi Chile ngừng bắn.",
        "REQUEST occurred: -",
    ),
    # "theo đó" goes on with the last account
    (
        "Bộ Quốc phòng Peru thông báo về tình hình biên giới. Theo đó, Chile đã tấn công Peru.",
        "ASSAULT occurred: Bộ Quốc phòng Peru",
    ),
    # who stands beside what is said speaks for themselves
    (
        "Peru nói Chile đã tấn công Bolivia, trong khi Chile cáo buộc Peru bịa đặt.",
        "ACCUSE occurred: -",
    ),
    # a position is its speaker's, whichever words name the speaker's side
    ("Bộ trưởng Quốc phòng Nga nói Moskva phủ nhận cáo buộc của Peru.", "STATE occurred: -"),
    # what is only mentioned in passing has no source
    ("Peru nói sẽ đàm phán giữa lúc Chile không kích Arica.", "ASSAULT occurred: -"),
    (
        "Tổng thống Peru nói sẽ không lùi bước sau khi Chile tấn công Bolivia.",
        "ASSAULT occurred: -",
    ),
    # whose analysis or map it is
    ("Chile đã tấn công Peru, theo bản đồ mới của Reuters.", "ASSAULT occurred: Reuters"),
    # a flag before the news is nobody
    ("NÓNG: Chile đã tấn công Peru.", "ASSAULT occurred: -"),
    # whoever is cited speaks, whoever cites relays it
    (
        "Reuters dẫn lời Tổng thống Peru Ana Soto kêu gọi Chile ngừng bắn.",
        "REQUEST occurred: Reuters",
    ),
    (
        "Reuters dẫn lời Tổng thống Peru Ana Soto khẳng định Chile đã tấn công Bolivia.",
        "ASSAULT occurred: Ana Soto+Reuters",
    ),
    ("Trích dẫn luật của Malta, Libya kêu gọi Chile ngừng bắn.", "REQUEST occurred: -"),
    # somebody counted behind a comma, and where it was said
    (
        "Chile đã tấn công Peru, hai nguồn tin của Brazil cho biết.",
        "ASSAULT occurred: hai nguồn tin của Brazil",
    ),
    (
        "Chile đã tấn công Bolivia, Tổng thống Peru Ana Soto cho biết trong cuộc gặp với Tổng thống Brazil.",
        "ASSAULT occurred: Ana Soto",
    ),
    # whose report it is
    ("Chile đã tấn công Bolivia, báo cáo của OSCE cho biết.", "ASSAULT occurred: OSCE"),
    ("Một báo cáo của OSCE cho biết Chile đã tấn công Bolivia.", "ASSAULT occurred: OSCE"),
    ("Chile đã tấn công trụ sở của OSCE, Bolivia cho biết.", "ASSAULT occurred: Bolivia"),
    # what follows the talks is said there
    (
        "Chile đã tấn công Bolivia, Tổng thống Peru Ana Soto cho biết trong cuộc gặp với Tổng thống Brazil "
        "Malta đã cắt viện trợ.",
        "ASSAULT occurred: -",
    ),
    ("Quan chức Peru thừa nhận Chile đã tấn công Bolivia.", "ASSAULT occurred: Quan chức Peru"),
    # talks and signatures are told, not made, by who speaks of them
    ("Tổng thống Peru Ana Soto cho biết đã điện đàm với Tổng thống Chile.", "CONSULT occurred: Ana Soto"),
    ("Tổng thống Peru Ana Soto cho biết sẽ điện đàm với Tổng thống Chile.", "AGREE future: -"),
    # without names, a spy and an official of one state are two
    (
        "Giám đốc tình báo Peru đã gặp Tổng thống Chile, theo quan chức Peru.",
        "CONSULT occurred: quan chức Peru",
    ),
    # who comes back to an act by a noun does not vouch for it, an outlet does; a picture is its own witness
    (
        "Chile đã tấn công cảng Callao của Peru hôm 18/5. "
        "Bolivia cho biết cuộc tấn công của Chile vào Peru là sai lầm.",
        "ASSAULT occurred: -",
    ),
    (
        "Chile đã tấn công cảng Callao của Peru hôm 18/5. "
        "Theo Reuters, cuộc tấn công của Chile vào Peru kéo dài ba giờ.",
        "ASSAULT occurred: Reuters",
    ),
    # an agreement by which something is done is no source
    ("Theo thỏa thuận do Oman làm trung gian, Chile đã thả 5 binh sĩ Peru.", "RETREAT occurred: -"),
    # an accusation, and the denial of the accused
    (
        "Peru cáo buộc Chile tấn công Bolivia. Chile phủ nhận cáo buộc.",
        "ASSAULT denied: Peru",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_sources_hold_as_the_codebook_says(text: str, expected: str) -> None:
    assert expected in [told(record) for record in code(text, published=DAY)]


def test_whoever_is_cited_acts_by_speaking() -> None:
    text = "Reuters dẫn tuyên bố của Bộ Ngoại giao Peru lên án Chile và kêu gọi Bolivia rút quân."
    acts = {record.event: [e.country for e in record.actor] for record in code(text, published=DAY)}
    assert acts == {"ACCUSE": ["PER"], "REQUEST": ["PER"]}


SECTORS = [
    ("Hãng AFP đưa tin Chile đã tấn công Peru.", "MED"),
    ("Phóng viên TASS cho biết Chile đã tấn công Peru.", "MED"),
    ("Một quan chức quân sự Brazil cho biết Chile đã tấn công Peru.", "MIL"),
    ("Các quan chức an ninh Brazil cho biết Chile đã tấn công Peru.", "COP"),
    ("Một quan chức Brazil cho biết Chile đã tấn công Peru.", "GOV"),
]


@pytest.mark.parametrize(("text", "sector"), SECTORS)
def test_for_whom_a_source_speaks(text: str, sector: str) -> None:
    assert [[e.sector for e in record.sources] for record in code(text, published=DAY)] == [[sector]]


STATUSES = [
    ("Peru công bố kế hoạch tập trận ở Bolivia.", "MOBILIZE future: Peru"),
    ("Chiến sự vẫn tiếp diễn ở Sudan giữa quân đội và RSF.", "ASSAULT ongoing: -"),
    ("Làn sóng biểu tình đang lan rộng ở Chile.", "PROTEST ongoing: -"),
    ("Chile cắt Internet khi biểu tình lan rộng.", "PROTEST ongoing: -"),
    ("Tổng thống Peru tiếp Ngoại trưởng Malta đang thăm Peru.", "CONSULT ongoing: -"),
    ("Tổng thống Peru tiếp Ngoại trưởng Malta tới thăm Peru.", "CONSULT occurred: -"),
    ("Chile kêu gọi đối thoại, giữa lúc Peru triển khai quân sát biên giới.", "MOBILIZE ongoing: -"),
    ("Hải quân Chile đang điều tra một tàu Peru.", "ACCUSE ongoing: -"),
    (
        "Cảnh sát Chile truy nã hai người Peru về cáo buộc tấn công mạng Bộ Quốc phòng Chile.",
        "COERCE alleged: -",
    ),
    ("Pakistan nói Ấn Độ đứng sau vụ đánh bom ở Quetta.", "ASSAULT alleged: Pakistan"),
    ("Peru cho rằng Chile đã tấn công Bolivia.", "ASSAULT alleged: Peru"),
    ("Ngoại trưởng Ba Lan nói Nga sẽ tấn công Estonia.", "STATE occurred: -"),
    (
        "5 nguồn thạo tin nói với Reuters rằng Chile đã tấn công Peru.",
        "ASSAULT occurred: 5 nguồn thạo tin+Reuters",
    ),
    ("Peru tuyên bố sẽ không tham gia các cuộc đàm phán với Chile.", "REJECT occurred: -"),
    ("Peru tố Chile tấn công Bolivia. Chile khẳng định không tấn công Bolivia.", "ASSAULT denied: Peru"),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_words_around_an_act_say_how_it_stands(text: str, expected: str) -> None:
    assert expected in [told(record) for record in code(text, published=DAY)]


def test_a_speaker_has_one_position_in_a_document() -> None:
    text = "Tổng thống Peru nhấn mạnh hòa bình là trên hết. Tổng thống Peru khẳng định Chile là láng giềng."
    stances = [record for record in code(text, published=DAY) if record.event == "STATE"]
    assert [len(record.mentions) for record in stances] == [2]


def test_a_declared_deed_is_no_position() -> None:
    assert code("Nga tuyên bố phát hiện kho vũ khí ở Donetsk của Ukraine.", published=DAY) == []
