"""Who held which office, learned from pages: for later pages that leave it out."""

from pathlib import Path

import pytest

from dienbien.coding import OfficeRegistry, code_document, read_document
from dienbien.records import Document

NAMED = "Thủ tướng Estonia Kaarel Tamm hội đàm với Thủ tướng Malta. Kaarel Tamm lên án Belarus."


def page(text: str, published: str | None = "2031-05-20") -> Document:
    return Document(id="page", text=text, published=published)


def learned(*pages: Document) -> OfficeRegistry:
    registry = OfficeRegistry()
    for one in pages:
        registry.learn(read_document(one))
    return registry


def accuser(
    text: str, registry: OfficeRegistry, published: str = "2031-06-01"
) -> list[tuple[str | None, ...]]:
    records = code_document(page(text, published), offices=registry)
    return [(e.name, e.country) for r in records if r.event == "ACCUSE" for e in r.actor]


def test_an_office_is_named_by_its_holder() -> None:
    assert accuser("Thủ tướng Estonia lên án Belarus.", learned(page(NAMED))) == [("Kaarel Tamm", "EST")]


def test_a_whole_name_has_its_country() -> None:
    assert accuser("Ông Kaarel Tamm lên án Belarus.", learned(page(NAMED))) == [("Kaarel Tamm", "EST")]
    assert accuser("Ông Tamm lên án Belarus.", learned(page(NAMED))) == [("Tamm", None)]


def test_the_page_goes_first() -> None:
    told = "Thủ tướng Estonia Liis Kask gặp Thủ tướng Malta. Thủ tướng Estonia lên án Belarus."
    assert accuser(told, learned(page(NAMED))) == [("Liis Kask", "EST")]


def test_long_after_and_before_nobody_is_named() -> None:
    registry = learned(page(NAMED))
    assert accuser("Thủ tướng Estonia lên án Belarus.", registry, "2033-01-01") == [(None, "EST")]
    assert accuser("Thủ tướng Estonia lên án Belarus.", registry, "2030-01-01") == [(None, "EST")]


def test_two_holders_at_a_time_are_none() -> None:
    other = page("Thủ tướng Estonia Liis Kask gặp Thủ tướng Malta.")
    assert accuser("Thủ tướng Estonia lên án Belarus.", learned(page(NAMED), other)) == [(None, "EST")]


def test_order_does_not_matter_and_a_file_keeps_all(tmp_path: Path) -> None:
    pages = [page(NAMED), page(NAMED, "2031-07-01"), page(NAMED, None)]
    one, other = learned(*pages), learned(*reversed(pages))
    assert one.tenures() == other.tenures()
    assert [(t.first, t.last, t.pages) for t in one.tenures()] == [("2031-05-20", "2031-07-01", 2)]
    one.save(tmp_path / "offices.tsv")
    assert OfficeRegistry.load(tmp_path / "offices.tsv").tenures() == one.tenures()


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "offices.tsv"
    learned(page(NAMED)).save(path)
    path.write_text(path.read_text(encoding="utf-8").replace("2031-05-20", "May"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"offices\.tsv:2:"):
        OfficeRegistry.load(path)
