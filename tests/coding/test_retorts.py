"""Whom a denial, blame or a threat answers that names nobody, and what is a threat at all."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2025-06-15"

ANSWERED = [
    # with nothing behind it, blame is for whoever did what stands before it
    ("Peru phóng tên lửa vào Chile, Bolivia lên án.", "ACCUSE BOL > PER"),
    ("Malta công bố mục tiêu của tên lửa ở Libya, Mỹ lên án.", "ACCUSE USA > MLT"),
    # nobody answers what is not told right before the comma
    ("Tại Peru, Bolivia lên án.", "ACCUSE BOL > -"),
    # whose words are denied
    ("Bolivia nói Chile gài mìn vào vùng tranh chấp, song Chile bác bỏ.", "STATE CHL > BOL"),
    ("Ngoại trưởng Peru phản bác phát biểu của Ngoại trưởng Chile rằng Peru yếu.", "STATE PER > CHL"),
    ("Ngoại trưởng Peru bác bỏ thông tin nước này sắp mua tàu ngầm Scorpene.", "STATE PER > -"),
    # what a threat pays back
    ("Liên minh châu Âu áp thuế lên đồng, Chile dọa áp thuế trả đũa.", "THREATEN CHL > EU"),
    ("Chile dọa đáp trả các lệnh trừng phạt mới của Peru.", "THREATEN CHL > PER"),
    # who blames somebody for a threat was threatened, and so was whoever an envoy stands for
    ("Đức chỉ trích lời đe dọa áp thuế của Mỹ.", "THREATEN USA > DEU"),
    ("Malta triệu tập đại sứ Libya, cảnh báo sẽ trừng phạt.", "THREATEN MLT > LBY"),
    ("Chile siết xuất khẩu đất hiếm khiến Mỹ dọa áp thuế bổ sung.", "THREATEN USA > CHL"),
    ("Malta từ chối lời mời của Libya và đề nghị họp ở Valletta.", "REQUEST MLT > LBY"),
    # whom pressure is to move, and with whom one would talk
    ("Malta gia tăng áp lực nhằm khiến chính quyền Libya trao căn cứ.", "REQUEST MLT > LBY"),
    ("Ngoại trưởng Peru nêu điều kiện đối thoại với Chile.", "REQUEST PER > CHL"),
    ("Malta hối thúc Cuba ký thỏa thuận, dọa cắt nguồn cung dầu.", "THREATEN MLT > CUB"),
    ("Chile cảnh báo sẽ đáp trả nếu NATO và EU can thiệp.", "THREATEN CHL > NATO+EU"),
    ("Peru cảnh báo sẽ tấn công nếu các binh sĩ Chile được đưa đến Bolivia.", "THREATEN PER > CHL"),
    ("Chile tuyên bố sẽ đáp trả bất kỳ lực lượng nào đánh vào đảo này.", "THREATEN CHL > -"),
]


@pytest.mark.parametrize(("page", "expected"), ANSWERED, ids=[page for page, _ in ANSWERED])
def test_a_retort_is_for_whom_it_answers(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


SPEAKING = [
    # behind a deed that befell them, people speak for themselves
    ("Hezbollah chôn hai chỉ huy bị Israel giết, thề sẽ đáp trả.", "THREATEN LBN > ISR"),
    # what nobody can say who is a plane or boat is said by who tells of it
    (
        "Peru nói đã thấy ba tiêm kích Mỹ bay gần thủ đô, gọi đó là hành động khiêu khích.",
        "ACCUSE PER > USA",
    ),
    # "cũng" behind "song" brings in nobody new
    (
        "Tổng thống Malta sẵn sàng gặp ông Petro tại Lima, song cũng chỉ trích Chile.",
        "ACCUSE MLT > CHL",
    ),
]


@pytest.mark.parametrize(("page", "expected"), SPEAKING, ids=[page for page, _ in SPEAKING])
def test_who_speaks_behind_a_deed(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


THREATS = [
    # what others are about to do is feared, whoever is told of it
    ("Tổng thống Peru cảnh báo Chile sớm có vũ khí hạt nhân.", ["STATE PER > CHL"]),
    ("Tổng thống Peru cảnh báo Bolivia rằng Chile đang tìm cách leo thang.", ["STATE PER > CHL"]),
    ("Tổng thống Peru cảnh báo Bolivia rằng nước này sẽ trả giá.", ["THREATEN PER > BOL"]),
    # a preparation told as a fact moves troops; one announced threatens
    ("Quân đội Malta chuẩn bị tấn công Libya.", ["MOBILIZE MLT > LBY"]),
    ("Malta tuyên bố chuẩn bị tấn công Libya.", ["THREATEN MLT > LBY"]),
    # forces that are made ready threaten nobody yet
    ("Peru triển khai tiêm kích, phòng không sẵn sàng chiến đấu.", ["MOBILIZE PER > -"] * 2),
    # a plan of something else announces nothing
    (
        "Nhiều cuộc tuần hành được lên kế hoạch khắp Lima sau vụ cảnh sát Peru bắn chết một phụ nữ.",
        ["PROTEST PER > PER", "ASSAULT PER > PER"],
    ),
    # words that come from abroad are not those of whoever complains of them
    ("Tổng thống Peru phản đối đe dọa từ nước ngoài.", ["ACCUSE PER > -"]),
    # nobody is threatened by a search, advice to travellers or an army near a road
    ("Người đàn ông quốc tịch Peru bị Interpol truy nã.", []),
    ("Hàn Quốc phát cảnh báo du lịch đối với ba tỉnh của Lào.", []),
    ("Quân đội Chile tiến lên, đe dọa đường tiếp tế của Peru.", []),
    # talks about arms offer no war
    ("Peru sẵn sàng gia hạn hiệp ước để cùng Chile bàn thỏa thuận mới về vũ khí hạt nhân.", []),
]


@pytest.mark.parametrize(("page", "expected"), THREATS, ids=[page for page, _ in THREATS])
def test_what_is_a_threat(page: str, expected: list[str]) -> None:
    told = [sides(record) for record in code(page, published=DAY)]
    assert told == expected or (not expected and not any("THREATEN" in record for record in told))
