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


STATUSES = [
    ("Peru công bố kế hoạch tập trận ở Bolivia.", "MOBILIZE future: Peru"),
    ("Chiến sự vẫn tiếp diễn ở Sudan giữa quân đội và RSF.", "ASSAULT ongoing: -"),
    ("Làn sóng biểu tình đang lan rộng ở Chile.", "PROTEST ongoing: -"),
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
