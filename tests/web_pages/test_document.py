"""The text of a page by its zones, with the words of its records."""

from dienbien.records import Document, Record, Zone
from dienbien.web.pages.document import MOST_LETTERS, paragraphs_of, shown, title_of

from .samples import harmful, harmful_records


def test_each_zone_has_the_words_of_its_records() -> None:
    document, (record,) = harmful(), harmful_records()
    found = paragraphs_of(document, [record])
    assert ["".join(piece.text for piece in one.pieces) for one in found] == [
        document.text[zone.start : zone.end] for zone in document.zones
    ]
    words = {piece.text for one in found for piece in one.pieces if piece.role == "trigger"}
    assert words == {"không kích"}


def test_what_reaches_over_zones_is_marked_in_both() -> None:
    (record,) = harmful_records()
    start, end = record.mentions[0].start, record.mentions[0].end
    text = harmful().text
    zones = (Zone("lede", 0, start + 5), Zone("body", start + 5, len(text)))
    both = paragraphs_of(Document(id="x", text=text, zones=zones), [record])
    key = f"{record.id}-mention0"
    marked = ["".join(p.text for p in one.pieces if key in p.keys) for one in both]
    assert marked == [text[start : start + 5], text[start + 5 : end]]


def test_a_page_of_millions_of_letters_is_cut_and_says_so() -> None:
    text = "a" * (MOST_LETTERS + 7)
    values = shown(Document(id="x", text=text), list[Record]())
    assert values["is_cut"]
    assert sum(len(piece.text) for one in values["paragraphs"] for piece in one.pieces) == MOST_LETTERS


def test_a_page_is_called_by_its_title_else_by_that_of_its_text_else_by_its_name() -> None:
    zoned = Document(id="x", text="Một hai", zones=(Zone("title", 0, 3),))
    assert title_of(zoned) == "Một"
    assert title_of(Document(id="x", text="Một", title="Hai")) == "Hai"
    assert title_of(Document(id="x", text="Một")) == "x"
