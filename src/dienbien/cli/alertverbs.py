"""`dienbien alerts`: what it takes from the command line; what it does stands in `cli.alerts`."""

from pathlib import Path

import click

from dienbien.cli import options

_rules = click.argument("path", metavar="SOURCES.toml", type=options.FILE)
_limit = click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most so many."
)


@click.group()
def alerts() -> None:
    """Be told of events: by webhook, command, e-mail or feed (docs/alerts.md)."""


@alerts.command()
@_rules
@options.store
@click.pass_context
def run(ctx: click.Context, path: Path, where: str) -> None:
    """Judge what is new in a store by the rules of SOURCES.toml, and send what waits, once.

    For whoever ingests without `dienbien watch`: run it after `ingest`, or from cron. Exit code 1: something
    could not be sent; it is tried again by a later run.
    """
    from dienbien.cli.alerts import run_alerts

    ctx.exit(0 if run_alerts(where, path) else 1)


@alerts.command("test")
@_rules
@options.store
@_limit
@click.option("--any-age", is_flag=True, help="Also events that are too old by the rule's max_age.")
@click.option("--send", "target", metavar="NAME", help="Instead, send a test message to the [[send]] NAME.")
def dry_run(path: Path, where: str, limit: int, any_age: bool, target: str | None) -> None:
    """Show which events of a store each rule of SOURCES.toml would speak of; nothing is sent or kept."""
    from dienbien.cli.alerts import send_sample, try_alerts
    from dienbien.cli.output import quiet_end

    with quiet_end():
        if target is not None:
            send_sample(where, path, target)
        else:
            try_alerts(where, path, limit, any_age)


@alerts.command("list")
@options.store
@_limit
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an alert and line.")
def show(where: str, limit: int, as_json: bool) -> None:
    """Show the latest alerts of a store, what became of their messages, and how the targets fare."""
    from dienbien.cli.alerts import list_alerts
    from dienbien.cli.output import quiet_end

    with quiet_end():
        list_alerts(where, limit, as_json)
