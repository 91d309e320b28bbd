"""`dienbien export`: the events of a store in the formats of other tools.

Comes in: a format, a store, which events. Goes out: a file that appears whole or not at all, or standard
output; on standard error how many events it holds, and how many the format has no place for.
"""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import click

from dienbien.cli import options
from dienbien.cli.filters import filters

if TYPE_CHECKING:
    from dienbien.exports import Written
    from dienbien.linking import Event, Wanted

    Write = Callable[[Iterable[Event], BinaryIO], Written]

_TABULAR = ("csv", "jsonl", "parquet")
_DOSSIERS = ("markdown", "html")
_FORMATS = (*_TABULAR, "geojson", "plover", "gdelt", "ucdp", *_DOSSIERS)


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@options.store
@options.output
@filters
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many, the earliest.")
@click.option(
    "--level",
    type=click.Choice(["events", "reports"]),
    help="A row for each event, or for each report of each event (csv, jsonl, parquet).",
)
@click.option(
    "--language", type=click.Choice(["vi", "en"]), help="Of headings (markdown, html); vi by default."
)
@click.option("--title", metavar="TEXT", help="Of the dossier (markdown, html).")
def export(
    form: str,
    where: str,
    output: Path | None,
    wanted: "Wanted",
    limit: int | None,
    level: Literal["events", "reports"] | None,
    language: str | None,
    title: str | None,
) -> None:
    """Write the events of a store in a format that other tools read.

    FORMAT is csv, jsonl or parquet (everything an event has, or with --level reports everything its reports
    have); geojson for maps; plover, gdelt or ucdp, the columns of POLECAT, of GDELT 2.0 events and of
    UCDP GED; markdown or html, a dossier to read with the words that prove each event. docs/exports.md says
    what each of them loses.
    """
    from dienbien.cli.store import reading_store

    write = _writer(form, output, level, language, title)
    with reading_store(where, output) as (store, stream):
        events = store.events(wanted, order="day", limit=limit, reports=True)
        try:
            written = write(events, stream)
        except ModuleNotFoundError as error:
            raise click.ClickException(
                f"{form} needs {error.name}: pip install 'dienbien[parquet]'"
            ) from error
    _tell(form, written, output)


def _writer(
    form: str,
    output: Path | None,
    level: Literal["events", "reports"] | None,
    language: str | None,
    title: str | None,
) -> "Write":
    """What writes the format; a usage error for an option that it does not have."""
    from dienbien import exports

    if level and form not in _TABULAR:
        raise click.UsageError(f"--level is for {', '.join(_TABULAR)}; {form} has a row for each event")
    if (language or title) and form not in _DOSSIERS:
        raise click.UsageError(f"--language and --title are for {' and '.join(_DOSSIERS)}")
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("parquet is not for a terminal; name a file with -o")
    write: Callable[..., Written] = getattr(exports, f"write_{form}")
    if form in _DOSSIERS:
        return partial(write, language=language or "vi", title=title)
    if form == "csv":
        return partial(write, level=level or "events", byte_order_mark=output is not None)
    return partial(write, level=level or "events") if form in _TABULAR else write


def _tell(form: str, written: "Written", output: Path | None) -> None:
    unit = "event" if form in _DOSSIERS else "row"
    rows = f"dienbien: {written.rows:,} {unit}{'s' * (written.rows != 1)}"
    if written.left_out:
        events = f"{written.left_out:,} more event{'s' * (written.left_out != 1)}"
        click.echo(f"{rows}; {form} has no place for {events}", err=True)
    elif output is not None:
        click.echo(rows, err=True)
