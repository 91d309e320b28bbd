"""Numbers in Vietnamese sentences as `min` and `max` (codebook section 9)."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.language.tables import Row, variants
from dienbien.language.text import fold
from dienbien.language.vi.numbers import find_numbers
from dienbien.language.vi.numbers_table import MODIFIERS, number_words
from dienbien.language.vi.numbers_words import WORDS, read_number
from dienbien.language.vi.rows_vi import rows_of

Expected = tuple[int | None, int | None]


def read(sentence: str) -> list[Expected]:
    return [(n.min, n.max) for n in find_numbers(fold(sentence).lower)]


COUNTS: list[tuple[str, Expected]] = [
    ("3", (3, 3)),
    ("ít nhất 12", (12, None)),
    ("tối thiểu 12", (12, None)),
    ("không dưới 12", (12, None)),
    ("hơn 10", (11, None)),
    ("trên 10", (11, None)),
    ("quá 10", (11, None)),
    ("gần 100", (None, 99)),
    ("chưa đến 100", (None, 99)),
    ("dưới 100", (None, 99)),
    ("tối đa 20", (None, 20)),
    ("không quá 20", (None, 20)),
    ("khoảng 30", (30, 30)),
    ("hàng chục", (20, 99)),
    ("hàng trăm", (100, 999)),
    ("hàng nghìn", (1000, 9999)),
    ("hàng ngàn", (1000, 9999)),
    ("hàng vạn", (10_000, 99_999)),
    ("hàng triệu", (1_000_000, 9_999_999)),
    ("hàng chục nghìn", (20_000, 99_999)),
    ("hàng trăm nghìn", (100_000, 999_999)),
    ("vài chục", (20, 99)),
    ("vài chục nghìn", (20_000, 99_999)),
    ("mấy trăm", (200, 999)),
    ("vài nghìn", (2000, 9999)),
    ("nhiều", (2, None)),
    ("nhiều nghìn", (2000, None)),
    ("một số", (2, None)),
    ("vài", (2, None)),
    ("một loạt", (2, None)),
    ("2.000", (2000, 2000)),
    ("12.345.678", (12_345_678, 12_345_678)),
    ("2,000", (2000, 2000)),
    ("10 000", (10_000, 10_000)),
    ("1,3 triệu", (1_300_000, 1_300_000)),
    ("15 tỷ", (15 * 10**9, 15 * 10**9)),
    ("2,5 nghìn", (2500, 2500)),
    ("2 nghìn tỷ", (2 * 10**12, 2 * 10**12)),
    ("3 triệu rưỡi", (3_500_000, 3_500_000)),
    ("một", (1, 1)),
    ("hai", (2, 2)),
    ("mười", (10, 10)),
    ("mười hai", (12, 12)),
    ("mười lăm", (15, 15)),
    ("hai mươi ba", (23, 23)),
    ("hai mươi mốt", (21, 21)),
    ("hai mươi tư", (24, 24)),
    ("hai chục", (20, 20)),
    ("hơn hai chục", (21, None)),
    ("hơn chục", (11, None)),
    ("một trăm linh năm", (105, 105)),
    ("ba trăm sáu mươi lăm", (365, 365)),
    ("năm trăm", (500, 500)),
    ("hơn một trăm", (101, None)),
    ("ba nghìn", (3000, 3000)),
    ("một nghìn hai trăm", (1200, 1200)),
    ("hai nghìn không trăm mười ba", (2013, 2013)),
    ("ba triệu rưỡi", (3_500_000, 3_500_000)),
    ("nửa triệu", (500_000, 500_000)),
    ("12-15", (12, 15)),
    ("12 – 15", (12, 15)),
    ("từ 5 đến 7", (5, 7)),
    ("5 đến 7", (5, 7)),
    ("10-15 nghìn", (10_000, 15_000)),
    ("từ 3 đến 5 triệu", (3_000_000, 5_000_000)),
    ("hai đến ba", (2, 3)),
    ("hai ba", (2, 3)),
    ("3 hoặc 4", (3, 4)),
]


@pytest.mark.parametrize(("phrase", "expected"), COUNTS, ids=[p for p, _ in COUNTS])
def test_a_count_before_people(phrase: str, expected: Expected) -> None:
    lower = fold(f"Vụ này khiến {phrase} người bị thương").lower
    (number,) = find_numbers(lower)
    assert (number.min, number.max) == expected
    assert lower[number.start : number.end] == phrase


@pytest.mark.parametrize("phrase", ["khoảng 30", "chừng 30", "xấp xỉ 30", "ước tính 30", "khoảng từ 5 đến 7"])
def test_roughly_is_said_so(phrase: str) -> None:
    (number,) = find_numbers(f"có {phrase} người")
    assert number.approx
    assert number.start == 3


NONE = [
    "Đây là vòng thứ hai",
    "Họ gặp nhau lần thứ 2",
    "Máy bay T-50, FA-50, Su-35 và F-16",
    "Dịch COVID-19 lan rộng",
    "Mạng 5G bị cấm",
    "Xa 100m, lúc 10h30",
    "Xảy ra ngày 1.327",
    "Giá tăng 20%",
    "Giá tăng 20,5 %",
    "Thuế tăng 3 phần trăm",
    "Hai phần ba nghị sĩ vắng mặt",
    "Động đất 7,5 độ",
    "Lữ đoàn 47 rút lui",
    "Mang số 5 trên thân",
    "Năm 2013 và cuối năm",
    "Đại sứ Ba Lan, Lầu Năm Góc",
    "Một mặt họ đàm phán",
    "Thắng 2-1",
    "Hội nghị APEC 2027 ở đảo",
    "Ngày 22/10 và 5/3/2013",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_count(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cả hai đều rút", [(2, 2)]),
        ("Hai nước và hai nhà lãnh đạo", [(2, 2), (2, 2)]),
        ("Có năm người trên thuyền", [(5, 5)]),
        ("Hai mươi năm qua", [(20, 20)]),
        ("37 dân thường, trong đó có 12 trẻ em", [(37, 37), (12, 12)]),
        ("Trong số 30 lính, 2 đã về", [(30, 30), (2, 2)]),
        ("Lính trên 2 tàu", [(2, 2)]),
        ("Gặp ở Ba Lan ba người", [(3, 3)]),
        ("(37 người), “12 lính”", [(37, 37), (12, 12)]),
        ("10 trở lên", [(10, None)]),
        ("Có 2014 người ký", [(2014, 2014)]),
    ],
)
def test_numbers_of_a_sentence(sentence: str, expected: list[Expected]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize("row", rows_of("numbers.tsv"), ids=lambda row: f"{row.where}-{row['phrase']}")
def test_every_row_fires_in_its_example_and_not_in_its_counter(row: Row) -> None:
    kind, spellings = row["kind"], tuple(variants(row["phrase"]))
    example, counter = fold(row["example"]).lower, fold(row["counter"]).lower
    found, others = find_numbers(example), find_numbers(counter)
    texts = [example[n.start : n.end] for n in found]
    if kind in MODIFIERS:
        assert any(text.startswith(spellings) for text in texts)
        assert others
        assert all(n.min == n.max and not n.approx for n in others)
    elif kind == "vague":
        low, _, high = row["value"].partition("-")
        assert (int(low), int(high) if high else None) in [(n.min, n.max) for n in found]
        assert not any(counter[n.start : n.end] in spellings for n in others)
    elif kind in {"upward", "downward"}:
        assert any(n.min is None or n.max is None for n in found)
        assert all(n.min == n.max for n in others)
    elif kind == "counted":
        assert [(n.min, n.max) for n in found] == [(5, 5)]
        assert not others
    elif kind == "plain":
        assert found
        assert not others
    else:
        assert not any(not text.isalpha() or text in row["phrase"] for text in texts)
        assert others


@given(st.integers(0, 999_999_999_999))
def test_digits_with_and_without_thousands_dots(number: int) -> None:
    for text in (str(number), f"{number:,}".replace(",", ".")):
        assert read(f"có {text} người") == [(number, number)]


_ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spoken(number: int) -> str:
    """The words for 1 to 999,999, as a reader would say them."""
    if number >= 1000:
        rest = number % 1000
        if not rest:
            return f"{spoken(number // 1000)} nghìn"
        return f"{spoken(number // 1000)} nghìn {'không trăm ' if rest < 100 else ''}" + (
            f"linh {_ONES[rest]}" if rest < 10 else spoken(rest)
        )
    if number >= 100:
        rest = number % 100
        head = f"{_ONES[number // 100]} trăm"
        return head if not rest else f"{head} {'linh ' + _ONES[rest] if rest < 10 else spoken(rest)}"
    if number >= 10:
        tens, one = divmod(number, 10)
        head = "mười" if tens == 1 else f"{_ONES[tens]} mươi"
        last = {0: "", 1: " mốt" if tens > 1 else " một", 5: " lăm"}.get(one, f" {_ONES[one]}")
        return head + last
    return _ONES[number]


@given(st.integers(1, 999_999))
def test_spoken_numbers_come_back(number: int) -> None:
    words = spoken(number).split()
    assert read_number(words) == (number, len(words))


@given(
    st.lists(
        st.sampled_from([*sorted(WORDS), "người", "hơn", "từ", "đến", "5", "2.000", "-", "1,5", "%", "số"]),
        max_size=15,
    )
)
def test_any_mixture_gives_ordered_spans(pieces: list[str]) -> None:
    lower = " ".join(pieces)
    end = 0
    for number in find_numbers(lower):
        assert end <= number.start < number.end <= len(lower)
        assert number.min is not None or number.max is not None
        assert number.min is None or number.max is None or number.min <= number.max
        end = number.end


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    lower = fold(text).lower
    for number in find_numbers(lower):
        assert 0 <= number.start < number.end <= len(lower)


@pytest.mark.parametrize(
    "piece", ["1", "hai mươi ", "ngày ", "1.000.", "từ 5 đến ", "một trăm linh ", "hơn ", "1 000 "]
)
def test_a_hostile_megabyte_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        find_numbers(text)
        return time.process_time() - began

    number_words()
    small = min(seconds(100_000) for _ in range(3))
    assert seconds(1_000_000) < max(40 * small, 1.0)
