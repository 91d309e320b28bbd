"""Ingest killed at random moments: the store opens, holds whole batches, and the next run completes it.

The killed are processes of their own, forked from this one so that many of them start in no time. CI kills
two hundred (`DIENBIEN_KILLS=200`), which takes a minute or two.
"""

import multiprocessing
import os
import signal
import time
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from dienbien.cli.main import cli
from dienbien.store import Store

from .feeds import feed, held

_KILLS = int(os.environ.get("DIENBIEN_KILLS", "30"))
_BATCH = 64
_PAGES = 160

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")


def ingest(inputs: Path, store: Path) -> None:
    """A whole run, as the command makes it."""
    done = CliRunner().invoke(cli, ["ingest", str(inputs), "--store", str(store), "--workers", "1"])
    assert done.exit_code == 0, done.output


def started(inputs: Path, store: Path) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=ingest, args=(inputs, store))
    process.start()
    return process


def killed_after(process: BaseProcess, seconds: float) -> bool:
    """Whether the process was killed before it was done."""
    process.join(seconds)
    if process.exitcode is None and process.pid is not None:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return process.exitcode == -signal.SIGKILL


def check(store: Path, whole: dict[str, list[tuple[object, ...]]]) -> int:
    """Nothing is half written: what is there is part of the whole, in whole batches; gives how many pages."""
    if not store.exists() or not store.stat().st_size:
        return 0
    with Store(str(store)) as opened:
        counts = opened.count()
        assert all(event.articles == len(event.reports) for event in opened.events(reports=True))
    now = held(store)
    for table in ("pages", "documents", "records", "spans", "participants", "losses"):
        assert set(now[table]) <= set(whole[table])
    of_these = {row[0] for row in now["documents"]}
    assert [row for row in whole["records"] if row[1] in of_these] == now["records"]
    assert counts["pages"] % _BATCH in (0, _PAGES % _BATCH)
    return counts["pages"]


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """Later kills where all of them came before the first batch: the machine has become slower."""
    inputs = feed(tmp_path, _PAGES)
    ingest(inputs, tmp_path / "whole.db")
    whole = held(tmp_path / "whole.db")
    begun = time.monotonic()
    started(inputs, tmp_path / "timed.db").join()
    lasts = time.monotonic() - begun
    random = Random(20261126)
    kills = stores = 0
    partly: set[int] = set()
    while kills < _KILLS or not partly - {0}:
        store = tmp_path / f"{stores}.db"
        while killed_after(started(inputs, store), random.uniform(0, lasts)):
            kills += 1
            partly.add(check(store, whole))
        assert held(store) == whole
        stores += 1
        lasts *= 1.0 if partly - {0} else 1.2
