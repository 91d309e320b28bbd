"""Times in Vietnamese sentences: what is found, what it resolves to, and what is no time."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.language.tables import Row, variants
from dienbien.language.text import fold
from dienbien.language.vi.rows_vi import rows_of
from dienbien.language.vi.times import find_times
from dienbien.language.vi.times_resolve import resolve
from dienbien.language.vi.times_table import time_words
from dienbien.language.vi.times_value import Interval
from dienbien.records import edtf

TUESDAY = datetime.date(2013, 10, 22)
LAST = "2013-10-20"
NEIGHBOURS = {"measure", "notdate", "ordinal", "succession", "event", "block"}


def read(
    sentence: str, *, future: bool = False, published: datetime.date | None = TUESDAY
) -> list[str | None]:
    """What each expression of a sentence resolves to."""
    found = find_times(fold(sentence).lower)
    last = LAST if published else None
    return [resolve(t, published=published, last=last, future=future) for t in found]


def words(sentence: str) -> list[str]:
    lower = fold(sentence).lower
    return [lower[t.start : t.end] for t in find_times(lower)]


PAST = [
    ("ngày 22/10", "2013-10-22"),
    ("ngày 23/10", "2012-10-23"),
    ("hôm 18/3", "2013-03-18"),
    ("ngày 22.10", "2013-10-22"),
    ("hôm 22-10", "2013-10-22"),
    ("ngày 3/4", "2013-04-03"),
    ("ngày 22 tháng 10", "2013-10-22"),
    ("22/10/2013", "2013-10-22"),
    ("22-10-2013", "2013-10-22"),
    ("22.10.2013", "2013-10-22"),
    ("2013-10-05", "2013-10-05"),
    ("ngày 5/3 năm 2012", "2012-03-05"),
    ("21 tháng 09 năm 2025", "2025-09-21"),
    ("ngày 29/2", "2012-02-29"),
    ("ngày 15", "2013-10-15"),
    ("ngày 25", "2013-09-25"),
    ("ngày 31", "2013-08-31"),
    ("ngày 15 tháng này", "2013-10-15"),
    ("ngày 15 tháng trước", "2013-09-15"),
    ("mùng 5", "2013-10-05"),
    ("mồng 2 tháng 9", "2013-09-02"),
    ("ngày 22/10 năm ngoái", "2012-10-22"),
    ("ngày 5/11 tới.", "2013-11-05"),
    ("tháng 9/2013", "2013-09"),
    ("tháng 9 năm 2013", "2013-09"),
    ("tháng 9-2013", "2013-09"),
    ("9/2013", "2013-09"),
    ("tháng 9", "2013-09"),
    ("tháng 10", "2013-10"),
    ("tháng 11", "2012-11"),
    ("tháng mười một năm ngoái", "2012-11"),
    ("tháng 9 vừa qua", "2013-09"),
    ("giữa tháng 5", "2013-05~"),
    ("cuối tháng 10/2013", "2013-10~"),
    ("năm 2013", "2013"),
    ("đầu năm 2013", "2013~"),
    ("đầu năm", "2013~"),
    ("đầu tháng", "2013-10~"),
    ("rạng sáng 28/2", "2013-02-28"),
    ("đêm 4/4", "2013-04-04"),
    ("tối 11.10", "2013-10-11"),
    ("sáng ngày 5/3", "2013-03-05"),
    ("2h sáng 5/3", "2013-03-05"),
    ("lúc 19h30 ngày 5/3 (giờ Hà Nội)", "2013-03-05"),
    ("hôm 30.1 (giờ VN)", "2013-01-30"),
    ("hôm nay", "2013-10-22"),
    ("hôm qua", "2013-10-21"),
    ("hôm kia", "2013-10-20"),
    ("sáng nay", "2013-10-22"),
    ("tối qua", "2013-10-21"),
    ("đêm qua", "2013-10-21"),
    ("rạng sáng nay", "2013-10-22"),
    ("ngày mai", "2013-10-23"),
    ("tuần này", "2013-10-21/2013-10-22"),
    ("tuần trước", "2013-10-14/2013-10-20"),
    ("tuần qua", "2013-10-15/2013-10-21"),
    ("tuần tới", "2013-10-28/2013-11-03"),
    ("cuối tuần trước", "2013-10-18/2013-10-20"),
    ("cuối tuần qua", "2013-10-18/2013-10-20"),
    ("tháng này", "2013-10"),
    ("tháng trước", "2013-09"),
    ("tháng tới", "2013-11"),
    ("tháng qua", "2013-09/2013-10"),
    ("đầu tháng này", "2013-10~"),
    ("năm nay", "2013"),
    ("năm ngoái", "2012"),
    ("cuối năm ngoái", "2012~"),
    ("năm tới", "2014"),
    ("hôm thứ hai", "2013-10-21"),
    ("hôm thứ ba", "2013-10-22"),
    ("hôm thứ tư", "2013-10-16"),
    ("thứ 5 tuần trước", "2013-10-17"),
    ("thứ bảy tuần này", "2013-10-26"),
    ("chủ nhật", "2013-10-20"),
    ("thứ sáu tới.", "2013-10-25"),
    ("thứ hai (14/10)", "2013-10-14"),
    ("thứ hai, ngày 14/10", "2013-10-14"),
    ("3 ngày trước", "2013-10-19"),
    ("hai mươi ngày trước", "2013-10-02"),
    ("cách đây 2 tuần", "2013-10-08~"),
    ("cách đây hai tháng", "2013-08"),
    ("30 năm trước", "1983"),
    ("hơn 20 năm trước", "1993~"),
    ("vài ngày trước", "../2013-10-21"),
    ("cách đây vài năm", "../2012"),
    ("24 giờ qua", "2013-10-21/2013-10-22"),
    ("ba ngày qua", "2013-10-19/2013-10-21"),
    ("những ngày qua", "../2013-10-22"),
    ("nhiều năm qua", "../2013"),
    ("10 năm qua", "2003/2013"),
    ("trong vòng hai tuần tới", "2013-10-22/2013-11-05"),
    ("48 giờ tới", "2013-10-22/2013-10-24"),
    ("những ngày tới", "2013-10-22/.."),
    ("hai ngày nữa", "2013-10-24"),
    ("cùng ngày", "2013-10-20"),
    ("tối cùng ngày", "2013-10-20"),
    ("hôm sau", "2013-10-21"),
    ("ngày hôm sau", "2013-10-21"),
    ("hôm trước", "2013-10-19"),
    ("một ngày trước đó", "2013-10-19"),
    ("hai ngày sau đó", "2013-10-22"),
    ("ba tháng sau đó", "2014-01"),
    ("vài ngày trước đó", "../2013-10-19"),
    ("trước đó", "../2013-10-20"),
    ("sau đó", "2013-10"),
    ("thập niên 1990", "199X"),
    ("những năm 80", "198X"),
    ("thế kỷ 19", "18XX"),
    ("thế kỷ XX", "19XX"),
    ("từ ngày 1 đến 3/4", "2013-04-01/2013-04-03"),
    ("từ 1 đến 3/4", "2013-04-01/2013-04-03"),
    ("từ ngày 1 đến ngày 3/4/2012", "2012-04-01/2012-04-03"),
    ("1-15/11", "2012-11-01/2012-11-15"),
    ("20-21/10", "2013-10-20/2013-10-21"),
    ("trong hai ngày 20 và 21-10", "2013-10-20/2013-10-21"),
    ("ngày 20 và 21/10", "2013-10-20/2013-10-21"),
    ("2/4 – 5/4", "2013-04-02/2013-04-05"),
    ("từ 2/4 đến 5/4", "2013-04-02/2013-04-05"),
    ("từ 20-10 đến 5-11", "2013-10-20/2013-11-05"),
    ("từ ngày 28/12 đến 3/1/2013", "2012-12-28/2013-01-03"),
    ("từ ngày 5 tháng 3 đến ngày 7 tháng 4", "2013-03-05/2013-04-07"),
    ("đêm 4 rạng sáng 5/4", "2013-04-04/2013-04-05"),
    ("đêm 31, rạng sáng 1/4/2003", "2003-03-31/2003-04-01"),
    ("từ tháng 3 đến tháng 5/2013", "2013-03/2013-05"),
    ("từ 2015 đến 2019", "2015/2019"),
    ("từ năm 2015 đến năm 2019", "2015/2019"),
    ("giai đoạn 2015-2025", "2015/2025"),
    ("từ hôm qua đến hôm nay", "2013-10-21/2013-10-22"),
    ("đến năm 2025", "../2025"),
    ("cho đến năm 2025", "../2025"),
    ("kể từ 27/9/2020", "2020-09-27/.."),
    ("trước tháng 7/2013", "../2013-06"),
    ("trước ngày 1/3/2012", "../2012-02-29"),
    ("sau năm 2014", "2015/.."),
    ("kể từ đầu tháng này", "2013-10"),
    ("từ đầu năm đến nay", "2013"),
    ("từ năm 2011 đến nay", "2011/2013-10-22"),
    ("hôm nay (22/10)", "2013-10-22"),
    ("chiều tối qua (21-10)", "2013-10-21"),
    ("sáng nay 22.10", "2013-10-22"),
    ("Trước đó, ngày 5/3", "2013-03-05"),
]


@pytest.mark.parametrize(("phrase", "expected"), PAST, ids=[p for p, _ in PAST])
def test_one_expression_resolves_against_the_publication_date(phrase: str, expected: str) -> None:
    assert read(f"Bộ này thông báo {phrase}") == [expected]


FUTURE = [
    ("ngày 5/11", "2013-11-05"),
    ("ngày 22/10", "2013-10-22"),
    ("ngày 21/10", "2014-10-21"),
    ("ngày 29/2", "2016-02-29"),
    ("ngày 5", "2013-11-05"),
    ("tháng 10", "2013-10"),
    ("tháng 9", "2014-09"),
    ("hôm thứ sáu", "2013-10-25"),
    ("hôm thứ ba", "2013-10-22"),
    ("tuần này", "2013-10-22/2013-10-27"),
    ("từ 20/10 đến 25/10", "2013-10-20/2013-10-25"),
    ("từ 28/12 đến 3/1", "2013-12-28/2014-01-03"),
    ("trước ngày 15/11", "../2013-11-14"),
]


FEASTS = [
    ("mùng 3 Tết", "2013-02-12"),
    ("ngày 28 Tết", "2013-02-08"),
    ("dịp Tết Nguyên đán 2026", "2026-02-17~"),
    ("rằm tháng Giêng", "2013-02-24"),
    ("rằm tháng Bảy năm ngoái", "2012-08-31"),
    ("ngày 10/3 âm lịch", "2013-04-19"),
    ("ngày Giáng sinh", "2012-12-25"),
    ("trước lễ Giáng sinh 2011", "../2011-12-24"),
    ("lễ Phục sinh", "2013-03-31"),
    ("lễ Phục sinh Chính thống giáo", "2013-05-05"),
    ("tháng Ramadan", "2013-07-09~/2013-08-07~"),
    ("quý II/2012", "2012-04/2012-06"),
    ("đầu tuần trước", "2013-10-14~"),
    ("các ngày 5, 6 và 7/3", "2013-03-05/2013-03-07"),
    ("ba năm về trước", "2010"),
]


@pytest.mark.parametrize(("phrase", "expected"), FEASTS, ids=[p for p, _ in FEASTS])
def test_feasts_quarters_and_lists(phrase: str, expected: str) -> None:
    assert read(f"Hai bên ngừng bắn {phrase}") == [expected]


@pytest.mark.parametrize(("phrase", "expected"), FUTURE, ids=[p for p, _ in FUTURE])
def test_an_announced_act_looks_ahead(phrase: str, expected: str) -> None:
    assert read(f"Hai bên sẽ gặp nhau {phrase}", future=True) == [expected]


UNDATED = [
    ("ngày 2/8", "XXXX-08-02"),
    ("tháng 9", "XXXX-09"),
    ("giữa tháng 5", "XXXX-05~"),
    ("từ ngày 1 đến 3/4", "XXXX-04-01/XXXX-04-03"),
    ("ngày 2/8/2011", "2011-08-02"),
    ("hôm nay", None),
    ("hôm qua", None),
    ("năm ngoái", None),
    ("tuần trước", None),
    ("hôm thứ hai", None),
    ("ngày 15", None),
    ("3 ngày trước", None),
    ("cùng ngày", None),
    ("trước đó", None),
    ("từ năm 2011 đến nay", "2011/.."),
    ("ngày 2/8 năm ngoái", "XXXX-08-02"),
]


@pytest.mark.parametrize(("phrase", "expected"), UNDATED, ids=[p for p, _ in UNDATED])
def test_without_a_publication_date(phrase: str, expected: str | None) -> None:
    assert read(f"Bộ này thông báo {phrase}", published=None) == [expected]


def test_a_year_tied_to_it_wins_over_the_publication_date() -> None:
    (found,) = find_times("ngày 27/9")
    assert resolve(found, published=datetime.date(2023, 5, 1), year=2020) == "2020-09-27"
    assert resolve(found, published=None, year=2020) == "2020-09-27"


@pytest.mark.parametrize(
    ("phrase", "last", "expected"),
    [
        ("cùng ngày", "XXXX-08-02", "XXXX-08-02"),
        ("hôm sau", "XXXX-08-31", "XXXX-09-01"),
        ("một ngày trước đó", "2016-03-01", "2016-02-29"),
        ("trước đó", "2016-04", "../2016-04"),
        ("trước đó", "../2014-09-25", "../2014-09-25"),
        ("sau đó", "2016-04-02/2016-05-05", "2016-04"),
        ("hai ngày sau đó", "2016-04-02/2016-04-05", "2016-04-07"),
        ("hai ngày sau đó", "2016-04", None),
        ("ngày 15", "2016-04-02", "2016-04-15"),
    ],
)
def test_words_that_refer_to_the_date_last_named(phrase: str, last: str, expected: str | None) -> None:
    (found,) = find_times(phrase)
    assert resolve(found, published=None, last=last) == expected


NO_TIMES = [
    "Phe này giữ 2/3 số ghế",
    "Họ đại diện 1/4 dân số",
    "Lực lượng này kiểm soát 3/4 lãnh thổ",
    "Quốc hội đã thông qua với 3/4 phiếu",
    "Đội nhà thắng 3-2",
    "Giá dầu tăng 20.8%",
    "Chỉ số đạt 8.86 điểm",
    "Có 1.327 người tị nạn",
    "Đường dây nóng hoạt động 24/7",
    "Tổng đài trực 24/7",
    "Động đất mạnh 7.5 độ",
    "Bên A/B không ký",
    "Nghị định 168/2024 đã ban hành",
    "Căn cứ số 12/2020/NĐ-CP",
    "Xe bị chặn trên quốc lộ 14",
    "Đây là lần thứ hai họ gặp nhau",
    "Họ là quốc gia thứ hai công nhận",
    "Nền kinh tế đứng thứ hai thế giới",
    "Pháo kích bước sang ngày thứ hai liên tiếp",
    "Mỗi ngày 3 chuyến xe qua biên giới",
    "Hành trình 3 ngày 2 đêm",
    "Hội nghị họp mỗi tháng hai lần",
    "Em bé 3 tháng 10 ngày tuổi",
    "Ngày 31/4 không có trong lịch",
    "Tên lửa bay 2.10.3",
    "Hai ngày sau vụ nổ ở cảng",
    "Máy bay T-50 và Su-35",
    "Con số 13/13 là lạ",
    "Không ngày nào yên",
]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_what_only_looks_like_a_time(sentence: str) -> None:
    assert words(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("Lúc 19h30 ngày 5/3 (giờ Hà Nội), tàu chìm", ["lúc 19h30 ngày 5/3 (giờ hà nội)"]),
        ("Vào lúc 14 giờ 30 phút chiều 6/4, cầu sập", ["vào lúc 14 giờ 30 phút chiều 6/4"]),
        ("Sáng hôm nay (5/3), họ ký", ["sáng hôm nay (5/3)"]),
        ("Từ ngày 1 đến ngày 3/4, họ họp; ngày 7/4, họ ký", ["từ ngày 1 đến ngày 3/4", "ngày 7/4"]),
        ("Ngày 5/3, ngày 6/3 và ngày 7/3", ["ngày 5/3", "ngày 6/3", "ngày 7/3"]),
        ("Hôm\u00a0qua, họ ký", ["hôm qua"]),
    ],
)
def test_the_span_covers_all_words_of_the_time(sentence: str, spans: list[str]) -> None:
    assert [span.replace("\u00a0", " ") for span in words(sentence)] == spans


@pytest.mark.parametrize(
    ("phrase", "part", "hour"),
    [
        ("đêm 4/4", "night", None),
        ("2h sáng 5/3", "morning", 2),
        ("rạng sáng nay", "dawn", None),
        ("14:05 ngày 5/3", None, 14),
        ("ngày 5/3", None, None),
    ],
)
def test_part_of_day_and_hour(phrase: str, part: str | None, hour: int | None) -> None:
    (found,) = find_times(phrase)
    assert (found.part, found.hour) == (part, hour)


@pytest.mark.parametrize("row", rows_of("times.tsv"), ids=lambda row: f"{row.where}-{row['phrase']}")
def test_every_row_fires_in_its_example_and_not_in_its_counter(row: Row) -> None:
    example = find_times(fold(row["example"]).lower)
    counter = find_times(fold(row["counter"]).lower)
    if row["kind"] in NEIGHBOURS:
        assert not example
        assert counter or not row["counter"]
    elif row["kind"] == "bound":
        assert any(isinstance(t.value, Interval) for t in example)
        assert counter
        assert not any(isinstance(t.value, Interval) for t in counter)
    else:
        lower = fold(row["example"]).lower
        at = [lower.find(spelling) for spelling in variants(row["phrase"])]
        assert any(t.start <= place < t.end for t in example for place in at if place >= 0)
        assert not counter


@pytest.mark.parametrize(
    "row", [r for r in rows_of("times.tsv") if r["kind"] == "relative"], ids=lambda row: str(row["phrase"])
)
def test_every_spelling_of_a_relative_time_is_one_expression(row: Row) -> None:
    for spelling in variants(row["phrase"]):
        assert [(t.start, t.end) for t in find_times(spelling)] == [(0, len(spelling))]


DATES = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31))


@given(day=DATES, published=DATES, future=st.booleans())
def test_day_and_month_lie_on_the_right_side_of_publication(
    day: datetime.date, published: datetime.date, future: bool
) -> None:
    (found,) = find_times(f"ngày {day.day}/{day.month}")
    text = resolve(found, published=published, future=future)
    assert text is not None
    resolved = datetime.date.fromisoformat(text)
    assert (resolved.day, resolved.month) == (day.day, day.month)
    assert (resolved >= published) if future else (resolved <= published)
    assert abs(resolved.year - published.year) <= (8 if (day.month, day.day) == (2, 29) else 1)


@given(
    day=DATES,
    style=st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y}", "ngày {d} tháng {m} năm {y}"]),
)
def test_a_full_date_comes_back_as_it_was_written(day: datetime.date, style: str) -> None:
    (found,) = find_times(style.format(d=day.day, m=day.month, y=day.year))
    assert resolve(found, published=TUESDAY) == day.isoformat()


PIECES = st.lists(
    st.sampled_from([*(spelling for row in rows_of("times.tsv") for spelling in variants(row["phrase"]))])
    | st.from_regex(r"\d{1,4}([/.-]\d{1,4}){0,2}", fullmatch=True)
    | st.sampled_from([",", "(", ")", "–", "-", "đến", "và", "2h", "\n", "nay", "xx", "hai", "mươi", "."]),
    max_size=12,
)


@given(
    pieces=PIECES, published=st.none() | DATES, last=st.sampled_from([None, "XXXX-08-02", "../2014", "199X"])
)
def test_any_mixture_gives_ordered_spans_and_valid_dates(
    pieces: list[str], published: datetime.date | None, last: str | None
) -> None:
    lower = " ".join(pieces)
    end = 0
    for found in find_times(lower):
        assert end <= found.start < found.end <= len(lower)
        assert lower[found.start] != " "
        end = found.end
        for future in (False, True):
            text = resolve(found, published=published, last=last, future=future)
            assert text is None or edtf.is_valid(text), (lower, text)


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    lower = fold(text).lower
    for found in find_times(lower):
        assert 0 <= found.start < found.end <= len(lower)


@pytest.mark.parametrize(
    "piece", ["1", "ngày ", "hai mươi ", "5/3 - ", "(", "thứ hai ", "từ đến ", "1-", "tháng 5 năm "]
)
def test_a_hostile_megabyte_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        find_times(text)
        return time.process_time() - began

    time_words()
    small = min(seconds(100_000) for _ in range(3))
    assert seconds(1_000_000) < max(40 * small, 1.0)
