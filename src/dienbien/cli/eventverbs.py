"""The verbs on the events of a store: `events`, `timeline`, `event`, `actors`, `threads`, `merge`, `split`.

Comes in: the command line. Goes out: what `cli.events` makes of the store's events.
"""

import getpass
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dienbien.cli import options
from dienbien.cli.filters import filters

if TYPE_CHECKING:
    from dienbien.linking import Event, Wanted
    from dienbien.store import Order

_Verb = TypeVar("_Verb", bound=Callable[..., Any])
_limit = click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, metavar="N", help="At most so many."
)
_reports = click.option(
    "--reports", is_flag=True, help="With each report, and why it was linked; in CSV a row a report."
)
_form = options.form("A table to read, one JSON object a line, or CSV.", "table", "jsonl", "csv")


def _shows_events(verb: _Verb) -> _Verb:
    """The options of a verb that prints events."""
    for option in (options.output, _form, _reports, _limit, filters, options.store):
        verb = option(verb)
    return verb


@click.command()
@_shows_events
@click.option(
    "--order",
    type=click.Choice(["articles", "day", "new"]),
    default="articles",
    show_default=True,
    help="Those that most pages tell first, by day, or the latest to arrive first.",
)
def events(
    where: str,
    wanted: "Wanted",
    order: "Order",
    limit: int,
    reports: bool,
    form: str,
    output: Path | None,
) -> None:
    """Show the events that the pages of a store tell.

    Records of several pages are one event where type, sides, days, place and losses allow it and enough
    speaks for it; --reports says what. Articles are pages; sources are independent accounts: copies of one
    text, and pages of one outlet, count once.
    """
    from dienbien.cli.events import event_lines

    _show(where, wanted, order, limit, reports, form, output, event_lines)


@click.command()
@_shows_events
def timeline(where: str, wanted: "Wanted", limit: int, reports: bool, form: str, output: Path | None) -> None:
    """Show events day by day."""
    from dienbien.cli.events import timeline_lines

    _show(where, wanted, "day", limit, reports, form, output, timeline_lines)


def _show(
    where: str,
    wanted: "Wanted",
    order: "Order",
    limit: int,
    reports: bool,
    form: str,
    output: Path | None,
    lines: "Callable[[Iterable[Event]], Iterator[str]]",
) -> None:
    from dienbien.cli.events import json_lines
    from dienbien.cli.store import reading_store
    from dienbien.exports import write_csv

    with reading_store(where, output) as (store, stream):
        found = store.events(wanted, order=order, limit=limit, reports=reports)
        if form == "table":
            stream.writelines(f"{line}\n".encode() for line in lines(found))
            total = store.count_events(wanted)
            more = f", {limit:,} shown" if total > limit else ""
            stream.write(f"{total:,} event{'s' * (total != 1)}{more}\n".encode())
            if not store.count_events() and store.count()["records"]:
                click.echo("dienbien: the records are not linked yet; run: dienbien recode", err=True)
        elif form == "csv":
            write_csv(found, stream, "reports" if reports else "events", byte_order_mark=output is not None)
        else:
            stream.writelines(json_lines(found))


@click.command()
@click.argument("event_id", metavar="EVENT")
@options.store
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def event(event_id: str, where: str, as_json: bool) -> None:
    """Show one event with all its reports, and what was decided about it by hand.

    The id of an event that was merged into another shows that one.
    """
    from dienbien.cli.events import decision_line, event_lines, json_lines
    from dienbien.cli.store import reading_store

    with reading_store(where, None) as (store, stream):
        found = store.event(event_id)
        if found is None:
            raise click.ClickException(f"the store has no event {event_id}; dienbien events shows their ids")
        if as_json:
            stream.writelines(json_lines([found]))
        else:
            stream.writelines(f"{line}\n".encode() for line in event_lines([found]))
            about = (one for one in store.decisions() if found.id in (one.event_id, one.other_id))
            stream.writelines(f"    {decision_line(one)}\n".encode() for one in about)


def _shows_named(verb: _Verb) -> _Verb:
    """The options of a verb that prints who or what events are about."""
    for option in (options.output, _form, _limit, filters, options.store):
        verb = option(verb)
    return verb


@click.command()
@_shows_named
def actors(where: str, wanted: "Wanted", limit: int, form: str, output: Path | None) -> None:
    """Show who takes part in events, the busiest first."""
    from dienbien.cli.events import ACTOR_COLUMNS, actor_lines, json_lines, named_csv
    from dienbien.cli.store import reading_store

    with reading_store(where, output) as (store, stream):
        found = store.actors(wanted, limit)
        if form == "table":
            stream.writelines(f"{line}\n".encode() for line in actor_lines(found))
        else:
            stream.writelines(json_lines(found) if form == "jsonl" else named_csv(found, ACTOR_COLUMNS))


@click.command()
@_shows_named
def threads(where: str, wanted: "Wanted", limit: int, form: str, output: Path | None) -> None:
    """Show the stories that events belong to over days, those with most of the events first.

    `timeline --thread ID` tells one.
    """
    from dienbien.cli.events import THREAD_COLUMNS, json_lines, named_csv, thread_lines
    from dienbien.cli.store import reading_store

    with reading_store(where, output) as (store, stream):
        found = store.threads(wanted, limit)
        if form == "table":
            stream.writelines(f"{line}\n".encode() for line in thread_lines(found))
        else:
            stream.writelines(json_lines(found) if form == "jsonl" else named_csv(found, THREAD_COLUMNS))


def _decides(verb: _Verb) -> _Verb:
    reason = click.option("--reason", required=True, metavar="TEXT", help="Why; kept with the decision.")
    author = click.option(
        "--author", default=getpass.getuser, metavar="NAME", help="Who decides; by default who is logged in."
    )
    return reason(author(options.store(verb)))


@click.command()
@click.argument("event_id", metavar="EVENT")
@click.argument("other_id", metavar="OTHER")
@_decides
def merge(event_id: str, other_id: str, where: str, author: str, reason: str) -> None:
    """Make two events one, which keeps the id of EVENT. Later runs keep to it; split undoes it."""
    from dienbien.cli.store import mending_store

    with mending_store(where) as store:
        name = store.merge(event_id, other_id, author=author, reason=reason)
        click.echo(f"event {name} has the reports of both; {other_id} leads to it")


@click.command()
@click.argument("event_id", metavar="EVENT")
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@_decides
def split(event_id: str, records: tuple[str, ...], where: str, author: str, reason: str) -> None:
    """Take reports (record ids, see: event EVENT) out of an event into a new one. Later runs keep to it."""
    from dienbien.cli.store import mending_store

    with mending_store(where) as store:
        name = store.split(event_id, records, author=author, reason=reason)
        click.echo(f"event {name} has {len(set(records))} of the reports")


VERBS = (events, timeline, event, actors, threads, merge, split)
