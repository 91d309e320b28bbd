"""`dienbien watch`: follow the news by itself, or show how that stands.

Comes in: the command line and a file of sources. Goes out: pages in the store, a log on standard error; with
`--status` a table, with `--starter` a file to begin with. What it does stands in `dienbien.watch`.
"""

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dienbien.cli import options
from dienbien.logs import FORMS

if TYPE_CHECKING:
    from dienbien.logs import Form
    from dienbien.watch import Plan
    from dienbien.watch.status import SourceStatus, Status

_EXIT_CODES = """\b
Exit codes:
  0    it was stopped (SIGTERM, Ctrl-C), or with --once everything due was asked for
  1    with --once: some sources or pages failed; they are asked again by the next run
  2    the command line, the file of sources or the store can't be used, or another watch runs on it
"""


def _address(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, int] | None:
    """`9464` or `127.0.0.1:9464` or `[::1]:9464`."""
    if value is None:
        return None
    host, _, port = value.rpartition(":")
    if not (port.isascii() and port.isdigit() and int(port) < 65_536):
        raise click.BadParameter(f"{value} is no port; write 9464 or 127.0.0.1:9464", ctx, param)
    return host.strip("[]") or "127.0.0.1", int(port)


@click.command(epilog=_EXIT_CODES)
@click.argument("path", metavar="[SOURCES]", required=False, type=options.FILE)
@options.store
@options.tables
@click.option("--once", is_flag=True, help="Ask each source that is due once, store what is new, and end.")
@click.option("--status", "shows", is_flag=True, help="Show how each source stands, and end.")
@click.option("--json", "as_json", is_flag=True, help="With --status: print one JSON object.")
@click.option("--starter", "begins", is_flag=True, help="Print a file of sources to begin with, and end.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that code."
)
@click.option(
    "--metrics",
    metavar="[HOST:]PORT",
    callback=_address,
    help="Answer Prometheus (/metrics) and whoever asks whether it lives (/healthz); HOST is 127.0.0.1.",
)
@click.option(
    "--log-format",
    "log_form",
    type=click.Choice(FORMS),
    default="text",
    help="How to log on standard error: lines to read, or JSON lines.",
)
@click.pass_context
def watch(
    ctx: click.Context,
    path: Path | None,
    where: str,
    tables: Path | None,
    once: bool,
    shows: bool,
    as_json: bool,
    begins: bool,
    workers: int,
    metrics: tuple[str, int] | None,
    log_form: "Form",
) -> None:
    """Follow the news: ask sources, read and code what is new, keep it in a store.

    SOURCES is a TOML file of feeds, sitemaps and section pages (docs/watch.md). It runs until stopped;
    whatever ends it, the next run goes on where it was.
    """
    from dienbien.cli.output import quiet_end
    from dienbien.watch import starter

    with quiet_end():
        if begins:
            click.echo(starter(), nl=False)
            return
        plan = _plan(path)
        if shows:
            _show(plan, where, as_json)
            return
        from dienbien.cli.watching import Wishes, watch_plan

        failed = watch_plan(plan, where, Wishes(tables, workers, once, metrics, log_form))
    ctx.exit(1 if failed else 0)


def _plan(path: Path | None) -> "Plan":
    from dienbien.watch import SourcesError, read_sources

    if path is None:
        raise click.UsageError("name a file of sources; begin with: dienbien watch --starter > sources.toml")
    try:
        return read_sources(path)
    except SourcesError as error:
        raise click.UsageError(str(error)) from error


def _show(plan: "Plan", where: str, as_json: bool) -> None:
    import msgspec

    from dienbien.cli.store import told_errors
    from dienbien.safe import escape_unsafe
    from dienbien.store import Store
    from dienbien.watch.status import status

    now = time.time()
    with told_errors(), Store(where, must_exist=True) as store:
        found = status(store, plan, now)
    if as_json:
        click.echo(escape_unsafe(msgspec.json.encode(found)))
        return
    _print(found, now)


def _print(found: "Status", now: float) -> None:
    from rich.console import Console
    from rich.table import Table

    from dienbien.safe import one_line

    console = Console(highlight=False, markup=False)
    table = Table("source", "last success", "next", "lag", "waiting", "items", "what failed")
    for one in found.sources:
        table.add_row(*map(one_line, _cells(one, now)))
    console.print(table)
    for alarm in found.alarms:
        since = datetime.fromtimestamp(alarm.raised).isoformat(" ", "minutes")
        console.print(one_line(f"alarm since {since}: {alarm.subject}: {alarm.message}"))


def _cells(one: "SourceStatus", now: float) -> list[str]:
    from dienbien.watch.spans import span_of

    succeeded = "never" if one.succeeded is None else f"{span_of(now - one.succeeded)} ago"
    due = "–" if one.due is None else "now" if one.due <= now else f"in {span_of(one.due - now)}"
    items = ", ".join(f"{count:,} {state}" for state, count in sorted(one.items.items())) or "–"
    failed = f"{one.failures}× {one.message or ''}" if one.failures else one.message or "–"
    lag = "–" if one.lag is None else span_of(one.lag)
    waits = "–" if one.waits is None else span_of(one.waits)
    return [one.name, succeeded, due, lag, waits, items, failed]
