"""Alerts beside a watch: what it stores is told while it runs, and after it was cut off."""

import json
from pathlib import Path

from dienbien.alerts import read
from dienbien.store import Store
from dienbien.watch import Around, parse_sources
from dienbien.watch.alerting import Alerting
from dienbien.watch.running import run

from .conftest import Newsroom
from .played import rss
from .test_once import article, item

_RULES = """
[[alert]]
name = "fights"
type = "ASSAULT"
max_age = "any"
send = "feed"

[[send]]
name = "feed"
feed = "{feed}"
"""


def test_what_a_watch_stores_is_told(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.pages = {"/tin/1.html": article(1)}
    newsroom.pages["/tin.rss"] = rss(item(newsroom.web.url(1, "/tin/1.html")))
    feed = tmp_path / "alerts.atom"
    text = f"[[source]]\n{newsroom.feed()}\n{_RULES.format(feed=feed)}"
    plan = parse_sources(text, "sources.toml", ports=None)
    rules = read(plan.alerts, plan.name)
    with Store(newsroom.where) as store, Alerting(store, newsroom.where, rules, newsroom.clock) as alerting:
        around = Around(newsroom.web.asking(), newsroom.clock, alerting.look, alerting.look)
        run(store, plan, newsroom.coders, around, once=True)
        alerting.finish()
        (line,) = store.alert_lines(10)
    assert (line.sent, line.waiting) == (1, 0)
    assert json.loads(line.body)["data"]["alert"] in feed.read_text(encoding="utf-8")


def test_what_was_stored_before_it_was_cut_off_is_told_by_the_next(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.pages = {"/tin/1.html": article(1)}
    newsroom.pages["/tin.rss"] = rss(item(newsroom.web.url(1, "/tin/1.html")))
    newsroom.watch(newsroom.feed())
    tables = {
        "alert": [{"name": "fights", "type": "assault", "max_age": "any", "send": "feed"}],
        "send": [{"name": "feed", "feed": str(tmp_path / "alerts.atom")}],
    }
    with Store(newsroom.where) as store:
        with Alerting(store, newsroom.where, read(tables, "f"), newsroom.clock) as alerting:
            alerting.look()
            alerting.finish()
        assert [line.sent for line in store.alert_lines(10)] == [1]
