"""Which time dates which act (codebook sections 5 and 11.5). Sentences are our own."""

import pytest

from dienbien import code

PUBLISHED = "2024-05-20T08:00:00+07:00"


def dates(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    """The date of each record by its event type."""
    return {record.event: record.date for record in code(text, published=published)}


BOUND = [
    # one night over two days, two days of a list, days counted as "hôm" or behind "trước đó"
    ("Chile pháo kích Peru đêm thứ bảy, rạng sáng chủ nhật.", {"ASSAULT": "2024-05-18/2024-05-19"}),
    ("Chile pháo kích Peru đêm qua, rạng sáng nay.", {"ASSAULT": "2024-05-19/2024-05-20"}),
    ("Chile pháo kích Peru từ đêm 10 đến rạng sáng 11/5.", {"ASSAULT": "2024-05-10/2024-05-11"}),
    ("Chile pháo kích Peru các ngày 3/5 và 5/5.", {"ASSAULT": "2024-05-03/2024-05-05"}),
    ("Chile pháo kích Peru tháng 3 và tháng 4/2024.", {"ASSAULT": "2024-03/2024-04"}),
    ("Chile pháo kích Peru ngày 3/1 và 5/5.", {"ASSAULT": "2024-01-03"}),
    ("Chile pháo kích Peru 3 hôm trước.", {"ASSAULT": "2024-05-17"}),
    ("Chile pháo kích Peru cách đây 3 hôm.", {"ASSAULT": "2024-05-17"}),
    ("Chile pháo kích Peru tuần trước nữa.", {"ASSAULT": "2024-05-06/2024-05-12"}),
    (
        "Hôm 15/5, Peru lên án Chile. Trước đó hai ngày, Chile pháo kích Peru.",
        {"ACCUSE": "2024-05-15", "ASSAULT": "2024-05-13"},
    ),
    ("Chiều muộn thứ sáu, Chile pháo kích Peru.", {"ASSAULT": "2024-05-17"}),
    ("Đêm thứ hai liên tiếp, Chile pháo kích Peru.", {"ASSAULT": "2024-05-20"}),
    ("Tổng thống Chile sẽ thăm Peru trong vài tuần tới.", {"AGREE": "2024-05-20/.."}),
    # what counts, ranks or explains does not date
    ("Cuộc gặp đầu tiên giữa Chile và Peru kể từ năm 2019 kéo dài 5 giờ.", {"CONSULT": "2024-05-20"}),
    ("Peru: Biểu tình lớn nhất trong 6 năm qua ở Lima.", {"PROTEST": "2024-05-20"}),
    ("Tòa án Peru kết án một tướng Peru vì nhận tiền của Chile năm 2007.", {"SANCTION": "2024-05-20"}),
    ("Từ khi lên ngôi năm 2012, Quốc vương Peru xử tử 40 tướng.", {"ASSAULT": "2024-05-20"}),
    ("Chile và Peru nâng cấp quan hệ, hướng tới một hiệp định trong 3 năm tới.", {"SUPPORT": "2024-05-20"}),
    ("Chile áp lệnh trừng phạt kể từ khi Peru tấn công Bolivia năm 2014.", {"ASSAULT": "2014"}),
    # the day or month that it is
    ("Peru cho hay giao tranh với Chile vẫn xảy ra sau 0h ngày 12/5.", {"ASSAULT": "2024-05-12"}),
    ("Peru bàn giao hai trực thăng cho Bolivia hồi tháng rồi.", {"AID": "2024-04"}),
    ("Peru điều 4 máy bay ném bom bay qua Bolivia hồi tháng 3/2023.", {"MOBILIZE": "2023-03"}),
    ("Chile, Peru tổ chức tập trận thường niên từ ngày 28-5.", {"AGREE": "2024-05-28/.."}),
    ("Một tướng Peru nêu kế hoạch sẽ từ chức trong vài tháng tới.", {"RETREAT": "2024-05-20/.."}),
    (
        "Tướng Peru Tomas Ibarra từng được Peru ân xá năm 2021, nhưng vừa bị bắt.",
        {"CONCEDE": "2021", "COERCE": "2024-05-20"},
    ),
    (
        "Ngày 18/5, Peru chỉ trích Chile và kêu gọi Bolivia đối thoại.",
        {"ACCUSE": "2024-05-18", "REQUEST": "2024-05-18"},
    ),
    ("Peru hôm 18/5 cho biết đã không kích căn cứ của Chile.", {"ASSAULT": "2024-05-18"}),
    (
        "Peru ngày 18/5 cáo buộc Chile không kích căn cứ của nước này ngày 12/5.",
        {"ACCUSE": "2024-05-18", "ASSAULT": "2024-05-12"},
    ),
    (
        "Peru chỉ trích Chile sau khi Chile không kích Lima.",
        {"ACCUSE": "2024-05-20", "ASSAULT": "../2024-05-20"},
    ),
    (
        "Hôm 17/5, Peru chỉ trích Chile sau khi Chile không kích Lima.",
        {"ACCUSE": "2024-05-17", "ASSAULT": "../2024-05-17"},
    ),
    ("Hôm 17/5, Peru chỉ trích Chile hai ngày sau khi Chile không kích Lima.", {"ASSAULT": "2024-05-15"}),
    (
        "Hôm 17/5, Peru chỉ trích Chile vài giờ sau khi Chile không kích Lima.",
        {"ASSAULT": "2024-05-16/2024-05-17"},
    ),
    # an act told by somebody whose telling came before
    (
        "Bolivia lên án Chile sau khi Peru thông báo bị quân đội Chile không kích.",
        {"ACCUSE": "2024-05-20", "ASSAULT": "../2024-05-20"},
    ),
    (
        "Sau khi Peru tấn công nhắm vào thủ lĩnh phiến quân ở Chile, Bolivia lên án Peru.",
        {"ACCUSE": "2024-05-20", "ASSAULT": "../2024-05-20"},
    ),
    ("Peru nhiều lần chỉ trích Chile.", {"ACCUSE": None}),
    # of what is spoken of, not of the speaking
    ("Peru bày tỏ quan ngại về các vụ đụng độ gần đây tại biên giới Chile.", {"STATE": "2024-05-20"}),
    ("Nga nhấn mạnh Peru trung lập từ năm 1993.", {"STATE": "2024-05-20"}),
    # what is announced: past a list of places, and on the day on which it begins
    ("Tổng thống Chile sẽ thăm Peru và Bắc Ireland ngày 28/5.", {"AGREE": "2024-05-28"}),
    ("Tổng thống Chile sẽ thăm Peru từ ngày 26/5.", {"AGREE": "2024-05-26"}),
    # beyond a comma, or at the end of what goes on with it
    ("Tổng thống Chile sẽ thăm Malta, dự lễ Quốc khánh tại Valletta từ ngày 26/5.", {"AGREE": "2024-05-26"}),
    ("Bộ trưởng Peru sẽ thăm Santiago, Chile, các ngày 27 và 28/5.", {"AGREE": "2024-05-27/2024-05-28"}),
    ("Tổng thống Chile sẽ thăm Malta, AFP ngày 18/5 đưa tin.", {"AGREE": None}),
    ("Chile sẽ cấm nhập khẩu gạo của Peru kể từ ngày 1/6.", {"SANCTION": "2024-06-01"}),
    ("Mới đây, Peru chỉ trích Chile.", {"ACCUSE": "../2024-05-20"}),
    # what goes on until now ends with the page; a term of years is not the day of what is signed for it
    (
        "Quân đội Peru đã thực hiện 40 cuộc không kích vào lãnh thổ Chile kể từ tháng 2.",
        {"ASSAULT": "2024-02/2024-05-20"},
    ),
    ("Malta và Libya ký kế hoạch hợp tác quốc phòng giai đoạn 2024 - 2027.", {"SUPPORT": "2024-05-20"}),
    ("Malta cấm nhập khẩu gạo của Libya đến hết năm 2024.", {"SANCTION": "2024-05-20"}),
    ("Malta nhiều lần trừng phạt Libya cho đến tháng 2.", {"SANCTION": "../2024-02"}),
    # within which time somebody counts, and what an accuser thinks of that was before
    (
        "Libya phóng một tên lửa đạn đạo ra Địa Trung Hải, lần thứ hai trong năm nay.",
        {"MOBILIZE": "2024-05-20"},
    ),
    ("Tình báo Malta cho rằng Libya đứng sau vụ tấn công trang mạng năm 2020.", {"ACCUSE": "2024-05-20"}),
    # "khi" tells what happened at the same time
    (
        "Đại sứ Malta bị Libya bắt giữ khi đang đổi máy bay ở Tripoli hôm 17/5 và được thả hôm 19/5.",
        {"COERCE": "2024-05-17", "RETREAT": "2024-05-19"},
    ),
    (
        "Hàng trăm người bị cảnh sát Chile bắt khi xảy ra đụng độ trong cuộc biểu tình ở Santiago hôm 17/5.",
        {"COERCE": "2024-05-17"},
    ),
    ("Chile phản đối Peru khi điều tàu chiến tới Arica hồi tháng 2.", {"ACCUSE": "2024-05-20"}),
    # what is laid to somebody was before
    ("Libya chỉ trích Malta vì triển khai tàu chiến.", {"ACCUSE": "2024-05-20", "MOBILIZE": None}),
    (
        "Malta trục xuất hai nhà ngoại giao Libya vì tấn công tàu hàng.",
        {"SANCTION": "2024-05-20", "ASSAULT": None},
    ),
    ("Libya triển khai tàu chiến sau khi chỉ trích Malta.", {"MOBILIZE": "2024-05-20"}),
    (
        "Malta phản đối tăng thuế, cảnh sát Peru bắt hai ngư dân Chile.",
        {"ACCUSE": "2024-05-20", "COERCE": "2024-05-20"},
    ),
    # the visit or the raid in which the act beside it happened; a noun that only names another is no news
    (
        "Malta và Chile thiết lập quan hệ đối tác, trong chuyến thăm của Tổng thống Malta tới Chile.",
        {"CONSULT": "2024-05-20"},
    ),
    ("Malta đánh chặn 30 UAV trong đòn tập kích ban đêm của Libya.", {"ASSAULT": "2024-05-20"}),
    (
        "Malta cấm vận Libya trong các cuộc tấn công của nước này.",
        {"SANCTION": "2024-05-20", "ASSAULT": None},
    ),
    # who counts what was fired reports the raid; a denied deed has no day
    ("Malta tố Libya phóng 50 drone và 4 tên lửa vào Valletta.", {"ASSAULT": "2024-05-20"}),
    ("Malta tố Libya phóng tên lửa vào tàu chở hàng.", {"ASSAULT": None}),
    ("Libya bác bỏ cáo buộc đã phóng tên lửa vào tàu hàng Malta.", {"ASSAULT": None}),
    # "sau đó": the month of the day named before; behind a year any time; without one only an order
    (
        "Hôm 3/4, Chile chỉ trích Peru.\nPeru sau đó trục xuất hai nhà ngoại giao Chile.",
        {"SANCTION": "2024-04"},
    ),
    ("Năm 2019, Chile chỉ trích Peru.\nPeru sau đó trục xuất hai nhà ngoại giao Chile.", {"SANCTION": None}),
    ("Peru phát hiện tàu chiến Chile, sau đó tấn công mục tiêu.", {"ASSAULT": "2024-05-20"}),
    # a count that opens a paragraph
    (
        "Hôm 3/4, Chile chỉ trích Peru.\nHai ngày sau, Peru trục xuất hai nhà ngoại giao Chile.",
        {"SANCTION": "2024-04-05"},
    ),
    (
        "Ngày 9/11/2020, Peru và Chile ký hiệp định hòa bình, kết thúc xung đột nổ ra từ 27/9/2020.",
        {"SUPPORT": "2020-11-09"},
    ),
    (
        "Quân đội Peru không kích Arica, AFP ngày 18/5 dẫn lời quan chức Chile cho biết.",
        {"ASSAULT": "2024-05-18"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOUND, ids=[t for t, _ in BOUND])
def test_a_time_dates_the_act_it_is_bound_to(text: str, expected: dict[str, str | None]) -> None:
    found = dates(text)
    assert {event: found.get(event, "no record") for event in expected} == expected


def test_an_account_keeps_its_day_for_the_one_who_speaks_on() -> None:
    text = (
        "Tổng thống Pháp hôm 9/4 chỉ trích Iran.\n"
        "Tổng thống Pháp cũng kêu gọi Iran ngừng bắn.\n"
        "Trong khi đó, Nga bác bỏ đề xuất của Đức."
    )
    assert dates(text, published=None) == {
        "ACCUSE": "XXXX-04-09",
        "REQUEST": "XXXX-04-09",
        "REJECT": None,
    }


def test_far_from_an_account_without_a_publication_date_nobody_knows_the_day() -> None:
    text = (
        "Căng thẳng ở vùng Vịnh\n\n"
        "Tổng thống Pháp hôm 9/4 chỉ trích Iran. Đức đang cân nhắc. Dư luận còn chia rẽ. "
        "Pháp phản đối kế hoạch của Nga."
    )
    found = [record.date for record in code(text) if record.event == "ACCUSE"]
    assert found == ["XXXX-04-09", None]


def test_other_news_is_of_the_day_of_publication() -> None:
    text = "Tổng thống Pháp hôm 18/5 chỉ trích Iran.\nNga kêu gọi Iran ngừng bắn."
    assert dates(text) == {"ACCUSE": "2024-05-18", "REQUEST": "2024-05-20"}


PAGE = "Malta chỉ trích Libya\n\nMalta hôm nay chỉ trích Libya vì vụ bắt tàu cá.\n\n"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Chile đã hoan nghênh Peru.", None),
        ("Libya đã hoan nghênh Peru.", "2024-05-20"),
        ("Malta hội đàm với Chile. Chile hoan nghênh Peru.", "2024-05-20"),
    ],
)
def test_further_down_the_news_is_of_those_whom_the_opening_tells_about(told: str, day: str | None) -> None:
    assert dates(f"{PAGE}{told}")["SUPPORT"] == day


def test_whoever_meets_the_one_who_speaks_shares_the_day() -> None:
    text = (
        "Thủ tướng Phạm Minh Chính ngày 18/5 chỉ trích Libya.\n"
        "Gặp Tổng thống Peru Dina Boluarte, Thủ tướng Phạm Minh Chính cảm ơn Peru."
    )
    assert dates(text)["CONSULT"] == "2024-05-18"


def test_without_a_publication_date_today_is_unknown() -> None:
    assert dates("Hôm nay, Peru chỉ trích Chile.", published=None) == {"ACCUSE": None}
    assert dates("Tháng 12 năm ngoái, Peru chỉ trích Chile.", published=None) == {"ACCUSE": "XXXX-12"}


def test_who_stands_beside_a_day_keeps_it() -> None:
    text = "Ngoại trưởng Peru ngày 18/5 ám chỉ nhiều điều.\nNgoại trưởng Peru cũng chỉ trích Chile."
    assert dates(text) == {"ACCUSE": "2024-05-18"}


def test_what_goes_on_in_a_paragraph_of_long_ago_is_background() -> None:
    text = (
        "Peru chỉ trích Chile.\nNăm 2019, hai nước ký hiệp định hòa bình. Đức đã kêu gọi hai bên đối thoại."
    )
    assert dates(text) == {"ACCUSE": "2024-05-20", "SUPPORT": "2019", "REQUEST": None}


def test_a_day_soon_to_come_is_announced_even_without_a_word_for_it() -> None:
    assert dates("Peru gặp Chile ngày 28/5 tại Lima.") == {"AGREE": "2024-05-28"}


def test_semicolons_part_stories() -> None:
    text = "Peru gặp Chile ngày 18/5 tại Lima; Đức chỉ trích Iran."
    assert dates(text) == {"CONSULT": "2024-05-18", "ACCUSE": "2024-05-20"}


def test_what_an_act_happened_in_dates_it() -> None:
    assert dates("Peru không kích nhiều làng trong cuộc tấn công năm 2021.")["ASSAULT"] == "2021"


def test_a_wish_came_before_the_act_that_granted_it() -> None:
    found = dates("Hôm 18/5, Peru bắt giữ một nghị sĩ Chile theo yêu cầu của Bolivia.")
    assert found["COERCE"] == "2024-05-18"
    assert found.get("REQUEST", "../2024-05-18") == "../2024-05-18"


def test_two_statesmen_of_one_country_have_days_of_their_own() -> None:
    first = "Tổng thống Mỹ Donald Trump ngày 18/5 chỉ trích Iran."
    second = "Ngoại trưởng Mỹ Marco Rubio kêu gọi Iran ngừng bắn."
    found = {r.event: r.date for r in code(f"{first}\n{second}", published="2025-05-20")}
    assert found == {"ACCUSE": "2025-05-18", "REQUEST": "2025-05-20"}


KNOWN = [
    ("Tàu khách Peru cập cảng Arica lần đầu từ khi Chile bắt giữ ba ngư dân Peru.", "COERCE"),
    ("Peru trao trả 18 ngư dân Chile bị hải quân Peru bắt.", "COERCE"),
    ("Tổng thống Peru gặp 7 thủy thủ Peru được Chile thả.", "RETREAT"),
    ("Nghi phạm đánh bom sứ quán Peru tại Chile khai gì trước tòa?", "ASSAULT"),
    ("Vụ Peru bắt tàu cá của Chile làm dấy lên tranh cãi ở Lima.", "ASSAULT"),
    ("Ngư dân Chile lo lắng vì Peru áp thuế nhập khẩu với Chile.", "SANCTION"),
    ("Bolivia nói việc Peru không kích Chile là bước lùi.", "ASSAULT"),
    ("Cuộc không kích của Peru vào Chile khiến Bolivia lo lắng.", "ASSAULT"),
    ("Các kho thóc mà Peru đánh bom ở Chile nay bỏ hoang.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event"), KNOWN, ids=[t for t, _ in KNOWN])
def test_what_a_sentence_takes_as_known_is_not_of_the_day(text: str, event: str) -> None:
    assert dates(text)[event] is None


NEWS = [
    ("Peru tuyên bố kiểm soát Tacna nhưng bị Chile bác bỏ.", "STATE"),
    ("Nghi phạm đã đánh bom sứ quán Peru tại Chile.", "ASSAULT"),
    ("Peru tiến hành cuộc không kích vào Chile.", "ASSAULT"),
    ("Các tàu chiến Peru nã pháo vào Chile.", "ASSAULT"),
    ("Peru không kích Chile vì tranh chấp biên giới.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event"), NEWS, ids=[t for t, _ in NEWS])
def test_what_a_sentence_tells_as_news_is_of_the_day(text: str, event: str) -> None:
    assert dates(text)[event] == PUBLISHED[:10]


def test_a_known_act_has_the_day_that_its_own_words_name() -> None:
    assert dates("Vụ Peru bắt tàu cá của Chile hôm 17/5 gây tranh cãi.") == {"ASSAULT": "2024-05-17"}


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Tổng thống Peru thăm Malta đến ngày 27-10.", "2025-10-22"),
        ("Quân đội Peru pháo kích Malta cho đến ngày 20-10.", "../2025-10-20"),
        ("Thủ tướng Peru sẽ thăm Malta và làm việc tại Chile từ ngày 25 đến 27-10.", "2025-10-25/2025-10-27"),
        ("Thủ tướng Peru sẽ thăm Malta, còn Chile bầu cử ngày 27-10.", None),
    ],
)
def test_what_goes_on_may_end_later_and_what_is_joined_has_its_time(sentence: str, date: str | None) -> None:
    assert next(r.date for r in code(sentence, published="2025-10-22")) == date
