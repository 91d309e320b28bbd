"""What the tests of the command line share: a page with certain records, and the command as a process."""

import subprocess
import sys
from pathlib import Path

import pytest

from .samples import PAGE, QUIET_PAGE, Command, Done, environment


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "trang.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def quiet_page(tmp_path: Path) -> Path:
    path = tmp_path / "banh-cuon.txt"
    path.write_text(QUIET_PAGE, encoding="utf-8")
    return path


@pytest.fixture
def dienbien(tmp_path: Path) -> Command:
    """The command as a process of its own, in an empty working directory."""

    def run(*arguments: str | Path, stdin: bytes = b"", columns: int = 100) -> Done:
        return subprocess.run(
            [sys.executable, "-m", "dienbien.cli", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=environment(COLUMNS=str(columns)),
            timeout=60,
        )

    return run
