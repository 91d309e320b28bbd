"""One reading of the words of a table: the kind of phrase that they are, and the row that says so."""

from typing import Literal, cast

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


class Entry:
    """One reading of a phrase: its kind, and the row that says so; never changed."""

    __slots__ = ("content", "exact", "kind", "row", "subkind", "value", "values")

    def __init__(self, kind: Kind, row: Row, exact: str = "") -> None:
        self.kind = kind
        self.row = row
        self.exact = exact
        self.values = row.values
        # What is asked for most, so that no dictionary need be looked into; `subkind` is column `kind`.
        self.content = self.values.get("content", "")
        self.subkind = self.values.get("kind", "")
        self.value = self.values.get("value", "")

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    @property
    def sector(self) -> Sector:
        """The row's sector; the loader has checked that it is one."""
        return cast("Sector", self.values.get("sector", ""))

    @property
    def event(self) -> EventType:
        """The row's event type; the loader has checked that it is one."""
        return cast("EventType", self.values.get("event", ""))

    @property
    def precision(self) -> Precision:
        """The row's precision of place; the loader has checked that it is one."""
        return cast("Precision", self.values.get("precision", ""))
