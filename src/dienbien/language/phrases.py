"""What a language hands on: typed phrases with values and the table row each came from.

Offsets count characters of the folded text (`Folded`), end exclusive. Knows nothing of roles or records.
"""

from dataclasses import dataclass
from typing import Any

from dienbien.language.entries import Entry, Kind


@dataclass(slots=True)
class Phrase:
    """Words in the text with one reading; `value` is set for numbers, times and areas."""

    start: int
    end: int
    kind: Kind
    entry: Entry | None = None
    value: Any = None
    others: tuple[Entry, ...] = ()

    def __getitem__(self, column: str) -> str:
        entry = self.entry
        return entry.row.values.get(column, "") if entry is not None else ""
