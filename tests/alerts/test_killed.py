"""Killed at random moments of storing, judging and sending: all messages arrive, with the ids of a whole run.

The killed are processes forked from this one. Doubles may come; receivers know them by their ids.
"""

import os
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from dienbien.alerts import after_batch, deliver
from dienbien.store import Store
from store.killing import started, stores

from .conftest import Sink
from .pages import CHARGE, clash, clock, keep, other_account, page, rules

_KILLS = int(os.environ.get("DIENBIEN_KILLS", "12"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")


def whole_run(path: Path, url: str) -> None:
    """Two batches, the second of which changes what the first told; run again, it goes on."""
    batches = (
        [clash(4), page("to-cao", CHARGE)],
        [clash(6), other_account(5), page("phao-kich", "Sáng 12/3, quân đội Brazil pháo kích Uruguay.")],
    )
    with Store(str(path)) as store:
        for hour, batch in enumerate(batches):
            if store.count()["pages"] <= 2 * hour:
                keep(store, *batch)
            after_batch(store, rules(url), clock(hour))
            deliver(store, rules(url), now=clock(hour))


def ids(sink: Sink) -> set[str]:
    return {message["id"] for message in sink.messages}


def test_killed_at_random_moments(tmp_path: Path, sink: Sink) -> None:
    whole_run(tmp_path / "whole.db", sink.url)
    whole = ids(sink)
    assert len(whole) > 3

    def start(path: Path) -> BaseProcess:
        if not path.exists():
            sink.requests.clear()
        return started(partial(whole_run, path, sink.url))

    for path, is_done in stores(tmp_path, start, _KILLS):
        if not is_done:
            continue
        assert ids(sink) >= whole
        with Store(str(path)) as store:
            assert store.count_waiting() == {}


class CutError(Exception):
    """The process ends here."""


@pytest.mark.parametrize("step", ["save", "judging_alerts", "end_messages"])
def test_cut_off_at_each_step(tmp_path: Path, sink: Sink, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Right before storing, before judging, and between sending and noting that it was sent."""
    whole_run(tmp_path / "whole.db", sink.url)
    whole = ids(sink)
    sink.requests.clear()

    def cut(*_: object) -> None:
        raise CutError

    with monkeypatch.context() as patched:
        patched.setattr(Store, step, cut)
        with pytest.raises(CutError):
            whole_run(tmp_path / "cut.db", sink.url)
    whole_run(tmp_path / "cut.db", sink.url)
    assert ids(sink) == whole
    doubles = len(sink.requests) - len(whole)
    assert doubles == (step == "end_messages")
