"""What a language hands on: typed phrases with values and the table row each came from.

Offsets count characters of the folded text (`Folded`), end exclusive. Knows nothing of roles or records.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from dienbien.language.tables import Row

Kind = Literal[
    "act",
    "anaphor",
    "area",
    "body",
    "country",
    "crowd",
    "cue",
    "loss",
    "lossnoun",
    "name",
    "number",
    "office",
    "organization",
    "person",
    "placenoun",
    "punctuation",
    "speech",
    "stop",
    "time",
    "topic",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a phrase: its kind, and the row that says so."""

    kind: Kind
    row: Row
    exact: str = ""

    def __getitem__(self, column: str) -> str:
        return self.row[column]


@dataclass(slots=True)
class Phrase:
    """Words in the text with one reading; `value` is set for numbers, times and areas."""

    start: int
    end: int
    kind: Kind
    entry: Entry | None = None
    value: Any = None
    others: tuple[Entry, ...] = field(default=())

    def __getitem__(self, column: str) -> str:
        return self.entry.row[column] if self.entry else ""
