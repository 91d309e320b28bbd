"""Zones of whole pages: what a reader of the page would call each paragraph."""

import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.reading import find_zones
from dienbien.records import Zone

PAGES = Path(__file__).parent / "pages"
SEEDS = Path(__file__).parents[4] / "shared" / "data" / "seeds"

# What each page of pages/ consists of, paragraph by paragraph; `*13` repeats the kind before it.
EXPECTED = {
    "related_four_times": "title lede body*3 background*2 chrome teaser*13",
    "doubled_without_header": "title lede caption body*3 chrome teaser*3 chrome*3",
    "boxes_and_bars": (
        "chrome*3 title chrome lede chrome body caption*2 teaser*2 body*2 background "
        "chrome*2 teaser*3 chrome*3"
    ),
    "run_together": "title lede teaser body caption body caption body chrome",
    "sentence_lines": "title caption*2 lede body*3 chrome body caption*2 chrome",
    "feed_item": "title lede",
    "second_story": "lede body*3 chrome body",
}
FORMS: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "nbsp": lambda text: text.replace(" ", "\u00a0"),
    "indented": lambda text: "\n\n" + text.replace("\n", "  \n\t"),
}


def expand(outline: str) -> list[str]:
    parts = [part.partition("*") for part in outline.split()]
    return [kind for kind, _, times in parts for _ in range(int(times or 1))]


def page(name: str) -> str:
    return (PAGES / f"{name}.txt").read_bytes().decode()


def kinds(text: str, title: str | None = None) -> list[str]:
    return [zone.kind for zone in find_zones(text, title)]


def words(text: str, kind: str) -> list[str]:
    return [text[zone.start : zone.end] for zone in find_zones(text) if zone.kind == kind]


def check_cover(text: str, zones: tuple[Zone, ...]) -> None:
    position = 0
    for zone in zones:
        assert zone.start >= position
        assert not text[position : zone.start].strip()
        assert text[zone.start : zone.end].strip()
        position = zone.end
    assert not text[position:].strip()


@pytest.mark.parametrize("name", EXPECTED)
def test_page(name: str) -> None:
    assert kinds(page(name)) == expand(EXPECTED[name])


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("form", FORMS)
def test_page_in_another_form_has_the_same_zones(name: str, form: str) -> None:
    text = FORMS[form](page(name))
    assert kinds(text) == expand(EXPECTED[name])
    check_cover(text, find_zones(text))


def test_every_page_has_a_test() -> None:
    assert {path.stem for path in PAGES.glob("*.txt")} == set(EXPECTED)


def test_captions_are_cut_out_of_running_text_with_their_descriptions() -> None:
    assert words(page("run_together"), "caption") == [
        "Người biểu tình dựng rào bằng lốp xe trên quốc lộ. Ảnh: AFP",
        "Một đoàn xe cứu thương bị kẹt ở TP. Juliaca từ sáng sớm. (Ảnh: Andina/TTXVN)",
    ]
    assert words(page("run_together"), "chrome") == ["Trần Sông (Theo AFP)"]


def test_links_in_running_text_end_before_the_one_that_no_mark_divides_from_the_story() -> None:
    (links,) = words(page("run_together"), "teaser")
    assert links == ">> Thợ mỏ Peru đình công ngày thứ năm >> Lima điều thêm cảnh sát xuống miền nam"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \r\n\u00a0\t", []),
        ("Mali cắt quan hệ ngoại giao với Ukraine", ["title"]),
        ("Mali cắt quan hệ ngoại giao với Ukraine.", ["lede"]),
        ("Ông nói: “Chúng tôi sẽ không rút quân.” Sau đó ông rời phòng họp", ["lede"]),
        ("Sau ba năm giao tranh, Mali lại...\n\nBamako ra thông báo sáng nay tại thủ đô.", ["title", "lede"]),
        ("Kyiv nói về Mali: ‘Họ chỉ tìm cớ… để đổ lỗi’\n\nBộ Ngoại giao bác bỏ.", ["title", "lede"]),
        ("***", ["chrome"]),
        (
            "Mali cắt quan hệ với Ukraine\n\nMali cắt quan hệ với Ukraine\n\nBamako ra thông báo sáng nay.",
            ["title", "title", "lede"],
        ),
        ("Toàn cảnh cuộc họp về Mali\n\nCuộc họp kéo dài sáu giờ và không có kết quả.", ["title", "lede"]),
    ],
)
def test_short_texts(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_title_from_metadata_is_recognised_further_down() -> None:
    text = "Châu Phi hôm nay\n\nMali cắt quan hệ với Ukraine\n\nBamako ra thông báo sáng nay tại thủ đô."
    assert kinds(text, "Mali cắt quan hệ với Ukraine") == ["chrome", "title", "lede"]


def test_title_from_metadata_makes_a_first_sentence_no_title() -> None:
    text = "Bamako ra thông báo sáng nay.\nKyiv bác bỏ lời cáo buộc.\nHai bên rút đại sứ.\nBáo chí đưa tin."
    assert kinds(text, "Mali cắt quan hệ với Ukraine") == ["lede", "body", "body", "body"]


def test_own_title_among_the_related_stories_stays_title() -> None:
    text = page("doubled_without_header") + "\nMoldova triệu đại sứ Nga vì máy bay lạ\n"
    assert kinds(text)[-1] == "title"


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Mali cắt quan hệ với Ukraine\n\n"
        "Chính quyền quân sự Mali thông báo cắt quan hệ ngoại giao với\n"
        "Ukraine ngay trong ngày, vì cho rằng nước này giúp phiến quân ở\n"
        "miền bắc. Kyiv bác bỏ.\n"
    )
    assert kinds(text) == ["title", "lede"]


def test_a_repeated_quotation_inside_the_story_is_no_teaser() -> None:
    quote = "“Chúng tôi sẽ ở lại quảng trường cho đến khi họ thả hết bạn bè của chúng tôi.”"
    story = ["Biểu tình tiếp diễn ở Tbilisi", "Đám đông lại kéo về quảng trường vào tối nay."]
    story += [
        "Một nữ sinh nói với phóng viên như sau.",
        quote,
        "Cảnh sát đứng từ xa và không can thiệp.",
        quote,
    ]
    story += ["Đến nửa đêm, phần lớn người biểu tình đã ra về trong trật tự."]
    assert kinds("\n\n".join(story)) == ["title", "lede", *["body"] * 5]


def test_a_page_stored_twice_has_no_teasers() -> None:
    story = page("second_story").split("\n\n")[1]
    text = "\n\n".join(["Belgrade đặt quân đội trong tình trạng báo động", page("second_story"), story]) * 2
    assert "teaser" not in kinds(text)


def test_early_paragraphs_are_never_background() -> None:
    lede = "Hai nước vừa ký hiệp định về nguồn nước tại Geneva."
    earlier = "Trước đó, hai nước đã đàm phán suốt ba năm mà không có kết quả."
    text = "\n\n".join(["Hai nước ký hiệp định mới", lede, earlier])
    assert "background" not in kinds(text)


def test_news_of_the_same_day_is_no_background() -> None:
    body = [f"Đại diện nước thứ {n} phát biểu và ủng hộ hiệp định này." for n in ("nhất", "hai", "ba", "tư")]
    last = "Trước đó cùng ngày, hai bộ trưởng đã gặp nhau trong một giờ."
    assert kinds("\n\n".join(["Hai nước ký hiệp định mới", *body, last]))[-1] == "body"
    earlier = "Trước đó, hai nước từng ký một biên bản về nguồn nước."
    assert kinds("\n\n".join(["Hai nước ký hiệp định mới", *body, earlier]))[-1] == "background"


PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u00a0",
        "\u2028",
        "Ảnh: AFP",
        "(Ảnh: AFP)",
        "Ảnh:",
        "Tin liên quan",
        ">> ",
        "»",
        "./.",
        ". ",
        "Nga và Mỹ điện đàm về Syria",
        "Bộ Ngoại giao Nga bác bỏ cáo buộc này trong ngày.",
        "TTXVN",
        "Lê Sông",
        "Trước đó, ",
        "e\u0302\u0301",
        "\ufeff",
        "😀",
        "(",
        ")",
        ":",
        "Xem thêm: ",
        "Chia sẻ:",
        "\x00",
    ]
)


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60).map("".join),
    st.none() | st.text(max_size=30),
)
def test_zones_cover_everything_in_order(text: str, title: str | None) -> None:
    zones = find_zones(text, title)
    check_cover(text, zones)
    assert find_zones(text, title) == zones


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"dòng {n}" for n in range(100_000)),
        "Ảnh: A. " * 120_000,
        ">> a " * 200_000,
        "x:" * 500_000,
        "a" + "\u0323\u0301" * 400_000,
        "(ảnh: " * 150_000,
        "Nga Mỹ Anh Pháp\n" * 60_000,
        "\n" * 1_000_000,
        "a. " + "B" * 10**6,
    ],
    ids=["lines", "credits", "links", "colons", "marks", "brackets", "repeats", "empty", "tail"],
)
def test_hostile_text_of_a_megabyte_takes_seconds_at_most(text: str) -> None:
    before = time.process_time()
    check_cover(text, find_zones(text))
    assert time.process_time() - before < 10


def seed(name: str) -> str:
    path = SEEDS / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"the seed page {name}.txt is not beside the project (../shared/data/seeds)")
    return path.read_bytes().decode()


def test_first_seed_page() -> None:
    assert kinds(seed("vov")) == expand("title lede body*2 background*2 chrome teaser*19")


def test_second_seed_page() -> None:
    assert kinds(seed("ttxvn")) == expand("title lede caption body*5 chrome teaser*3 chrome*3")
