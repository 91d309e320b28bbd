"""Whether what a user has written can be used: variables of the environment, tables, sources, alerts.

Comes in: the environment, a directory of tables, a file. Goes out: findings.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from dienbien.doctor.finding import Finding
from dienbien.language.tables import TableError, read_table

_VARIABLES = Path(__file__).parent / "variables.tsv"
_PREFIX = "DIENBIEN_"


class Variable(msgspec.Struct, frozen=True):
    """A variable of the environment: its name, what it decides, and what holds where it is not set."""

    name: str
    meaning: str
    otherwise: str


@cache
def variables() -> tuple[Variable, ...]:
    """All variables that the program reads."""
    rows = read_table(_VARIABLES, ("name", "meaning", "otherwise"), ())
    return tuple(Variable(row["name"], row["meaning"], row["otherwise"]) for row in rows)


def check_environment(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Which variables of ours are set, and which look like ours and are none."""
    known = {variable.name: variable for variable in variables()}
    for name in sorted(name for name in environment if name.startswith(_PREFIX)):
        if name in known:
            yield Finding("good", name, f"set: {known[name].meaning}")
        else:
            remedy = f"known are {', '.join(known)}"
            yield Finding("doubtful", name, "no variable of this name is read", remedy)


def check_tables(folder: Path) -> Iterator[Finding]:
    """Whether tables of a user's own can be read and do what their examples say."""
    from dienbien.coding.tablecheck import try_tables

    name = f"tables {folder}"
    if not folder.is_dir():
        yield Finding("wrong", name, "there is no such directory", "name the directory that holds the tables")
        return
    try:
        trial = try_tables(folder)
    except TableError as error:
        yield Finding("wrong", name, str(error), "mend that line")
        return
    for problem in trial.problems:
        yield Finding("wrong", name, problem, "mend the row or its example (dienbien explain)")
    if not trial.problems:
        yield Finding("good", name, f"{trial.rows} rows do what their examples say")


def check_sources(path: Path) -> Iterator[Finding]:
    """Whether a file of sources for `dienbien watch` can be used."""
    from dienbien.watch import SourcesError, read_sources

    name = f"sources {path}"
    try:
        plan = read_sources(path)
    except (SourcesError, OSError) as error:
        yield Finding("wrong", name, str(error), "mend it; dienbien watch --starter shows the form")
        return
    yield Finding("good", name, f"{len(plan.sources)} sources")
    if not plan.contact:
        remedy = 'set contact = "you@example.org" under [watch], or DIENBIEN_CONTACT'
        yield Finding("doubtful", name, "it says nobody whom the sites can write to", remedy)


def check_alerts(path: Path) -> Iterator[Finding]:
    """Whether a file of rules for `dienbien alerts` can be used."""
    from dienbien.alerts import read

    name = f"alerts {path}"
    try:
        with path.open("rb") as file:
            rules = read(tomllib.load(file), str(path))
    except (OSError, ValueError) as error:
        yield Finding("wrong", name, str(error), f"mend {path} (docs/alerts.md)")
        return
    yield Finding("good", name, f"{len(rules.alerts)} rules")
