"""What the verbs on a store take from the command line; what they do stands in `cli.store`."""

from pathlib import Path

import click

from dienbien.cli import options
from dienbien.cli.inputs import Inputs, reads_inputs

_EXIT_CODES = """\b
Exit codes:
  0    everything was read, coded and stored
  1    some inputs or documents failed (each is named on standard error), the rest is stored
  2    the command line or the store can't be used
"""


@click.command(epilog=_EXIT_CODES)
@reads_inputs()
@options.store
@options.tables
@options.workers
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
@options.store
@options.tables
@options.workers
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
@options.store
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


VERBS = (ingest, recode, search)
