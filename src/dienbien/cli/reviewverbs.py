"""`dienbien review`: what analysts judged, as gold for `evaluate` and as a log.

Comes in: the command line. Goes out: documents and gold records, or verdicts, one JSON object a line.
"""

from pathlib import Path

import click

from dienbien.cli import options

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def review() -> None:
    """Take along what analysts judged on the desk (docs/evaluation.md)."""


@review.command()
@click.argument("docs", metavar="DOCS", type=_FILE)
@click.argument("gold", metavar="GOLD", type=_FILE)
@options.store
@click.option("--author", metavar="NAME", help="By this analyst; else by whoever was done last.")
@click.option("--shared-with", metavar="NAME", help="Only pages with which this analyst is done, too.")
def export(docs: Path, gold: Path, where: str, author: str | None, shared_with: str | None) -> None:
    """Write the pages with which an analyst is done (DOCS) and the records that they should have (GOLD).

    `dienbien evaluate DOCS GOLD` measures the coder by them. Pages of which records are still to be judged
    are left out: what is no record in the gold counts as wrong.
    """
    from dienbien.cli.output import open_output
    from dienbien.cli.store import mending_store
    from dienbien.review import write_docs, write_gold

    with mending_store(where) as store:
        pages = list(store.gold(author, shared_with))
        with open_output(docs) as stream:
            write_docs(pages, stream)
        with open_output(gold) as stream:
            count = write_gold(pages, stream)
    click.echo(f"{len(pages):,} document{'s' * (len(pages) != 1)}, {count:,} record{'s' * (count != 1)}")
    if not pages:
        click.echo("dienbien: no page is marked as done yet; see the desk's page /review", err=True)


@review.command()
@options.store
@options.output
@click.option("--author", metavar="NAME", help="By this analyst.")
def log(where: str, output: Path | None, author: str | None) -> None:
    """Print every verdict, the earliest first, with the coder's record as it was; one JSON object a line."""
    import msgspec

    from dienbien.cli.store import reading_store
    from dienbien.safe import escape_unsafe

    with reading_store(where, output) as (store, stream):
        for verdict in store.verdict_log(author=author):
            stream.write(escape_unsafe(msgspec.json.encode(verdict)) + b"\n")


VERBS = (review,)
