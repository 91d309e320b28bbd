"""`dienbien read`: what it shows of a page, and JSONL that gives the same documents and records again."""

import base64
import json
import os
import pty
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from dienbien.cli.read import document_line
from dienbien.coding import code_document
from dienbien.reading import ReadError, read, read_text
from dienbien.records import Document

from .samples import Command, environment

PAGES = sorted((Path(__file__).parents[1] / "reading" / "html" / "pages").glob("*.html"))
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("[0-9]*"))
PAGE = """<!DOCTYPE html><html lang="vi"><head><title>Chad đóng cửa khẩu với Sudan</title>
<meta property="article:published_time" content="2025-02-03T08:00:00+07:00"></head><body>
<h1>Chad đóng cửa khẩu với Sudan</h1><p class="sapo">Chad đóng cửa khẩu Adré sau vụ pháo kích hôm 2/2.</p>
<div class="content"><p>Quân đội Chad ngày 2/2 cáo buộc lực lượng RSF pháo kích
vào thị trấn Adré, khiến ba người chết.</p>
<p>Lực lượng RSF bác bỏ cáo buộc này và nói rằng quân đội Sudan đã bắn
vào thị trấn ở biên giới.\x1b[2J</p></div>
<div class="box-tinlienquan"><a href="/x">Chad rút đại sứ khỏi Sudan</a></div></body></html>
"""


@pytest.fixture
def html_page(tmp_path: Path) -> Path:
    path = tmp_path / "chad.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_text_names_zones_and_origins_without_colour(dienbien: Command, html_page: Path) -> None:
    done = dienbien("read", html_page)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "\x1b" not in shown
    assert "2025-02-03T08:00:00+07:00  (meta article:published_time)" in shown
    kinds = [line.split()[0] for line in shown.splitlines() if line[:1].isalpha()]
    assert kinds[-5:] == ["title", "lede", "body", "body", "teaser"]


def test_a_terminal_gets_colour_but_no_control_of_the_page(html_page: Path) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "dienbien.cli", "read", str(html_page)],
        stdout=theirs,
        check=True,
        env=environment(TERM="xterm-256color", COLUMNS="100"),
        timeout=60,
    )
    os.close(theirs)
    shown = b""
    while len(shown) < 100_000:
        try:
            shown += os.read(ours, 65_536)
        except OSError:
            break
    os.close(ours)
    assert b"\x1b[" in shown
    assert b"\x1b[2J" not in shown
    assert b"teaser" in shown


def test_fronts_are_counted_and_cost_no_other(dienbien: Command, tmp_path: Path, html_page: Path) -> None:
    front = tmp_path / "a.html"
    front.write_text("<html><body><ul><li><a href='/1'>Tin một</a></li></ul></body></html>", encoding="utf-8")
    done = dienbien("read", tmp_path, "--format", "jsonl")
    assert done.returncode == 0
    assert f"1 page without an article skipped ({front})" in done.stderr.decode()
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [str(html_page)]


def test_code_takes_a_page_and_its_jsonl_alike(dienbien: Command, tmp_path: Path, html_page: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    assert dienbien("read", html_page, "--format", "jsonl", "-o", kept).returncode == 0
    from_page = dienbien("code", html_page, "--format", "jsonl")
    from_line = dienbien("code", kept, "--format", "jsonl")
    assert from_page.stdout
    assert from_page.stdout == from_line.stdout
    assert dienbien("read", kept, "--format", "jsonl").stdout == kept.read_bytes()


@pytest.mark.parametrize("path", PAGES + EXAMPLES, ids=lambda path: path.name)
def test_every_page_goes_through_jsonl_unchanged(path: Path, tmp_path: Path) -> None:
    (document,) = read([path])
    assert isinstance(document, Document)
    kept = tmp_path / "kept.jsonl"
    kept.write_bytes(document_line(document))
    (again,) = read([kept])
    assert again == document
    assert code_document(document) == code_document(again)


def test_bytes_are_kept_only_if_asked_for(dienbien: Command, html_page: Path, tmp_path: Path) -> None:
    plain = json.loads(dienbien("read", html_page, "--format", "jsonl").stdout)
    assert "raw" not in plain
    done = dienbien("read", html_page, "--format", "jsonl", "--keep-raw")
    data = base64.b64decode(json.loads(done.stdout)["raw"])
    assert data == html_page.read_bytes()
    assert plain["hash"] == f"sha256:{sha256(data).hexdigest()}"
    kept = tmp_path / "kept.jsonl"
    kept.write_bytes(done.stdout)
    (document,) = read([kept])
    assert isinstance(document, Document)
    assert document.raw == data


ZONE = {"kind": "body", "start": 0, "end": 3}


@pytest.mark.parametrize(
    ("zones", "problem"),
    [
        ([{**ZONE, "end": 9}], "zone 1 is 0 to 9, but the text has 7 characters"),
        ([{**ZONE, "start": 3}], "zone 1 is 3 to 3"),
        ([{**ZONE, "start": -1}], "zone 1 is -1 to 3"),
        ([ZONE, {**ZONE, "start": 2, "end": 5}], "zone 2 begins at 2, before zone 1 ends"),
        ([{**ZONE, "start": 4, "end": 7}, ZONE], "zone 2 begins at 0"),
        ([{**ZONE, "kind": "headline"}], "Invalid enum value 'headline'"),
        ([{"kind": "body", "start": 0}], "missing required field `end`"),
        ([{**ZONE, "start": "0"}], "Expected `int`"),
    ],
)
def test_zones_that_do_not_hold_are_an_error(tmp_path: Path, zones: list[object], problem: str) -> None:
    path = tmp_path / "news.jsonl"
    lines = [{"id": "a", "text": "Tin mới", "zones": zones}, {"id": "b", "text": "Tin"}]
    path.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    error, good = read([path])
    assert isinstance(error, ReadError)
    assert error.place == "line 1"
    assert problem in error.reason
    assert isinstance(good, Document)


@pytest.mark.parametrize(
    "foreign",
    [
        {"zones": "a,b"},
        {"zones": [1, 2]},
        {"zones": [{"name": "Hà Nội"}]},
        {"zones": {"kind": "body"}},
        {"language": ["vi"]},
        {"language": "Vietnamese"},
        {"raw": "<html>"},
        {"raw": "YWJj"},
        {"hash": 12345},
        {"origins": ["crawl"]},
        {"author": {"name": "An"}},
        {"updated": 1730000000, "agency": None, "encoding": 8},
    ],
)
def test_members_of_other_programs_are_left_out(tmp_path: Path, foreign: dict[str, object]) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(msgspec.json.encode({"id": "a", "text": "Tin mới về", **foreign}))
    (document,) = read([path])
    assert document == read_text("Tin mới về", id="a")
