"""Twelve pages in the layouts of Vietnamese outlets: every paragraph in its zone, nothing else in any.

Structure and names of the markup are true to life, words, events and outlets are invented. Beside each page
stands a table of what a reader sees: its paragraphs by kind, then its metadata, marked with `@`.
"""

from pathlib import Path

import pytest

from dienbien.reading import read
from dienbien.records import Document

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
KINDS = ("title", "lede", "body", "caption", "teaser")
MEMBERS = ("published", "updated", "url", "outlet", "author", "agency", "language")


def document_of(path: Path) -> Document:
    (found,) = read([path])
    assert isinstance(found, Document), str(found)
    return found


def expected(path: Path) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """The paragraphs and the metadata that a page should give."""
    lines = path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [(kind, text) for kind, _, text in (line.partition("\t") for line in lines)]
    metadata = {kind[1:]: text for kind, text in rows if kind.startswith("@")}
    return [row for row in rows if not row[0].startswith("@")], metadata


def shown(document: Document) -> list[tuple[str, str]]:
    """The zones of a document with their words; background is a kind of body."""
    kinds = {"background": "body"}
    return [(kinds.get(z.kind, z.kind), document.text[z.start : z.end]) for z in document.zones]


def test_there_are_pages_of_six_outlets_and_more() -> None:
    assert len(PAGES) == 12
    assert len({path.stem.partition("-")[0] for path in PAGES}) >= 6


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_paragraph_is_in_its_zone_in_the_order_of_the_page(path: Path) -> None:
    document = document_of(path)
    story, _ = expected(path)
    found = [row for row in shown(document) if row[0] != "chrome"]
    assert sorted(found) == sorted(story)
    for kind in KINDS:
        assert [row for row in found if row[0] == kind] == [row for row in story if row[0] == kind]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_nothing_else_of_the_page_is_text(path: Path) -> None:
    """Beyond the paragraphs only bylines are left: no menu, tag, comment, share bar or advertisement."""
    document = document_of(path)
    chrome = [text for kind, text in shown(document) if kind == "chrome"]
    assert len(chrome) <= 1
    for line in chrome:
        named = [document.author, document.agency]
        assert any(name and name.partition(",")[0] in line for name in named)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_metadata(path: Path) -> None:
    document = document_of(path)
    _, metadata = expected(path)
    found = {member: getattr(document, member) for member in MEMBERS if getattr(document, member)}
    assert found == metadata
    assert set(document.origins) == {*metadata, "title"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_zones_lie_in_the_text_one_paragraph_each(path: Path) -> None:
    document = document_of(path)
    end = 0
    for zone in document.zones:
        assert end <= zone.start < zone.end <= len(document.text)
        assert "\n" not in document.text[zone.start : zone.end]
        assert not document.text[end : zone.start].strip()
        end = zone.end
    assert not document.text[end:].strip()
    assert document.zones[0].kind == "title"
    assert document.text.startswith(document.text[document.zones[0].start : document.zones[0].end])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_without_telling_names_loses_no_body(path: Path, tmp_path: Path) -> None:
    """An outlet that nobody has seen: class, id and the like say nothing, and still no sentence is lost."""
    from lxml.html import fromstring, tostring

    tree = fromstring(path.read_bytes().decode("utf-8"))
    for element in tree.iter():
        if element.tag not in ("script", "meta", "link"):
            for name in ("class", "id", "type", "role", "itemprop", "data-role", "data-component-type"):
                element.attrib.pop(name, None)
    bare = tmp_path / path.name
    bare.write_bytes(tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>"))
    found = {text for kind, text in shown(document_of(bare)) if kind in ("body", "lede")}
    assert {text for kind, text in expected(path)[0] if kind == "body"} <= found
