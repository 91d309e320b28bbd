"""Lists of noun phrases are whole; a name has the country that the page tells of it (codebook section 4)."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"

INTRODUCED = [
    # a citizen by name
    (
        "Iran bắt người Malta Joseph Borg. Tòa án Iran kết án Borg 5 năm tù.",
        "SANCTION IRN > MLT",
    ),
    # a country between a trade that no table knows and the name
    (
        "Dư luận quan tâm vụ nhạc công Malta Joseph Borg. Tòa án Iran kết án Borg 5 năm tù.",
        "SANCTION IRN > MLT",
    ),
    # an aside behind the name
    (
        "Joseph Borg, 43 tuổi, người Malta, đang ở Tehran. Tòa án Iran kết án Borg 5 năm tù.",
        "SANCTION IRN > MLT",
    ),
    (
        "Doanh nhân Joseph Borg (quốc tịch Malta) đang ở Tehran. Tòa án Iran kết án Borg 5 năm tù.",
        "SANCTION IRN > MLT",
    ),
]


@pytest.mark.parametrize(("page", "expected"), INTRODUCED)
def test_a_name_has_the_country_that_the_page_introduces_it_with(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


LISTS = [
    # an office holds for both countries behind it, without "và", too
    ("Ngoại trưởng Peru, Chile gặp Thủ tướng Malta.", "CONSULT PER+CHL+MLT > -"),
    ("Thủ tướng Malta hội đàm với phía Peru, Chile để bàn về biên giới.", "CONSULT MLT+PER+CHL > -"),
    # a short country's name in a list
    ("Ngoại trưởng Đức, Pháp, Ý và Malta lên án Libya.", "ACCUSE DEU+FRA+ITA+MLT > LBY"),
    # both grounds that are struck
    ("Không quân Malta tấn công các mục tiêu ở Libya và Yemen.", "ASSAULT MLT > LBY+YEM"),
    # the office of one state holds for the next
    ("Ngoại trưởng Chile, Peru tới Malta gặp Tổng thống Malta.", "CONSULT CHL+PER+MLT > -"),
    ("Thủ tướng Malta gặp lãnh đạo Chile, Peru.", "CONSULT MLT+CHL+PER > -"),
    ("Sau khi gặp Tổng thống Chile, Peru hủy hiệp định với Malta.", "CONSULT PER+CHL > -"),
    ("Quan chức Peru và một số nghị sĩ Chile cáo buộc Malta bán vũ khí cho Libya.", "ACCUSE PER+CHL > MLT"),
    ("Hamas và các tay súng Hezbollah tấn công Israel.", "ASSAULT PSE+LBN > ISR"),
    ("Cả Nga và Chile lên án Malta.", "ACCUSE RUS+CHL > MLT"),
    ("Chile và các đồng minh Peru, Bolivia kêu gọi Malta thả tàu.", "REQUEST CHL+PER+BOL > MLT"),
    ("Libya lên án cuộc tấn công của Peru, Chile, Bolivia.", "ACCUSE LBY > PER+CHL+BOL"),
    # the noun of the other's host stands for the country behind it
    ("Ngoại trưởng Peru gặp giới chức nước chủ nhà Chile.", "CONSULT PER+CHL > -"),
]


@pytest.mark.parametrize(("page", "expected"), LISTS)
def test_lists_hold_all_their_members(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


def test_numbers_that_count_losses_stay_apart() -> None:
    (record,) = code("Israel không kích Liban, giết chết 3 binh sĩ và 5 dân thường.", published=DAY)
    assert sorted(loss.min or 0 for loss in record.losses) == [3, 5]


LANDS = [
    # nearly all of the page is about Chile: whom it gives no country is of Chile
    (
        "Chính phủ Chile công bố dự luật. Quốc hội Chile thông qua dự luật của chính phủ Chile. "
        "Ông Luis Prado chỉ trích Tổng thống Chile Ana Soto.",
        "ACCUSE CHL > CHL",
    ),
    (
        "Chính phủ Chile công bố dự luật. Quốc hội Chile thông qua dự luật của chính phủ Chile. "
        "Người biểu tình phản đối dự luật của chính phủ.",
        "PROTEST CHL > CHL",
    ),
    # amnesties are for the own people
    ("Tổng thống Chile ân xá 30 tù nhân.", "CONCEDE CHL > CHL"),
    # on a page of those at home "Thủ tướng" is theirs, and "hai bên" they and whom they meet
    (
        "Thủ tướng Phạm Minh Chính hội đàm với Tổng thống Peru. Hai nước ký thỏa thuận. "
        "Gặp Thủ tướng Chile Luis Prado, hai bên nhất trí tăng cường hợp tác.",
        "AGREE VNM+CHL > -",
    ),
    (
        "Thủ tướng Phạm Minh Chính gặp Thủ tướng Chile Luis Prado. "
        "Trao đổi với Tổng thống Peru, Thủ tướng cảm ơn Peru về khoản viện trợ.",
        "SUPPORT VNM > PER",
    ),
]


@pytest.mark.parametrize(("page", "expected"), LANDS)
def test_whom_a_page_gives_no_country_is_of_the_country_that_it_is_about(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


WORDS = [
    # a mayor is of the country of the town, not a person of its name
    ("Thị trưởng Chicago chỉ trích Tổng thống Peru.", "ACCUSE USA > PER"),
    # an ambassador at a post has the country of the office
    ("Đại sứ Chile tại Malta Luis Prado chỉ trích Peru. Ông Prado cáo buộc Libya.", "ACCUSE CHL > LBY"),
    ("Đại sứ Chile tại Liên Hợp Quốc, ông Luis Prado, lên án Malta.", "ACCUSE CHL > MLT"),
    # behind what is fronted stands the subject
    (
        "Tổng thống Chile Luis Prado thăm Malta. "
        "Trong buổi điện đàm với Tổng thống Peru, ông Luis Prado cam kết hỗ trợ thuốc men.",
        "AGREE CHL > PER",
    ),
    # a noun behind "sau" is its owner's deed
    ("Libya có động thái lạ sau lệnh phong tỏa của ông Trump.", "COERCE USA > LBY"),
    # so is what a noun announces
    ("Libya lo lắng sau tuyên bố đóng cửa không phận của ông Modi.", "COERCE IND > -"),
    # of several airports of a name the one in the country told of
    ("UAV Houthi đánh trúng sân bay Ramon ở phía nam Israel.", "ASSAULT YEM > ISR"),
    # strangers are not of the country that acts on them
    ("Mỹ bắt 300 người nhập cư.", "COERCE USA > 300 người nhập cư"),
    ("Kenya đối diện làn sóng chỉ trích của Chile.", "ACCUSE CHL > KEN"),
    # what is said in talks is said to the other side
    (
        "Tại cuộc hội đàm với Tổng thống Peru, Tổng thống Chile đề nghị mở rộng thương mại.",
        "REQUEST CHL > PER",
    ),
    ("Tiếp Đại sứ Chile, Chủ tịch nước cảm ơn về khoản viện trợ.", "SUPPORT VNM > CHL"),
    # behind what was told of another, "đồng thời" goes back to the speaker
    (
        "Tổng thống Chile cáo buộc Peru bán vũ khí cho Libya, đồng thời cảnh báo sẽ đáp trả.",
        "THREATEN CHL > PER",
    ),
    # the side whose targets are struck, not the country where they are
    (
        "Pháp phóng tên lửa vào mục tiêu Nhà nước Hồi giáo (IS) ở Mali.",
        "ASSAULT FRA > Nhà nước Hồi giáo",
    ),
    ("Libya lên án việc ba nước Peru - Chile - Malta tấn công Syria.", "ACCUSE LBY > PER+CHL+MLT"),
    ("Người biểu tình đụng độ với cảnh sát ở Santiago, thủ đô Chile.", "ASSAULT CHL+CHL > -"),
]


@pytest.mark.parametrize(("page", "expected"), WORDS)
def test_words_that_say_whose_act_it_is(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


@pytest.mark.parametrize(
    ("sentence", "record"),
    [
        # a short name for a country that closes a list, right before what they do
        ("Peru, Trung ký hiệp định.", "SUPPORT PER+CHN > -"),
        ("Peru và Ấn đã hội đàm.", "CONSULT PER+IND > -"),
        # two countries behind "của" that end their sentence
        ("Malta hoan nghênh quyết định của Chile, Peru.", "SUPPORT MLT > CHL+PER"),
        # who mediates is no side of what the next ones do
        ("Với sự trung gian của Oman, Chile và Peru hội đàm.", "CONSULT CHL+PER > -"),
        ("Với sự hỗ trợ của Oman, Chile và Malta, Peru tấn công Libya.", "ASSAULT PER > LBY"),
    ],
)
def test_a_list_ends_where_the_sentence_says_so(sentence: str, record: str) -> None:
    assert record in {sides(r) for r in code(sentence, published=DAY)}


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Từ Peru, Trung gọi về cho mẹ rồi hội đàm với Chile.", "CONSULT PER+CHN+CHL > -"),
        ("Theo tuyên bố của Chile, Peru hoan nghênh quyết định của Malta.", "SUPPORT CHL+PER > MLT"),
    ],
)
def test_a_comma_before_another_subject_lists_nobody(sentence: str, other: str) -> None:
    assert other not in {sides(r) for r in code(sentence, published=DAY)}
