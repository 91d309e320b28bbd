"""Ingest killed at random moments: the store opens, holds whole batches, and the next run completes it.

CI kills two hundred (`DIENBIEN_KILLS=200`), or as many as a slow machine allows in two minutes.
"""

import os
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from click.testing import CliRunner

from dienbien.cli.main import cli
from dienbien.store import Store

from .feeds import feed, held
from .killing import started, stores

_KILLS = int(os.environ.get("DIENBIEN_KILLS", "30"))
_BATCH = 64
_PAGES = 160

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")


def ingest(inputs: Path, store: Path) -> None:
    """A whole run, as the command makes it."""
    done = CliRunner().invoke(cli, ["ingest", str(inputs), "--store", str(store), "--workers", "1"])
    assert done.exit_code == 0, done.output


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
    inputs = feed(tmp_path, _PAGES)
    ingest(inputs, tmp_path / "whole.db")
    whole = held(tmp_path / "whole.db")

    def start(store: Path) -> BaseProcess:
        return started(partial(ingest, inputs, store))

    partly: set[int] = set()
    for store, is_done in stores(tmp_path, start, _KILLS):
        if is_done:
            assert held(store) == whole
        else:
            partly.add(check(store, whole))
    assert partly - {0}
