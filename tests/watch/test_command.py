"""`dienbien watch` as its user has it: a process of its own, which asks nobody on this machine."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dienbien.cli.main import cli
from dienbien.store import Store
from dienbien.watch import parse_sources

from .conftest import Newsroom
from .played import html, rss
from .test_once import article, item

SOURCES = """
[watch]
contact = "desk@bensong.example"

[[source]]
name = "Trong nhà"
url = "http://127.0.0.1/tin.rss"
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(SOURCES, encoding="utf-8")
    return path


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "dienbien.cli", "watch", *map(str, arguments)]


def test_nobody_on_this_machine_is_asked_and_the_exit_code_says_that_something_failed(sources: Path) -> None:
    done = subprocess.run(
        command(sources, "--store", sources.with_name("news.db"), "--once"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Trong nhà (http://127.0.0.1/tin.rss): leads to an address that is not public" in done.stderr
    assert done.stdout.startswith("1 checks of sources (1 failed), 0 new items")


def test_sigterm_ends_it_well_and_lets_go_of_the_store(sources: Path) -> None:
    store = sources.with_name("news.db")
    process = subprocess.Popen(
        command(sources, "--store", store), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    assert "not public" in process.stderr.readline()
    os.kill(process.pid, signal.SIGTERM)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "1 checks of sources" in output
    with Store(str(store)) as opened, opened.alone("watch"):
        pass


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("", "says nobody whom the sites can write to"),
        ('[watch]\ncontact = "desk@bensong.example"\nevery = "soon"\n', "every 'soon' is no span of time"),
    ],
)
def test_what_is_wrong_with_the_file_is_one_line(
    tmp_path: Path, settings: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIENBIEN_CONTACT", raising=False)
    path = tmp_path / "sources.toml"
    path.write_text(settings + SOURCES.partition("\n\n")[2], encoding="utf-8")
    result = CliRunner().invoke(cli, ["watch", str(path), "--store", str(tmp_path / "news.db"), "--once"])
    assert result.exit_code == 2
    assert words in result.output.splitlines()[-1]
    assert not (tmp_path / "news.db").exists()


def test_the_starter_file_is_printed_as_it_is() -> None:
    result = CliRunner().invoke(cli, ["watch", "--starter"])
    assert result.exit_code == 0
    assert parse_sources(result.output, "-").sources


def test_the_status_shows_each_source_and_what_is_alarmed(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.pages = {"/tin.rss": rss(item(newsroom.web.url(1, "/1.html"))), "/1.html": article(1)}
    newsroom.pages["/hong.rss"] = html("Không phải nguồn tin", "Đây là một trang.")
    feeds = (newsroom.feed(), newsroom.feed(path="/hong.rss"))
    newsroom.watch(*feeds)
    path = tmp_path / "sources.toml"
    tables = "\n".join(f"[[source]]\n{one}" for one in feeds).replace(f":{newsroom.web.port}", "")
    path.write_text(tables, encoding="utf-8")
    arguments = ["watch", str(path), "--store", newsroom.where, "--status"]
    shown = CliRunner().invoke(cli, arguments, env={"COLUMNS": "200"})
    assert shown.exit_code == 0, shown.output
    assert "1 stored" in shown.output
    assert "Bến Sông 1/hong.rss: is no feed" in shown.output
    told = json.loads(CliRunner().invoke(cli, [*arguments, "--json"]).output)
    assert [one["items"] for one in told["sources"]] == [{"stored": 1}, {}]
    assert told["sources"][1]["failures"] == 1
    assert [alarm["subject"] for alarm in told["alarms"]] == ["Bến Sông 1/hong.rss"]
