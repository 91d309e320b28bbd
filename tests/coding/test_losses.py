"""Losses as a reader would count them (codebook sections 9 and 11.9)."""

import pytest
from told_losses import DAY, losses

from dienbien import code

CASES = [
    ("Chile không kích Peru, ít nhất hai người thiệt mạng.", ["killed person 2-None"]),
    ("Chile không kích Peru, mười hai người thiệt mạng.", ["killed person 12-12"]),
    ("Chile không kích Peru khiến chưa đầy 30 người chết.", ["killed person None-29"]),
    ("Chile không kích Peru khiến gần hai chục người bị thương.", ["wounded person None-19"]),
    ("Chile không kích Peru khiến 7 người của một gia đình tử nạn.", ["killed person 7-7"]),
    ("Chile bắn hạ 30/50 UAV của Peru.", ["shot-down uav 30-30"]),
    ("Chile bắn hạ 30 trên tổng số 50 UAV của Peru.", ["shot-down uav 30-30"]),
    ("Peru phóng 20 tên lửa vào Chile, trong đó 15 quả bị đánh chặn.", ["shot-down missile 15-15"]),
    ("Chile bắn rơi hai chiếc Su-25 của Peru.", ["shot-down aircraft 2-2"]),
    ("Phòng không Chile đã tiêu diệt 51 UAV của Peru.", ["shot-down uav 51-51"]),
    ("Quân đội Chile kiểm soát thêm ba ngôi làng của Peru.", ["seized territory 3-3"]),
    (
        "Chile không kích Peru. Trong số 9 người thiệt mạng có 4 trẻ em.",
        ["killed person 9-9", "killed child 4-4"],
    ),
    (
        "Chile không kích Peru. Ít nhất 9 người chết, trong đó 4 là trẻ em.",
        ["killed person 9-None", "killed child 4-4"],
    ),
    (
        "Quân đội Chile phá hủy 5 xe tăng, 2 khẩu pháo và 3 UAV của Peru.",
        ["destroyed tank 5-5", "destroyed artillery 2-2", "destroyed uav 3-3"],
    ),
    (
        "Vụ không kích của Chile làm 7 người Peru chết và 20 bị thương.",
        ["killed person 7-7", "wounded person 20-20"],
    ),
    ("Quân đội Chile tấn công Peru, gần 100 binh sĩ thiệt mạng.", ["killed soldier None-99"]),
    ("Phòng không Chile bắn hạ 2 trong số 8 tên lửa của Peru.", ["shot-down missile 2-2"]),
    ("Peru phóng 8 tên lửa vào Chile, 5 quả bị bắn hạ.", ["shot-down missile 5-5"]),
    ("Phòng không Chile bắn rơi tiêm kích Su-24 của Peru.", ["shot-down aircraft 1-1"]),
    (
        "Quân đội Chile và Peru đụng độ ở Arica, khiến 3 binh sĩ Chile và 3 binh sĩ Peru thiệt mạng.",
        ["killed soldier 3-3", "killed soldier 3-3"],
    ),
    ("Phòng không Chile bắn rơi chiếc trực thăng của Peru.", ["shot-down helicopter 1-1"]),
    ("Quân đội Chile tiêu diệt 10 phần tử vũ trang ở Peru.", ["killed rebel 10-10"]),
    ("Quân đội Chile không kích Peru, khiến 6 người thiệt mạng là cảnh sát.", ["killed police 6-6"]),
    ("Quân đội Chile pháo kích Peru, gây nhiều thương vong.", ["casualties person 2-None"]),
    (
        "Quân đội Chile pháo kích Peru. Ít nhất 14 dân thường, trong đó có ba trẻ em, đã thiệt mạng.",
        ["killed civilian 14-None", "killed child 3-3"],
    ),
    ("Quân đội Peru cho biết 30 UAV do Chile phóng đã bị bắn hạ.", ["shot-down uav 30-30"]),
    ("Trực thăng Peru không bị tấn công ở Chile. Hai phi công Peru thiệt mạng.", []),
    ("Một tay súng chưa rõ danh tính bắn đại sứ quán Chile, 2 người thiệt mạng.", ["killed person 2-2"]),
    (
        "Số người thiệt mạng trong vụ không kích của Chile vào Peru tăng lên 31, gồm 5 trẻ em.",
        ["killed person 31-31", "killed child 5-5"],
    ),
    ("Hai ngư dân Peru bị ba binh sĩ Chile bắn chết.", ["killed civilian 2-2"]),
    ("Một phụ nữ bị nhân viên di trú Chile bắn chết ở Lima, Peru.", ["killed civilian 1-1"]),
    ("Đặc nhiệm Chile bắn bị thương hai người Peru.", ["wounded person 2-2"]),
    ("Tướng Peru Tomas Ibarra bị thương nặng vì đòn tập kích của Chile.", ["wounded soldier 1-1"]),
    (
        "Chile bắn vào đoàn xe của Tướng Peru Tomas Ibarra khiến ông thiệt mạng.",
        ["killed soldier 1-1"],
    ),
    ("Không quân Chile phá hủy các cây cầu của Peru.", ["destroyed building 2-None"]),
    ("Không quân Chile san phẳng bệnh viện ở Tacna, Peru.", ["destroyed building 1-1"]),
    ("Không quân Chile san phẳng bệnh viện Santa Rosa ở Peru.", ["destroyed building 1-1"]),
    (
        "UAV Chile tập kích đoàn tàu ở Peru, khiến phương tiện này hư hại nặng.",
        ["damaged vehicle 1-1"],
    ),
    (
        "Phiến quân Peru phá hủy nhiều xe tăng, xe bọc thép của quân đội Chile.",
        ["destroyed tank 2-None", "destroyed armoured-vehicle 2-None"],
    ),
    (
        "Quân đội Chile sát hại Bộ trưởng Peru Tomas Ibarra và một số nghị sĩ Peru.",
        ["killed person 1-1", "killed person 2-None"],
    ),
    (
        "Hải quân Chile đánh chìm tàu ngầm và 2 tàu tuần tra của Peru.",
        ["destroyed ship 1-1", "destroyed ship 2-2"],
    ),
    ("Ba binh sĩ Peru bị lính Chile phục kích và bắn chết.", ["killed soldier 3-3"]),
    ("Phiến quân thả 20 con tin Peru bị bắt cóc ở Chile.", ["captured person 20-20"]),
    (
        "Số binh sĩ Peru thiệt mạng trong cuộc giao tranh với Chile lên đến 15 người.",
        ["killed soldier 15-15"],
    ),
    (
        "Chile không kích Peru khiến 12 người, phần lớn là phụ nữ và trẻ em, thiệt mạng.",
        ["killed person 12-12"],
    ),
    ("Cuộc không kích của Chile gây ra cái chết của 12 người Peru.", ["killed person 12-12"]),
    ("Bệnh viện ở Tacna, Peru bị hư hại nặng sau đợt không kích của Chile.", ["damaged building 1-1"]),
    ("Hai lính Peru bị quân Chile phục kích và trọng thương.", ["wounded soldier 2-2"]),
    ("Chile đánh trúng cảng Peru, khiến bệ phóng S-350 hư hại.", ["damaged artillery 1-1"]),
    ("Ba trực thăng Peru trúng đạn khi bị quân Chile phục kích.", ["damaged helicopter 3-3"]),
    (
        "Quân đội Chile phá hủy một chiếc cường kích ném bom Su-22 và hai xe tăng của Peru.",
        ["destroyed aircraft 1-1", "destroyed tank 2-2"],
    ),
    (
        "Quân đội Chile phá hủy hai chiếc tiêm kích và 3 chiếc xe bọc thép của Peru.",
        ["destroyed aircraft 2-2", "destroyed armoured-vehicle 3-3"],
    ),
    ("Quân đội Chile phá hủy cường kích ném bom Su-22 của Peru.", ["destroyed aircraft 1-1"]),
    (
        "Quân đội Chile phá hủy 4 xe tăng, khẩu pháo và hai radar của Peru.",
        ["destroyed tank 4-4", "destroyed other 2-2"],
    ),
    (
        "Quân đội Chile hạ sát Bộ trưởng Peru Tomas Ibarra cùng 3 đồng nghiệp.",
        ["killed person 1-1", "killed person 3-3"],
    ),
    (
        "Chile ném bom chợ ở Tacna, Peru, làm 31 người bị thương. Mảnh bom khiến nhiều người bị thương nặng.",
        ["wounded person 31-31"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_counts(sentence: str, expected: list[str]) -> None:
    assert losses(sentence) == [f"ASSAULT: {loss}" for loss in expected]


QUIET = [
    "Tổng cộng 40 binh sĩ Peru đã thiệt mạng. Chile không kích Peru hôm 18/5.",
    "Chile không kích Peru, 40 người có thể thiệt mạng nếu chiến sự kéo dài.",
    "Chile không kích Peru, chưa ghi nhận thương vong.",
    "Chile không kích một tòa nhà có 40 người ở Peru.",
    "Chile không kích đoàn xe của Tổng thống Peru Tomas Ibarra, ông thoát chết.",
    "Chile không kích Peru. Tổng thống Peru Tomas Ibarra qua đời.",
    "Chile không kích Peru, Peru tuyên bố sẽ bắn hạ 5 UAV của Chile.",
    "Chile không kích Peru. Trong số binh sĩ Peru thiệt mạng có người mới 15 tuổi.",
    "Chiến dịch tiêm chủng của Chile đến với 300 người Peru.",
    "UAV Chile tập kích Peru, phương tiện hư hại nặng.",
    "Không quân Chile san phẳng nhà cửa ở Tacna, Peru.",
    "Chile không kích Peru, nói đã báo trước để tránh gây nhiều thương vong.",
]


@pytest.mark.parametrize("sentence", QUIET)
def test_what_is_no_loss(sentence: str) -> None:
    assert losses(sentence) == []


def test_the_act_that_the_words_bind_a_count_to() -> None:
    page = "Chín lính Chile thiệt mạng trong vụ phục kích của phiến quân, sau khi Chile không kích Peru."
    ambush = next(record for record in code(page, published=DAY) if record.losses)
    assert ambush.trigger.text == "vụ phục kích"


def test_an_attack_is_against_those_it_killed() -> None:
    record = code("Chile không kích trong đêm, làm 4 binh sĩ Peru thiệt mạng.", published=DAY)[0]
    assert [entity.country for entity in record.recipient] == ["PER"]


def test_a_headline_does_not_count_what_the_text_counts() -> None:
    page = "Chile không kích Peru, hàng chục người chết\n\nChile không kích Peru, làm 24 người thiệt mạng."
    assert losses(page) == ["ASSAULT: killed person 24-24"]


@pytest.mark.parametrize(
    ("lede", "counted"),
    [
        ("Ủy ban Cứu trợ Lima cho biết 8 người bị thương.", ["ASSAULT: wounded person 8-8"]),
        ("Ủy ban Cứu trợ Lima cho biết 8 người bị thương vì lở đất.", []),
        ("Ủy ban Cứu trợ Lima cho biết 8 người bị thương. Bolivia pháo kích Ecuador hôm 18/5.", []),
    ],
)
def test_what_the_lede_counts_is_the_cost_of_the_only_fight_in_the_headline(
    lede: str, counted: list[str]
) -> None:
    assert losses(f"Chile tập kích ga tàu ở Peru\n\n{lede}") == counted


def test_a_caption_parts_no_fight_from_its_cost() -> None:
    page = (
        "Chile và Peru giao tranh\n\nQuân đội Chile giao tranh với quân đội Peru ở Tacna đêm 17/5.\n\n"
        "Lính Bolivia pháo kích Ecuador. Ảnh: AFP\n\nTheo một nhân chứng, hai dân quân đã thiệt mạng."
    )
    counted = [r.trigger.text for r in code(page, published=DAY) if r.losses]
    assert counted == ["giao tranh"]


def test_a_ship_by_its_name_is_no_captive() -> None:
    assert losses("Hải quân Chile bắt tàu Esperanza treo cờ Peru.") == ["ASSAULT: seized ship 1-1"]


TOLLS = [
    ("Hơn 40.000 người phải sơ tán do xung đột Chile - Peru.", ["CHL", "PER"], []),
    ("Chiến dịch quân sự của Chile đã cướp đi sinh mạng của 300 người Peru.", ["CHL"], ["PER"]),
    ("UAV Chile rơi xuống chung cư ở Peru khiến 5 người bị thương.", ["CHL"], ["PER"]),
    ("Bộ Quốc phòng Chile tuyên bố Peru mất 300 binh sĩ trong 24 giờ.", ["CHL"], ["PER"]),
]


@pytest.mark.parametrize(("sentence", "actors", "recipients"), TOLLS)
def test_a_toll_tells_a_fight(sentence: str, actors: list[str], recipients: list[str]) -> None:
    record = next(record for record in code(sentence, published=DAY) if record.losses)
    assert record.event == "ASSAULT"
    assert [entity.country for entity in record.actor] == actors
    assert [entity.country for entity in record.recipient] == recipients


def test_a_toll_is_repeated_with_its_number() -> None:
    page = (
        "Chile không kích Peru, làm 46 người thiệt mạng.\n\n"
        "Quân đội Bolivia pháo kích quân đội Ecuador ở Tacna.\n\nÍt nhất 46 người đã thiệt mạng."
    )
    counted = [record.actor[0].country for record in code(page, published=DAY) for _ in record.losses]
    assert counted == ["CHL"]


def test_a_rival_count_names_who_gives_it() -> None:
    page = (
        "Quân đội Chile cho biết đã không kích Peru hôm 18/5, làm 40 binh sĩ Peru thiệt mạng.\n\n"
        "Bộ Quốc phòng Peru cho biết vụ không kích của Chile làm 9 binh sĩ thiệt mạng."
    )
    told = [(loss.min, loss.by) for record in code(page, published=DAY) for loss in record.losses]
    assert told == [(40, None), (9, "Bộ Quốc phòng Peru")]


@pytest.mark.parametrize(
    ("behind", "by"),
    [
        ("Theo Bộ Y tế Peru, 12 người chết.", ["Bộ Y tế Peru"]),
        ("Ít nhất 12 người chết, Bộ Y tế Peru cho biết.", ["Bộ Y tế Peru"]),
        ("Peru nói 12 người chết, trong khi Chile cho biết chỉ 5 người thiệt mạng.", ["Peru", "Chile"]),
        ("Có 12 người chết.", [None]),
    ],
)
def test_whoever_counts_what_no_act_tells_is_named(behind: str, by: list[str | None]) -> None:
    page = f"Quân đội Chile không kích Peru.\n\n{behind}"
    assert [loss.by for record in code(page, published=DAY) for loss in record.losses] == by


def test_who_counts_is_not_named_again_where_the_record_has_them_as_source() -> None:
    page = "Bộ Quốc phòng Peru cho biết Chile đã không kích Peru.\n\nBộ này nói 12 người chết."
    assert [loss.by for record in code(page, published=DAY) for loss in record.losses] == [None]


def told(text: str) -> set[tuple[str, str, int | None, str | None]]:
    found = code(text, published="2025-10-20")
    return {(loss.kind, loss.what, loss.min, loss.side) for record in found for loss in record.losses}


def test_what_is_fired_is_not_lost_with_those_whom_it_kills() -> None:
    assert told("Nga phóng 50 tên lửa và 500 UAV vào Ukraine, 5 người thiệt mạng.") == {
        ("killed", "person", 5, "UKR")
    }


def test_who_is_only_meant_to_die_has_not_died() -> None:
    assert told("Israel tấn công một khu dân cư ở Doha để giết thủ lĩnh Hamas.") == set()


def test_arms_and_soldiers_of_one_list_are_lost_by_the_same_side() -> None:
    page = "Quân đội Ukraine cho biết 3 xe tăng và 20 binh sĩ Nga bị tiêu diệt."
    assert told(page) == {("destroyed", "tank", 3, "RUS"), ("killed", "soldier", 20, "RUS")}


def test_what_a_raid_destroys_is_no_second_raid() -> None:
    (raid,) = code(
        "Máy bay và xe tăng Israel tấn công ngoại ô Arica, phá hủy hai tòa nhà.", published="2025-10-20"
    )
    assert [actor.country for actor in raid.actor] == ["ISR"]
    assert [(loss.what, loss.min) for loss in raid.losses] == [("building", 2)]
