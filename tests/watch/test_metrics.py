"""What Prometheus and health checks see of a watch."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from dienbien.store import Store
from dienbien.watch import Plan, parse_sources
from dienbien.watch.metrics import serving
from dienbien.watch.pulse import Pulse

from .conftest import Newsroom
from .played import Reply, rss
from .test_once import article, item


class Asleep(Pulse):
    """Gave its last sign an hour ago."""

    def age(self) -> float:
        return 3600.0


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def values(port: int) -> dict[tuple[str, ...], float]:
    """Each sample by name and labels."""
    status, text = get(port, "/metrics")
    assert status == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.fixture
def plan() -> Plan:
    source = '[[source]]\nname = "Bến \\"Sông\\""\nurl = "https://bensong.example/tin.rss"\n'
    return parse_sources(source, "sources.toml")


@pytest.fixture
def port(tmp_path: Path, plan: Plan) -> Iterator[int]:
    Store(str(tmp_path / "news.db")).close()
    with serving("127.0.0.1", 0, str(tmp_path / "news.db"), plan, Pulse()) as given:
        yield given


def test_metrics_of_a_watch_that_stored_items(newsroom: Newsroom) -> None:
    newsroom.pages = {f"/tin/{number}.html": article(number) for number in range(3)}
    urls = [newsroom.web.url(1, f"/tin/{number}.html") for number in range(4)]
    newsroom.pages["/tin.rss"] = rss(*map(item, urls))
    newsroom.pages["/tin/3.html"] = Reply(status=410)
    newsroom.watch(newsroom.feed())
    tables = f"[[source]]\n{newsroom.feed()}"
    plan = parse_sources(tables, "sources.toml", ports=None)
    name = plan.sources[0].name
    with serving("127.0.0.1", 0, newsroom.where, plan, Pulse()) as port:
        found = values(port)
    assert found["dienbien_store_up",] == 1
    assert found["dienbien_watch_items", name, "stored"] == 3
    assert sum(n for labels, n in found.items() if labels[:2] == ("dienbien_watch_items", name)) == 4
    assert found["dienbien_watch_failures", name] == 0
    assert found["dienbien_watch_last_success_timestamp_seconds", name] > 0
    assert found["dienbien_watch_seconds_since_sign",] < 60


def test_a_plan_that_has_not_run_has_metrics_too(port: int, plan: Plan) -> None:
    assert values(port)["dienbien_watch_failures", plan.sources[0].name] == 0


def test_a_store_that_is_gone_is_told(tmp_path: Path, plan: Plan) -> None:
    with serving("127.0.0.1", 0, str(tmp_path / "no.db"), plan, Pulse()) as port:
        assert values(port)["dienbien_store_up",] == 0


def test_health(port: int, tmp_path: Path, plan: Plan) -> None:
    status, text = get(port, "/healthz")
    assert (status, json.loads(text)["status"]) == (200, "ok")
    with serving("127.0.0.1", 0, str(tmp_path / "news.db"), plan, Asleep()) as asleep:
        assert get(asleep, "/healthz")[0] == 503
    assert get(port, "/elsewhere")[0] == 404


def test_an_address_that_is_taken_is_told(port: int, tmp_path: Path, plan: Plan) -> None:
    taken: Any = serving("127.0.0.1", port, str(tmp_path / "news.db"), plan, Pulse())
    with pytest.raises(OSError, match="in use"):
        taken.__enter__()


def test_a_watch_that_begins_again_has_its_address_at_once(tmp_path: Path, plan: Plan) -> None:
    Store(str(tmp_path / "news.db")).close()
    with serving("127.0.0.1", 0, str(tmp_path / "news.db"), plan, Pulse()) as port:
        assert get(port, "/healthz")[0] == 200
    with serving("127.0.0.1", port, str(tmp_path / "news.db"), plan, Pulse()) as again:
        assert (again, get(again, "/healthz")[0]) == (port, 200)
