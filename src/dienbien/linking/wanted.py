"""Which events somebody wants to see: one filter for every query and export.

Comes in: an event. Goes out: yes or no. A store narrows its search by the same fields first; what this says
is the meaning of each.
"""

import msgspec

from dienbien.linking.events import Event, Party
from dienbien.records import EventType, Status
from dienbien.records.quads import Quad


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A filter on events; empty fields ask for nothing, several values of a field are alternatives.

    `since` and `until` are days (ISO 8601, both included) that the event must touch. `actors`, `recipients`,
    `sides` (either role), `places` and `speakers` are country codes or parts of names, without regard to
    case; `dyad` is two of them that face each other, in whichever role. `min_confidence` is from 0 to 1,
    `min_articles` and `min_sources` count pages and independent accounts.
    """

    since: str | None = None
    until: str | None = None
    types: tuple[EventType, ...] = ()
    modes: tuple[str, ...] = ()
    quads: tuple[Quad, ...] = ()
    statuses: tuple[Status, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    places: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    thread: str | None = None
    min_confidence: float = 0.0
    min_articles: int = 1
    min_sources: int = 1

    def fits(self, event: Event) -> bool:
        """Whether the event is wanted."""
        return self._fits_what(event) and self._fits_when(event) and self._fits_who(event)

    def _fits_what(self, event: Event) -> bool:
        return (
            (not self.types or event.event in self.types)
            and (not self.modes or event.mode in self.modes)
            and (not self.quads or event.quad in self.quads)
            and (not self.statuses or event.status in self.statuses)
            and (self.thread is None or event.thread == self.thread)
            and event.confidence >= self.min_confidence
            and event.articles >= self.min_articles
            and event.sources >= self.min_sources
        )

    def _fits_when(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        if event.first_day is None and event.last_day is None:
            return False
        first, last = event.first_day or event.last_day or "", event.last_day or event.first_day or ""
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)

    def _fits_who(self, event: Event) -> bool:
        both = (*event.actor, *event.recipient)
        place = event.place
        return (
            (not self.actors or any(is_one(party, self.actors) for party in event.actor))
            and (not self.recipients or any(is_one(party, self.recipients) for party in event.recipient))
            and (not self.sides or any(is_one(party, self.sides) for party in both))
            and (self.dyad is None or _faces(event, *self.dyad))
            and (not self.places or (place is not None and _is_named(place.name, place.country, self.places)))
            and (not self.speakers or any(_is_named(name, None, self.speakers) for name in event.speakers))
        )


def is_one(party: Party, wanted: tuple[str, ...]) -> bool:
    """Whether somebody is one of the wanted, by country code or part of the name."""
    return _is_named(party.name, party.country, wanted)


def _is_named(name: str, country: str | None, wanted: tuple[str, ...]) -> bool:
    folded = name.casefold()
    return any(one == country if is_code(one) else one.casefold() in folded for one in wanted)


def is_code(word: str) -> bool:
    """Whether a word asks for a country by its code: three letters, all capitals."""
    return len(word) == 3 and word.isascii() and word.isupper()


def _faces(event: Event, one: str, other: str) -> bool:
    """Whether two sides face each other: one in each role, or both among those who act together."""
    pairs = [(event.actor, event.recipient), (event.recipient, event.actor), (event.actor, event.actor)]
    return any(
        any(is_one(party, (one,)) for party in first) and any(is_one(party, (other,)) for party in second)
        for first, second in pairs
    )
