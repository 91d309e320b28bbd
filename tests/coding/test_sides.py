"""Who did what to whom where grammar or the sentence before tells it (codebook sections 3 and 4)."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"


STAND_INS = [
    # "họ": the subject of the sentence before if it may be several, not the place told of last
    (
        "Peru, Chile và Bolivia tố cáo quân đội Malta tấn công dân thường ở Valletta. "
        "Họ đáp trả bằng cách không kích ba căn cứ của Malta.",
        "ASSAULT PER+CHL+BOL > MLT",
    ),
    # people of the same sentence rather than its states
    ("Cảnh sát Malta bắt ba ngư dân Libya khi họ đang biểu tình.", "PROTEST LBY > -"),
    # a woman is rather the one named than an office
    (
        "Tòa án Malta rút cáo buộc với bà Ana Soto, công dân Chile. Cô được phóng thích hôm qua.",
        "RETREAT - > CHL",
    ),
    # "hai người", "những người này": people, not the two states
    (
        "Philippines bắt giữ hai ngư dân Ấn Độ. Cục Di trú Philippines sau đó trục xuất hai người.",
        "COERCE PHL > IND",
    ),
    ("Malta bắt ba ngư dân Libya. Malta đã trục xuất những người này.", "COERCE MLT > LBY"),
    ("Malta bắt hai quan chức Libya.", "COERCE MLT > LBY"),
    (
        "Ana Soto, công dân Chile, và Luis Prado, công dân Peru, chỉ trích lãnh đạo Malta Joseph Borg. "
        "Hai người cáo buộc Malta vi phạm luật pháp quốc tế.",
        "ACCUSE CHL+PER > MLT",
    ),
    # a stand-in that takes up a noun means who was called so
    (
        "Một quan chức Thổ Nhĩ Kỳ nói Chính phủ Peru che giấu vụ việc của ông Carlos Mendez. "
        "Quan chức này chỉ trích Chile.",
        "ACCUSE TUR > CHL",
    ),
    (
        "Israel không kích Liban. Hezbollah phóng rocket vào Haifa. Bộ Quốc phòng Israel lên án vụ việc. "
        "Nhóm này cáo buộc Israel vi phạm thỏa thuận.",
        "ACCUSE LBN > ISR",
    ),
    # "nước này" behind the press of a country
    (
        "Nga phản đối. Truyền thông Ukraine đăng video tàu chiến nước này tấn công cảng của Nga.",
        "ASSAULT UKR > RUS",
    ),
]


@pytest.mark.parametrize(("page", "expected"), STAND_INS)
def test_stand_ins_point_back_to_whom_their_words_name(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


WHO = [
    # who somebody is, told between commas behind a name with a rank
    ("Đại tá Amir Nazari, người đứng đầu cơ quan An ninh Syria, cáo buộc Peru.", "ACCUSE SYR > PER"),
    ("Peru kết án Paul Kang, người Mỹ gốc Hàn, 10 năm tù.", "SANCTION PER > USA"),
    # a capital between a body and its country is part of what the body does
    ("Ủy ban An ninh Syria cáo buộc Peru.", "ACCUSE SYR > PER"),
    # words that only look like somebody
    ("Nga lên án động thái quân sự của Mỹ.", "ACCUSE RUS > USA"),
]


@pytest.mark.parametrize(("page", "expected"), WHO)
def test_who_somebody_is(page: str, expected: str) -> None:
    assert [sides(record) for record in code(page, published=DAY)] == [expected]


CLAUSES = [
    # whose side somebody takes, who leads or backs them: they do not act
    ("Dân quân thân Iran tấn công căn cứ Mỹ ở Iraq.", "ASSAULT Dân quân thân Iran > USA"),
    ("Liên quân quốc tế do Mỹ đứng đầu không kích thủ đô Yemen.", "ASSAULT Liên quân > YEM"),
    ("Phiến quân Syria do Mỹ hậu thuẫn tấn công quân đội Iran.", "ASSAULT SYR > IRN"),
    ("Quân đội Ethiopia được Pháp hậu thuẫn tấn công Eritrea.", "ASSAULT ETH > ERI"),
    ("Pháp lên án cuộc tấn công do Malta dẫn đầu.", "ACCUSE FRA > MLT"),
    # what tells of an object ends where the main clause goes on
    (
        "Peru sẽ không thả 12 binh sĩ Chile đang bị giam giữ tại Lima, cũng như sẽ không mở lại cửa khẩu "
        "với Bolivia.",
        "REJECT PER > BOL",
    ),
    ("Nga bắn hạ UAV Ukraine đang bay gần biên giới và tấn công kho đạn ở Kharkiv.", "ASSAULT RUS > UKR"),
    # why somebody is punished is what they did
    ("Mỹ trừng phạt Iran vì tấn công tàu chở dầu của Israel.", "ASSAULT IRN > ISR"),
    ("Chile lên án Peru vì đã không kích thủ đô Santiago.", "ASSAULT PER > CHL"),
    ("Cảnh sát Malta bắt giữ ba người Chile với cáo buộc sát hại một nhà báo Ý.", "ASSAULT CHL > ITA"),
    # nobody punishes their own
    (
        "Thủ tướng Malta cáo buộc Nga giật dây và trục xuất sáu nhà ngoại giao Nga.",
        "SANCTION MLT > RUS",
    ),
    # at whose wish something is done
    ("Malta tập kích phiến quân Houthi theo đề nghị của Libya.", "REQUEST LBY > MLT"),
    ("Theo đề nghị của Pháp, Malta đã triển khai 30 binh sĩ tới Libya.", "REQUEST FRA > MLT"),
    # blame behind an account is the speaker's, unless it is laid on the speaker
    ("Tổng thống Peru nói Chile đã phóng tên lửa vào Lima, cáo buộc nước này vi phạm.", "ACCUSE PER > CHL"),
    ("Peru nói Chile đã phóng tên lửa vào Lima, cáo buộc Peru vi phạm.", "ACCUSE CHL > PER"),
    # an outlet is no side of what it reports; a preposition governs past a word that only describes
    ("Theo AFP, Malta và Chile đã ký hiệp định.", "SUPPORT MLT+CHL > -"),
    ("Chile ủng hộ đối với mọi hành động quân sự của Malta.", "SUPPORT CHL > MLT"),
    # orders, and verbs that carry a noun of action
    ("Tổng thống Chile ra lệnh tập kích sâu hơn vào lãnh thổ Peru.", "ASSAULT CHL > PER"),
    ("Chile tăng cường các đòn tập kích nhằm vào Peru.", "ASSAULT CHL > PER"),
    # whose paper it is that is signed, and by whom
    ("Đại diện Peru ký Công ước Liên Hợp Quốc về chống tội phạm mạng.", "SUPPORT PER > -"),
    ("Hiệp định giữa Peru và Chile được ký kết bởi ngoại trưởng hai nước.", "SUPPORT PER+CHL > -"),
    # one thing after another befalls the same people
    ("Hai binh sĩ Ý bị Hezbollah bắt đã được trả tự do.", "RETREAT LBN > ITA"),
]


@pytest.mark.parametrize(("page", "expected"), CLAUSES)
def test_sides_are_bound_by_grammar(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


DOERS = [
    # who holds or frees somebody is the only other power of the sentence
    ("Tổng thống Malta xác nhận ba nhà ngoại giao Libya bị bắt hôm qua.", "COERCE MLT > LBY"),
    ("Sau khi bị Bình Nhưỡng giam, hai phóng viên Nhật đã được trả tự do.", "RETREAT PRK > JPN"),
    # but nobody among several, and no mere place
    ("Malta và Chile xác nhận ba nhà ngoại giao Libya bị bắt hôm qua.", "COERCE - > LBY"),
]


@pytest.mark.parametrize(("page", "expected"), DOERS)
def test_who_does_what_somebody_suffers(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


def test_an_act_in_two_towns_told_apart_is_two_events() -> None:
    page = (
        "Phiến quân tấn công dân làng ở Kaduna, Nigeria. Phiến quân cũng tấn công nông dân ở Kano, Nigeria."
    )
    assert [record.event for record in code(page, published=DAY)] == ["ASSAULT", "ASSAULT"]


RECIPIENTS = [
    # a refusal answers the call of the sentence before
    ("Malta yêu cầu Chile thả tàu cá. Tuy nhiên, Chile từ chối.", "REJECT CHL > MLT"),
    # words are not against those whom the deed befell that they are about
    ("Tổng thống Malta phản đối các lệnh trừng phạt Nga.", "ACCUSE MLT > -"),
    # who listens in does so with the help of an embassy, not against it
    ("Malta thu thập dữ liệu và nghe lén điện thoại qua Đại sứ quán Chile.", "COERCE MLT > -"),
    # nor against a mere place; a crime of war is not against the side that is fought elsewhere
    ("Bà Borg, Ngoại trưởng Malta, từ chối tham gia khi phái đoàn tới Douma.", "REJECT MLT > -"),
    (
        "Quân đội Peru không kích Chile. Quân đội Peru bị cáo buộc sử dụng vũ khí hóa học.",
        "ASSAULT PER > -",
    ),
    # nor a refusal against those who are named before it
    ("Ngoại trưởng Qatar lên tiếng sau khi Hamas dọa ngừng đàm phán.", "THREATEN PSE > -"),
    # but for a threat that a noun tells, and talks that are shunned
    ("Bolivia lo sợ lời đe dọa áp thuế của Peru.", "THREATEN PER > BOL"),
    ("Bolivia đề nghị nối lại liên lạc, nhưng Peru tuyên bố không đàm phán.", "REJECT PER > BOL"),
    # a threat of violence is against whose ground it names, if no side is named
    ("Quân đội Peru thề sẽ tấn công ở Bolivia.", "THREATEN PER > BOL"),
]


@pytest.mark.parametrize(("page", "expected"), RECIPIENTS)
def test_whom_an_act_without_a_recipient_is_against(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Kuwait phản ứng trước trận pháo kích tại Salalah của Yemen.", ["ASSAULT YEM > OMN"]),
        ("Kuwait phản ứng trước trận pháo kích tại Salalah của Oman.", ["ASSAULT - > OMN"]),
        (
            "Ecuador bị nhiều nước chỉ trích về vụ tấn công Bolivia và bắt giữ Ngoại trưởng Bolivia.",
            ["ACCUSE nhiều nước > ECU", "ASSAULT ECU > BOL", "COERCE ECU > BOL"],
        ),
        (
            "Kenya chỉ trích Uganda về vụ tấn công Rwanda và bắt giữ Ngoại trưởng Rwanda.",
            ["ACCUSE KEN > UGA", "ASSAULT UGA > RWA", "COERCE UGA > RWA"],
        ),
        (
            "Kenya chỉ trích Uganda về vụ tấn công Rwanda và bắt giữ hai sĩ quan Uganda.",
            ["ACCUSE KEN > UGA", "ASSAULT UGA > RWA", "COERCE KEN > UGA"],
        ),
        ("Latvia khai trương đại sứ quán tại Nairobi.", ["SUPPORT LVA > KEN"]),
        ("Cảng Limassol tiếp nhận 9 ngư dân Síp do Libya trao trả.", ["RETREAT LBY > CYP"]),
        ("Chín lính Síp do Libya trao trả cho Malta đã khỏe lại.", ["RETREAT LBY > MLT"]),
        ("Libya thông báo sẽ trao trả chín thủy thủ Síp.", ["RETREAT LBY > CYP"]),
        ("Togo ngừng tập trận chung với Benin.", ["SANCTION TGO > BEN"]),
        ("Togo và Benin ngừng tập trận chung.", ["SANCTION TGO+BEN > -"]),
        ("Chile và Peru nhất trí sẽ lập một phái đoàn thanh tra tại Arica.", ["AGREE CHL+PER > -"]),
        (
            "Libya phóng tên lửa. Malta lên án vụ phóng, coi đây là hành vi vi phạm nghị quyết của "
            "Liên minh châu Phi.",
            ["MOBILIZE LBY > -", "ACCUSE MLT > LBY"],
        ),
        (
            "Sáu con tin đã được trao trả cho Ghana theo thỏa thuận với Boko Haram.",
            ["RETREAT NGA > GHA"],
        ),
        ("Phiến quân gây ra vụ thảm sát ở Mozambique.", ["ASSAULT MOZ > MOZ"]),
        ("Quân đội Togo cho nổ tung một kho thóc sau khi thông báo cho phía Benin.", ["ASSAULT TGO > -"]),
    ],
)
def test_words_beside_an_act_tell_its_sides(page: str, expected: list[str]) -> None:
    assert [sides(record) for record in code(page, published=DAY)] == expected
