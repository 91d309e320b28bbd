"""A few days of the month that `bench/month.py` plays whole: nothing is lost, nothing doubled, nobody
bothered."""

from pathlib import Path

import pytest

from .month import play
from .world import Size


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs 127.0.1.x, which Linux has")
def test_a_few_days_with_faults_kills_and_jumps_of_the_clock(tmp_path: Path) -> None:
    month = play(Size(feeds=15, days=3.0, tail=4.5, per_day=2.0, kills=4, calm=0.5), tmp_path)
    assert month.wrong == []
    assert month.items == 90
    assert len(month.kills) == 4
    assert {"error", "cut", "gzip", "private"} <= set(month.faults)
