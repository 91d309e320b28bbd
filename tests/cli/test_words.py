"""Short words for the parts of a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.cli.words import excerpt, loss_words, source_words, title_of
from dienbien.records import Document, Span, Zone
from dienbien.records.amount import amount

from .samples import entity, loss


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (3, 3, "3"),
        (12, None, "12+"),
        (20, 99, "20–99"),
        (None, 99, "up to 99"),
        (None, None, "?"),
        (1500, 1500, "1,500"),
    ],
)
def test_amounts_say_what_is_open(low: int | None, high: int | None, shown: str) -> None:
    assert amount(low, high) == shown


def test_a_loss_names_side_and_speaker() -> None:
    assert (
        loss_words(loss(2, 2, by="Bộ Quốc phòng Armenia"))
        == "2 shot-down (uav, AZE), says Bộ Quốc phòng Armenia"
    )


def test_sources_go_from_the_event_outwards() -> None:
    assert source_words((entity("Bộ này", "Bộ Ngoại giao Nga"), entity("TASS"))) == "Bộ Ngoại giao Nga → TASS"


def test_a_long_sentence_is_cut_around_the_trigger() -> None:
    text = "Sau nhiều tuần căng thẳng dọc biên giới, quân đội hai nước đã đụng độ dữ dội ở phía bắc tỉnh này."
    start = text.index("đụng độ")
    before, trigger, after = excerpt(Span(0, len(text), text), Span(start, start + 7, "đụng độ"), 50)
    assert trigger == "đụng độ"
    assert before.startswith("…")
    assert after.endswith("…")
    assert len(before + trigger + after) <= 60


def test_a_mention_without_the_trigger_is_quoted_plainly() -> None:
    assert excerpt(Span(50, 60, "Nga rút đi"), Span(0, 7, "đụng độ"), 50) == ("Nga rút đi", "", "")


@given(st.text(min_size=1), st.data(), st.integers(20, 200))
def test_excerpts_take_any_span(text: str, data: st.DataObject, most: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    parts = excerpt(Span(0, len(text), text), Span(start, end, text[start:end]), most)
    assert all("\n" not in part for part in parts)


def test_the_title_comes_from_its_zone() -> None:
    text = "Thế giới\nNga thả tù binh\n\nHôm nay…"
    zones = (Zone("chrome", 0, 8), Zone("title", 9, 24))
    assert title_of(Document(id="a", text=text, zones=zones)) == "Nga thả tù binh"


def test_a_page_without_zones_is_called_by_its_first_line() -> None:
    assert title_of(Document(id="a", text="\n Nga thả tù binh\nHôm nay…")) == "Nga thả tù binh"
