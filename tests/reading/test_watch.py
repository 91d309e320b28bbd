"""What a run tells of its progress: how much of an input was read, and what was passed over."""

import gzip
from pathlib import Path

import pytest

from dienbien.reading import read
from dienbien.reading.watch import Watch

from .inputs import line, lines, stdin, varied


@pytest.mark.parametrize("is_packed", [True, False])
def test_the_share_that_was_read_grows_to_all(tmp_path: Path, is_packed: bool) -> None:
    data = b"".join(line(id=f"d{i}", text=varied(i)) for i in range(1500))
    path = tmp_path / "news.jsonl"
    path.write_bytes(gzip.compress(data) if is_packed else data)
    watch = Watch()
    assert watch.share is None
    watch.expect([str(path)])
    shares = [watch.share or 0.0 for _ in read([path], watch=watch)]
    assert shares == sorted(shares)
    assert shares[0] < 0.5
    assert shares[-1] == 1.0


def test_the_share_is_that_of_all_inputs(tmp_path: Path) -> None:
    for name, count in (("a", 1000), ("b", 3000)):
        (tmp_path / f"{name}.jsonl").write_bytes(b"".join(line(id=f"{name}{i}") for i in range(count)))
    watch = Watch()
    watch.expect(map(str, sorted(tmp_path.iterdir())))
    shares = [watch.share or 0.0 for _ in read([tmp_path], watch=watch, languages=None)]
    assert shares == sorted(shares)
    assert 0.2 < shares[999] < 0.3
    assert shares[-1] == 1.0


def test_of_several_inputs_with_a_pipe_the_share_is_not_known(tmp_path: Path) -> None:
    watch = Watch()
    (tmp_path / "a.txt").touch()
    watch.expect([str(tmp_path / "a.txt"), "-"])
    assert watch.share is None


def test_of_a_pipe_the_share_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"".join(lines(5)))
    watch = Watch()
    assert [watch.share for _ in read(["-"], watch=watch)] == [None] * 5


def test_kinds_without_end_are_counted_as_others() -> None:
    watch = Watch()
    for number in range(300):
        watch.pass_over(f"kind {number}")
    assert watch.passed.total() == 300
    assert len(watch.passed) <= 101
