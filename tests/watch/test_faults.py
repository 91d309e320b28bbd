"""What fails is tried again, told of once, and costs nothing else; what leads inside is not followed."""

import logging

import pytest

from dienbien.store import Store
from dienbien.watch import books
from dienbien.watch.alarms import open_alarms
from dienbien.watch.crew import max_age, retry_after

from .conftest import Newsroom
from .played import Asked, Reply, html, rss
from .test_once import article, item

_HOUR = 3600.0
_DAY = 86_400.0


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was warned of."""
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def later(newsroom: Newsroom, seconds: float, times: int = 1, settings: str = "recheck = []") -> None:
    for _ in range(times):
        newsroom.clock.skip(seconds)
        newsroom.watch(newsroom.feed(), settings=settings)


def test_a_dead_feed_is_told_of_once_and_so_is_its_return(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/tin/1.html"))), "/tin/1.html": article(1)}
    newsroom.watch(newsroom.feed(), settings="recheck = []")
    newsroom.pages = {"/tin.rss": Reply(status=500)}
    later(newsroom, 2 * _HOUR, times=6)
    (told,) = lines(caplog)
    assert "Bến Sông 1/tin.rss" in told
    assert "500 Internal Server Error" in told
    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/tin/1.html"))), "/tin/1.html": article(1)}
    later(newsroom, 2 * _HOUR, times=2)
    assert lines(caplog)[1:] == ["Bến Sông 1/tin.rss: gives its items again"]


def test_a_source_that_was_never_there_is_told_of_at_once(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.pages = {"/tin.rss": html("Không có", "Trang này không phải là nguồn tin.")}
    counts = newsroom.watch(newsroom.feed())
    assert counts.failed_checks == 1
    assert "is no feed" in lines(caplog)[0]


def test_a_cut_feed_gives_its_items_and_is_asked_for_whole_again(newsroom: Newsroom) -> None:
    whole = rss(*(item(newsroom.web.url(1, f"/tin/{number}.html"), f"Tin {number}") for number in range(6)))
    newsroom.pages = {f"/tin/{number}.html": article(number) for number in range(6)}
    newsroom.pages["/tin.rss"] = Reply(whole.body[:-400], headers={**whole.headers, "ETag": '"1"'})
    counts = newsroom.watch(newsroom.feed())
    assert counts.failed_checks == 1
    assert 0 < counts.new < 6
    newsroom.pages["/tin.rss"] = whole
    later(newsroom, _DAY)
    assert newsroom.count()["pages"] == 6
    assert all("if-none-match" not in asked.headers for asked in newsroom.web.asked if "rss" in asked.path)


def test_pages_without_an_article_raise_an_alarm_and_are_looked_at_again(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.pages = {f"/tin/{number}.html": html(f"Tin {number}") for number in range(6)}
    urls = [newsroom.web.url(1, f"/tin/{number}.html") for number in range(6)]
    newsroom.pages["/tin.rss"] = rss(*(item(url, summary=f"Tóm tắt {n}.") for n, url in enumerate(urls)))
    newsroom.watch(newsroom.feed())
    (told,) = lines(caplog)
    assert "127.0.1.1: the last 5 pages have no article" in told
    assert "Tóm tắt 5." in newsroom.texts(urls[5])[0]
    newsroom.pages |= {f"/tin/{number}.html": article(number) for number in range(6)}
    later(newsroom, 2 * _HOUR)
    assert [len(newsroom.texts(url)) for url in urls] == [2] * 6
    assert "binh sĩ" in newsroom.texts(urls[0])[1]
    assert lines(caplog)[1:] == ["127.0.1.1: its pages have articles again"]


def test_an_edit_that_is_hidden_by_a_wrong_layout_is_seen_once_it_is_mended(newsroom: Newsroom) -> None:
    url = newsroom.web.url(1, "/tin/1.html")
    newsroom.pages = {"/tin.rss": rss(item(url)), "/tin/1.html": article(1)}
    newsroom.watch(newsroom.feed(), settings='recheck = ["1h"]')
    newsroom.pages["/tin/1.html"] = html("Tin 1")
    later(newsroom, 2 * _HOUR, settings='recheck = ["1h"]')
    assert len(newsroom.texts(url)) == 1, "a page keeps the article that it had"
    newsroom.pages["/tin/1.html"] = article(2)
    later(newsroom, 8 * _HOUR, settings='recheck = ["1h"]')
    assert len(newsroom.texts(url)) == 2
    count = len(newsroom.web.asked)
    later(newsroom, 30 * _DAY, settings='recheck = ["1h"]')
    assert "/tin/1.html" not in [asked.path for asked in newsroom.web.asked[count:]]


def test_a_page_that_is_never_there_is_kept_by_what_its_feed_says(newsroom: Newsroom) -> None:
    url = newsroom.web.url(1, "/tin/1.html")
    newsroom.pages = {"/tin.rss": rss(item(url, summary="Hai bên trao đổi."))}
    newsroom.watch(newsroom.feed())
    assert newsroom.count()["pages"] == 0
    later(newsroom, _DAY, times=5)
    assert [text.split("\n")[-1] for text in newsroom.texts(url)] == ["Hai bên trao đổi."]
    assert newsroom.web.paths().count("/tin/1.html") == 4


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1:{port}/x",
        "http://localhost:{port}/x",
        "http://127.0.2.1:{port}/x",
        "http://10.0.0.1/",
    ],
)
def test_a_redirect_inside_is_not_followed(newsroom: Newsroom, inside: str) -> None:
    leads = Reply(status=302, headers={"Location": inside.format(port=newsroom.web.port)})
    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/tin/1.html"))), "/tin/1.html": leads}
    counts = newsroom.watch(newsroom.feed())
    assert counts.failed_visits == 1
    assert newsroom.web.forbidden == []


def test_a_redirect_is_paced_and_subject_to_robots_txt(newsroom: Newsroom) -> None:
    leads = Reply(status=301, headers={"Location": "/cam/1.html"})
    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/tin/1.html"))), "/tin/1.html": leads}
    newsroom.pages |= {
        "/robots.txt": Reply(b"User-agent: dienbien\nDisallow: /cam/\n"),
        "/cam/1.html": article(1),
    }
    newsroom.watch(newsroom.feed())
    assert newsroom.web.paths() == ["/tin.rss", "/tin/1.html"]


def test_a_redirect_in_a_circle_ends(newsroom: Newsroom) -> None:
    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/a.html")))}
    newsroom.pages |= {"/a.html": Reply(status=302, headers={"Location": "/b.html"})}
    newsroom.pages |= {"/b.html": Reply(status=302, headers={"Location": "/a.html"})}
    newsroom.watch(newsroom.feed())
    assert newsroom.web.paths() == ["/tin.rss", "/a.html", "/b.html"]


def test_addresses_that_lead_to_one_page_are_one_item(newsroom: Newsroom) -> None:
    newsroom.pages = {
        "/ngan/1": Reply(status=301, headers={"Location": "/tin/1.html"}),
        "/tin/1.html": article(1),
    }
    newsroom.pages["/tin.rss"] = rss(
        *(item(newsroom.web.url(1, path)) for path in ("/ngan/1", "/tin/1.html"))
    )
    newsroom.watch(newsroom.feed())
    later(newsroom, _DAY, settings="")
    assert newsroom.count()["pages"] == 1


def test_a_host_that_asks_to_be_left_alone_is(newsroom: Newsroom) -> None:
    moments: list[float] = []

    def busy(asked: Asked) -> Reply:
        moments.append(asked.moment)
        return Reply(status=429, headers={"Retry-After": "7200"}) if len(moments) == 1 else article(1)

    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/tin/1.html"))), "/tin/1.html": busy}
    newsroom.watch(newsroom.feed())
    later(newsroom, _HOUR)
    assert len(moments) == 1
    later(newsroom, 1.5 * _HOUR)
    assert moments[1] - moments[0] >= 7200


def test_while_robots_txt_fails_nothing_else_is_asked_for(newsroom: Newsroom) -> None:
    newsroom.pages = {"/robots.txt": Reply(status=503), "/tin.rss": rss()}
    newsroom.watch(newsroom.feed())
    assert [asked.path for asked in newsroom.web.asked] == ["/robots.txt"]
    newsroom.pages["/robots.txt"] = Reply(status=404)
    later(newsroom, _HOUR)
    assert newsroom.web.paths() == ["/tin.rss"]


def test_a_clock_set_back_by_years_stalls_nothing(newsroom: Newsroom) -> None:
    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/tin/1.html"))), "/tin/1.html": article(1)}
    newsroom.watch(newsroom.feed())
    newsroom.clock.set_wall(-3 * 365 * _DAY)
    newsroom.pages["/tin/1.html"] = article(1, toll=9)
    newsroom.watch(newsroom.feed())
    newsroom.clock.skip(4 * _HOUR)
    newsroom.watch(newsroom.feed())
    assert len(newsroom.texts(newsroom.web.url(1, "/tin/1.html"))) == 2


def test_a_sitemap_and_its_index_and_a_section_are_followed(newsroom: Newsroom) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = f"<sitemapindex {space}><sitemap><loc>/tin.xml</loc></sitemap></sitemapindex>"
    entries = "".join(
        f"<url><loc>/tin/{number}.html</loc><lastmod>{day}</lastmod></url>"
        for number, day in ((1, "2025-03-03"), (2, "2024-01-01"))
    )
    section = (
        '<html><body><a href="/tin/3.html#binh-luan">Ba</a><a href="/the-thao/4.html">Bốn</a></body></html>'
    )
    newsroom.pages = {f"/tin/{number}.html": article(number) for number in range(5)}
    newsroom.pages |= {"/ban-do.xml": Reply(index.encode()), "/muc": Reply(section.encode())}
    newsroom.pages["/tin.xml"] = Reply(f"<urlset {space}>{entries}</urlset>".encode())
    newsroom.watch(
        newsroom.feed(path="/ban-do.xml", more='kind = "sitemap"\nnewer = "30d"'),
        newsroom.feed(path="/muc", more='kind = "section"\nlinks = ["*/tin/*.html"]'),
    )
    assert [path for path in newsroom.web.paths() if path.endswith("html")] == ["/tin/1.html", "/tin/3.html"]


def test_a_dead_sitemap_of_a_living_index_is_told_of_once(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    parts = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in ("song", "chet"))
    newsroom.pages = {"/ban-do.xml": Reply(f"<sitemapindex {space}>{parts}</sitemapindex>".encode())}
    newsroom.pages["/song.xml"] = Reply(f"<urlset {space}></urlset>".encode())
    source = newsroom.feed(path="/ban-do.xml", more='kind = "sitemap"')
    for _ in range(3):
        newsroom.watch(source)
        newsroom.clock.skip(_HOUR)
    (told,) = lines(caplog)
    assert "chet.xml" in told
    newsroom.pages["/chet.xml"] = newsroom.pages["/song.xml"]
    newsroom.watch(source)
    assert len(lines(caplog)) == 2
    assert lines(caplog)[1].endswith("chet.xml: gives its items again")


def test_what_a_source_lists_at_once_is_bounded_and_the_rest_is_found_later(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "MOST_AT_ONCE", 4)
    newsroom.pages = {"/tin.rss": rss(*(item(newsroom.web.url(1, f"/{n}.html")) for n in range(10)))}
    feed = newsroom.feed(more="pages = false")
    counts = [newsroom.watch(feed).listed]
    for _ in range(2):
        newsroom.clock.skip(_HOUR)
        counts.append(newsroom.watch(feed).listed)
    assert counts == [4, 4, 2]
    assert newsroom.count()["pages"] == 10


def test_a_source_that_left_the_file_is_no_alarm_any_more(newsroom: Newsroom) -> None:
    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/1.html"))), "/1.html": article(1)}
    newsroom.watch(newsroom.feed(), newsroom.feed(path="/hong.rss"))
    with Store(newsroom.where) as store, store.reading() as connection:
        assert [alarm.subject for alarm in open_alarms(connection)] == ["Bến Sông 1/hong.rss"]
    newsroom.watch(newsroom.feed())
    with Store(newsroom.where) as store, store.reading() as connection:
        assert open_alarms(connection) == []


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("120", 120), ("Thu, 01 Jan 1970 00:10:00 GMT", 500), ("-5", 0), ("bald", 0), ("99999999999", 86_400)],
)
def test_how_long_a_server_wants_to_be_left_alone(told: str, seconds: float) -> None:
    assert retry_after({"retry-after": told}, 100.0) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=600", "age": "100"}, 500),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"expires": "Thu, 01 Jan 1970 00:10:00 GMT", "date": "Thu, 01 Jan 1970 00:00:00 GMT"}, 600),
        ({"expires": "0"}, 0),
        ({}, 0),
    ],
)
def test_how_long_an_answer_stays_good(headers: dict[str, str], seconds: float) -> None:
    assert max_age(headers) == seconds
