"""Differences of two versions: figures and dates are seen, order and letters are not."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dienbien.copies import compare
from dienbien.copies.compare import compare_sentences
from dienbien.reading import read_text

BEFORE = """Nổ kho pháo hoa tại Santa Rosa

Ít nhất ba người chết và 12 người bị thương trong vụ nổ kho pháo hoa tại Santa Rosa ngày 4/7.

Cảnh sát phong tỏa khu phố. Nguyên nhân chưa rõ.
"""
AFTER = """Nổ kho pháo hoa tại Santa Rosa

Ít nhất 5 người chết và 12 người bị thương trong vụ nổ kho pháo hoa tại Santa Rosa ngày 5/7.

Nguyên nhân chưa rõ. Thị trưởng tuyên bố để tang hai ngày.
"""


def test_figures_dates_and_sentences() -> None:
    found = compare(read_text(BEFORE), read_text(AFTER))
    (change,) = found.changed
    assert change.numbers_before == ("ít nhất ba người chết",)
    assert change.numbers_after == ("ít nhất 5 người chết",)
    assert (change.dates_before, change.dates_after) == (("ngày 4/7",), ("ngày 5/7",))
    assert found.removed == ("Cảnh sát phong tỏa khu phố.",)
    assert found.added == ("Thị trưởng tuyên bố để tang hai ngày.",)
    assert found.is_whole


def test_a_number_in_letters_or_digits_is_the_same() -> None:
    (change,) = compare_sentences(["Ba người chết ở Lima."], ["Có 3 người chết ở Lima."]).changed
    assert change.numbers_before == change.numbers_after == ()


def test_ranges_and_decimals_are_no_dates() -> None:
    (change,) = compare_sentences(["Có 20-30 tàu và 2.5 tấn cá."], ["Có 20-40 tàu và 2.5 tấn cá."]).changed
    assert change.dates_before == change.dates_after == ()
    assert change.numbers_after == ("20-40 tàu và",)


def test_order_case_and_punctuation_are_no_difference() -> None:
    found = compare_sentences(["Một câu.", "Câu hai, dài hơn."], ["CÂU HAI dài hơn", "Một câu!"])
    assert (found.removed, found.added, found.changed) == ((), (), ())


def test_sentences_with_other_figures_come_first() -> None:
    before = ["Gió mạnh thổi qua thị trấn ven biển suốt đêm.", "Có 4 tàu chìm ngoài khơi Lima."]
    after = ["Gió rất mạnh thổi qua thị trấn ven biển suốt đêm.", "Có 6 tàu chìm ngoài khơi Lima."]
    assert [change.numbers_after for change in compare_sentences(before, after).changed] == [
        ("6 tàu chìm",),
        (),
    ]


def test_long_and_repetitive_stories_take_bounded_time() -> None:
    started = time.process_time()
    before = [f"Câu {n % 7} lặp lại nhiều lần trong bài {n}." for n in range(3000)]
    after = [f"Câu {n % 5} lặp lại rất nhiều lần trong bài {n}." for n in range(3000)]
    assert not compare_sentences(before, after).is_whole
    compare_sentences(["a b " * 5000] * 400, ["a c " * 5000] * 400)
    assert time.process_time() - started < 10


@given(st.lists(st.text(max_size=40), max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_text_has_no_difference_from_itself(sentences: list[str]) -> None:
    found = compare_sentences(sentences, list(reversed(sentences)))
    assert (found.removed, found.added, found.changed) == ((), (), ())
