"""Attacks in headlines and short notes: whose they were, on whom, and what was none."""

import pytest
from told_sides import by_country, sides, told

from dienbien import code

DAY = "2024-05-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who only thinks so of a thing owns it not
        ("Chile tấn công một khu trại ở Peru mà ông Borg cho là của phiến quân.", "ASSAULT - CHL > PER"),
        # hit, and by nobody who is told
        ("Trúng UAV, tàu chiến Peru chìm gần cảng.", "ASSAULT drone  > PER"),
        # soldiers whom people of another country shoot
        (
            "Đức siết biên giới sau vụ một công dân Iraq sát hại lính biên phòng.",
            "ASSAULT targeted IRQ > DEU",
        ),
        ("Mỹ siết nhập cảnh sau vụ di dân Somalia bắn lính vệ binh quốc gia.", "ASSAULT firearms SOM > USA"),
        # behind the one attacked a list begins the next clause
        ("Đồng minh chê Ấn Độ vì tấn công Nepal, Nga, Iran lên án.", "ASSAULT - IND > NPL"),
        ("Ấn Độ tấn công Nepal, Iran, Iraq khiến 5 người chết.", "ASSAULT - IND > NPL+IRN+IRQ"),
        # whence a ship came is not whose it is
        ("Iran bị nghi bắt tàu dầu xuất phát từ Qatar.", "ASSAULT abduct IRN > "),
        ("Iran bắt tàu dầu treo cờ Qatar.", "ASSAULT abduct IRN > QAT"),
        # the two that fight stand side by side, whoever the clause before is about
        ("Ông Biden gặp ông Kishida, giao tranh Iran- Iraq vẫn tiếp diễn.", "ASSAULT clash IRN+IRQ > "),
        # who takes something back stands before a verb that no table knows, not behind it
        ("Quân đội Iraq nói binh sĩ nhổ cờ Iran, giành lại chốt biên phòng.", "ASSAULT occupy IRQ > IRN"),
        # boats of which somebody thinks that they are smugglers'
        ("Hải quân Anh bắn chìm một tàu khác mà nước này cáo buộc buôn ma túy.", "ASSAULT destroy GBR > ?"),
    ],
)
def test_who_struck_whom(text: str, expected: str) -> None:
    assert expected in {by_country(record) for record in code(text, published=DAY)}


@pytest.mark.parametrize(
    "text",
    [
        # a drone that was shot down, and who shows it
        "Iran công bố xác UAV bị bắn rơi ở Shiraz.",
        "Iran xác nhận tên lửa Jericho tấn công Isfahan.",
        # who attacked behind a noun is not the subject of the sentence
        "Nam Phi bàn chuyện cấm súng sau thảm sát ở Durban.",
        # foretold, feared or meant
        "Tổng thống Pháp dự báo Ấn Độ tiếp tục giao tranh với Pakistan.",
        "Nghị sĩ Kenya họp gấp vì sợ ông Ruto ra lệnh tấn công Somalia.",
        "Máy bay Iran làm nhiệm vụ đánh chặn UAV Israel.",
        # standing, not taken now
        "Tàu Peru tuần tra quanh các đảo mà Chile chiếm đóng ở Nam Thái Bình Dương.",
        "Theo quan chức Kiev, có các trại ở những vùng bị chiếm đóng của Ukraine, Gruzia.",
        # no attack at all
        "Ấn Độ phóng cùng lúc 20 vệ tinh của Iran.",
        "Phi công phóng ghế thoát hiểm ở California, Mỹ.",
        "Tàu Chile đi về phía đảo chính của Fiji.",
        "Đại tá Soto, chỉ huy lực lượng đột kích Belarus, nói Nga mạnh lên.",
        "Gian hàng Trung Quốc chiếm trọn tầng một ở Peru.",
    ],
)
def test_who_only_stands_beside_an_attack(text: str) -> None:
    attacks = [record for record in code(text, published=DAY) if record.event == "ASSAULT"]
    assert all(not (attack.actor or attack.recipient) for attack in attacks)


def test_who_judges_somebody_has_not_done_what_they_did() -> None:
    text = "Đặc vụ Kenya bắn chết một người mà Bộ Nội vụ cho là đã đâm bị thương hai cảnh sát."
    assert [r.mode for r in code(text, published=DAY) if r.event == "ASSAULT"] == ["firearms"]


def test_the_place_that_was_struck_goes_before_who_tells_of_it() -> None:
    (attack,) = code("Truyền thông Iran nói thủ đô Tehran bị Israel tập kích tên lửa.", published=DAY)
    assert [(e.country, e.sector) for e in attack.recipient] == [("IRN", "MIL")]


def test_a_plot_told_behind_its_noun_was_foiled() -> None:
    text = "Kenya phá vụ tấn công khủng bố được lên kế hoạch ở Nairobi."
    assert [(sides(r), r.status) for r in code(text, published=DAY)] == [("ASSAULT - > KEN", "hypothetical")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran công bố video tên lửa Fateh tấn công căn cứ Israel.", "ASSAULT IRN > ISR"),
        ("Quân đội Iran cho biết một tiêm kích bị bắn rơi ở Shiraz.", "ASSAULT - > IRN"),
        ("Tổng thống Pháp nói Ấn Độ giao tranh với Pakistan.", "ASSAULT IND+PAK > -"),
        ("Quân đội Chile chiếm đóng các đảo của Peru.", "ASSAULT CHL > PER"),
        ("Triều Tiên phóng 20 tên lửa vào Hàn Quốc.", "ASSAULT PRK > KOR"),
        ("Cảnh sát Kenya bắn chết một người mà họ truy đuổi.", "ASSAULT KEN > KEN"),
    ],
)
def test_what_stands_close_to_it(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Malta tố Libya ném bom và pháo kích gần một nhà ga.", 1),
        ("Hải quân Ai Cập đánh chìm một tàu chở ma túy, hạ 7 người.", 1),
        # another act with words and people of its own
        ("Phiến quân Libya sát hại 2 binh sĩ Malta và bắt ba người làm con tin.", 2),
    ],
)
def test_one_attack_is_one_record(text: str, number: int) -> None:
    assert len([r for r in code(text, published=DAY) if r.event == "ASSAULT"]) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # fired at nobody
        ("Seoul cho biết Triều Tiên bắn khoảng 10 quả đạn pháo về phía Hoàng Hải.", "MOBILIZE PRK > -"),
        ("Chile tố Bolivia bắn pháo khi Ngoại trưởng Fiji thăm Santiago.", "MOBILIZE BOL > -"),
        ("Triều Tiên bắn 10 quả đạn pháo vào Hàn Quốc.", "ASSAULT PRK > KOR"),
        # a place that suffers a raid, whoever made it
        ("Cảng Arica của Chile bị tập kích", "ASSAULT - > CHL"),
        # what a verb tells of an attack that a noun names
        ("AFP cho biết cuộc tấn công được Chile triển khai ở Peru rất ngắn.", "ASSAULT CHL > PER"),
        # people march, not states, and not those who only look on
        ("Hàn Quốc đình công lần thứ ba trong năm.", "PROTEST KOR > KOR"),
        ("Du khách Anh kẹt lại sau khi chụp ảnh biểu tình ồn ào ở Kathmandu.", "PROTEST NPL > NPL"),
        ("Người Pháp biểu tình ở Berlin phản đối Đức.", "PROTEST FRA > DEU"),
        # whose the thing is that was struck
        (
            "Iran tìm thấy chiếc UAV được Israel dùng trong vụ tấn công tư dinh của Tổng thống Iran.",
            "ASSAULT ISR > IRN",
        ),
        ("Syria lên án cuộc tấn công của Israel vào đại sứ quán Iran.", "ACCUSE SYR > ISR"),
        ("Cuộc tấn công vào trụ sở của Hamas gây chấn động.", "ASSAULT - > PSE"),
        ("Cuộc tấn công vào Gaza của Israel gây chấn động.", "ASSAULT ISR > PSE"),
        # a ship that bears somebody's name
        ("Hải quân Mỹ nói chiến hạm Trudeau bắn hạ ba UAV của Houthi.", "ASSAULT USA > YEM"),
        # what somebody is set on is a threat
        ("Peru quyết không kích Arica của Chile.", "THREATEN PER > CHL"),
        # flares near a plane
        ("Malta tố tiêm kích Libya thả pháo sáng gần máy bay Malta.", "MOBILIZE LBY > MLT"),
        # help to soldiers of another state
        ("Pháp yểm trợ hỏa lực cho quân đội Mali.", "AID FRA > MLI"),
    ],
)
def test_what_was_done_and_by_whom(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Tàu chiến Chile tiến gần đảo của Peru, khi yểm trợ hỏa lực cho thủy quân lục chiến.", "AID"),
        ("Malta dọa phá hủy Tripoli nếu Libya không chịu hạ súng, thả con tin.", "RETREAT"),
        ("Kế hoạch của Israel ở Gaza vấp phải làn sóng phản đối rộng rãi.", "PROTEST"),
        ("Cuộc tấn công quân sự được Chile triển khai ở Peru rất ngắn.", "MOBILIZE"),
        ("Tổng thống Mỹ rút quyền ra vào của ông Harris.", "RETREAT"),
        ("Quân đội Malta đổi mục tiêu tấn công ở Libya.", "ASSAULT"),
        ("Bộ trưởng Malta và Libya đụng độ gay gắt về thuế.", "ASSAULT"),
    ],
)
def test_what_was_not_done(text: str, event: str) -> None:
    assert [r for r in code(text, published=DAY) if r.event == event] == []


def test_between_commas_stands_who_he_is() -> None:
    text = 'Việc Yermak, "cánh tay phải" của Tổng thống Zelensky, từ chức gây sốc ở Ukraine.'
    assert [r.actor[0].name for r in code(text, published=DAY)] == ["Andriy Yermak"]
