"""Going once over sources: what is listed is kept, once, politely, and edits become versions."""

from itertools import pairwise

import pytest

from dienbien.store import Store, StoreError

from .conftest import Newsroom
from .played import Asked, Reply, html, rss

_DAY = 86_400.0


def item(
    url: str, title: str = "Peru và Chile điện đàm", summary: str = "Hai bên trao đổi về biên giới."
) -> str:
    return f"<item><title>{title}</title><link>{url}</link><description>{summary}</description></item>"


def article(number: int, toll: int = 4) -> Reply:
    return html(
        f"Peru và Chile điện đàm lần {number}",
        f"Sáng 12/3, Ngoại trưởng Peru điện đàm với người đồng cấp Chile lần thứ {number} về biên giới.",
        f"Bộ Quốc phòng Chile cho biết {toll} binh sĩ nước này thiệt mạng khi đụng độ với Peru hôm 11/3.",
    )


def test_each_item_of_a_feed_is_kept_with_its_page(newsroom: Newsroom) -> None:
    urls = [newsroom.web.url(1, f"/tin/{number}.html") for number in range(3)]
    newsroom.pages = {f"/tin/{number}.html": article(number) for number in range(3)}
    newsroom.pages["/tin.rss"] = rss(*map(item, urls))
    counts = newsroom.watch(newsroom.feed())
    assert (counts.listed, counts.new, counts.failed_visits) == (3, 3, 0)
    assert newsroom.count()["pages"] == 3
    assert "lần thứ 2" in newsroom.texts(urls[2])[0]
    assert counts.records >= 3


def test_the_next_run_asks_for_nothing_that_is_not_due(newsroom: Newsroom) -> None:
    newsroom.pages = {"/tin/1.html": article(1), "/tin.rss": rss(item(newsroom.web.url(1, "/tin/1.html")))}
    newsroom.watch(newsroom.feed())
    before = len(newsroom.web.asked)
    newsroom.watch(newsroom.feed())
    assert len(newsroom.web.asked) == before


def test_an_item_in_several_feeds_is_one_item(newsroom: Newsroom) -> None:
    url = newsroom.web.url(1, "/tin/1.html")
    newsroom.pages = {"/tin/1.html": article(1)}
    newsroom.pages["/tin.rss"] = rss(item(url), item(url, "Khác"))
    newsroom.pages["/khac.rss"] = rss(item(f"{url}?utm_source=rss", "Tiêu đề khác"))
    newsroom.watch(newsroom.feed(), newsroom.feed(path="/khac.rss"))
    newsroom.clock.skip(_DAY)
    newsroom.watch(newsroom.feed(), newsroom.feed(path="/khac.rss"), settings="recheck = []")
    assert newsroom.count() | {"records": 0} == {"pages": 1, "documents": 1, "records": 0}


def test_a_changed_page_becomes_a_version(newsroom: Newsroom) -> None:
    url = newsroom.web.url(1, "/tin/1.html")
    newsroom.pages = {"/tin/1.html": article(1), "/tin.rss": rss(item(url))}
    newsroom.watch(newsroom.feed())
    newsroom.pages["/tin/1.html"] = article(1, toll=9)
    newsroom.clock.skip(4 * 3600)
    newsroom.watch(newsroom.feed())
    first, second = newsroom.texts(url)
    assert "4 binh sĩ" in first
    assert "9 binh sĩ" in second


def test_a_page_is_asked_for_anew_when_its_listing_changes(newsroom: Newsroom) -> None:
    url = newsroom.web.url(1, "/tin/1.html")
    newsroom.pages = {"/tin/1.html": article(1), "/tin.rss": rss(item(url))}
    newsroom.watch(newsroom.feed(), settings="recheck = []")
    newsroom.pages |= {
        "/tin/1.html": article(1, toll=9),
        "/tin.rss": rss(item(url, "Peru và Chile điện đàm (sửa)")),
    }
    newsroom.clock.skip(_DAY)
    newsroom.watch(newsroom.feed(), settings="recheck = []")
    assert len(newsroom.texts(url)) == 2


def test_what_has_not_changed_is_not_sent_again(newsroom: Newsroom) -> None:
    def feed(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"eins"':
            return Reply(status=304)
        listed = rss(item(newsroom.web.url(1, "/tin/1.html")))
        return Reply(listed.body, headers={**listed.headers, "ETag": '"eins"'})

    newsroom.pages = {"/tin/1.html": article(1), "/tin.rss": feed}
    newsroom.watch(newsroom.feed(), settings="recheck = []")
    newsroom.clock.skip(_DAY)
    counts = newsroom.watch(newsroom.feed(), settings="recheck = []")
    assert (counts.checks, counts.failed_checks, counts.listed) == (1, 0, 0)
    assert newsroom.web.asked[-1].headers["if-none-match"] == '"eins"'


def test_robots_txt_is_kept_to(newsroom: Newsroom) -> None:
    robots = Reply(
        b"User-agent: *\nDisallow: /cam/\nCrawl-delay: 7\n", headers={"Content-Type": "text/plain"}
    )
    forbidden, allowed = (newsroom.web.url(1, path) for path in ("/cam/1.html", "/tin/2.html"))
    newsroom.pages = {"/robots.txt": robots, "/cam/1.html": article(1), "/tin/2.html": article(2)}
    newsroom.pages["/tin.rss"] = rss(item(forbidden, summary="Tin cấm."), item(allowed))
    newsroom.watch(newsroom.feed())
    assert newsroom.web.paths() == ["/tin.rss", "/tin/2.html"]
    assert "Tin cấm." in newsroom.texts(forbidden)[0]
    moments = [one.moment for one in newsroom.web.asked[1:]]
    assert all(later - earlier >= 7 for earlier, later in pairwise(moments))


def test_a_host_is_asked_no_faster_than_its_pause(newsroom: Newsroom) -> None:
    newsroom.pages = {f"/tin/{number}.html": article(number) for number in range(5)}
    newsroom.pages["/tin.rss"] = rss(*(item(newsroom.web.url(1, f"/tin/{n}.html")) for n in range(5)))
    newsroom.watch(newsroom.feed(), settings='pause = "3s"')
    moments = [one.moment for one in newsroom.web.asked]
    assert len(moments) == 7
    assert all(later - earlier >= 3 for earlier, later in pairwise(moments))


def test_items_of_a_feed_may_be_kept_as_they_stand(newsroom: Newsroom) -> None:
    url = newsroom.web.url(1, "/tin/1.html")
    newsroom.pages = {"/tin.rss": rss(item(url, summary="Hai bên ngừng bắn."))}
    newsroom.watch(newsroom.feed(more="pages = false"))
    newsroom.pages = {"/tin.rss": rss(item(url, summary="Hai bên chưa ngừng bắn."))}
    newsroom.clock.skip(_DAY)
    newsroom.watch(newsroom.feed(more="pages = false"))
    assert [text.split("\n")[-1] for text in newsroom.texts(url)] == [
        "Hai bên ngừng bắn.",
        "Hai bên chưa ngừng bắn.",
    ]
    assert newsroom.web.paths() == ["/tin.rss", "/tin.rss"]


def test_a_second_watch_on_a_store_is_refused(newsroom: Newsroom) -> None:
    newsroom.pages = {"/tin.rss": rss()}
    refused = pytest.raises(StoreError, match="another watch runs on this store")
    with Store(newsroom.where) as store, store.alone("watch"), refused:
        newsroom.watch(newsroom.feed())
    newsroom.watch(newsroom.feed())
