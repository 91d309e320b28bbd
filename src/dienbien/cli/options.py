"""Options that several verbs share besides those of reading (`cli.inputs`)."""

from pathlib import Path

import click

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
tables = click.option(
    "--tables",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Read with the tables of DIR, too: rows of your own, in the format of the built-in ones.",
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE, which appears whole when the run is over or not at all.",
)
