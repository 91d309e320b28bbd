"""`dienbien serve` and `dienbien accounts`: a store over HTTP, and who may sign in.

Comes in: the command line. Goes out: a running server, until it is interrupted. What the server is stands in
`dienbien.web`, which needs the extra `web`.
"""

import ipaddress
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import GetPassWarning
from pathlib import Path

import click

from dienbien.cli import options

_SHORTEST_TOKEN = 20
_accounts = click.option(
    "--accounts",
    "accounts_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Who may sign in; by default beside the store (news.db.accounts). See: dienbien accounts.",
)


@click.command()
@options.store
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="What others call this server (news.example), also behind a proxy on this machine.",
)
@click.option(
    "--token",
    envvar="DIENBIEN_TOKEN",
    show_envvar=True,
    help=f"What programs show to read (Authorization: Bearer), at least {_SHORTEST_TOKEN} characters.",
)
@_accounts
@click.option("--no-fetch", "fetches_not", is_flag=True, help="Fetch no address to be coded, for nobody.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that answer; one is enough for a few readers.",
)
@click.option("--certificate", type=options.FILE, metavar="FILE", help="Serve HTTPS with it (PEM).")
@click.option("--key", type=options.FILE, metavar="FILE", help="The key of the certificate (PEM).")
def serve(
    where: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    token: str | None,
    accounts_path: Path | None,
    fetches_not: bool,
    workers: int,
    certificate: Path | None,
    key: Path | None,
) -> None:
    """Show a store in the browser and by an API (docs/api.md), until interrupted.

    Only this machine can reach it, unless --host or --name say otherwise; then everybody has to sign in or
    to show the token, and one of both must be set up first.
    """
    with _told_account_errors():
        from dienbien.web.accounts import accounts_file, read_accounts
        from dienbien.web.serving import run
        from dienbien.web.settings import LOOPBACK_NAMES, Settings

        path = accounts_path or accounts_file(where)
        is_reached = bool(names) or not _is_loopback(host)
        _check_token(token)
        known = read_accounts(path) if path else {}
        if is_reached and not token and not known:
            raise click.UsageError(_CLOSED.format(host=", ".join(names) or host))
        any_name = is_reached and not names
        settings = Settings(
            hosts=() if any_name else (*LOOPBACK_NAMES, *(name.lower() for name in names)),
            is_open=not is_reached,
            token=token or None,
            accounts=path,
            is_secure=is_reached,
            is_warmed=True,
            fetches_for="none" if fetches_not else "known" if is_reached else "all",
        )
        with _listening(host, port) as listener:
            run(where, settings, listener, certificate, key, behind_proxy=bool(names), workers=workers)


_CLOSED = (
    "{host} can be reached from other machines; say first who may read: make an account (dienbien accounts "
    "add NAME) or give a token (--token, DIENBIEN_TOKEN)"
)


def _check_token(token: str | None) -> None:
    if token and (len(token) < _SHORTEST_TOKEN or not token.isascii() or not token.isprintable()):
        raise click.UsageError(
            f"the token is no {_SHORTEST_TOKEN} characters of ASCII; make one with: openssl rand -hex 20"
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens, before anything else is begun."""
    name = host.strip("[]")
    family = socket.AF_INET6 if ":" in name else socket.AF_INET
    try:
        with socket.create_server((name, port), family=family, backlog=128) as listener:
            yield listener
    except OSError as error:
        reason = str(error.strerror).partition(" (")[0]
        told = f"{host}, port {port}: {reason}; choose another --port or --host"
        raise click.ClickException(told) from error


@contextmanager
def _web_is_there() -> Iterator[None]:
    """What the extra brings may be missing, or a store or file of accounts be wrong: one clear line."""
    from dienbien.cli.store import told_errors

    try:
        with told_errors():
            yield
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"the server needs {error.name}, which is not installed: pip install 'dienbien[web]'"
        ) from error


@contextmanager
def _told_account_errors() -> Iterator[None]:
    with _web_is_there():
        from dienbien.web.accounts import AccountError

        try:
            yield
        except AccountError as error:
            raise click.ClickException(str(error)) from error


def _file_of(where: str, accounts_path: Path | None) -> Path:
    from dienbien.web.accounts import accounts_file

    path = accounts_path or accounts_file(where)
    if path is None:
        raise click.UsageError("name the file of accounts (--accounts); a database by URL has none beside it")
    return path


@click.group()
def accounts() -> None:
    """Say who may sign in to the server of a store."""


@accounts.command("add")
@click.argument("name")
@options.store
@_accounts
def add(name: str, where: str, accounts_path: Path | None) -> None:
    """Add an account, or give it another password; the password is asked for."""
    with _told_account_errors():
        from dienbien.web.accounts import add_account

        path = _file_of(where, accounts_path)
        with warnings.catch_warnings():
            # A password that comes through a pipe is echoed nowhere, whatever getpass fears.
            warnings.simplefilter("ignore", GetPassWarning)
            password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        add_account(path, name, password)
        click.echo(f"{name} may sign in; kept in {path}")


@accounts.command("remove")
@click.argument("name")
@options.store
@_accounts
def remove(name: str, where: str, accounts_path: Path | None) -> None:
    """Remove an account; its sessions end at once."""
    with _told_account_errors():
        from dienbien.web.accounts import remove_account

        remove_account(_file_of(where, accounts_path), name)


@accounts.command("list")
@options.store
@_accounts
def show(where: str, accounts_path: Path | None) -> None:
    """Show the names of all accounts."""
    with _told_account_errors():
        from dienbien.web.accounts import read_accounts

        for name in read_accounts(_file_of(where, accounts_path)):
            click.echo(name)


VERBS = (serve, accounts)
