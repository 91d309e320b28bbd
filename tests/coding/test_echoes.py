"""Codebook section 11.1: what comes back to an event is a further mention of it, not a record of its own."""

from dienbien import code
from dienbien.records import Record

DAY = "2024-05-20"


def told(text: str, event: str) -> list[Record]:
    return [record for record in code(text, published=DAY) if record.event == event]


def test_a_condemned_attack_is_a_mention_of_the_attack_told_before() -> None:
    text = "Hôm 18/5, quân đội Sudan không kích Chad. Kenya lên án cuộc không kích."
    (attack,) = told(text, "ASSAULT")
    assert [mention.text for mention in attack.mentions] == [
        "Hôm 18/5, quân đội Sudan không kích Chad.",
        "Kenya lên án cuộc không kích.",
    ]
    assert attack.sources == ()


def test_a_reference_with_another_side_is_not_taken_in() -> None:
    text = "Hôm 18/5, quân đội Sudan không kích Chad. Kenya lên án vụ tấn công Somalia."
    (attack,) = told(text, "ASSAULT")
    assert len(attack.mentions) == 1


def test_what_may_happen_is_no_mention() -> None:
    text = "Hôm 18/5, quân đội Sudan tấn công Chad. Quân đội Sudan có thể tấn công Chad lần nữa."
    assert [len(attack.mentions) for attack in told(text, "ASSAULT")] == [1]


def test_a_doubt_about_the_main_verb_is_none_about_the_noun() -> None:
    text = "Iran có thể mất nhiều tiền cho cuộc tấn công của quân đội nước này vào Israel hôm 14/4."
    assert [attack.status for attack in told(text, "ASSAULT")] == ["occurred"]


def test_what_demonstrators_do_is_told_of_their_protest() -> None:
    text = "Sinh viên Kenya biểu tình ở Nairobi. Cảnh sát bắn hơi cay vào người biểu tình."
    (protest,) = told(text, "PROTEST")
    assert len(protest.mentions) == 2
