"""A watch on PostgreSQL that is killed: as on SQLite (tests/watch), nothing is lost and nothing doubled."""

from pathlib import Path

import pytest

from watch.month import play
from watch.world import Size


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs 127.0.1.x, which Linux has")
def test_two_days_with_faults_and_kills(where: str, tmp_path: Path) -> None:
    if not where.startswith("postgresql"):
        pytest.skip("SQLite is played in tests/watch")
    month = play(Size(feeds=6, days=2.0, tail=4.0, per_day=2.0, kills=4, calm=0.5), tmp_path, where)
    assert month.wrong == []
    assert (month.items, len(month.kills)) == (24, 4)
