"""What a language hands on: typed phrases with values and the table row each came from.

Offsets count characters of the folded text (`Folded`), end exclusive. Knows nothing of roles or records.
"""

from typing import Any

from dienbien.language.entries import Entry, Kind


class Phrase:
    """Words in the text with one reading; `value` is set for numbers, times and areas."""

    __slots__ = ("end", "entry", "kind", "others", "start", "value")

    def __init__(
        self,
        start: int,
        end: int,
        kind: Kind,
        entry: Entry | None = None,
        value: Any = None,
        others: tuple[Entry, ...] = (),
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.entry = entry
        self.value = value
        self.others = others

    def __getitem__(self, column: str) -> str:
        entry = self.entry
        return entry.values.get(column, "") if entry is not None else ""
