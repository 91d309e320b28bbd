"""Arguments and options that several verbs share."""

from pathlib import Path

import click


def _checked_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value of --published; a usage error where it is no ISO 8601 date."""
    from dienbien.cli.run import published_date

    try:
        return None if value is None else published_date(value)
    except ValueError:
        problem = f"{value!r} is not a date; write it as 2025-10-22 or 2025-10-22T08:30"
        raise click.BadParameter(problem, ctx, param) from None


FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
inputs = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
published = click.option(
    "--published",
    callback=_checked_date,
    metavar="DATE",
    help="When pages that don't say so were published (2025-10-22); it fixes years, “hôm qua” and the like.",
)
tables = click.option(
    "--tables",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Read with the tables of DIR, too: rows of your own, in the format of the built-in ones.",
)
