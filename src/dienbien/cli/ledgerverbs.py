"""What `claims`, `agreements` and `ledger` take from the command line; `cli.ledger` prints."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dienbien.cli import options
from dienbien.cli.filters import filters

if TYPE_CHECKING:
    from dienbien.cli.ledger import Chosen
    from dienbien.linking import Wanted

_Verb = TypeVar("_Verb", bound=Callable[..., Any])
_KINDS = ("ceasefire", "peace", "withdrawal", "exchange", "accord")
_kind = click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only of this kind.")
_form = options.form("Lines to read, one JSON object a line, or CSV.", "table", "jsonl", "csv")
_json = click.option("--json", "form", flag_value="jsonl", help="The same as --format jsonl.")
_csv = click.option("--csv", "form", flag_value="csv", help="The same as --format csv.")
_limit = click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, metavar="N", help="At most so many."
)


def _shows(verb: _Verb) -> _Verb:
    """The options by which all three verbs choose and print."""
    for option in (options.output, _csv, _json, _form, _limit, filters, options.store):
        verb = option(verb)
    return verb


@click.command()
@_shows
def claims(where: str, wanted: "Wanted", limit: int, form: str, output: Path | None) -> None:
    """Show who says what about events: figures, accusations, denials.

    Each figure stands with its speaker, its day and its words; rival figures side by side, never averaged or
    added up. Events that are only asserted are left out.
    """
    from dienbien.cli.ledger import show_claims

    show_claims(where, wanted, limit, form, output)


@click.command()
@_shows
@_kind
def agreements(where: str, form: str, output: Path | None, **chosen: Any) -> None:
    """Show the ceasefires and accords that the pages of a store tell of, the earliest first.

    Parties, mediators, when it was made, how it stands, and the terms that the pages name. The options choose
    agreements by their own events: one of them must fit.
    """
    from dienbien.cli.ledger import show_agreements

    show_agreements(where, _chosen(**chosen), form, output)


@click.command()
@click.argument("ids", metavar="[AGREEMENT]...", nargs=-1)
@_shows
@_kind
def ledger(where: str, form: str, output: Path | None, **chosen: Any) -> None:
    """Show what followed each agreement, or those named: violations, appeals, talks, its end.

    Each alleged violation names accuser and accused, day, place and losses, who else confirms it and who
    denies it. AGREEMENT is an id as `agreements` shows it, or how it begins. The options choose agreements as
    for `agreements`; --since and --until also entries.
    """
    from dienbien.cli.ledger import show_ledger

    show_ledger(where, _chosen(**chosen), form, output)


def _chosen(**chosen: Any) -> "Chosen":
    from dienbien.cli.ledger import Chosen

    return Chosen(**chosen)


VERBS = (claims, agreements, ledger)
