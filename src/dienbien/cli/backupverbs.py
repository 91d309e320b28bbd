"""`dienbien backup` and `dienbien restore`: a store into one file and back.

Comes in: the command line. Goes out: a line that says what was done; what does it stands in `store.backing`.
"""

from pathlib import Path

import click

from dienbien.cli import options

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", metavar="FILE", type=_FILE)
@options.store
@click.option("--replace", is_flag=True, help="Put it in the place of a FILE that is there.")
def backup(file: Path, where: str, replace: bool) -> None:
    """Write all that a store holds into FILE, also while others write to the store.

    FILE appears whole and checked, or not at all. It is an SQLite store, whichever database it came from.
    """
    from dienbien.cli.store import told_errors
    from dienbien.store.backing import back_up

    with told_errors():
        counts = back_up(where, file, replace=replace)
        size = file.stat().st_size / 2**20
    held = f"{counts['pages']:,} pages and {counts['events']:,} events"
    click.echo(f"{held} in {file} ({size:,.1f} MiB), checked")


@click.command()
@click.argument("file", metavar="FILE", type=_FILE)
@options.store
def restore(file: Path, where: str) -> None:
    """Make a store of the backup in FILE: a new SQLite file, or an empty PostgreSQL database."""
    from dienbien.cli.store import told_errors
    from dienbien.safe import one_line
    from dienbien.store import Store
    from dienbien.store.backing import restore as make
    from dienbien.store.engines import shown

    with told_errors():
        counts = make(file, where)
        Store(where, must_exist=True).close()
    click.echo(f"{one_line(shown(where))} holds {counts['pages']:,} pages and {counts['events']:,} events")


VERBS = (backup, restore)
