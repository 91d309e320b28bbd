"""The files of deploy/: what they start exists, and systemd finds nothing wrong with the units."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dienbien.cli.main import cli

_DEPLOY = Path(__file__).parents[1] / "deploy"
_UNITS = sorted(_DEPLOY.glob("*.service"))


def started() -> Iterator[list[str]]:
    """The arguments of each `dienbien` that the files start."""
    for path in _UNITS:
        for line in re.findall(r"/opt/dienbien/bin/dienbien ([^'\n]+)", path.read_text(encoding="utf-8")):
            yield shlex.split(line)
    for line in re.findall(r"command: \[(.*)\]", (_DEPLOY / "compose.yaml").read_text(encoding="utf-8")):
        yield [word.strip(' "') for word in line.split(",")]


def test_what_is_started_is_understood() -> None:
    commands = list(started())
    assert len(commands) == len(_UNITS) + 2
    for verb, *arguments in commands:
        command = cli.commands[verb]
        known = {
            name for option in command.params for name in option.opts if isinstance(option, click.Option)
        }
        assert {word for word in arguments if word.startswith("--")} <= known, verb


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
@pytest.mark.parametrize("unit", _UNITS, ids=lambda path: path.name)
def test_systemd_finds_nothing_wrong(unit: Path, tmp_path: Path) -> None:
    text = unit.read_text(encoding="utf-8").replace("/opt/dienbien/bin/dienbien", "/bin/true")
    (tmp_path / unit.name).write_text(text, encoding="utf-8")
    command = ["systemd-analyze", "verify", str(tmp_path / unit.name)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=60)
    said = [line for line in done.stderr.splitlines() if unit.name in line]
    assert (done.returncode, said) == (0, [])
