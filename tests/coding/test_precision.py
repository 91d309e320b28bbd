"""What a page tells only to test or deny is no record, and whose deed a clause inside another tells."""

import pytest

from dienbien import code

DAY = "2024-05-20"


def told(page: str) -> set[str]:
    """Type and sides of each record: "ASSAULT MLT > LBY"."""
    found = set()
    for record in code(page, published=DAY):
        actor, recipient = (
            "+".join(e.country or e.name or e.text for e in side) or "-"
            for side in (record.actor, record.recipient)
        )
        found.add(f"{record.event} {actor} > {recipient}")
    return found


@pytest.mark.parametrize(
    "page",
    [
        "Thực hư chuyện Malta tấn công tàu dầu của Libya\nMột video cho thấy tàu dầu bốc cháy.",
        "Có thật ông Abela tấn công Libya?\nMalta tấn công tàu dầu của Libya.",
        "Malta bắn rơi tiêm kích Libya?\nMạng xã hội lan truyền tin cho rằng Malta bắn rơi tiêm kích Libya.",
        "Malta bắn rơi tiêm kích Libya?\nTin đồn lan truyền nhiều ngày qua.",
    ],
)
def test_a_page_that_tests_a_rumour_tells_nothing(page: str) -> None:
    assert not told(page)


def test_one_rumour_in_the_news_is_no_reason_to_doubt_all_of_it() -> None:
    assert told("Malta tấn công tàu dầu của Libya, giữa tin đồn về bầu cử.") == {"ASSAULT MLT > LBY"}


def test_news_that_its_speaker_calls_false_is_no_deed() -> None:
    assert not any(
        t.startswith("ASSAULT") for t in told("Malta nói tin Libya bắn rơi tiêm kích Malta là bịa đặt.")
    )


INNER = [
    ("Peru và Chile họp sau vụ Malta bắn hạ một máy bay Libya.", "ASSAULT MLT > LBY"),
    ("Peru hứa gửi Chile bằng chứng Malta tấn công Libya.", "ASSAULT MLT > LBY"),
    ("Quân đội Malta bắn rơi UAV của Libya xâm nhập không phận Malta.", "MOBILIZE LBY > MLT"),
    ("Tổng thống Peru không trả lời về vụ Malta tấn công Libya, nhưng chỉ trích Chile.", "ACCUSE PER > CHL"),
    ("Malta khiến quân đội Libya mất 90 binh sĩ và bắn hạ 12 UAV.", "ASSAULT MLT > LBY"),
    ("Quân đội Malta tấn công nhắm vào Hezbollah.", "ASSAULT MLT > LBN"),
    ("Malta phóng tên lửa vào Libya, gần biên giới với Tunisia.", "ASSAULT MLT > LBY"),
    ("Quân đội Malta tuyên bố đánh trúng sở chỉ huy của Lữ đoàn 12 Libya.", "ASSAULT MLT > LBY"),
    ("Malta nói Libya chịu tổn thất nặng trong giao tranh.", "ASSAULT MLT+LBY > -"),
    ("Malta và Libya tiếp tục tập kích lẫn nhau trước khi ông Putin phát biểu.", "ASSAULT MLT+LBY > -"),
    ("Peru điện đàm với ông Tập về thương mại.", "CONSULT PER+CHN > -"),
    ("Malta nói đã bị Libya tấn công bằng tên lửa từng khiến Peru lo sợ.", "ASSAULT LBY > MLT"),
    ("Giao tranh Malta - Libya leo thang.", "ASSAULT MLT+LBY > -"),
    ("Malta tuyên bố bắn hạ tên lửa Libya phóng vào Valletta.", "ASSAULT LBY > MLT"),
    ("Quân đội Malta tấn công một căn cứ phòng không ở miền nam Libya.", "ASSAULT MLT > LBY"),
]


@pytest.mark.parametrize(("page", "record"), INNER, ids=[row[0] for row in INNER])
def test_each_deed_has_its_own_doer(page: str, record: str) -> None:
    assert record in told(page)


@pytest.mark.parametrize(
    "page",
    [
        "Tình báo Peru nói Malta sẽ đáp trả bất kỳ cuộc tấn công nào vào Valletta.",
        "Peru thông báo đã hủy đợt tấn công vào Libya.",
        "Tòa án Đức tuyên án một điều dưỡng vì tội giết ba cụ già.",
        "Nghi phạm sát hại nghị sĩ Malta bị bắt.",
    ],
)
def test_what_was_not_done_or_not_done_by_a_state_is_nobodys_attack(page: str) -> None:
    assert not any(
        t.startswith(("ASSAULT DEU", "ASSAULT PER", "ASSAULT - > MLT", "COERCE")) for t in told(page)
    )


def test_missiles_in_a_drill_are_a_test() -> None:
    assert told("Quân đội Malta bắn hai tên lửa trong cuộc diễn tập.") == {"MOBILIZE MLT > -"}


@pytest.mark.parametrize(
    "page",
    [
        "Cảnh sát Malta bắt thứ trưởng Malta vì nhận hối lộ.",
        "Malta ra đòn khiến dư luận lo ngại về kinh tế.",
        "Malta bãi bỏ quy định miễn thuế với bao cao su.",
    ],
)
def test_graft_worries_and_taxes_at_home_are_no_records(page: str) -> None:
    assert not told(page)


def test_a_salvo_and_what_it_was_fired_for_are_one_attack() -> None:
    assert told("Malta phóng hơn 60 tên lửa (đạn đạo) và UAV để tấn công Libya.") == {"ASSAULT MLT > LBY"}


@pytest.mark.parametrize(
    ("page", "event"),
    [
        ("Malta phản đối thử vũ khí hạt nhân.", "MOBILIZE"),
        ("Malta sẽ đàm phán với Peru khi Libya rút quân.", "RETREAT"),
        ("Malta giới thiệu tên lửa đánh chặn của Libya.", "ASSAULT"),
        ("Malta tập trận bao vây một hòn đảo của Libya.", "ASSAULT"),
        ("Malta hoãn thả tù binh Libya.", "RETREAT"),
        ("Công an Việt Nam giải cứu một người Libya bị bắt cóc.", "ASSAULT"),
    ],
)
def test_what_is_opposed_awaited_practised_or_put_off_is_not_done(page: str, event: str) -> None:
    assert event not in {t.split(" ")[0] for t in told(page)}


MORE = [
    ("Malta tố Libya tấn công mạng hệ thống bầu cử.", "COERCE LBY > MLT"),
    ("UAV Malta tấn công Peru, Chile đóng cửa biên giới với Libya.", "COERCE CHL > LBY"),
    ("Quân đội Mali phế truất tổng thống Mali.", "COERCE MLI > MLI"),
    ("Malta hành hình một kỹ sư bị cáo buộc làm gián điệp cho Libya.", "COERCE LBY > MLT"),
]


@pytest.mark.parametrize(("page", "record"), MORE, ids=[row[0] for row in MORE])
def test_sides_across_commas_and_charges(page: str, record: str) -> None:
    assert record in told(page)


@pytest.mark.parametrize(
    "page",
    [
        "Tổng thống Peru bị quốc hội phế truất trong đêm.",
        "Công tố viên Peru đề nghị mức án 12 năm tù với cựu tổng thống Peru.",
        "Thống đốc bang Ohio ban bố tình trạng khẩn cấp vì lũ lụt ở Mỹ.",
        "Libya rút cáo buộc với Malta.",
        "Malta tuyên bố không cho phép Libya sáp nhập hòn đảo.",
        "Chiến dịch trấn áp những trung tâm lừa đảo của Malta tiếp diễn.",
        "Tổng tư lệnh quân đội Malta cách chức hai chỉ huy Malta.",
    ],
)
def test_affairs_of_one_government_and_what_is_prevented_are_no_deeds(page: str) -> None:
    assert not {t.split(" ")[0] for t in told(page)} & {"COERCE", "REQUEST", "ACCUSE"}


@pytest.mark.parametrize(
    "page",
    [
        "Tổng thống Malta khẳng định ông hoàn toàn khỏe mạnh.",
        "Tay súng xả súng tại một trường đại học ở Malta.",
        "Malta phát triển năng lực tấn công tầm xa.",
        "Malta tham gia dự án bức tường chống UAV.",
    ],
)
def test_talk_of_oneself_a_lone_gunman_and_mere_ability_are_no_records(page: str) -> None:
    assert not told(page)


def test_a_stance_on_war_is_kept_though_no_other_country_is_named() -> None:
    assert told("Tổng thống Malta tuyên bố không chấp nhận rút quân.")


def test_who_hunts_a_culprit_did_not_do_it() -> None:
    page = "Cảnh sát Malta bắt nghi phạm sát hại một nghị sĩ Peru."
    assert not any(t.startswith("ASSAULT MLT") for t in told(page))


def test_a_suspicion_about_ships_casts_no_doubt_on_their_sinking() -> None:
    sunk = code("Malta đánh chìm một tàu Libya bị cáo buộc chở ma túy.", published=DAY)
    assert [(r.event, r.status) for r in sunk] == [("ASSAULT", "occurred")]


def test_no_country_is_convicted_for_one_of_its_people() -> None:
    assert not told("Hai chủ quán ăn Malta lĩnh án vì môi giới mại dâm.")


def test_demonstrators_who_block_a_road_protest() -> None:
    assert told("Người biểu tình Malta chặn đoàn xe cảnh sát.") == {"PROTEST MLT > MLT"}


WEIGHED = [
    ("Peru bị Chile tố lén thử vũ khí hạt nhân.", "MOBILIZE PER > -"),
    ("Chile lên tiếng chuyện Peru tăng cường hiện diện quân sự sát biên giới.", "MOBILIZE PER > -"),
    ("Peru bán vũ khí cho Bolivia, Chile cảnh báo.", "COOPERATE PER > BOL"),
    ("Tướng Chile nói nước này sẽ điều hành Peru và triển khai quân đến đó.", "MOBILIZE CHL > -"),
    ("Peru hứng tập kích của Chile.", "ASSAULT CHL > PER"),
    ("Houthi nhận trách nhiệm tấn công Israel.", "ASSAULT YEM > ISR"),
    ("Peru nhận hỗ trợ từ Chile.", "AID CHL > PER"),
]


@pytest.mark.parametrize(("sentence", "expected"), WEIGHED)
def test_the_side_that_the_words_give_it_to(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("Chile chính thức áp thuế cảng trả đũa Peru.", "ASSAULT"),
        ("Peru tính bán tên lửa cho Chile.", "COOPERATE"),
        ("Hải quân Peru tiếp cận hai con thuyền chở hàng viện trợ sang Bolivia.", "AID"),
        ("Động đất mạnh tấn công lúc khuya, Peru cảnh báo sóng thần ở Chile.", "ASSAULT"),
        ("Peru và Chile vẫn bất đồng chuyện giảm thuế.", "CONCEDE"),
        ("Thủ tướng Peru xin ân xá trước chuyến thăm Chile.", "CONCEDE"),
        ("Tổng thống Peru nói Chile phá hủy trật tự khu vực.", "ASSAULT"),
        ("Nghi phạm sát hại Tổng thống Peru lên tiếng xin lỗi Chile.", "CONCEDE PER"),
    ],
)
def test_what_is_weighed_answered_or_carried_is_no_deed(sentence: str, unwanted: str) -> None:
    assert not any(t.startswith(unwanted) for t in told(sentence))


def test_an_attack_and_whom_it_was_to_hit_are_one() -> None:
    attacks = told("Malta mở cuộc không kích tại thủ đô của Libya nhằm tiêu diệt thủ lĩnh Hamas.")
    assert attacks == {"ASSAULT MLT > PSE"}


GIVEN = [
    (
        'Malta nói UAV Libya bay vào vùng trời nước này, gọi đó là hành động "khiêu khích".',
        "ACCUSE MLT > LBY",
    ),
    ("Lãnh đạo Bolivia chỉ trích sáng kiến ngừng bắn từ Peru.", "ACCUSE BOL > PER"),
    ("Peru nổ súng cảnh cáo lính Chile.", "MOBILIZE PER > CHL"),
    ("Bộ trưởng của Peru, Chile, Bolivia và Ecuador hội đàm.", "CONSULT PER+CHL+BOL+ECU > -"),
    ("Peru đồng ý tiến hành ba vòng đàm phán với Chile.", "AGREE PER > CHL"),
    (
        "Tuyên bố của Tổng thống Peru gặp sự phản đối của nhiều chính trị gia Chile.",
        "ACCUSE CHL > PER",
    ),
    ("Tổng thống Peru cho phép triển khai 50 đặc nhiệm tới Chile.", "MOBILIZE PER > -"),
    ("Tổng thống Trump lên án giới truyền thông trước cuộc gặp Nga.", "ACCUSE USA > USA"),
]


@pytest.mark.parametrize(("sentence", "expected"), GIVEN)
def test_whose_words_and_whose_proposal(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Từng có rất nhiều cảnh báo về hàng giả tại Peru, Chile, nhưng không ít người vẫn mua.",
        "Phó chủ tịch UBND tỉnh tiếp và làm việc với đại diện đài truyền hình BBC.",
        "Du khách Anh ghi lại cảnh biểu tình ở Nepal.",
        "Người Việt chưa từng đặt chân đến Greenland.",
        "Cảnh sát Ecuador bắt giữ một sĩ quan vì cáo buộc ăn cắp.",
        "EU tranh cãi về việc gây sức ép lên Peru.",
    ],
)
def test_what_is_only_seen_counted_or_talked_about(sentence: str) -> None:
    assert not told(sentence)


def test_what_arms_are_to_force_others_to_do_has_not_happened() -> None:
    assert not any(
        t.startswith("AGREE") for t in told("Malta dùng quân sự để buộc Libya chấp nhận thỏa thuận.")
    )


def test_what_happened_was_not_on_a_day_to_come() -> None:
    page = "Sau khi nâng cấp quan hệ, Malta và Libya hướng tới tăng thương mại vào năm 2030."
    assert [record.date for record in code(page, published=DAY)] == [None]


DOERS = [
    (
        "Peru siết biên giới, sau vụ một người nhập cư Chile nổ súng vào hai cảnh sát Peru.",
        "ASSAULT CHL > PER",
    ),
    (
        "Peru phóng tên lửa vào một nhà kho ở Chile, gần biên giới Bolivia, một thành viên của LHQ.",
        "ASSAULT PER > CHL",
    ),
    (
        "Peru nói nhà máy bị hư hại sau những đợt tấn công của Chile, giữa lúc Bolivia kêu gọi đối thoại.",
        "ASSAULT CHL > PER",
    ),
    (
        "Quân đội Peru kiểm soát hai con đèo của Chile rồi dồn lực lượng tấn công Chile.",
        "ASSAULT PER > CHL",
    ),
    ("Thủ tướng Malta tuyên bố sẽ không ngần ngại bắn rơi máy bay Libya.", "THREATEN MLT > LBY"),
    ("Peru tuyên bố tiếp tục tấn công Chile.", "THREATEN PER > CHL"),
    ("Những cuộc không kích gây chết người của Peru nhằm vào Chile tiếp diễn.", "ASSAULT PER > CHL"),
]


@pytest.mark.parametrize(("sentence", "expected"), DOERS)
def test_who_struck_whom(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("Bộ Tư pháp Peru siết an ninh sau vụ 9 tù nhân nổ súng vượt ngục.", "ASSAULT"),
        ("Xuồng Chile vẫn ra khơi bất chấp nguy cơ bị hải quân Peru phóng tên lửa tập kích.", "ASSAULT"),
        ("Đảo Cát Bà làm dự án đón APEC 2041.", "CONSULT"),
        ("WHO cảnh báo về dịch bệnh ở Congo, nghi ngờ do virus gây ra.", "ACCUSE"),
        ("Peru khuyến cáo công dân rời khỏi vùng giao tranh Chile - Bolivia.", "ASSAULT"),
        ("Người Chile tham gia lực lượng đánh thuê ở Peru.", "ASSAULT"),
        ("Công tố viên Ecuador rút cáo buộc với công dân Bolivia.", "ACCUSE"),
    ],
)
def test_what_was_only_risked_feared_or_hosted_is_no_deed(sentence: str, unwanted: str) -> None:
    assert not any(t.startswith(unwanted) for t in told(sentence))


def test_who_is_named_behind_a_quote_speaks_not_its_first_person() -> None:
    page = "“Chúng tôi sẽ đáp trả”, ông Prado, người phát ngôn của Bộ Quốc phòng Peru, cảnh báo Chile."
    assert "THREATEN PER > CHL" in told(page)


def test_the_country_of_a_place_takes_no_part() -> None:
    page = "Tại thủ đô La Paz, Bolivia, Chủ tịch Quốc hội Peru cùng đoàn đại biểu Chile gặp nhau."
    assert told(page) == {"CONSULT PER+CHL > -"}
