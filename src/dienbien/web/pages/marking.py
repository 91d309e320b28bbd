"""Cutting the text of a page where spans of records begin and end: each piece knows what it is part of.

Comes in: text and spans that may nest and overlap, counted in code points. Goes out: pieces, in order, that
together are the text. Nothing is escaped here.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from dienbien.records import Entity, Loss, Record, Span

ROLES = ("trigger", "actor", "recipient", "place", "loss", "source", "mention")
"""What words may be of a record; where spans overlap, the first of these gives the look."""


class Part(msgspec.Struct, frozen=True):
    """Words `start:end` that are part of a record, which is called by its id within the page."""

    start: int
    end: int
    role: str
    record: str
    number: int = 0

    @property
    def key(self) -> str:
        """What the words and the cell that shows them are both called by."""
        return f"{self.record}-{self.role}{self.number}"


class Piece(msgspec.Struct, frozen=True):
    """Some text with the keys of its parts, the role that gives its look, and the keys that begin here."""

    text: str
    keys: tuple[str, ...]
    role: str | None
    begins: tuple[str, ...]


def parts_of(record: Record) -> list[Part]:
    """All spans of a record."""
    found = [Part(record.trigger.start, record.trigger.end, "trigger", record.id)]
    several: dict[str, Sequence[Entity | Loss | Span]] = {
        "actor": record.actor,
        "recipient": record.recipient,
        "source": record.sources,
        "loss": record.losses,
        "mention": record.mentions,
    }
    for role, entities in several.items():
        found += [Part(e.start, e.end, role, record.id, at) for at, e in enumerate(entities)]
    if record.place is not None:
        found.append(Part(record.place.start, record.place.end, "place", record.id))
    return found


def pieces(text: str, parts: Iterable[Part], start: int = 0) -> list[Piece]:
    """The text, which stands at `start` of its document, cut where parts begin and end."""
    end = start + len(text)
    inside = [part for part in parts if part.start < end and part.end > start and part.start < part.end]
    cuts = sorted({start, end, *(max(p.start, start) for p in inside), *(min(p.end, end) for p in inside)})
    opening: dict[int, list[Part]] = {}
    for part in inside:
        opening.setdefault(max(part.start, start), []).append(part)
    found: list[Piece] = []
    current: list[Part] = []
    for low, high in pairwise(cuts):
        fresh = opening.get(low, [])
        current = [part for part in (*current, *fresh) if part.end > low]
        found.append(_piece(text[low - start : high - start], current, [p for p in fresh if p.start == low]))
    return found


def _piece(text: str, parts: Sequence[Part], fresh: Sequence[Part]) -> Piece:
    roles = {part.role for part in parts}
    return Piece(
        text,
        tuple(dict.fromkeys(part.key for part in parts)),
        next((role for role in ROLES if role in roles), None),
        tuple(dict.fromkeys(part.key for part in fresh)),
    )
