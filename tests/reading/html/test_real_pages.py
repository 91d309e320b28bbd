"""Pages as outlets served them, where they stand beside the project; none of their words stand here."""

import re
from pathlib import Path

import pytest
from lxml.html import fromstring

from dienbien.reading import ReadError, read
from dienbien.records import Document

PAGES = Path(__file__).parents[4] / "shared" / "data" / "pages"

pytestmark = pytest.mark.skipif(
    not PAGES.is_dir(), reason="the real pages are not beside the project (../shared)"
)
AROUND = (
    "//nav | //header[not(.//h1[contains(@class, 'title')])] | //footer | //*[contains(@class, 'breadcrumb')]"
    " | //*[contains(@class, 'comment')] | //*[contains(@class, 'social')] | //*[contains(@class, 'tags')]"
)


def test_fronts_of_sections_are_no_articles() -> None:
    fronts = [path for path in sorted(PAGES.glob("*.html")) if re.search(r"home|section", path.name)]
    assert fronts
    for path in fronts:
        (found,) = read([path])
        assert isinstance(found, ReadError), path.name
        assert "article" in found.reason


def test_an_article_has_its_paragraphs_and_nothing_around_them() -> None:
    articles = sorted(PAGES.glob("vnexpress*.html"))
    assert articles
    for path in articles:
        (document,) = read([path])
        assert isinstance(document, Document)
        shown = {document.text[zone.start : zone.end] for zone in document.zones}
        kinds = [zone.kind for zone in document.zones]
        tree = fromstring(path.read_bytes().decode("utf-8"))
        paragraphs = [
            " ".join(p.text_content().split()) for p in tree.xpath("//article//p[contains(@class, 'Normal')]")
        ]
        assert len(paragraphs) >= 4
        assert set(filter(None, paragraphs)) <= shown
        assert kinds.count("title") == kinds.count("lede") == 1
        assert kinds.count("caption") == len(tree.xpath("//article//figcaption"))
        for element in tree.xpath(AROUND):
            for line in filter(None, (line.strip() for line in element.itertext())):
                assert line not in shown
        assert document.published
        assert document.origins["published"] == "json-ld"
        assert document.author
        assert document.url
