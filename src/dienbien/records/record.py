"""One event told in one document, and its parts: the contract of docs/codebook.md, section 1."""

from typing import Literal

import msgspec

from dienbien.records.document import ZoneKind

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "STATE",
]
Status = Literal["occurred", "ongoing", "future", "negated", "hypothetical", "alleged", "denied"]
Sector = Literal[
    "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "CRM", "CVL", "MED", "BUS", "NGO", "IGO", "UNK"
]
Precision = Literal["point", "town", "area", "admin", "country"]


class Span(msgspec.Struct, frozen=True):
    """Words of the document: `text == document.text[start:end]`, in code points, end exclusive."""

    start: int
    end: int
    text: str


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who acts, is acted upon or speaks (codebook section 4).

    `text` as it stands at `start:end`; `name` the full name that the document or the registry gives;
    `country` ISO 3166-1 alpha-3 or one of the codebook's X-codes.
    """

    text: str
    name: str | None
    country: str | None
    sector: Sector
    start: int
    end: int

    @property
    def known_as(self) -> str:
        """The full name where it is known, else the words of the text."""
        return self.name or self.text


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event happened (codebook section 6). `lat` and `lon` in degrees, WGS 84."""

    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    start: int
    end: int


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """One count of a loss by one speaker (codebook section 9); `max` None is open-ended."""

    kind: str
    what: str
    min: int | None
    max: int | None
    side: str | None
    by: str | None
    text: str
    start: int
    end: int


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One event told in one document. `date` is EDTF; `mentions` has the main one first.

    `confidence`: how likely type, actors and recipients are all as a careful reader would code them, 0 to 1.
    """

    doc: str
    id: str
    event: EventType
    mode: str | None
    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    date: str | None
    place: Place | None
    status: Status
    sources: tuple[Entity, ...]
    losses: tuple[Loss, ...]
    zone: ZoneKind
    trigger: Span
    mentions: tuple[Span, ...]
    contexts: tuple[str, ...]
    confidence: float

    @property
    def mention(self) -> Span:
        """The clause or sentence that tells the event most fully; the trigger where none is kept."""
        return self.mentions[0] if self.mentions else self.trigger
