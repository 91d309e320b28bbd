"""Forces that are moved, protests and those who are killed by name (codebook sections 3, 4 and 9)."""

import pytest
from told_sides import sides

from dienbien import code

DAY = "2025-05-20"


def told(page: str) -> list[str]:
    return [sides(record) for record in code(page, published=DAY)]


def losses(page: str) -> list[str]:
    return [f"{x.kind} {x.what} {x.min}-{x.max}" for r in code(page, published=DAY) for x in r.losses]


VICTIMS = [
    ("Điệp viên Chile sát hại nhà báo Peru Tomás Ibarra ở Lima.", ["killed person 1-1"]),
    ("Quân đội Chile tiêu diệt thủ lĩnh phiến quân Peru Tomás Ibarra.", ["killed rebel 1-1"]),
    ("Cựu tổng thống Bolivia bị ám sát ở La Paz.", ["killed person 1-1"]),
    ("Phiến quân Peru bắt cóc Bộ trưởng Chile Luis Rojas.", ["captured person 1-1"]),
    # Counted by the words themselves, not told as done, or nobody in particular.
    ("Quân đội Chile sát hại 12 nhà báo Peru.", ["killed civilian 12-12"]),
    ("Peru cáo buộc Chile tấn công Tổng thống Luis Rojas.", []),
    ("Quân đội Chile tấn công để tiêu diệt phiến quân Peru.", []),
]


@pytest.mark.parametrize(("page", "expected"), VICTIMS, ids=[page for page, _ in VICTIMS])
def test_whom_an_attack_kills_by_name_is_one_loss(page: str, expected: list[str]) -> None:
    assert losses(page) == expected


PROTESTS = [
    ("Hàng nghìn người Peru biểu tình ở Lima, đòi chính phủ từ chức.", ["PROTEST PER > PER"]),
    ("Hàng nghìn người Peru biểu tình ở Lima để phản đối dự luật lương hưu.", ["PROTEST PER > PER"]),
    ("Hàng nghìn người Peru biểu tình ở Lima vì hòa bình.", ["PROTEST PER > -"]),
    ("Hàng nghìn người Peru biểu tình ở Lima, kêu gọi tổng thống Chile từ chức.", ["PROTEST PER > CHL"]),
    ("Hàng nghìn người Peru biểu tình ở Lima suốt đêm.", ["PROTEST PER > PER"]),
    ("Hàng nghìn người Peru tuần hành ở Lima tưởng niệm vụ chìm phà.", ["PROTEST PER > -"]),
    ("Hàng nghìn người Peru biểu tình ở Lima ủng hộ Chile.", ["PROTEST PER > -", "SUPPORT PER > CHL"]),
    ("Một phóng viên ngã gãy chân trong cuộc biểu tình ở Lima.", ["PROTEST PER > -"]),
    ("Cảnh sát Chile bắt ba sinh viên Peru biểu tình.", ["COERCE CHL > PER", "PROTEST PER > -"]),
    ("Chính quyền Peru đóng các trường học giữa làn sóng biểu tình.", ["PROTEST PER > PER"]),
]


@pytest.mark.parametrize(("page", "expected"), PROTESTS, ids=[page for page, _ in PROTESTS])
def test_a_protest_is_against_the_government_it_wants_something_of(page: str, expected: list[str]) -> None:
    assert told(page) == expected


MOVED = [
    ("Hàng nghìn binh sĩ Chile được triển khai tới Peru.", ["MOBILIZE CHL > -"]),
    ("Chile đang triển khai 8 tàu chiến.", ["MOBILIZE CHL > -"]),
    ("Chile huy động hàng nghìn lính dự bị.", ["MOBILIZE CHL > -"]),
    (
        "Để ngăn cuộc biểu tình ở Lima, chính quyền Peru đã triển khai 1.000 cảnh sát.",
        ["MOBILIZE PER > -"],
    ),
    (
        "Chile mở cuộc diễn tập và khai hỏa hàng loạt tên lửa.",
        ["MOBILIZE CHL > -", "MOBILIZE CHL > -"],
    ),
    ("Chile tập trận lớn quanh Peru.", ["MOBILIZE CHL > PER"]),
    ("Chile tập trận ở Arica.", ["MOBILIZE CHL > -"]),
    ("Không quân Chile điều 2 máy bay ném bom bay dọc bờ biển Peru.", ["MOBILIZE CHL > PER"]),
    ("Chile phải điều những đơn vị tốt nhất tới Tacna của Peru.", ["MOBILIZE CHL > -"]),
    ("Chile cân nhắc điều thêm quân tới Peru.", ["MOBILIZE CHL > -"]),
    ("Chile cân nhắc không kích Peru.", ["ASSAULT CHL > PER"]),
    ("Chile có thể không kích Peru.", []),
    ("Chile có thể trừng phạt Peru.", ["SANCTION CHL > PER"]),
    ("Chile phải trừng phạt Peru.", []),
    ("Chuyên gia Peru cho rằng Chile có thể điều quân tới Bolivia.", []),
    ("Tổng thống Chile ra lệnh điều 5.000 quân tới biên giới Peru.", ["MOBILIZE CHL > -"]),
    # A test tells nothing of what was shot down two days before.
    (
        "Chile mở tập trận hai ngày sau khi bắn hạ một máy bay Peru.",
        ["MOBILIZE CHL > -", "ASSAULT CHL > PER"],
    ),
]


@pytest.mark.parametrize(("page", "expected"), MOVED, ids=[page for page, _ in MOVED])
def test_forces_are_moved_by_their_state(page: str, expected: list[str]) -> None:
    assert told(page) == expected


def test_how_somebody_struck_and_what_came_of_it_is_one_attack() -> None:
    assert told("Không quân Chile ném bom phá hủy ba kho hàng ở Tacna của Peru.") == ["ASSAULT CHL > PER"]
    assert told("Quân đội Chile tấn công sát hại Thủ tướng Peru.") == ["ASSAULT CHL > PER"]


STRUCK = [
    ("Cảnh sát Chile dùng đến hơi cay trong cuộc biểu tình ở Arica.", "ASSAULT CHL > CHL"),
    ("Peru và Chile cáo buộc nhau tập kích nhà máy điện.", "ASSAULT PER+CHL > PER+CHL"),
    ("UAV Shahed-136 Chile tập kích một nhà ga của Peru.", "ASSAULT CHL > PER"),
    ("Hai tiêm kích F-16 của Chile không kích căn cứ Peru.", "ASSAULT CHL > PER"),
    ("Người biểu tình Peru chiếm tòa nhà chính phủ.", "PROTEST PER > PER"),
    ("Người biểu tình xông vào tòa nhà quốc hội Peru.", "PROTEST PER > PER"),
    ("Vụ tấn công khủng bố ở Paris làm 130 người thiệt mạng.", "ASSAULT - > FRA"),
    ("Một quả bom phát nổ ở Lima khiến ba cảnh sát Peru bị thương.", "ASSAULT - > PER"),
]


@pytest.mark.parametrize(("page", "expected"), STRUCK, ids=[page for page, _ in STRUCK])
def test_whom_violence_strikes(page: str, expected: str) -> None:
    assert expected in told(page)


NOT_DONE = [
    "Bộ Quốc phòng Chile khẳng định quân đội nước này không tập kích Peru.",
    "Tướng Chile nói nước này có thể điều thêm tàu chiến trước khi tấn công Peru.",
    "Tổng thống Chile gọi đạo luật của Peru là hành động tấn công vào nền dân chủ.",
    "Đảng cầm quyền Chile giành được nhiều ghế của đối thủ Peru.",
    "Báo cáo cho thấy trực thăng Chile không bị tấn công ở Peru.",
]


@pytest.mark.parametrize("page", NOT_DONE)
def test_an_attack_that_was_none_is_no_record(page: str) -> None:
    assert not any(line.startswith("ASSAULT") for line in told(page))


def test_an_attack_that_somebody_says_was_none_is_one() -> None:
    page = "Người phát ngôn NATO cho biết Chile không tập kích Peru bằng tên lửa."
    assert told(page) == ["ASSAULT CHL > PER"]


def test_what_a_blast_at_a_protest_costs_is_its_own() -> None:
    page = "Một vụ nổ bom xảy ra giữa khu biểu tình ở thủ đô Lima của Peru khiến 6 công nhân bị thương."
    found = {r.event: [(x.kind, x.min) for x in r.losses] for r in code(page, published=DAY)}
    assert found == {"ASSAULT": [("wounded", 6)], "PROTEST": []}


def test_tons_of_goods_are_counted_where_they_are_seized() -> None:
    assert losses("Hải quân Chile tịch thu 5 tấn cá của ngư dân Peru.") == ["seized other 5-5"]


COSTS = [
    (
        "Vụ tấn công bằng tên lửa của Chile khiến một bệnh viện ở Peru bị phá hủy.",
        [("ASSAULT", [("destroyed", 1)])],
    ),
    (
        "Một cảnh sát Peru thiệt mạng và hai người bị thương khi phiến quân tấn công Tacna.",
        [("ASSAULT", [("killed", 1), ("wounded", 2)])],
    ),
    (
        "Số nạn nhân thiệt mạng trong vụ đánh bom ở Lima, Peru đã lên tới 45 người.",
        [("ASSAULT", [("killed", 45)])],
    ),
]


@pytest.mark.parametrize(("page", "expected"), COSTS, ids=[page for page, _ in COSTS])
def test_what_an_attack_cost(page: str, expected: list[tuple[str, list[tuple[str, int]]]]) -> None:
    found = [(r.event, [(x.kind, x.min) for x in r.losses]) for r in code(page, published=DAY)]
    assert found == expected


def test_one_protest_told_in_two_words_is_one() -> None:
    page = "Hàng nghìn người Peru xuống đường ở Lima, biểu tình yêu cầu tổng thống từ chức."
    assert told(page) == ["PROTEST PER > PER"]


def test_shots_at_a_protest_are_an_attack_that_has_its_own_toll() -> None:
    page = "Hơn 30 người Peru tử vong, đa số vì bị bắn khi biểu tình ở Lima, báo cáo cho biết."
    records = code(page, published=DAY)
    tolls = {r.event: [(loss.kind, loss.min) for loss in r.losses] for r in records}
    assert tolls["ASSAULT"] == [("killed", 31)]
    assert not tolls.get("PROTEST")


PLOTS = [
    ("An ninh Peru chặn được âm mưu đánh bom một khu chợ ở Lima.", ["ASSAULT - > PER hypothetical"]),
    (
        "Mật vụ Peru phá tan âm mưu ám sát của điệp viên Chile nhắm vào một bộ trưởng.",
        ["ASSAULT CHL > PER hypothetical"],
    ),
    (
        "Peru cáo buộc điệp viên Chile tìm cách ám sát một tướng quân đội.",
        ["ACCUSE PER > CHL occurred", "ASSAULT CHL > PER hypothetical"],
    ),
    # What was carried out, and what only its doer means to do, are no plots.
    (
        "Peru cáo buộc điệp viên Chile lên kế hoạch sát hại Bộ trưởng Luis Rojas.",
        ["ACCUSE PER > CHL occurred"],
    ),
    ("Quân đội Chile tìm cách tấn công Peru.", []),
]


@pytest.mark.parametrize(("page", "expected"), PLOTS, ids=[page for page, _ in PLOTS])
def test_an_attack_that_others_tell_of_as_a_plot_is_hypothetical(page: str, expected: list[str]) -> None:
    assert [f"{sides(r)} {r.status}" for r in code(page, published=DAY)] == expected


AIMED = [
    "Vụ tập kích của Chile nhắm vào Bộ Quốc phòng Peru gây thiệt hại lớn.",
    "Tổng thống Bolivia lên án vụ tập kích hôm 18/5 của Chile nhắm vào Bộ Quốc phòng Peru.",
]


@pytest.mark.parametrize("page", AIMED)
def test_whom_an_attack_told_by_a_noun_was_aimed_at(page: str) -> None:
    assert [line for line in told(page) if line.startswith("ASSAULT")] == ["ASSAULT CHL > PER"]


SMUGGLERS = [
    ("Tàu tuần duyên Chile bắn nát một xuồng chở ma túy gần Peru.", "một xuồng chở ma túy"),
    ("Không quân Chile bắn nổ tàu bị nghi buôn lậu ma túy gần Peru.", "tàu bị nghi buôn lậu ma túy"),
    ("Hải quân Chile tập kích tàu nghi vận chuyển ma túy gần Peru.", "tàu nghi vận chuyển ma túy"),
    ("Hải quân Chile phá hủy tàu ngầm chở ma túy gần Peru.", "tàu ngầm chở ma túy"),
]


@pytest.mark.parametrize(("page", "boat"), SMUGGLERS, ids=[page for page, _ in SMUGGLERS])
def test_boats_of_smugglers_are_of_no_country(page: str, boat: str) -> None:
    (record,) = code(page, published=DAY)
    assert [(e.text, e.country) for e in record.recipient] == [(boat, None)]


ANSWERED = [
    (
        "Chile không kích Peru, quân đội Peru pháo kích đáp trả Chile\n\n"
        "Không quân Chile sáng nay đã không kích một căn cứ của Peru ở Tacna.",
        {"ASSAULT CHL > PER", "ASSAULT PER > CHL"},
    ),
    (
        "Bộ Tư pháp Peru treo thưởng cho tin tức dẫn đến bắt nghi phạm ám sát Thủ tướng Luis Rojas.",
        {"ASSAULT - > PER"},
    ),
]


@pytest.mark.parametrize(("page", "expected"), ANSWERED, ids=[page for page, _ in ANSWERED])
def test_attacks_that_only_the_headline_answers_or_nobody_is_said_to_have_made(
    page: str, expected: set[str]
) -> None:
    assert expected <= set(told(page))


def test_spying_told_in_two_words_is_one() -> None:
    page = "Tình báo Chile đã xâm nhập mạng máy tính và lấy cắp dữ liệu của chính phủ Peru."
    assert told(page) == ["COERCE CHL > PER"]


LISTED = [
    (
        "Chile thông báo đánh chặn 30 UAV, cùng một tên lửa Pira và cả 3 quả đạn Condor-M của Peru.",
        ["shot-down uav 30-30", "shot-down missile 1-1", "shot-down missile 3-3"],
    ),
    (
        "Quân đội Chile tuyên bố đã phá hủy nhiều xe tăng Peru, trong đó có hai xe tăng tại Tacna.",
        ["destroyed tank 2-None", "destroyed tank 2-2"],
    ),
    ("Ba binh sĩ Peru nguy kịch sau khi quân đội Chile pháo kích Tacna.", ["wounded soldier 3-3"]),
    ("Không quân Chile phá hủy hai bến tàu của Peru.", ["destroyed building 2-2"]),
]


@pytest.mark.parametrize(("page", "expected"), LISTED, ids=[page for page, _ in LISTED])
def test_what_stands_beside_a_count_parts_no_list(page: str, expected: list[str]) -> None:
    assert losses(page) == expected


WHOSE = [
    # The second owner is whose thing it was.
    ("Bolivia lo ngại về vụ tấn công (UAV) của Chile vào kho lúa mì của Peru.", "ASSAULT CHL > PER"),
    # Forces of whoever speaks did what their speaker tells of.
    (
        "Tổng thống Chile kể rằng trong chiến dịch đột kích Peru, đặc nhiệm Chile đã nhảy dù.",
        "ASSAULT CHL > PER",
    ),
    # Whom no words call a Peruvian is one of those who tell of it.
    ("Chile cáo buộc Peru ra lệnh ám sát một cựu nghị sĩ.", "ASSAULT PER > CHL"),
    ("Chile nói Peru đã phóng 33 tên lửa và, theo Arica, 300 UAV nhắm vào Chile.", "ASSAULT PER > CHL"),
]


@pytest.mark.parametrize(("page", "expected"), WHOSE, ids=[page for page, _ in WHOSE])
def test_whose_an_attack_is_and_whose_it_struck(page: str, expected: str) -> None:
    assert [line for line in told(page) if line.startswith("ASSAULT")] == [expected]


def test_whoever_is_told_of_a_killing_was_not_killed() -> None:
    page = "Chile chia sẻ bằng chứng về vụ sát hại nghị sĩ Chile Luis Rojas với Đức và Bolivia."
    assert "ASSAULT - > CHL" in told(page)


def test_what_two_did_to_each_other_is_not_the_attack_of_the_one() -> None:
    page = "Peru và Chile nổ súng ở biên giới hôm 18/5.\n\nSau đó, quân đội Chile pháo kích Tacna của Peru."
    assert "ASSAULT CHL > PER" in told(page)


def test_what_was_done_in_attacks_has_their_day() -> None:
    page = "Chile hôm 12/5 cho biết đã bắt 9 binh sĩ Peru trong các cuộc đột kích hôm 9/5."
    assert [r.date for r in code(page, published=DAY) if r.event == "COERCE"] == ["2025-05-09"]


def test_agents_act_for_the_state_whose_agency_they_are_of() -> None:
    assert told("Nhân viên ICE bắn hạ một phụ nữ tại Denver.") == ["ASSAULT USA > USA"]


def test_air_defence_denies_nothing() -> None:
    page = "Bolivia gửi radar phòng không sau đợt tấn công lớn của Chile vào Peru."
    assert [r.status for r in code(page, published=DAY) if r.event == "ASSAULT"] == ["occurred"]
