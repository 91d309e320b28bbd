"""What the pages tell around agreements: who fights whom, and which sides and grounds each page names.

Comes in: events with their reports. Goes out: answers about a mark. It holds for these events only.
"""

from collections.abc import Iterable
from itertools import product

import msgspec

from dienbien.ledger.marks import Mark
from dienbien.ledger.sides import Sides, side_of, sides_of, taken
from dienbien.linking import Event

Fights = frozenset[Sides]
"""Pairs of sides that fight, each by its country or its own name."""


class World(msgspec.Struct, frozen=True):
    """`fights` are pairs of sides; `named` and `places` the sides and the countries of places by document."""

    fights: Fights
    named: dict[str, set[str]]
    places: dict[str, set[str]]

    def another_foe(self, mark: Mark, sides: Sides) -> bool:
        """Whether the page of a mark names a foe of its side, and no other side of the agreement."""
        page = self.named.get(mark.report.document_id, set())
        own = taken(mark.sides, sides)
        if taken(frozenset(page), sides) - own:
            return False
        countries = {side.partition(":")[0] for side in page} | self.grounds(mark)
        return any(frozenset((foe, side)) in self.fights for foe, side in product(countries, mark.sides))

    def grounds(self, mark: Mark) -> set[str]:
        """The countries in which the page of a mark tells that something happened."""
        return self.places.get(mark.report.document_id, set())


def world_of(events: Iterable[Event], marks: Iterable[Mark]) -> World:
    """What the events tell; a breach (`marks`) is no fight of its own, as often nobody says with whom."""
    breaches = {mark.report.record_id for mark in marks}
    fights: set[Sides] = set()
    named: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    for event in events:
        for told in event.reports:
            record = told.record
            everybody = (*record.actor, *record.recipient)
            named.setdefault(told.document_id, set()).update(filter(None, map(side_of, everybody)))
            if record.place and record.place.country:
                places.setdefault(told.document_id, set()).add(record.place.country)
            real = record.status in ("occurred", "ongoing") and told.record_id not in breaches
            if event.event == "ASSAULT" and real:
                actors, recipients = sides_of(record.actor), sides_of(record.recipient)
                pairs = product(actors, recipients or actors)
                fights |= {frozenset(pair) for pair in pairs if len(set(pair)) > 1}
    return World(frozenset(fights), named, places)
