"""Blame that is told of whom it befell, anger of powers, inquiries, and what becomes of requests."""

import pytest
from told_sides import DAY, events, sides, told

from dienbien import code
from dienbien.coding import code_document
from dienbien.records import Document, Zone


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("Thủ tướng Malta Robert Abela bị chỉ trích vì tăng thuế.", "ACCUSE - > MLT"),
        ("Chính phủ Libya hứng nhiều chỉ trích sau vụ chìm tàu.", "ACCUSE - > LBY"),
        ("Cựu Tổng thống Peru Pedro Castillo bị xét xử vì tham nhũng.", "ACCUSE PER > PER"),
        ("Bộ trưởng Quốc phòng Peru đang bị điều tra.", "ACCUSE PER > PER"),
        ("Phe đối lập Peru cáo buộc Tổng thống Pedro Castillo tham nhũng.", "ACCUSE PER > PER"),
        ("Hải quân Peru điều tra vụ va chạm giữa hai tàu khu trục ở Chile.", "ACCUSE PER > -"),
    ],
)
def test_blame_of_a_power_is_news_whoever_lays_it_on_it(page: str, record: str) -> None:
    assert record in told(page)


@pytest.mark.parametrize(
    "page",
    [
        "Quán ăn ở Malta bị chỉ trích vì tăng giá.",
        "Giám đốc ngân hàng Malta bị xét xử vì tham nhũng.",
        "Malta quyết định xây nhà tù sau những chỉ trích.",
        "Cảnh sát Malta điều tra vụ va chạm giữa hai xe tải.",
    ],
)
def test_blame_of_private_people_is_none(page: str) -> None:
    assert not any(record.startswith("ACCUSE") for record in told(page))


def test_anger_of_a_power_is_told_of_it_without_whom_it_is_with() -> None:
    assert any(r.startswith("ACCUSE LBY") for r in told("Quyết định của Malta khiến Libya phẫn nộ."))
    assert not any(r.startswith("ACCUSE") for r in told("Vé tăng giá khiến người dân Malta phẫn nộ."))


@pytest.mark.parametrize(
    "page",
    [
        "Ngoại trưởng Malta nói Libya chà đạp luật pháp quốc tế.",
        "Thủ tướng Malta cho rằng Libya tự dựng lên vụ việc.",
        "Bộ Ngoại giao Malta nói cáo trạng của Libya là một chiêu trò.",
    ],
)
def test_bad_words_for_what_another_does_are_blame(page: str) -> None:
    assert "ACCUSE MLT > LBY" in told(page)


@pytest.mark.parametrize(
    "page",
    [
        "Malta yêu cầu Libya thả tàu cá nhưng bị từ chối.",
        "Ngoại trưởng Malta đề nghị gặp Tổng thống Libya song bị khước từ.",
        "Đề xuất ngừng bắn của Malta bị Libya bác bỏ.",
    ],
)
def test_a_request_that_is_turned_down_is_refused_by_whom_it_was_made_to(page: str) -> None:
    assert {"REQUEST MLT > LBY", "REJECT LBY > MLT"} <= told(page)


def test_whom_a_request_is_about_was_refused_by_nobody_in_it() -> None:
    page = "Malta kêu gọi Libya thả ba người từng xin tị nạn mà bị từ chối."
    assert not any(record.startswith("REJECT") for record in told(page))


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("Cựu Tổng thống Peru Pedro Castillo bị truy tố.", "ACCUSE PER > PER"),
        ("Malta rất thất vọng khi Libya chưa ký thỏa thuận.", "ACCUSE MLT > LBY"),
        ("Malta hết sức lo ngại trước thông tin Libya đình chỉ hiệp ước đánh cá.", "ACCUSE MLT > LBY"),
        ("Malta và Libya khẩu chiến tại Liên Hợp Quốc.", "ACCUSE MLT+LBY > MLT+LBY"),
        ("Mười tỉnh của Peru kiện chính phủ Peru vì cắt trợ cấp.", "ACCUSE PER > PER"),
        ("Ngoại trưởng Malta tuyên bố nước này sẽ không đồng ý chia phí với Libya.", "REJECT MLT > LBY"),
        ("Thủ tướng Malta hủy kế hoạch tham dự hội nghị ở Libya.", "REJECT MLT > LBY"),
    ],
)
def test_sides_of_blame_and_refusal(page: str, record: str) -> None:
    assert record in told(page)


def test_persons_of_one_country_blame_each_other() -> None:
    page = "Bà Kamala Harris nói Tổng thống Mỹ Donald Trump là kẻ dối trá."
    assert "ACCUSE USA > USA" in told(page)
    assert not told("Ông Donald Trump nói mình là kẻ dối trá.")


def test_concern_ends_where_a_call_begins() -> None:
    page = "Malta bày tỏ lo ngại về tin tức đó và đề nghị Libya giải thích."
    assert "STATE MLT > -" in told(page)


def test_a_wish_does_not_reach_past_but() -> None:
    page = "Thủ tướng Malta muốn bán cảng cho Libya nhưng bị Tổng thống Peru phản đối."
    assert "ACCUSE PER > MLT" in told(page)


def test_what_another_is_expected_not_to_do_is_no_refusal() -> None:
    page = "Ngoại trưởng Malta nói Libya sẽ không gia nhập NATO."
    assert not any(record.startswith("REJECT") for record in told(page))


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("Trung Quốc phản đối hợp đồng giữa Malta và Libya.", "ACCUSE CHN > MLT+LBY"),
        ("Cảnh sát Malta sẽ không hợp tác với Cơ quan Tình báo Libya.", "REJECT MLT > LBY"),
        ("Malta tuyên bố sẽ không đàm phán về lãnh hải của Libya.", "REJECT MLT > LBY"),
        ("Tổng thống Peru Pedro Castillo chỉ trích báo chí.", "ACCUSE PER > PER"),
        ("Cựu Tổng thống Peru Pedro Castillo lại hầu tòa.", "ACCUSE PER > PER"),
        ("Tổng thống Peru mất kiên nhẫn với Tổng thống Chile.", "ACCUSE PER > CHL"),
    ],
)
def test_whom_blame_and_refusal_reach(page: str, record: str) -> None:
    assert record in told(page)


def test_officers_who_think_that_somebody_did_it_accuse_them() -> None:
    page = "Hôm qua, Malta lên án vụ nổ. Cơ quan Tình báo Malta tin rằng Libya đã giúp kẻ đặt bom."
    assert "ACCUSE MLT > LBY" in told(page)
    doubt = "Hôm qua, Malta lên án vụ nổ. Cơ quan Tình báo Malta nhận định Libya sẽ sớm bầu cử."
    assert "ACCUSE MLT > LBY" not in told(doubt)


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("Đảng Dân chủ Mỹ đổ lỗi lẫn nhau vì thất bại ở Ohio.", "ACCUSE USA > USA"),
        ("Phát ngôn của Tổng thống Malta bị Libya chỉ trích.", "ACCUSE LBY > MLT"),
        ("Malta tập kích một cảng của Libya, động thái bị Chile lên án.", "ACCUSE CHL > MLT"),
        ("Malta đưa quân vào một thị trấn của Libya, khiến Chile lên án.", "ACCUSE CHL > MLT"),
        ("Malta hủy cuộc gặp do phản đối sự có mặt của Libya.", "ACCUSE MLT > LBY"),
        ("Malta đổi lập trường sau cáo buộc Libya tập kích nhà máy điện.", "ACCUSE MLT > LBY"),
        ("Tổng thống Malta nói Libya, chứ không phải Chile, đang cản trở hòa đàm.", "ACCUSE MLT > LBY"),
    ],
)
def test_who_is_blamed_by_the_words_around(page: str, record: str) -> None:
    assert record in told(page)


def test_a_headline_of_two_who_blame_each_other_has_both_on_both_sides() -> None:
    page = Document(
        id="quarrel",
        text="Malta và Libya cáo buộc nhau vi phạm lệnh ngừng bắn",
        published=DAY,
        zones=(Zone("title", 0, 51),),
    )
    assert [sides(record) for record in code_document(page)] == ["ACCUSE MLT+LBY > MLT+LBY"]


def test_whoever_holds_citizens_of_another_state_charges_them() -> None:
    held = "Kỹ sư Malta Luca Borg bị bắt ở Libya hôm 3/5 và bị buộc tội gián điệp."
    assert "ACCUSE LBY > MLT" in told(held)
    own = "Kỹ sư Malta Luca Borg bị buộc tội trộm xe."
    assert not any(record.startswith("ACCUSE") for record in told(own))


@pytest.mark.parametrize(
    ("page", "charged"),
    [
        ("Ngoại trưởng Malta cho rằng Libya đã tập kích nhà máy điện.", True),
        ("Các tổ chức nhân quyền cho rằng quân đội Libya đã bắt cóc nhiều nữ sinh.", True),
        ("Ngoại trưởng Malta cho rằng Libya có thể tập kích nhà máy điện.", False),
        ("Ngoại trưởng Malta cho rằng vụ Libya tập kích nhà máy điện là bước ngoặt.", False),
        ("Ngoại trưởng Malta cho biết Libya đã tập kích nhà máy điện.", False),
    ],
)
def test_who_thinks_so_of_another_state_lays_it_to_its_charge(page: str, charged: bool) -> None:
    assert any(record.startswith("ACCUSE") and record.endswith("> LBY") for record in told(page)) == charged


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("Libya từ chối lời mời của Malta, bị Chile chỉ trích.", "ACCUSE CHL > LBY"),
        ("Malta yêu cầu Libya rút quân, bị Chile lên án.", "ACCUSE CHL > MLT"),
        ("Libya cáo buộc Malta vi phạm không phận, bị Malta bác bỏ.", "STATE MLT > -"),
        ("Libya cáo buộc tàu Malta lạng lách nguy hiểm, nhưng Malta nhanh chóng bác bỏ.", "STATE MLT > LBY"),
        ("Libya nói Malta gài mìn ở vùng biển chung, song Malta bác bỏ.", "STATE MLT > LBY"),
        ("Libya nói đã đề xuất với Malta một lệnh ngừng bắn, song Malta bác bỏ.", "REJECT MLT > LBY"),
        # what others say or fear is denied, what they ask for refused
        ("Ngoại trưởng Malta bác bỏ báo cáo của Libya về kho đạn.", "STATE MLT > LBY"),
        ("Malta bác mọi lo ngại của Libya.", "STATE MLT > LBY"),
        ("Malta bác khả năng sắp xảy ra nội chiến ở Libya.", "STATE MLT > -"),
        ("Malta bác bỏ khả năng trao căn cứ cho Libya.", "REJECT MLT > LBY"),
        ("Tư lệnh Malta nói cáo buộc nước này do thám Libya là sai sự thật.", "STATE MLT > -"),
        # blamed is who did what gives rise to it
        ("Malta bắn tàu cá của Chile, khiến Libya phản đối gay gắt.", "ACCUSE LBY > MLT"),
        ("Malta không kích Chile bất chấp Libya phản đối.", "ACCUSE LBY > MLT"),
        # who strikes whom is blamed, not who is struck; nor does a call give a name
        ("Thủ tướng Malta nói chiến dịch của Libya vào Chile là hành động bất hợp pháp.", "ACCUSE MLT > LBY"),
        ("Ngoại trưởng Malta nói việc Libya theo dõi các cuộc gọi là phi pháp.", "ACCUSE MLT > LBY"),
        ("Tổng thống Malta: Libya 'phá vỡ quy tắc quốc tế'.", "ACCUSE MLT > LBY"),
        # who charge "the other side" charge each other; a complaint is lodged with a body, not against it
        ("Malta và Libya cáo buộc đối phương nổ súng trước.", "ACCUSE MLT+LBY > MLT+LBY"),
        ("Malta tố đối phương nổ súng trước, Libya bác bỏ.", "ACCUSE MLT > LBY"),
        ("Malta không kích Chile, trong khi Chile khiếu nại tới Tòa án Công lý Quốc tế.", "ACCUSE CHL > MLT"),
        # "nhưng" goes on with who met somebody, not with whom they met
        ("Tổng thống Malta gặp Thủ tướng Libya nhưng không loại trừ khả năng cấm vận.", "STATE MLT > -"),
        ("Thủ tướng Libya nhưng không loại trừ khả năng cấm vận Malta.", "STATE LBY > -"),
        ("Malta yêu cầu Libya rút quân nhưng bị từ chối.", "REJECT LBY > MLT"),
        # what all ships will be is a threat to whose they are
        ("Lãnh đạo Houthi nói mọi tàu của Malta đều là mục tiêu quân sự.", "THREATEN YEM > MLT"),
        ("Malta cảnh báo rằng Libya rồi sẽ phải trả cái giá đau đớn.", "THREATEN MLT > LBY"),
        # a memorial is no broadcaster
        ("Malta phản đối Libya dỡ đài tưởng niệm ở Tripoli.", "ACCUSE MLT > LBY"),
        ("Tiểu bang Ohio kiện chính quyền Mỹ vì cắt trợ cấp.", "ACCUSE USA > USA"),
        ("Phe đối lập Malta cáo buộc cựu thủ tướng Malta tham nhũng.", "ACCUSE MLT > MLT"),
        ("Washington từ chối ân xá cho ông Michael Flynn.", "REJECT USA > USA"),
        ("Tổng thống Mỹ chỉ trích phóng viên về bài viết mới.", "ACCUSE USA > USA"),
        ("Thủ tướng Malta gọi cuộc điều tra của Libya là trò lừa bịp.", "ACCUSE MLT > LBY"),
        ("Bảy nghìn người biểu tình Malta phản đối Thủ tướng Robert Abela.", "PROTEST MLT > MLT"),
    ],
)
def test_who_answers_and_who_is_answered(page: str, record: str) -> None:
    assert record in told(page)


@pytest.mark.parametrize(
    ("page", "coded"),
    [
        ("Bộ trưởng Tài chính Malta phủ nhận rủi ro suy thoái ở Libya.", False),
        ("Thủ tướng Malta bác bỏ tin đồn về việc bán cảng cho Libya.", True),
        ("Malta điều tra nguyên nhân trực thăng rơi ở Libya.", False),
        ("Malta điều tra vai trò của Libya trong vụ nổ tàu.", True),
        ("Hãng tin dẫn báo cáo tình báo cho rằng Malta đã bắn tàu Libya.", False),
        ("Tình báo Libya cho rằng Malta đã bắn tàu cá.", True),
    ],
)
def test_what_concerns_no_power_is_neither_stance_nor_charge(page: str, coded: bool) -> None:
    assert any(record.startswith(("STATE", "ACCUSE")) for record in told(page)) == coded


def test_who_follows_somebody_acts_not_whom_they_follow() -> None:
    page = "Những người ủng hộ Tổng thống Kenya tập hợp tại Nairobi, yêu cầu Uganda thả ông."
    asked = [record for record in code(page, published=DAY) if record.event == "REQUEST"]
    sectors = {actor.sector for record in asked for actor in record.actor}
    assert sectors == {"CVL"}


def test_a_charge_that_is_told_to_be_untrue_is_not_laid_by_who_says_so() -> None:
    page = "Tư lệnh Malta nói cáo buộc nước này do thám Libya là sai sự thật."
    assert not any(record.startswith("ACCUSE") for record in told(page))


def test_a_joint_statement_of_blame_is_the_blame_alone() -> None:
    assert told("Malta và Chile ra tuyên bố chung lên án Libya.") == {"ACCUSE MLT+CHL > LBY"}
    assert told("Malta và Chile ra tuyên bố chung về nghề cá.") == {"SUPPORT MLT+CHL > -"}


def test_a_court_of_several_states_may_ask_a_state_for_something() -> None:
    assert "REQUEST châu Âu > MLT" in told("Tòa châu Âu yêu cầu Malta bồi thường cho một nhà báo.")
    assert not any(r.startswith("REQUEST") for r in told("Công tố viên Malta đề nghị mức án tám năm tù."))


def test_what_is_denied_at_home_is_no_stance() -> None:
    page = "Một trường của Anh ở Đà Nẵng nói không thu thêm học phí, song Bộ Giáo dục Việt Nam bác bỏ."
    assert not any(record.startswith("STATE") for record in told(page))


def test_what_demonstrators_are_against_is_no_blame_beside_their_protest() -> None:
    page = "Bảy nghìn người biểu tình Malta phản đối Thủ tướng Robert Abela."
    assert not any(record.startswith("ACCUSE") for record in told(page))


def test_blame_of_a_deed_told_before_falls_on_whoever_did_it() -> None:
    page = "Hải quân Libya tập kích một cảng của Malta hôm 12/5. Chile lên án vụ tập kích."
    assert "ACCUSE CHL > LBY" in told(page)


def test_a_deed_called_bad_by_a_statesman_is_blame_of_somebody() -> None:
    assert "ACCUSE MLT > -" in told(
        "Ngoại trưởng Malta nói kế hoạch ấy lạm dụng hiệp định và đề nghị Libya xem lại."
    )
    assert not any(r.startswith("ACCUSE") for r in told("Ngoại trưởng Malta cho rằng ông bị lừa dối."))


@pytest.mark.parametrize(
    "page",
    [
        "Đạo luật mới để Tổng thống Mỹ phớt lờ tòa án khi Chile tới thăm.",
        "Thủ tướng Malta từ chối đi vào chi tiết cuộc gặp với Libya.",
    ],
)
def test_nobody_asked_is_nobody_refused(page: str) -> None:
    assert not any(record.startswith("REJECT") for record in told(page))


def test_whoever_is_out_of_office_blames_those_who_govern_the_same_country() -> None:
    page = "{} cho rằng Tổng thống Malta là kẻ dối trá."
    assert told(page.format("Lãnh đạo phe đối lập Malta")) == {"ACCUSE MLT > MLT"}
    assert not told(page.format("Chính phủ Malta"))


def test_words_that_somebody_opposes_were_said() -> None:
    assert "REQUEST LBY > CHL" in told("Malta phản đối việc Libya kêu gọi Chile mở cảng.")
    assert not any(r.startswith("REQUEST") for r in told("Malta thảo luận về việc kêu gọi Chile mở cảng."))


def test_what_befell_somebody_is_told_inside_a_demand() -> None:
    page = "Malta yêu cầu Libya đón ba thủy thủ Peru bị Chile {}."
    assert "COERCE CHL > PER" in told(page.format("bắt giữ"))
    assert not any(r.startswith("COERCE") for r in told("Malta yêu cầu Libya không bắt giữ thủy thủ Peru."))
    assert not any(
        r.startswith("COERCE") for r in told(page.format("bắt giữ").replace("bị Chile", "không bị Chile"))
    )
    assert told("Malta yêu cầu ba thủy thủ Peru được Chile thả.") == {"REQUEST MLT > PER"}


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("Tổng thống Armenia nói Azerbaijan tìm cách kéo dài xung đột.", "ACCUSE ARM > AZE"),
        ("Kenya gọi cáo buộc của Uganda là lố bịch.", "ACCUSE KEN > UGA"),
        ("Tổng thống Malta nói Libya lật lọng và cáo buộc Libya cướp tàu cá.", "ACCUSE MLT > LBY"),
        ("Libya bị Malta gọi là nhà nước côn đồ.", "ACCUSE MLT > LBY"),
        ("Tổng thống Malta cho rằng kế hoạch của Libya đang đẩy khu vực vào hỗn loạn.", "ACCUSE MLT > LBY"),
        ("Tổng thống Kenya nói Uganda phải tôn trọng hiệp ước.", "REQUEST KEN > UGA"),
        ("Bộ Ngoại giao Kenya nói cáo buộc của Uganda là vô căn cứ.", "STATE KEN > -"),
    ],
)
def test_what_is_said_of_another_in_neutral_words_is_blame_or_demand(page: str, record: str) -> None:
    assert record in told(page)


@pytest.mark.parametrize(
    "page",
    [
        "Tổng thống Armenia nói không ai muốn quân đội Azerbaijan nhúng tay vào chuyện nội bộ.",
        "Malta cho biết sẽ cắt liên lạc với Libya, một động thái gây bất ổn khu vực.",
        "Tổng thống Malta nói lật lọng là bản chất của chính trường.",
        "Phe đối lập Malta đề nghị gặp đại diện của Libya đang giật dây các cuộc bạo loạn.",
    ],
)
def test_what_nobody_says_of_another_is_no_blame(page: str) -> None:
    assert "ACCUSE" not in events(page)


def test_who_blames_goes_on_speaking_where_they_accuse() -> None:
    records = told("Tổng thống Malta nói Libya lật lọng và cáo buộc Libya cướp tàu cá.")
    assert not any(record.startswith("ACCUSE LBY") for record in records)
