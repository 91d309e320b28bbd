"""Who acts and who is acted upon, across the clauses of a sentence: a sentence gives these sides."""

import pytest

from dienbien import code

DAY = "2025-06-15"


def sides(sentence: str, event: str) -> tuple[set[str | None], set[str | None]]:
    """The countries of actor and recipient of the first record of a type."""
    record = next(r for r in code(sentence, published=DAY) if r.event == event)
    return {a.country for a in record.actor}, {a.country for a in record.recipient}


@pytest.mark.parametrize(
    ("sentence", "event", "actor", "recipient"),
    [
        (
            "Phát biểu tại Oslo, Ngoại trưởng Na Uy chỉ trích Belarus.",
            "ACCUSE",
            {"NOR"},
            {"BLR"},
        ),
        (
            "Sau cuộc gặp với Thủ tướng Malta, Tổng thống Ghana cho biết hai nước sẽ mở thêm đường bay.",
            "CONSULT",
            {"GHA", "MLT"},
            set(),
        ),
        (
            "Tiến hành cuộc không kích nhằm vào quân đội Chad, Sudan muốn gửi lời cảnh báo.",
            "ASSAULT",
            {"SDN"},
            {"TCD"},
        ),
        (
            "Quân đội Chad bắn hạ 12 chiếc UAV do Sudan phóng vào thủ đô N'Djamena.",
            "ASSAULT",
            {"TCD"},
            {"SDN"},
        ),
        (
            "Tổng thống Kenya William Ruto, người từng là giáo viên, hôm thứ Hai chỉ trích Rwanda.",
            "ACCUSE",
            {"KEN"},
            {"RWA"},
        ),
        (
            "Kenya và Ethiopia đã ký hiệp định biên giới, với Oman làm trung gian.",
            "CONSULT",
            {"OMN"},
            {"KEN", "ETH"},
        ),
        (
            "Dù rút một phần lực lượng khỏi Chad, Sudan vẫn không kích phiến quân.",
            "RETREAT",
            {"SDN"},
            set(),
        ),
        (
            "Với sự yểm trợ của không quân Kenya, quân đội Somalia đã giải phóng thành phố Kismayo.",
            "ASSAULT",
            {"SOM"},
            set(),
        ),
        (
            "Sau khi rời Ethiopia, Eritrea đã ký hiệp định với Kenya.",
            "SUPPORT",
            {"ERI", "KEN"},
            set(),
        ),
        (
            "Bộ Quốc phòng Chile cho biết quân đội Peru đã nã pháo, đồng thời kêu gọi Bolivia lên tiếng.",
            "REQUEST",
            {"CHL"},
            {"BOL"},
        ),
        (
            "Đại sứ quán Peru tại Kenya chỉ trích Chile.",
            "ACCUSE",
            {"PER"},
            {"CHL"},
        ),
        (
            "Chile phản đối và yêu cầu Bolivia rút quân khỏi biên giới.",
            "ACCUSE",
            {"CHL"},
            {"BOL"},
        ),
        (
            "Chile lên án vụ không kích của Bolivia.",
            "ACCUSE",
            {"CHL"},
            {"BOL"},
        ),
        (
            "Chile từ chối viện trợ cho Bolivia.",
            "REJECT",
            {"CHL"},
            {"BOL"},
        ),
        (
            "Quân đội Bolivia cho biết Chile đã tấn công bằng 20 UAV trong đêm.",
            "ASSAULT",
            {"CHL"},
            {"BOL"},
        ),
        (
            "Chile đe dọa đáp trả cứng rắn sau khi tàu của Bolivia áp sát hải phận.",
            "THREATEN",
            {"CHL"},
            {"BOL"},
        ),
        (
            "Chile chấp nhận đề xuất ngừng bắn mà Bolivia đưa ra.",
            "AGREE",
            {"CHL"},
            {"BOL"},
        ),
        (
            "Hai thủy thủ Malta bị bắt giữ tại Libya hôm thứ Ba.",
            "COERCE",
            {"LBY"},
            {"MLT"},
        ),
        (
            "Hàng nghìn người Malta biểu tình ở Valletta để phản đối chính sách của Libya.",
            "PROTEST",
            {"MLT"},
            {"LBY"},
        ),
        (
            "Chile và Bolivia tiếp tục chỉ trích lẫn nhau về nguồn nước.",
            "ACCUSE",
            {"CHL", "BOL"},
            {"CHL", "BOL"},
        ),
        (
            "Bộ trưởng Quốc phòng Mỹ - Trung điện đàm hôm thứ Hai.",
            "CONSULT",
            {"USA", "CHN"},
            set(),
        ),
        (
            "Trước cuộc gặp với Thủ tướng Malta, Tổng thống Ghana phát biểu trên truyền hình.",
            "CONSULT",
            {"GHA", "MLT"},
            set(),
        ),
        (
            "Ghana gia tăng sức ép buộc Benin phải mở cửa biên giới.",
            "REQUEST",
            {"GHA"},
            {"BEN"},
        ),
        (
            "Ghana trừng phạt một công ty có trụ sở tại Libya.",
            "SANCTION",
            {"GHA"},
            {"LBY"},
        ),
        ("Ghana viện trợ 12 máy bơm, một loại bơm đời mới, cho Libya.", "AID", {"GHA"}, {"LBY"}),
        ("Ghana ủng hộ kế hoạch thúc đẩy hòa bình ở Libya của Benin.", "SUPPORT", {"GHA"}, {"BEN"}),
        ("Ghana ký với Benin hai văn bản.", "SUPPORT", {"GHA", "BEN"}, set()),
        ("Ghana gia nhập Liên minh châu Phi.", "SUPPORT", {"GHA"}, {None}),
    ],
)
def test_sides(sentence: str, event: str, actor: set[str], recipient: set[str]) -> None:
    assert sides(sentence, event) == (actor, recipient)
