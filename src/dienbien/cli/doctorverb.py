"""`dienbien doctor` and `dienbien completion`: what is wrong here, and help with typing.

Comes in: the command line. Goes out: findings, or a script for a shell, on standard output.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dienbien.doctor import Finding

_EXIT_CODES = """\b
Exit codes:
  0    nothing is wrong; something may be doubtful
  1    something is wrong, and is named with what to do about it
  2    the command line was not understood
"""
_MARKS = {"good": "ok", "doubtful": "look", "wrong": "WRONG"}
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(epilog=_EXIT_CODES)
@click.option(
    "--store",
    "where",
    envvar="DIENBIEN_STORE",
    show_envvar=True,
    metavar="PATH|URL",
    help="Look at this store, too.",
)
@click.option(
    "--tables", type=click.Path(path_type=Path), metavar="DIR", help="Try these tables of your own."
)
@click.option("--sources", type=_FILE, metavar="FILE", help="Read this file of sources for `dienbien watch`.")
@click.option("--alerts", type=_FILE, metavar="FILE", help="Read this file of rules for `dienbien alerts`.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding and line.")
@click.pass_context
def doctor(
    ctx: click.Context,
    where: str | None,
    tables: Path | None,
    sources: Path | None,
    alerts: Path | None,
    as_json: bool,
) -> None:
    """Find what is wrong with the installation, a store or a configuration, and say what to do.

    Changes nothing: no store is made or migrated. What is right is shown, too.
    """
    from dienbien.cli.output import quiet_end

    wrong = False
    with quiet_end():
        for finding in _findings(where, tables, sources, alerts):
            wrong = wrong or finding.state == "wrong"
            click.echo(_json(finding) if as_json else _line(finding))
    ctx.exit(1 if wrong else 0)


def _findings(
    where: str | None, tables: Path | None, sources: Path | None, alerts: Path | None
) -> "Iterator[Finding]":
    from dienbien import doctor as checks

    yield from checks.check_installation()
    yield from checks.check_environment(os.environ)
    if tables is not None:
        yield from checks.check_tables(tables)
    if where is not None:
        yield from checks.check_store(where, tables)
    if sources is not None:
        yield from checks.check_sources(sources)
    if alerts is not None:
        yield from checks.check_alerts(alerts)


def _line(finding: "Finding") -> str:
    from dienbien.safe import one_line

    told = f"{finding.about}: {finding.told}"
    words = one_line(f"{told}; {finding.remedy}" if finding.remedy else told)
    return f"{_MARKS[finding.state]:5}  {words}"


def _json(finding: "Finding") -> str:
    import msgspec

    return json.dumps(msgspec.to_builtins(finding), ensure_ascii=False)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that has SHELL complete verbs, options and file names.

    \b
    bash: dienbien completion bash > ~/.local/share/bash-completion/completions/dienbien
    zsh:  dienbien completion zsh > ~/.zfunc/_dienbien    (with fpath+=~/.zfunc before compinit)
    fish: dienbien completion fish > ~/.config/fish/completions/dienbien.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.ClickException(f"click knows no completion for {shell}; use a newer click")
    click.echo(kind(ctx.find_root().command, {}, "dienbien", "_DIENBIEN_COMPLETE").source())


VERBS = (doctor, completion)
