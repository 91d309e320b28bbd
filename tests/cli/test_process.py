"""The command as a process: exit codes, pipes, signals and what a start loads."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .samples import PAGE, Command, environment


def test_all_coded_ends_with_0(dienbien: Command, page: Path) -> None:
    done = dienbien("code", page)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("module", ["dienbien", "dienbien.cli"])
def test_python_m_does_what_the_command_does(module: str, page: Path) -> None:
    command = [sys.executable, "-m", module, "code", str(page), "nowhere.txt", "--format", "csv"]
    done = subprocess.run(command, capture_output=True, check=False, env=environment(), timeout=60)
    assert done.returncode == 1
    assert b"CONSULT" in done.stdout
    assert b"nowhere.txt" in done.stderr


def test_python_m_shows_the_usage_of_the_command() -> None:
    command = [sys.executable, "-m", "dienbien", "code", "--help"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment(), timeout=60)
    assert done.stdout.startswith(b"Usage: dienbien code ")


def test_one_bad_input_ends_with_1(dienbien: Command, page: Path) -> None:
    done = dienbien("code", "nowhere.txt", page, "--format", "jsonl")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert done.stdout


def test_a_usage_error_ends_with_2(dienbien: Command, page: Path) -> None:
    done = dienbien("code", page, "--published", "mai")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_the_table_is_plain_text_in_a_pipe(dienbien: Command, page: Path) -> None:
    done = dienbien("code", page, columns=80)
    assert b"\x1b" not in done.stdout
    assert "điện đàm" in " ".join(done.stdout.decode("utf-8").split())


def test_output_is_utf8_whatever_the_locale(page: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dienbien.cli", "code", str(page)]
    poor = environment(LC_ALL="C", PYTHONIOENCODING="ascii")
    done = subprocess.run(command, capture_output=True, check=False, env=poor, timeout=60)
    assert done.returncode == 0
    assert "Kharkiv" in done.stdout.decode("utf-8")


def test_a_failed_run_leaves_no_file(dienbien: Command, page: Path, tmp_path: Path) -> None:
    done = dienbien("code", page, "--format", "jsonl", "--published", "x", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == [page.name]


def test_a_reader_that_leaves_ends_the_run_quietly(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    lines = (json.dumps({"id": str(n), "text": PAGE}) for n in range(300))
    feed.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "dienbien.cli", "code", str(feed), "--format", "jsonl"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert isinstance(process.stdout, io.BufferedReader)
        assert json.loads(process.stdout.readline())["doc"] == "0"
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def test_records_come_out_while_input_still_comes_in() -> None:
    command = [sys.executable, "-m", "dienbien.cli", "code", "-", "--format", "jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"id": "one", "text": PAGE}).encode("utf-8") + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["doc"] == "one"
        process.stdin.close()
        assert process.wait(timeout=60) == 0


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_ctrl_c_ends_quietly_and_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    interruptible = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from dienbien.cli.main import main; main()"
    )
    command = [sys.executable, "-c", interruptible, "code", "-", "--format", "jsonl", "-o", str(target)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    try:
        while not list(tmp_path.glob(".out.jsonl.*")) and process.poll() is None:
            os.sched_yield()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert errors.strip() == b""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [("--help",), ("code", "--help"), ("--version",)])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    check = (
        "import sys; from click.testing import CliRunner; from dienbien.cli.main import cli;"
        f"assert CliRunner().invoke(cli, {list(arguments)!r}).exit_code == 0;"
        "print([m for m in ('rich', 'ahocorasick_rs', 'msgspec', 'dienbien.coding') if m in sys.modules])"
    )
    assert _python(check) == b"[]"


def test_jsonl_needs_no_table_library(page: Path) -> None:
    check = (
        "import sys; from click.testing import CliRunner; from dienbien.cli.main import cli;"
        f"assert CliRunner().invoke(cli, ['code', {str(page)!r}, '--format', 'jsonl']).exit_code == 0;"
        "print('rich' in sys.modules)"
    )
    assert _python(check) == b"False"


def _python(program: str) -> bytes:
    command = [sys.executable, "-c", program]
    return subprocess.run(
        command, capture_output=True, check=True, env=environment(), timeout=60
    ).stdout.strip()
