"""A program that gets messages: what it sees, and what becomes of one that fails or hangs."""

import json
import os
import sys
from pathlib import Path

import pytest

from dienbien.alerts import Rules, read
from dienbien.alerts.sending import send
from dienbien.alerts.targets import TargetError
from dienbien.alerts.trying import sample
from dienbien.store import Store

from .pages import clash, keep
from .test_webhooks import told


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "news.db"))


def running(tmp_path: Path, program: str, *arguments: str, **keys: object) -> Rules:
    """Rules that run a Python program."""
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    run = {"name": "run", "command": [sys.executable, str(path), *arguments]} | keys
    return read({"alert": [{"name": "fights", "type": "assault", "send": "run"}], "send": [run]}, "f")


KEEP = """
import json, os, pathlib, sys
told = {"message": json.load(sys.stdin.buffer), "arguments": sys.argv[1:], "environment": dict(os.environ)}
pathlib.Path("TO").write_text(json.dumps(told))
"""


def test_a_program_gets_the_message(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_SECRET", "hush")
    to = tmp_path / "told.json"
    hostile = "$(touch pwned); `id` | 'x' \"y\""
    keep(store, clash(4))
    done = told(store, running(tmp_path, KEEP.replace("TO", str(to)), hostile))
    assert done.sent == 1
    got = json.loads(to.read_text(encoding="utf-8"))
    assert got["message"]["data"]["event"]["event"] == "ASSAULT"
    assert got["arguments"] == [hostile]
    assert got["environment"]["DIENBIEN_MESSAGE_ID"] == got["message"]["id"]
    assert "DESK_SECRET" not in got["environment"]


def test_what_a_program_complains_of_is_told(tmp_path: Path, store: Store) -> None:
    keep(store, clash(4))
    of = running(tmp_path, "import sys\nsys.exit('\\x1b[31mno line to the pager')")
    assert told(store, of).failing == {"run": "it ended with code 1: ␛[31mno line to the pager"}


def test_one_that_does_not_read_is_well(tmp_path: Path, store: Store) -> None:
    keep(store, clash(4))
    assert told(store, running(tmp_path, "")).sent == 1


def test_one_that_hangs_is_ended_with_its_children(tmp_path: Path, store: Store) -> None:
    child = tmp_path / "child"
    program = f"""
import os, pathlib, subprocess, sys
process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path({str(child)!r}).write_text(str(process.pid))
process.wait()
"""
    of = running(tmp_path, program, timeout=2)
    with pytest.raises(TargetError, match="longer than 2 seconds"):
        send(of.targets["run"], sample(), store)
    pid = int(child.read_text())
    with pytest.raises((ProcessLookupError, TimeoutError)):
        wait_for_end(pid)


def wait_for_end(pid: int) -> None:
    """Raises `ProcessLookupError` when the process is gone; a killed child of nobody is a zombie at most."""
    while True:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        if state == "Z":
            raise ProcessLookupError
