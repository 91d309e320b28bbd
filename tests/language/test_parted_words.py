"""Words of a phrase that a quotation mark or a count parts are found all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien import code
from dienbien.language.text import fold
from dienbien.language.vi.compiled import lexicon

DAY = "2025-06-15"


def told(sentence: str) -> list[str]:
    """Type, mode and words of the records of a sentence."""
    return [f"{r.event} {r.mode} {r.trigger.text}" for r in code(sentence, published=DAY)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Bộ trưởng Quốc phòng Malta gọi đây là “hành động khiêu khích” của Ghana.",
            "ACCUSE disapprove gọi đây là “hành động khiêu khích",
        ),
        ('Malta nói chính sách của Ghana là "vô lý".', 'ACCUSE disapprove là "vô lý'),
        ("Malta bày tỏ 'thất vọng' về quyết định của Ghana.", "ACCUSE disapprove bày tỏ 'thất vọng"),
        ("Malta và Ghana ký 11 thỏa thuận.", "SUPPORT sign ký 11 thỏa thuận"),
        ("Malta trục xuất ba nhà ngoại giao Ghana.", "SANCTION expel trục xuất ba nhà ngoại giao"),
        ("Kenya cắt 300 triệu USD viện trợ cho Uganda.", "SANCTION discontinue cắt 300 triệu USD viện trợ"),
        (
            "Kenya cắt 4 triệu đô la Mỹ viện trợ cho Uganda.",
            "SANCTION discontinue cắt 4 triệu đô la Mỹ viện trợ",
        ),
        ("Kenya duyệt 3 tỷ euro viện trợ cho Uganda.", "AGREE None duyệt 3 tỷ euro viện trợ"),
        ("Kenya và Somalia trao đổi 300 tù binh.", "RETREAT release trao đổi 300 tù binh"),
        ("Kenya giảm 10% thuế nhập khẩu với Uganda.", "CONCEDE None giảm 10% thuế nhập khẩu"),
        ("Kenya cắt 30% viện trợ cho Uganda.", "SANCTION discontinue cắt 30% viện trợ"),
        ("Malta ném 90 tấn bom xuống Libya.", "ASSAULT aerial ném 90 tấn bom"),
        ("Kenya giao nộp ba nghi phạm cho Uganda.", "COOPERATE None giao nộp ba nghi phạm cho"),
        ("Kenya hủy 600 thị thực của công dân Uganda.", "COERCE restrict hủy 600 thị thực"),
    ],
)
def test_the_act_is_found_with_what_parts_its_words(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ông Kim Jong - un chỉ trích Malta.", "Kim Jong-un"),
        ("Nhóm khủng bố al - Qaeda tấn công quân đội Kenya.", "al-Qaeda"),
        ("Ông Moon Jae - in chỉ trích Malta.", "Moon Jae-in"),
    ],
)
def test_a_name_is_found_with_spaces_around_its_dash(sentence: str, name: str) -> None:
    (record,) = code(sentence, published="2018-06-15")
    assert [actor.name for actor in record.actor] == [name]


def test_a_dash_between_two_countries_parts_them() -> None:
    (record,) = code("Malta - Ghana hội đàm ở Lagos.", published=DAY)
    assert [actor.name for actor in record.actor] == ["Malta", "Ghana"]


def test_counts_of_losses_stay_counts() -> None:
    (arrest,) = code("Quân đội Ghana bắt 5 nhà báo Kenya.", published=DAY)
    assert [(x.kind, x.min) for x in arrest.losses] == [("detained", 5)]


def test_a_share_of_something_else_is_no_part_of_an_act() -> None:
    assert told("Kenya giảm 10% số xe nhập khẩu từ Uganda.") == []


@given(st.text(alphabet="Malta - ký\"'“”‘’«»thỏ a, 1.", max_size=60))
def test_phrases_lie_in_the_text_in_order_whatever_marks_stand_in_it(text: str) -> None:
    folded = fold(text)
    end = 0
    for phrase in lexicon().find(folded):
        assert end <= phrase.start < phrase.end <= len(folded.lower)
        assert folded.lower[phrase.start].isalnum()
        assert folded.lower[phrase.end - 1].isalnum()
        end = phrase.end
