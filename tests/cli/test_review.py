"""`dienbien review`: gold and the log of what analysts judged, as processes."""

import json
from pathlib import Path

import pytest

from dienbien.store import Store

from .samples import PAGE, Command


@pytest.fixture
def where(dienbien: Command, tmp_path: Path) -> Path:
    """A store with a page that An has judged whole: the first of its records rejected."""
    (tmp_path / "mot.txt").write_text(PAGE, encoding="utf-8")
    path = tmp_path / "news.db"
    dienbien("ingest", tmp_path / "mot.txt", "--store", path, "--published", "2025-10-21")
    with Store(str(path)) as store:
        (document,) = store.document_page().items
        first, *rest = store.unjudged(document.document_id, "An")
        store.judge(first, "reject", author="An", reason="tin \u202eđồn")
        for name in rest:
            store.judge(name, "accept", author="An")
        store.finish_document(document.document_id, author="An")
    return path


def test_the_exported_files_are_what_evaluate_reads(dienbien: Command, where: Path, tmp_path: Path) -> None:
    docs, gold = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    done = dienbien("review", "export", docs, gold, "--store", where)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("1 document, ")
    scores = json.loads(dienbien("evaluate", docs, gold, "--json").stdout)
    assert scores["documents"] == 1
    assert scores["coded"] == scores["gold"] + 1


def test_who_has_marked_nothing_is_told_how(dienbien: Command, where: Path, tmp_path: Path) -> None:
    done = dienbien("review", "export", tmp_path / "d", tmp_path / "g", "--store", where, "--author", "Bình")
    assert done.returncode == 0
    assert done.stdout.decode() == "0 documents, 0 records\n"
    assert "/review" in done.stderr.decode()


def test_the_log_names_author_and_reason_and_steers_no_terminal(dienbien: Command, where: Path) -> None:
    done = dienbien("review", "log", "--store", where)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines[0]["kind"] == "reject"
    assert lines[0]["coded"]["event"]
    assert [line["author"] for line in lines] == ["An"] * len(lines)
    assert lines[-1]["kind"] == "done"
    assert "\u202e" not in done.stdout.decode()
    assert dienbien("review", "log", "--store", where, "--author", "Bình").stdout == b""
