"""The feed that we write, as feed readers see it."""

from pathlib import Path

import feedparser
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dienbien.alerts import Rules, read
from dienbien.alerts.feed import atom
from dienbien.alerts.messages import shown
from dienbien.alerts.targets import Feed
from dienbien.alerts.trying import sample
from dienbien.linking import Wanted
from dienbien.store import Store

from .pages import clash, clock, keep, page
from .test_webhooks import flood, told


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "news.db"))


def feeding(path: Path, **keys: object) -> Rules:
    alert = {"name": "fights", "quad": "material conflict", "send": "feed"}
    send = {"name": "feed", "feed": str(path), "title": "Báo động <biên giới>"} | keys
    return read({"alert": [alert], "send": [send]}, "f")


def test_readers_see_alerts_and_updates(store: Store, tmp_path: Path) -> None:
    of = feeding(tmp_path / "alerts.atom", link="https://desk.example")
    keep(store, clash(4))
    assert told(store, of).sent == 1
    first = feedparser.parse((tmp_path / "alerts.atom").read_bytes())
    assert (first.bozo, first.feed.title) == (False, "Báo động <biên giới>")
    (entry,) = first.entries
    assert entry.title.startswith("[fights] 2024-03-11 ASSAULT clash")
    assert entry.link.startswith("https://desk.example/events/")
    keep(store, clash(6, outlet="bao.example"))
    told(store, of, 1)
    update, same = feedparser.parse((tmp_path / "alerts.atom").read_bytes()).entries
    assert same == entry
    assert "Update: figures changed" in update.title
    assert update.tags[0].term == entry.tags[0].term
    assert [path.name for path in tmp_path.glob("*.new")] == []


def test_a_flood_is_entries_and_the_oldest_go(store: Store, tmp_path: Path) -> None:
    flood(store, 40)
    done = told(store, feeding(tmp_path / "alerts.atom", entries=10))
    assert done.sent > 20
    assert len(feedparser.parse((tmp_path / "alerts.atom").read_bytes()).entries) == 10


def test_a_feed_that_can_not_be_written_is_told(store: Store, tmp_path: Path) -> None:
    of = feeding(tmp_path / "alerts.atom")
    (tmp_path / "alerts.atom").mkdir()
    keep(store, clash(4))
    assert "alerts.atom can't be written" in told(store, of).failing["feed"]


@given(st.text(st.characters(exclude_categories=()), max_size=100))
def test_any_words_are_text(words: str) -> None:
    message = sample(clock())
    message = msgspec.structs.replace(message, data=msgspec.structs.replace(message.data, text=words))
    target = Feed(name="feed", feed="x", title=words)
    found = etree.fromstring(atom(target, [message]))
    names = {etree.QName(element).localname for element in found.iter()}
    assert names == {"feed", "id", "title", "updated", "author", "name", "entry", "category", "content"}


def test_links_of_pages_are_of_the_web_only(store: Store) -> None:
    keep(store, clash(4))
    (event,) = store.events(Wanted(types=("ASSAULT",)), reports=True)
    pages = ("javascript:alert(1)", "/home/desk/page.html", "https://tin.example/a")
    reports = tuple(msgspec.structs.replace(told, page=name) for told in event.reports for name in pages)
    message = sample(clock())
    data = msgspec.structs.replace(message.data, event=shown(msgspec.structs.replace(event, reports=reports)))
    written = atom(Feed(name="f", feed="x"), [msgspec.structs.replace(message, data=data)])
    (entry,) = feedparser.parse(written).entries
    assert [link.href for link in entry.links] == ["https://tin.example/a"]


def test_an_empty_rule_says_nothing(store: Store, tmp_path: Path) -> None:
    keep(store, page("thoi-tiet", "Thời tiết hôm nay đẹp.\n"))
    assert told(store, feeding(tmp_path / "alerts.atom")).sent == 0
