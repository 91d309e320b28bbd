"""Sides that stand further on in the clause: conditions, extraditions, talks that open a sentence."""

import pytest
from told_sides import told


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta đặt điều kiện thả 12 ngư dân Libya.",
        "Tổng thống Malta nêu điều kiện hợp tác với Libya.",
        "Malta đặt hạn chót trả ba con tàu của Libya.",
    ],
)
def test_a_condition_is_on_the_only_state_that_its_clause_names(sentence: str) -> None:
    assert "REQUEST MLT > LBY" in told(sentence)


def test_a_condition_is_not_on_who_is_told_of_in_the_next_clause() -> None:
    assert "REQUEST MLT > LBY" not in told("Malta nêu điều kiện, Libya họp khẩn với Chile.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta bắt và dẫn độ một nghi phạm về Libya.",
        "Malta dẫn độ trùm ma túy Juan Soto sang Libya.",
        "Trùm ma túy Juan Soto bị Malta bắt và dẫn độ về Libya.",
        "Trùm ma túy Juan Soto bị dẫn độ từ Malta về Libya.",
    ],
)
def test_who_extradites_hands_over_to_where_somebody_is_taken(sentence: str) -> None:
    assert "COOPERATE MLT > LBY" in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Quy trình dẫn độ Juan Soto từ Malta sang Libya.", "Libya dẫn độ Juan Soto từ Malta về nước."],
)
def test_a_procedure_and_who_fetches_somebody_are_not_the_givers_deed(sentence: str) -> None:
    assert "COOPERATE MLT > LBY" not in told(sentence)


def test_an_extradition_from_nowhere_has_no_giver() -> None:
    assert not told("Trùm ma túy Juan Soto bị dẫn độ về Libya.")


@pytest.mark.parametrize(
    "opening",
    [
        "Bình luận về cuộc gặp với Tổng thống Peru",
        "Tại cuộc hội kiến Tổng thống Peru",
        "Bắt đầu cuộc gặp với Tổng thống Peru",
    ],
)
def test_who_speaks_of_talks_that_name_one_side_held_them(opening: str) -> None:
    assert {"CONSULT PER+CHL > -", "CONSULT CHL+PER > -"} & told(
        f"{opening}, Thủ tướng Chile nói hai bên đã hiểu nhau."
    )


def test_who_speaks_of_the_talks_of_two_others_was_not_there() -> None:
    found = told(
        "Bình luận về cuộc gặp giữa Tổng thống Peru với Thủ tướng Malta, Thủ tướng Chile nói ông lạc quan."
    )
    assert "CONSULT PER+MLT > -" in found


def test_who_speaks_of_somebody_elses_talks_was_not_there() -> None:
    found = told("Bình luận về cuộc gặp của Tổng thống Peru ở Geneva, Thủ tướng Chile nói ông lạc quan.")
    assert not any(r.startswith("CONSULT") for r in found)


def test_punishment_is_of_whom_it_is_aimed_at() -> None:
    assert "SANCTION EU > PER" in told("EU tung gói trừng phạt thứ 31 nhắm vào đội tàu cá của Peru.")


@pytest.mark.parametrize("goods", ["4 tàu tuần tra Stan Patrol", "20 tiêm kích Typhoon"])
def test_arms_of_a_make_are_bought_of_whose_they_are(goods: str) -> None:
    assert "COOPERATE PER+CHL > -" in told(f"Peru mua {goods} của Chile.") or "COOPERATE PER > CHL" in told(
        f"Peru mua {goods} của Chile."
    )
    assert not told(f"Peru mua {goods}.")


def test_weapons_are_taken_off_the_ground_of_another_state() -> None:
    assert "RETREAT PER > -" in told("Peru rút hệ thống Typhon khỏi Chile.")
    assert not told("Peru rút hồ sơ Typhon khỏi chương trình.")


def test_jamming_a_statesmans_plane_is_told_without_a_doer() -> None:
    assert "COERCE - > PER" in {
        r.replace("Ollanta Humala", "PER")
        for r in told("Máy bay chở Tổng thống Peru bị gây nhiễu GPS khi bay qua Bolivia.")
    }
    assert not told("Máy bay chở khách của Peru bị gây nhiễu GPS khi bay qua Bolivia.")
