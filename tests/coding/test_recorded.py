"""The pages of examples/ give the records that were written down for them, to the byte, in both builds.

What makes the coder faster must change none of them (docs/speed.md). A rule that is meant to change some has
them written down anew, from the project's folder:

    python scripts/same_output.py record tests/coding/recorded.tsv examples
"""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDED = Path(__file__).with_name("recorded.tsv")
digests = runpy.run_path(str(ROOT / "scripts" / "same_output.py"))["digests"]


def test_example_pages_give_the_recorded_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    recorded = dict(line.split("\t") for line in RECORDED.read_text(encoding="utf-8").splitlines())
    coded = dict(digests(["examples"]))
    changed = {name for name in recorded.keys() | coded.keys() if recorded.get(name) != coded.get(name)}
    assert not changed, f"if that is meant, do what the head of {Path(__file__).name} says"


def test_a_record_that_differs_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    seen = set()
    for side in ("Chile", "Peru"):
        Path("page.txt").write_text(f"Nga tấn công {side} hôm 20/10.", encoding="utf-8")
        seen.update(digests(["page.txt"]))
    assert len(seen) == 2
