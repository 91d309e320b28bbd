"""The verbs of a store as processes: what they print, and how they end."""

import json
from pathlib import Path

import pytest

from .samples import PAGE, Command

_AGAIN = """Moskva và Warsaw bàn về biên giới

Hôm 20/10, Ngoại trưởng Ba Lan điện đàm với người đồng cấp Nga về an ninh biên giới.
"""


@pytest.fixture
def store(dienbien: Command, tmp_path: Path) -> Path:
    """A store with two pages that tell of one call."""
    for name, text in (("mot.txt", PAGE), ("hai.txt", _AGAIN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    where = tmp_path / "news.db"
    done = dienbien(
        "ingest", tmp_path / "mot.txt", tmp_path / "hai.txt", "--store", where, "--published", "2025-10-21"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "2 documents coded (2 new)" in done.stdout.decode()
    return where


def test_events_tell_how_many_articles_report_them(dienbien: Command, store: Path) -> None:
    done = dienbien("events", "--store", store, "--min-articles", "2", "--reports")
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("2025-10-20  CONSULT phone")
    assert "2 articles, 1 source" in lines[0]
    assert sum("điện đàm" in line for line in lines[1:]) == 2
    assert lines[-1] == "1 event"


def test_events_as_json_have_their_filters(dienbien: Command, store: Path) -> None:
    done = dienbien("events", "--store", store, "--format", "jsonl", "--type", "assault", "--side", "UKR")
    (event,) = map(json.loads, done.stdout.splitlines())
    assert event["event"] == "ASSAULT"
    assert event["reports"] == []
    assert event["losses"][0]["least"] == 12
    assert dienbien("events", "--store", store, "--format", "jsonl", "--since", "2025-10-22").stdout == b""


def test_search_prints_what_it_found(dienbien: Command, store: Path) -> None:
    done = dienbien("search", "dien", "dam", "--store", store, "--json")
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(Path(hit["name"]).name for hit in hits) == ["hai.txt", "mot.txt"]
    nothing = dienbien("search", "đại dương", "--store", store)
    assert (nothing.returncode, nothing.stdout) == (0, b"")


def test_recode_leaves_what_is_up_to_date(dienbien: Command, store: Path) -> None:
    assert b"0 documents coded" in dienbien("recode", "--store", store).stdout


@pytest.mark.parametrize("verb", [("search", "x"), ("events",), ("recode",), ("ingest", "-")])
def test_what_is_no_store_is_told_in_one_line(
    dienbien: Command, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    (tmp_path / "text.db").write_text("Không phải cơ sở dữ liệu. " * 99, encoding="utf-8")
    done = dienbien(*verb, "--store", tmp_path / "text.db")
    assert done.returncode == 1
    assert b"it is no store" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "verb", [("search", "x"), ("events",), ("timeline",), ("actors",), ("event", "x"), ("recode",)]
)
def test_reading_makes_no_store(dienbien: Command, tmp_path: Path, verb: tuple[str, ...]) -> None:
    done = dienbien(*verb, "--store", tmp_path / "typo.db")
    assert done.returncode == 1
    assert b"typo.db: there is no such store" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_mending_by_hand(dienbien: Command, store: Path) -> None:
    listed = dienbien("events", "--store", store, "--format", "jsonl", "--type", "consult", "--reports")
    (call,) = map(json.loads, listed.stdout.splitlines())
    moved = call["reports"][1]["record_id"]
    told = ("--store", store, "--author", "An", "--reason", "hai cuộc gọi")
    done = dienbien("split", call["id"], moved, *told)
    assert done.returncode == 0
    other = done.stdout.decode().split()[1]
    shown = dienbien("event", other, "--store", store).stdout.decode()
    assert "1 article" in shown
    assert "split by An: hai cuộc gọi" in shown
    assert dienbien("merge", call["id"], other, *told).returncode == 0
    assert "2 articles" in dienbien("event", other, "--store", store).stdout.decode()
    none = dienbien("merge", call["id"], other, *told)
    assert (none.returncode, none.stdout) == (1, b"")
    assert f"both are event {call['id']} already" in none.stderr.decode()


def test_actors_and_timeline(dienbien: Command, store: Path) -> None:
    actors = dienbien("actors", "--store", store, "--format", "csv").stdout.decode().splitlines()
    assert actors[0].startswith("name,country,sector")
    assert any(",RUS,GOV," in line for line in actors)
    lines = dienbien("timeline", "--store", store).stdout.decode().splitlines()
    days = [line for line in lines if line.startswith("2025-")]
    assert days == sorted(days)
    assert len(days) > 1


def test_a_bad_day_is_a_usage_error(dienbien: Command, tmp_path: Path) -> None:
    assert dienbien("events", "--store", tmp_path / "x.db", "--since", "mai").returncode == 2
