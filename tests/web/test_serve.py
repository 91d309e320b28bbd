"""`dienbien serve` as a process: what it opens, refuses and says."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from dienbien.cli.main import cli
from dienbien.web.accounts import add_account

TOKEN = "a-token-of-some-length"


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIENBIEN_")}
    return {**kept, "PYTHONPATH": os.pathsep.join(sys.path)}


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server on a free port, and its address as it says it itself."""
    command = [sys.executable, "-m", "dienbien.cli", "serve", "--port", "0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            yield process, line.split()[1] if line else ""
        finally:
            process.kill()


def python(code: str) -> subprocess.CompletedProcess[str]:
    """A program in a process of its own."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment(), timeout=60)


def refused(*arguments: str) -> str:
    """What the command says when it refuses to serve."""
    result = CliRunner().invoke(cli, ["serve", "--port", "0", *arguments], env={"DIENBIEN_TOKEN": None})
    assert result.exit_code in (1, 2), result.output
    assert isinstance(result.exception, SystemExit)
    told: str = result.stderr
    return told


def test_a_server_for_this_machine(store_path: str) -> None:
    with serving("--store", store_path) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        answer = httpx.get(f"{address}api/v1/events", timeout=60)
        assert answer.json()["items"]
        assert "server" not in answer.headers
        foreign = httpx.get(f"{address}api/v1/events", headers={"Host": "evil.example"}, timeout=60)
        assert foreign.status_code == 421
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_several_processes_are_one_server(store_path: str, tmp_path: Path) -> None:
    add_account(tmp_path / "accounts", "An", "một hai ba bốn")
    known = ("--store", store_path, "--accounts", str(tmp_path / "accounts"), "--workers", "2")
    with serving(*known) as (process, address):
        with httpx.Client(base_url=address, timeout=240) as client:
            client.get("/api/v1/session")
            token = {"x-csrftoken": client.cookies["dienbien_csrf"]}
            told = {"name": "An", "password": "một hai ba bốn"}
            assert client.post("/api/v1/session", json=told, headers=token).status_code == 200
            kept = dict(client.cookies)
        for _ in range(12):  # each on a connection of its own, which either process may take
            answer = httpx.get(f"{address}api/v1/session", cookies=kept, timeout=240)
            assert answer.json() == {"account": {"name": "An"}}
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=240) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_a_server_for_others_wants_the_token(store_path: str) -> None:
    with serving("--store", store_path, "--host", "0.0.0.0", "--token", TOKEN) as (_, address):
        port = address.rstrip("/").rpartition(":")[2]
        url = f"http://127.0.0.1:{port}/api/v1/events"
        assert httpx.get(url, timeout=60).status_code == 401
        assert httpx.get(url, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60).status_code == 200


@pytest.mark.parametrize(
    "arguments",
    [("--host", "0.0.0.0"), ("--host", "::"), ("--name", "news.example")],
)
def test_nobody_beyond_this_machine_without_a_token_or_account(
    store_path: str, arguments: tuple[str, ...]
) -> None:
    told = refused("--store", store_path, *arguments)
    assert "dienbien accounts add" in told
    assert "--token" in told


def test_accounts_that_cannot_be_read_are_told_at_the_start(store_path: str, tmp_path: Path) -> None:
    (tmp_path / "accounts").write_bytes(b"\x00")
    told = refused("--store", store_path, "--accounts", str(tmp_path / "accounts"))
    assert "is no file of accounts" in told


def test_a_short_token_is_refused(store_path: str) -> None:
    assert "openssl rand" in refused("--store", store_path, "--host", "0.0.0.0", "--token", "secret")


def test_a_port_that_is_taken(store_path: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = refused("--store", store_path, "--port", str(taken.getsockname()[1]))
    assert "choose another --port" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--store", "nowhere.db"), "there is no such store"),
        (("--host", "no such host", "--token", TOKEN), "choose another --port or --host"),
    ],
)
def test_what_cannot_be_served(store_path: str, arguments: tuple[str, ...], words: str) -> None:
    assert words in refused("--store", store_path, *arguments)


def test_without_the_extra_the_command_says_what_to_install(store_path: str) -> None:
    code = (
        "import sys; sys.modules['litestar'] = None\n"
        "from dienbien.cli.main import main\n"
        f"sys.argv = ['dienbien', 'serve', '--store', {store_path!r}, '--port', '0']\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
        timeout=60,
    )
    assert done.returncode == 1
    assert "pip install 'dienbien[web]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_needs_no_framework() -> None:
    code = "import sys, dienbien.cli.main; print([m for m in sys.modules if m == 'litestar'])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
        timeout=60,
    )
    assert done.stdout.strip() == "[]"


def test_accounts_by_command(tmp_path: Path, store_path: str) -> None:
    where = ["--store", store_path, "--accounts", str(tmp_path / "accounts")]

    def run(*arguments: str, typed: str = "") -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["accounts", *arguments, *where], input=typed)
        return result.exit_code, result.output

    assert run("add", "An", typed="short\nshort\n")[0] == 1
    code, told = run("add", "An", typed="một hai ba\nmột hai ba\n")
    assert (code, "một hai ba" in told) == (0, False)
    assert run("list") == (0, "An\n")
    assert run("remove", "Bình")[0] == 1
    assert run("remove", "An") == (0, "")
    assert run("list") == (0, "")


def test_accounts_of_a_database_by_url_need_a_file() -> None:
    result = CliRunner().invoke(cli, ["accounts", "list", "--store", "postgresql://x/y"])
    assert (result.exit_code, "--accounts" in result.output) == (2, True)
