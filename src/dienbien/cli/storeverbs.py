"""What the verbs on a store take from the command line; what they do stands in `cli.store`."""

from pathlib import Path
from typing import get_args

import click

from dienbien.cli import options
from dienbien.cli.inputs import Inputs, published_date, reads_inputs

_EXIT_CODES = """\b
Exit codes:
  0    everything was read, coded and stored
  1    some inputs or documents failed (each is named on standard error), the rest is stored
  2    the command line or the store can't be used
"""

_store = click.option(
    "--store",
    "where",
    default="dienbien.db",
    envvar="DIENBIEN_STORE",
    show_default=True,
    show_envvar=True,
    metavar="PATH|URL",
    help="An SQLite file, made where there is none, or postgresql://user@host/database.",
)
_workers = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that code; one per core by default.",
)


def checked_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The day of an option; a usage error where it is none."""
    try:
        return None if value is None else published_date(value)[:10]
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2025-10-22", ctx, param) from None


def checked_types(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Types of event in upper case; a usage error for one that the codebook does not have."""
    from dienbien.records import EventType

    types = tuple(name.upper() for name in value)
    for name in types:
        if name not in get_args(EventType):
            known = ", ".join(get_args(EventType))
            raise click.BadParameter(f"{name} is no type of event; there are {known}", ctx, param)
    return types


@click.command(epilog=_EXIT_CODES)
@reads_inputs()
@_store
@options.tables
@_workers
@click.pass_context
def ingest(
    ctx: click.Context,
    inputs: Inputs,
    where: str,
    tables: Path | None,
    workers: int | None,
) -> None:
    """Code pages and keep them with their records in a store.

    INPUT is as for `code`. A page that the store holds unchanged is passed over; a changed one becomes a new
    version beside the old. A run that was cut off is completed by running it again.
    """
    from dienbien.cli.output import quiet_end
    from dienbien.cli.store import ingest_inputs

    with quiet_end():
        failed = ingest_inputs(inputs, where, tables, workers)
    ctx.exit(1 if failed else 0)


@click.command(epilog=_EXIT_CODES)
@_store
@options.tables
@_workers
@click.pass_context
def recode(ctx: click.Context, where: str, tables: Path | None, workers: int | None) -> None:
    """Code anew what another version of the program or other tables coded.

    Only current versions of pages are coded, and only those whose records are out of date.
    """
    from dienbien.cli.output import quiet_end
    from dienbien.cli.store import recode_store

    with quiet_end():
        failed = recode_store(where, tables, workers)
    ctx.exit(1 if failed else 0)


@click.command()
@click.argument("query", metavar="WORDS", nargs=-1, required=True)
@_store
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="At most so many."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def search(query: tuple[str, ...], where: str, limit: int, as_json: bool) -> None:
    """Find the pages of a store that have all the words.

    With or without Vietnamese marks: "dien dam" finds "điện đàm". Words in double quotes are a phrase.
    """
    from dienbien.cli.output import quiet_end
    from dienbien.cli.store import search_store

    with quiet_end():
        search_store(where, " ".join(query), limit, as_json)


@click.command()
@_store
@click.option("--since", callback=checked_day, metavar="DAY", help="Pages of this day (2025-10-22) or later.")
@click.option("--until", callback=checked_day, metavar="DAY", help="Pages of this day or earlier.")
@click.option("--type", "types", multiple=True, callback=checked_types, metavar="TYPE", help="As ASSAULT.")
@click.option(
    "--country", "countries", multiple=True, metavar="CODE", help="Only with this country (ISO 3166)."
)
@click.option("--articles", type=click.IntRange(1), default=1, help="Only what so many pages tell.")
@click.option("--outlets", type=click.IntRange(1), default=1, help="Only what so many outlets tell.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Only records as sure as this."
)
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@click.option("--reports", "with_reports", is_flag=True, help="With each report, and why it was linked.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def events(
    where: str,
    since: str | None,
    until: str | None,
    types: tuple[str, ...],
    countries: tuple[str, ...],
    articles: int,
    outlets: int,
    min_confidence: float,
    limit: int,
    with_reports: bool,
    as_json: bool,
) -> None:
    """Show the events that the pages of a store tell, those of most pages first.

    Records of several pages are one event where type, sides, days, place and losses allow it and enough
    speaks for it; --reports says what.
    """
    from dienbien.cli.events import Wanted, show_events
    from dienbien.cli.output import quiet_end

    codes = tuple(code.upper() for code in countries)
    wanted = Wanted(since, until, types, codes, articles, outlets, min_confidence, limit)
    with quiet_end():
        show_events(where, wanted, as_json, with_reports)
