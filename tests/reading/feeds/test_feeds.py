"""Feeds as documents: written by the libraries that write them, and by systems that write them wrongly."""

import gzip
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import feedparser
import pytest
from feedgen.feed import FeedGenerator

from dienbien.reading import ReadError, read
from dienbien.records import Document

from .samples import LETTER, SUMMARY, documents, item, read_all, rss, written

HANOI = timezone(timedelta(hours=7))


def generated() -> FeedGenerator:
    feed = FeedGenerator()
    feed.id("https://bensong.example/the-gioi")
    feed.title("Báo Bến Sông")
    feed.link(href="https://bensong.example/the-gioi", rel="alternate")
    feed.description("Tin thế giới")
    for number in (1, 2):
        entry = feed.add_entry(order="append")
        entry.id(f"https://bensong.example/{number}.html")
        entry.title(f"{LETTER} lần {number}")
        entry.link(href=f"https://bensong.example/{number}.html")
        entry.summary(SUMMARY)
        entry.author(name="Lê Mây", email="may@bensong.example")
        entry.published(datetime(2026, 11, 20 + number, 8, 5, tzinfo=HANOI))
        entry.updated(datetime(2026, 11, 20 + number, 9, 30, tzinfo=UTC))
    return feed


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_feed_as_feedgen_writes_it(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"feed.{form}"
    getattr(generated(), f"{form}_file")(str(path))
    first, second = documents(path)
    assert first.text == f"{LETTER} lần 1\n\n{SUMMARY}"
    assert first.id == first.url == "https://bensong.example/1.html"
    assert first.published == "2026-11-21T08:05:00+07:00"
    assert second.published == "2026-11-22T08:05:00+07:00"
    assert first.outlet == "Báo Bến Sông"
    assert first.origins["published"] == first.origins["url"] == first.origins["outlet"] == "feed"
    assert [zone.kind for zone in first.zones] == ["title", "lede"]
    if form == "atom":
        assert first.updated == "2026-11-21T09:30:00+00:00"
        assert first.author == "Lê Mây"


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feedparser_reads_the_same(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"feed.{form}"
    getattr(generated(), f"{form}_file")(str(path))
    entries = feedparser.parse(str(path)).entries
    assert [(d.text, d.url) for d in documents(path)] == [
        (f"{entry.title}\n\n{entry.summary}", entry.link) for entry in entries
    ]


def test_rss_1_0_and_0_90(tmp_path: Path) -> None:
    data = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://bensong.example/"><title>Bến Sông</title></channel>
    <item rdf:about="https://bensong.example/1.html"><title>{LETTER}</title>
    <dc:date>2026-11-26T08:05:00+07:00</dc:date></item></rdf:RDF>"""
    (document,) = documents(written(tmp_path / "feed.rdf", data.encode()))
    assert (document.text, document.url) == (LETTER, "https://bensong.example/1.html")
    assert (document.published, document.outlet) == ("2026-11-26T08:05:00+07:00", "Bến Sông")
    older = data.replace("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
    (document,) = documents(written(tmp_path / "feed090.rdf", older.encode()))
    assert (document.text, document.outlet) == (LETTER, "Bến Sông")


def test_a_news_sitemap(tmp_path: Path) -> None:
    data = f"""<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
     xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://bensong.example/1.html</loc><lastmod>2026-11-26T10:00:00+07:00</lastmod>
    <news:news><news:publication><news:name>Bến Sông</news:name><news:language>vi</news:language>
    </news:publication><news:publication_date>2026-11-26T08:05:00+07:00</news:publication_date>
    <news:title>{LETTER}</news:title></news:news></url>
    <url><loc>https://bensong.example/muc-luc.html</loc></url></urlset>"""
    (document,) = documents(written(tmp_path / "sitemap.xml", data.encode()))
    assert document.text == LETTER
    assert document.url == document.id == "https://bensong.example/1.html"
    assert document.published == "2026-11-26T08:05:00+07:00"
    assert document.updated == "2026-11-26T10:00:00+07:00"
    assert document.outlet == "Bến Sông"


def test_sitemaps_without_titles_say_what_they_are(tmp_path: Path) -> None:
    pages = (
        "<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</loc></url></urlset>"
    )
    index = "<sitemapindex><sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>"
    _, (error,) = read_all(written(tmp_path / "pages.xml", pages.encode()))
    assert "is a sitemap of 2 pages without the titles" in str(error)
    _, (error,) = read_all(written(tmp_path / "index.xml", index.encode()))
    assert "is an index of 1 sitemaps (https://a.example/news.xml); give the news sitemaps" in str(error)


@pytest.mark.parametrize("pretty", [True, False])
def test_a_json_feed(tmp_path: Path, pretty: bool) -> None:
    import json

    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Bến Sông",
        "items": [
            {
                "id": "7",
                "url": "https://bensong.example/7.html",
                "title": LETTER,
                "content_html": "<p>Sáng nay.</p>",
            },
            {"id": []},
            {"id": 8, "content_text": "Không có tiêu đề.", "date_published": "2026-11-26T08:05:00+07:00"},
        ],
    }
    path = written(tmp_path / "feed.json", json.dumps(feed, indent=2 if pretty else None).encode())
    (first, second), (error,) = read_all(path)
    assert (first.id, first.text) == ("https://bensong.example/7.html", f"{LETTER}\n\nSáng nay.")
    assert (second.id, second.text) == (f"{path}#8", "Không có tiêu đề.")
    assert second.published == "2026-11-26T08:05:00+07:00"
    assert "item 2: is not an item of a JSON Feed" in str(error)


def test_html_of_a_summary_becomes_plain_text(tmp_path: Path) -> None:
    summary = (
        "<description><![CDATA[<a href='/1.html'><img src='a.jpg'/></a></br>Tàu chở lúa mì &amp; ngô."
        "<br>Giá &lt; 300 USD.<script>var a = 1;</script>]]></description>"
    )
    (document,) = documents(written(tmp_path / "a.xml", rss(item(more=summary))))
    assert document.text == f"{LETTER}\n\nTàu chở lúa mì & ngô.\n\nGiá < 300 USD."


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Lúa mì &amp; ngô", "Lúa mì & ngô"),
        ("<![CDATA[Lúa mì &amp; ngô]]>", "Lúa mì & ngô"),
        ("Lúa mì &amp;amp; ngô", "Lúa mì & ngô"),
        ("&quot;Lúa mì&quot;", '"Lúa mì"'),
        ("&amp;#273;&#7891;ng", "đồng"),
        ("Lúa & mì R&D", "Lúa & mì R&D"),
        ("Giá <300 USD", "Giá <300 USD"),
        ("Lúa&nbsp;mì &ndash; ngô", "Lúa mì – ngô"),
        ("<b>Lúa</b> mì", "Lúa mì"),
        ("&lt;b&gt;Lúa&lt;/b&gt; mì", "Lúa mì"),
        ("\n   Lúa\n mì\n ", "Lúa mì"),
    ],
)
def test_titles_are_decoded_once(tmp_path: Path, source: str, words: str) -> None:
    (document,) = documents(written(tmp_path / "a.xml", rss(item(title=source))))
    assert document.text == words


def test_content_that_is_an_article_has_its_zones(tmp_path: Path) -> None:
    body = [
        f"Đoạn {n} kể chuyến đi của hai tàu kéo từ Valletta tới Odessa qua eo biển hẹp." for n in range(20)
    ]
    content = "<![CDATA[<h2>Sapo của bài.</h2>" + "".join(f"<p>{words}</p>" for words in body) + "]]>"
    more = f"<description>Sapo của bài.</description><content:encoded>{content}</content:encoded>"
    (document,) = documents(written(tmp_path / "a.xml", rss(item(more=more))))
    assert [document.text[z.start : z.end] for z in document.zones if z.kind == "body"][-20:] == body
    assert document.zones[0].kind == "title"
    assert (document.url, document.outlet) == ("https://bensong.example/1.html", "Thế giới - Báo Bến Sông")
    short = "<content:encoded>&lt;p&gt;Còn nữa.&lt;/p&gt;</content:encoded>"
    (document,) = documents(written(tmp_path / "b.xml", rss(item(more=short))))
    assert document.text == f"{LETTER}\n\nCòn nữa."


def test_atom_with_xhtml_and_several_links(tmp_path: Path) -> None:
    data = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bensong.example/tin/">
    <title>Bến Sông</title><entry><title type="html">{LETTER}</title><id>tag:bensong.example,2026:1</id>
    <link rel="self" href="self.xml"/><link rel="alternate" href="1.html"/><link rel="related" href="2.html"/>
    <author><name>Lê Mây</name><email>may@bensong.example</email></author>
    <source><title>Hãng tin Gió</title><id>x</id></source>
    <updated>2026-11-26T08:05:00Z</updated>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lúa mì &lt; ngô.</p>
    <p>Hết.</p></div></summary>
    </entry></feed>"""
    (document,) = documents(written(tmp_path / "a.atom", data.encode()))
    assert document.id == "tag:bensong.example,2026:1"
    assert document.url == "https://bensong.example/tin/1.html"
    assert document.text == f"{LETTER}\n\nLúa mì < ngô.\n\nHết."
    assert (document.author, document.outlet) == ("Lê Mây", "Hãng tin Gió")
    assert document.published == "2026-11-26T08:05:00+00:00"
    assert document.origins["published"] == "feed, updated"
    assert document.updated is None


def test_relative_links_count_from_the_channel(tmp_path: Path) -> None:
    (document,) = documents(written(tmp_path / "a.xml", rss(item(link="/the-gioi/2.html"))))
    assert document.url == "https://bensong.example/the-gioi/2.html"


def test_pictures_of_a_channel_and_of_media_are_not_its_title(tmp_path: Path) -> None:
    head = "<image><title>Logo</title><url>https://a.example/l.png</url></image>"
    head += "<title>Bến Sông - RSS Feed</title>"
    media = '<m:title xmlns:m="http://search.yahoo.com/mrss/">Ảnh</m:title>'
    (document,) = documents(written(tmp_path / "a.xml", rss(item(more=media), head)))
    assert (document.outlet, document.text) == ("Bến Sông", LETTER)


def test_the_same_guid_twice(tmp_path: Path) -> None:
    guid = "<guid isPermaLink='false'>4711</guid>"
    twice = item(more=guid) * 2 + item(title="Tàu kéo rời cảng", more=guid)
    found = documents(written(tmp_path / "a.xml", rss(twice)))
    assert [d.text for d in found] == [LETTER, "Tàu kéo rời cảng"]
    assert [d.id for d in found] == ["https://bensong.example/1.html", "https://bensong.example/1.html#2"]


def test_items_in_several_feeds_are_read_once_and_changed_ones_again(tmp_path: Path) -> None:
    later = item(title="Tàu rời cảng")
    paths = [written(tmp_path / f"{n}.xml", rss(item() if n < 3 else later)) for n in range(5)]
    found = [d for d in read(paths, languages=None) if isinstance(d, Document)]
    assert [(d.id, d.text) for d in found] == [
        ("https://bensong.example/1.html", LETTER),
        ("https://bensong.example/1.html#2", "Tàu rời cảng"),
    ]
    assert not [d for d in read(paths, languages=None) if isinstance(d, ReadError)]


def test_items_without_title_summary_or_both(tmp_path: Path) -> None:
    items = "<item><description>Chỉ có sapo.</description></item><item><guid>9</guid></item>" + item(link="")
    path = written(tmp_path / "a.xml", rss(items))
    (first, third), (error,) = read_all(path)
    assert (first.id, first.text, first.url) == (f"{path}#1", "Chỉ có sapo.", None)
    assert (third.id, third.text) == (f"{path}#3", LETTER)
    assert str(error).endswith("item 2: has neither title nor summary; leave it out")


def test_encodings_that_the_xml_declares(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="{{}}"?><rss><channel>{item(title="Đô thị")}</channel></rss>'
    for name, data in (
        ("utf-16", text.format("utf-16").encode("utf-16")),
        ("utf-8", b"\xef\xbb\xbf" + text.format("utf-8").encode()),
        (
            "windows-1258",
            text.format("windows-1258").replace("Đô thị", "Đô thi\u0323").encode("windows-1258"),
        ),
    ):
        (document,) = documents(written(tmp_path / f"{name}.xml", data))
        assert document.text.replace("i\u0323", "ị") == "Đô thị"


def test_leading_white_space_comments_and_doctypes(tmp_path: Path) -> None:
    prolog = "\n \n<?xml version='1.0'?>\n<!-- " + "x" * 3000 + " -->\n<!DOCTYPE rss [<!ENTITY a 'b'>]>\n"
    (document,) = documents(
        written(tmp_path / "a", (prolog + f"<rss><channel>{item()}</channel></rss>").encode())
    )
    assert document.text == LETTER


def test_a_feed_is_known_by_its_content_gzipped_too(tmp_path: Path) -> None:
    (document,) = documents(written(tmp_path / "a.txt.gz", gzip.compress(rss(item()))))
    assert document.text == LETTER


def test_directories_are_searched_for_feeds(tmp_path: Path) -> None:
    written(tmp_path / "a.rss", rss(item()))
    written(tmp_path / "b.xml.gz", gzip.compress(rss(item(link="https://bensong.example/2.html"))))
    assert [d.url for d in documents(tmp_path)] == [
        "https://bensong.example/1.html",
        "https://bensong.example/2.html",
    ]


def test_a_feed_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("tin/the-gioi.rss", rss(item()))
    (document,) = documents(tmp_path / "a.zip")
    assert (document.text, document.url) == (LETTER, "https://bensong.example/1.html")


@pytest.mark.parametrize("cut", [b"</channel>", b"<item><title>Cu", b"</rss>"])
def test_what_can_be_read_of_a_cut_feed_is_read(tmp_path: Path, cut: bytes) -> None:
    whole = rss(item() + item(link="https://bensong.example/2.html") + "<item><title>Cuối</title></item>")
    (first, *_), (error,) = read_all(written(tmp_path / "a.xml", whole[: whole.index(cut)]))
    assert first.text == LETTER
    assert "ends before it is complete" in error.reason
    assert "get the feed again" in error.remedy


def test_bare_ampersands_and_control_characters_cost_nothing(tmp_path: Path) -> None:
    bad = item(title="Lúa & ngô\x0b", link="https://bensong.example/1.html?a=1&b=2")
    first, second = documents(written(tmp_path / "a.xml", rss(bad + item())))
    assert (first.text, first.url) == ("Lúa & ngô", "https://bensong.example/1.html?a=1&b=2")
    assert second.text == LETTER


def test_a_feed_without_items_and_other_xml(tmp_path: Path) -> None:
    _, (error,) = read_all(written(tmp_path / "a.xml", rss("")))
    assert "is a feed without items" in str(error)
