"""One line of a ledger.

Comes in: the reports of events. Goes out: the type, and entries made of reports. It decides nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

import msgspec

from dienbien.ledger.quotes import Quote, quote_of
from dienbien.linking import Event, EventLoss, EventPlace, Party, Told
from dienbien.linking.events import party_of
from dienbien.records import Entity
from dienbien.records.edtf import earliest, latest

EntryKind = Literal[
    "mediated",
    "declared",
    "agreed",
    "accepted",
    "signed",
    "ratified",
    "exchanged",
    "effect",
    "observed",
    "reaffirmed",
    "extended",
    "resumed",
    "welcomed",
    "endangered",
    "broken",
    "ended",
    "expired",
    "violation",
    "fighting",
    "threat",
    "appeal",
    "demand",
    "talks",
    "mediation",
    "withdrawal",
    "release",
    "disarmament",
    "access",
    "handover",
]
Role = tuple[Party, ...]
_RANK = {kind: rank for rank, kind in enumerate(get_args(EntryKind))}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that followed an agreement; `event` is the first of `events` that tell it.

    `date` (EDTF) is when it happened, None where only `told`, the day of the first page, is known.
    `actor` did, said or accuses; `recipient` is whom it concerns or the accused. `speakers` say so,
    empty where only the writers do. Of a violation, `confirmed_by` are others than the accuser who report
    the act, and `denied_by` those who deny it.
    """

    date: str | None
    told: str | None
    kind: EntryKind
    event: str
    events: tuple[str, ...]
    actor: Role
    recipient: Role
    place: EventPlace | None = None
    losses: tuple[EventLoss, ...] = ()
    speakers: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    articles: int
    quotes: tuple[Quote, ...]

    @property
    def order(self) -> tuple[str, int, str]:
        """By day, then as `EntryKind` has it; what is told without a day stands at that of its page."""
        first = earliest(self.date) or latest(self.date) if self.date else None
        return first.isoformat() if first else self.told or "9999", _RANK[self.kind], self.event


def entry_of(kind: EntryKind, event: Event, reports: Sequence[Told]) -> Entry:
    """An entry by some reports of one event."""
    record = reports[0].record
    return Entry(
        date=event.date,
        told=min((told.day[:10] for told in reports if told.day), default=None),
        kind=kind,
        event=event.id,
        events=(event.id,),
        actor=parties(record.actor),
        recipient=parties(record.recipient),
        place=event.place,
        losses=event.losses,
        speakers=speakers(reports),
        articles=len({told.page for told in reports}),
        quotes=(quote_of(reports[0]),),
    )


def parties(entities: Iterable[Entity]) -> Role:
    """The entities by name, each once."""
    return tuple(dict.fromkeys(map(party_of, entities)))


def speakers(reports: Iterable[Told]) -> tuple[str, ...]:
    """Who says so, nearest to the event (codebook section 8); nobody for what writers say themselves."""
    nearest = (told.record.sources[0] for told in reports if told.record.sources)
    return tuple(dict.fromkeys(entity.known_as for entity in nearest))
