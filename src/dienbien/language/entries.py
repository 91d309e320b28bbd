"""One reading of the words of a table: the kind of phrase that they are, and the row that says so."""

from typing import Literal, cast

from msgspec import Struct

from dienbien.language.tables import Row
from dienbien.records import EventType, Precision, Sector

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


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """One reading of a phrase: its kind, and the row that says so."""

    kind: Kind
    row: Row
    exact: str = ""

    def __getitem__(self, column: str) -> str:
        return self.row.values.get(column, "")

    @property
    def sector(self) -> Sector:
        """The row's sector; the loader has checked that it is one."""
        return cast("Sector", self.row.values.get("sector", ""))

    @property
    def event(self) -> EventType:
        """The row's event type; the loader has checked that it is one."""
        return cast("EventType", self.row.values.get("event", ""))

    @property
    def precision(self) -> Precision:
        """The row's precision of place; the loader has checked that it is one."""
        return cast("Precision", self.row.values.get("precision", ""))
