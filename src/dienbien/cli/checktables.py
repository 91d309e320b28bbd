"""What is wrong with tables of a user's own, one line a row.

Comes in: a directory. Goes out: lines on standard output, and how many rows don't do what their examples say.
"""

from pathlib import Path

import click

from dienbien.safe import one_line


def check(folder: Path) -> int:
    """Try out the tables of a directory and print what is wrong; returns how many problems there are.

    Raises `click.UsageError` where a table can't be read.
    """
    from dienbien.coding.tablecheck import try_tables
    from dienbien.language.tables import TableError

    try:
        trial = try_tables(folder)
    except TableError as error:
        raise click.UsageError(one_line(str(error))) from error
    for problem in trial.problems:
        click.echo(one_line(problem))
    removed = f", {trial.removed} built-in phrases removed" if trial.removed else ""
    click.echo(f"{trial.rows} rows tried{removed}, {len(trial.problems)} problems")
    return len(trial.problems)
