"""Options that several verbs share besides those of reading (`cli.inputs`).

Comes in: what a verb lets choose. Goes out: decorators of click. They read and write nothing.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Verb = TypeVar("_Verb", bound=Callable[..., Any])
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
tables = click.option(
    "--tables",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Read with the tables of DIR, too: rows of your own, in the format of the built-in ones.",
)
store = click.option(
    "--store",
    "where",
    default="dienbien.db",
    envvar="DIENBIEN_STORE",
    show_default=True,
    show_envvar=True,
    metavar="PATH|URL",
    help="An SQLite file, which ingest and watch make where there is none, or postgresql://user@host/database.",
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE, which appears whole when the run is over or not at all.",
)
workers = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that code; one per core by default.",
)


def form(meaning: str, *choices: str) -> Callable[[_Verb], _Verb]:
    """The option --format of a verb, which gets it as `form`: one of `choices`, else the first of them."""
    kind = click.Choice(choices)
    return click.option("--format", "form", type=kind, default=choices[0], show_default=True, help=meaning)
