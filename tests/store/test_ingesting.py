"""Ingest as a process: killed, crowded, out of room or with a bad page, a store stays sound."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from dienbien.coders import Coders
from dienbien.coding import code_document
from dienbien.defects import Coding
from dienbien.records import Document, Record
from dienbien.store import Store
from dienbien.store.ingesting import ingest, recode

from .feeds import command, feed, held, run
from .pages import APPEAL, page


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    inputs, store = feed(tmp_path, 30), tmp_path / "news.db"
    assert "30 documents coded (30 new)" in run(store, inputs)
    before = held(store)
    assert "0 documents coded (0 new), 0 records; 30 unchanged" in run(store, inputs)
    assert held(store) == before


def test_a_new_store_opened_by_many_at_once(tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    opening = f"from dienbien.store import Store; Store({str(store)!r}).begin_run('a', 'b', [])"
    many = [subprocess.Popen([sys.executable, "-c", opening], stderr=subprocess.PIPE) for _ in range(6)]
    assert [process.communicate(timeout=120)[1] for process in many] == [b""] * 6


def test_two_writers_at_once(tmp_path: Path) -> None:
    first, second = feed(tmp_path, 200, "a.jsonl"), feed(tmp_path, 200, "b.jsonl", start=100)
    store, whole = tmp_path / "news.db", tmp_path / "whole.db"
    both = [
        subprocess.Popen(command(store, inputs), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for inputs in (first, second)
    ]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, b"")
    run(whole, feed(tmp_path, 300, "c.jsonl"))
    assert held(store, events=False) == held(whole, events=False)


def test_a_full_disk_ends_the_run_and_costs_nothing_stored(tmp_path: Path) -> None:
    store, whole = tmp_path / "news.db", tmp_path / "whole.db"
    few, many = feed(tmp_path, 20, "few.jsonl"), feed(tmp_path, 400, "many.jsonl")
    run(store, few)
    before, room = held(store), store.stat().st_size + 300_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        command(store, many), capture_output=True, check=False, timeout=120, text=True, preexec_fn=limit
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(store) in done.stderr
    after = held(store)
    assert {row[0] for row in before["pages"]} <= {row[0] for row in after["pages"]}
    run(store, many)
    run(whole, many)
    assert held(store) == held(whole)


def test_bad_inputs_cost_no_good_ones_and_are_kept_with_the_run(tmp_path: Path) -> None:
    store, inputs = tmp_path / "news.db", feed(tmp_path, 3)
    with inputs.open("a", encoding="utf-8") as stream:
        stream.write("{không phải JSON\n")
    done = subprocess.run(command(store, inputs), capture_output=True, check=False, timeout=60, text=True)
    assert done.returncode == 1
    assert "3 documents coded (3 new)" in done.stdout
    assert "line 4" in done.stderr
    with closing(sqlite3.connect(store)) as connection:
        ((message,),) = connection.execute("SELECT message FROM failures").fetchall()
        assert "line 4: is not valid JSON" in message
        assert connection.execute("SELECT documents, failed FROM runs").fetchall() == [(3, 1)]


def _nothing() -> Coding:
    return _no_records


def _no_records(document: Document) -> Sequence[Record]:
    if document.id == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.id == "broken":
        raise KeyError("x")
    return ()


def test_a_page_that_kills_or_breaks_the_coder_is_named_and_costs_no_other(where: str) -> None:
    documents = [page(name) for name in ("a", "broken", "b", "deadly", "c")]
    with Coders(_nothing, 1) as coders, Store(where) as store:
        done = list(ingest(store, store.begin_run("a", "0", []), coders, documents))
        assert [len(batch.failed) for batch in done] == [2]
        assert done[0].failed[0].startswith("broken: could not be coded (KeyError")
        assert done[0].failed[1].startswith("deadly: could not be coded (its process died")
        assert store.count()["documents"] == 3
        assert store.search("tacna") != []


def test_recoding_takes_what_another_coder_left(where: str) -> None:
    with Coders(_nothing, 1) as coders, Store(where) as store:
        list(ingest(store, store.begin_run("old", "0", []), coders, [page("a"), page("b", APPEAL)]))
    with Coders(_coder, 1) as coders, Store(where) as store:
        coder = store.begin_run("new", "0", [])
        assert store.count()["records"] == 0
        assert sum(done.written for done in recode(store, coder, coders)) == 2
        assert store.count()["records"] > 2
        assert list(recode(store, coder, coders)) == []
        assert store.count()["documents"] == 2


def _coder() -> Coding:
    return code_document


def _runs(process: str) -> bool:
    """Whether it has not ended; one that ended is there until its new parent asks for its exit code."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in {"Z", "X"}


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    inputs = feed(tmp_path, 2000)
    process = subprocess.Popen(command(tmp_path / "news.db", inputs), stdout=subprocess.DEVNULL)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("this system does not list the children of a process")
    while not (workers := children.read_text().split()) and process.poll() is None:
        os.sched_yield()
    process.kill()
    process.wait()
    deadline = time.monotonic() + 30
    while any(map(_runs, workers)):
        assert time.monotonic() < deadline, "a worker outlived its parent"
        os.sched_yield()
