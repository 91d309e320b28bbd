"""`dienbien code` on several processes: the same lines, whatever becomes of the processes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .samples import PAGE, Command, environment

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes in /proc")

INTERRUPTIBLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from dienbien.cli.main import main; main()"
)
PAGES = 700


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More pages than may wait for the processes, every seventh three times as long."""
    path = tmp_path_factory.mktemp("feed") / "feed.jsonl"
    lines = (json.dumps({"id": str(n), "text": PAGE * (1 + 2 * (n % 7 == 0))}) for n in range(PAGES))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def alone(feed: Path) -> bytes:
    """What one process writes."""
    command = [sys.executable, "-m", "dienbien.cli", "code", str(feed), "--format", "jsonl", "--workers", "1"]
    return subprocess.run(command, capture_output=True, check=True, env=environment()).stdout


def started(feed: Path) -> subprocess.Popen[bytes]:
    """A run on two processes that nobody reads from yet: it can't be over before somebody does."""
    command = [sys.executable, "-c", INTERRUPTIBLE, "code", str(feed), "--format", "jsonl", "--workers", "2"]
    return subprocess.Popen(
        command,
        bufsize=0,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )


def children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def test_order_is_that_of_the_input(dienbien: Command, feed: Path, alone: bytes) -> None:
    done = dienbien("code", feed, "--format", "jsonl", "--workers", "2")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == alone


def test_unordered_are_the_same_lines(dienbien: Command, feed: Path, alone: bytes) -> None:
    done = dienbien("code", feed, "--format", "jsonl", "--workers", "3", "--unordered")
    assert sorted(done.stdout.splitlines()) == sorted(alone.splitlines())


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_pages_in_other_languages_are_skipped_and_counted(
    dienbien: Command, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "mixed.jsonl"
    english = "The foreign ministers of Chile and Peru met on Monday and agreed to open the border. " * 5
    texts = (english if n % 5 == 0 else PAGE for n in range(100))
    path.write_text("\n".join(json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)))
    one, two = (dienbien("code", path, "--format", form, "--workers", workers) for workers in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.stdout.count(b"\n") > 80
    assert one.stderr == two.stderr == b"dienbien: 20 documents in other languages skipped (en 20)\n"


def test_bad_lines_are_told_once_and_cost_nothing(dienbien: Command, feed: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.jsonl"
    spoilt.write_bytes(b"{\n" + feed.read_bytes()[:200_000].rpartition(b"\n")[0])
    done = dienbien("code", spoilt, "--format", "jsonl", "--workers", "2")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"line 1: is not valid JSON" in done.stderr


def test_a_killed_process_is_told_and_costs_no_record(feed: Path, alone: bytes) -> None:
    with started(feed) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        os.kill(children(process.pid)[0], signal.SIGKILL)
        rest, errors = process.communicate(timeout=120)
    assert process.returncode == 0
    assert errors.decode().startswith("dienbien: a process that codes died")
    assert errors.count(b"\n") == 1
    assert first + rest == alone


def test_ctrl_c_leaves_whole_lines_and_no_process(feed: Path, alone: bytes) -> None:
    with started(feed) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        both = children(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        rest, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, b"")
    assert len(both) == 2
    assert not any(Path(f"/proc/{child}").exists() for child in both)
    lines = (first + rest).splitlines(keepends=True)
    assert lines == alone.splitlines(keepends=True)[: len(lines)]
    assert len(lines) < alone.count(b"\n")
