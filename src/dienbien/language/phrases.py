"""What a language hands on: typed phrases with values and the table row each came from.

Offsets count characters of the folded text (`Folded`), end exclusive. Knows nothing of roles or records.
"""

from typing import Any

from dienbien.language.entries import Entry, Kind

DASHES = frozenset({"-", "–", "—"})
"""Marks between the parts of a name, of a list or of a sentence."""
CLOSING_QUOTES = frozenset({"”", '"', "»"})
"""Marks at which a quote may end."""


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

    @property
    def content(self) -> str:
        """Column `content` of an act's row."""
        entry = self.entry
        return entry.content if entry is not None else ""

    @property
    def subkind(self) -> str:
        """Column `kind` of its row: what kind of cue, speech, office … it is."""
        entry = self.entry
        return entry.subkind if entry is not None else ""

    @property
    def cue(self) -> str:
        """Column `value` of a cue's row."""
        entry = self.entry
        return entry.value if entry is not None else ""


def is_comma(unit: object) -> bool:
    """Whether a unit of a sentence is a comma."""
    return isinstance(unit, Phrase) and unit.kind == "punctuation" and unit.value == ","
