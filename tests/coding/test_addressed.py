"""Whom words are for: who is asked, thanked, backed or offered talks."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2024-05-20"

ADDRESSED = [
    # who holds them is asked to let them go, not who is to go
    (
        "Libya bắt giữ hai kỹ sư Peru. Ngoại trưởng Chile kêu gọi thả hai kỹ sư Peru.",
        "REQUEST CHL > LBY",
    ),
    ("Ngoại trưởng Peru gửi thư cho Ngoại trưởng Malta, đề nghị thả ông Torres.", "REQUEST PER > MLT"),
    # what is told of nobody who holds them is asked of nobody
    ("Ngoại trưởng Peru yêu cầu thả hai công dân Chile.", "REQUEST PER > -"),
    ("Malta kêu gọi Libya thả hai kỹ sư Peru.", "REQUEST MLT > LBY"),
    # bodies of one's own are asked and thanked with those of others; "hai nước" is only the other
    ("Thủ tướng Malta cảm ơn cảnh sát Malta và quân đội Libya.", "SUPPORT MLT > MLT+LBY"),
    ("Ngoại trưởng Malta kêu gọi Malta và Libya rút quân.", "REQUEST MLT > LBY"),
    # an offer goes to whoever has just been refused, a promise in a letter to its reader
    ("Libya bác đề nghị của Malta, nhưng sẵn sàng đối thoại.", "AGREE LBY > MLT"),
    ("Cựu tướng Peru gửi thư cho chính quyền Chile, bày tỏ mong muốn hợp tác.", "AGREE PER > CHL"),
    ("Tổng thống Chile lên án Peru và cam kết bảo vệ biên giới.", "STATE CHL > -"),
    # a plan for somebody is its owner's
    ("Malta khẳng định ủng hộ kế hoạch hòa bình cho Libya của Tổng thống Chile.", "SUPPORT MLT > CHL"),
    ("Malta khẳng định ủng hộ kế hoạch hòa bình cho quân đội của Libya.", "SUPPORT MLT > LBY"),
    ("Malta ủng hộ kế hoạch hòa bình cho Libya bất chấp đe dọa của Chile.", "SUPPORT MLT > LBY"),
    ("Libya bác bỏ đề xuất ngừng bắn ở Sudan của Malta.", "REJECT LBY > MLT"),
    # forces are those of whom they serve
    ("Malta cáo buộc lực lượng của Tướng Haftar pháo kích Tunis.", "ACCUSE MLT > LBY"),
    # two heads of one office, also right behind "nói"
    ("Thủ tướng Malta nói Ngoại trưởng Peru, Chile nên gặp nhau.", "REQUEST MLT > PER+CHL"),
    ("Malta chỉ trích Ngoại trưởng Peru, Chile tấn công Libya.", "ACCUSE MLT > PER"),
    # a crowd that is promised something is at home, where no other state is told of
    ("Thủ tướng Malta cam kết đáp ứng yêu cầu của người biểu tình.", "AGREE MLT > MLT"),
    (
        "Biểu tình lan rộng ở Libya. Thủ tướng Malta cam kết hỗ trợ người biểu tình.",
        "AGREE MLT > người biểu tình",
    ),
    # a mediator offers it to those who quarrel
    ("Kenya và Ghana đề nghị làm trung gian giữa Peru và Chile.", "AGREE KEN+GHA > PER+CHL"),
    # who speaks before a colon offers, whose triumph it is has it, and gets what is given to them
    ("Tổng thống Kenya: Sẵn sàng đối thoại với Ghana\n\nÔng nói vậy ở Nairobi.", "AGREE KEN+GHA > -"),
    ("Thắng lợi của Tổng thống Peru khi hội đàm với Tổng thống Chile", "CONSULT PER+CHL > -"),
    ("Niềm vui của Tổng thống Peru khi được Chile tặng tàu", "SUPPORT CHL > PER"),
    # how many states are meant belongs to their name
    ("Malta kêu gọi tất cả các nước lên án Libya.", "REQUEST MLT > tất cả các nước"),
]


@pytest.mark.parametrize(("page", "expected"), ADDRESSED, ids=[page for page, _ in ADDRESSED])
def test_whom_words_are_for(page: str, expected: str) -> None:
    assert expected in [sides(record) for record in code(page, published=DAY)]


def test_who_is_cited_behind_a_colon_and_all_does_not_join_in() -> None:
    page = "Nghi phạm Peru: dự định gia nhập al-Qaeda - theo FBI."
    assert not [r for r in code(page, published=DAY) if r.event == "AGREE" and "USA" in sides(r)]
