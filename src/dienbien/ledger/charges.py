"""Alleged violations: one side says that the other attacked or broke the agreement.

Comes in: the events between the parties of an agreement. Goes out: one entry for each charge: an accusation
and the act that it tells are one, as are pages that tell the same charge. Mutual accusations are two.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dienbien.language.accords import AccordReader
from dienbien.ledger.denials import accused_in, denials_of
from dienbien.ledger.entry import Entry, parties
from dienbien.ledger.quotes import day_of, quote_of, telling
from dienbien.ledger.sides import Sides, is_on, on_side, side_of, sides_of, taken
from dienbien.linking import Event, Told, event_of
from dienbien.linking.independence import outlet_of
from dienbien.records import Entity
from dienbien.records.choices import HAPPENED
from dienbien.records.edtf import earliest

_NEXT_DAY = 1
_MOST_QUOTES = 6


class Charge(msgspec.Struct):
    """A charge in the making: who accuses whom, on which day, by which reports; `accuser` may be empty."""

    sides: Sides
    accuser: str
    accused: str
    day: int | None
    reports: list[tuple[Event, Told]]

    def fits(self, other: "Charge") -> bool:
        """Whether two are one: the same two sides, on one page or on one day at no different places."""
        if self.accused != other.accused or (self.accuser and other.accuser not in ("", self.accuser)):
            return False
        apart = abs((self.day or 0) - (other.day or 0)) if self.day and other.day else 0
        if {told.document_id for _, told in self.reports} & {told.document_id for _, told in other.reports}:
            return apart <= _NEXT_DAY
        places = {event.place.name for event, _ in (*self.reports, *other.reports) if event.place}
        return apart == 0 and len(places) < 2 and self.day is not None


def charges_of(events: Sequence[Event], sides: Sides, read: AccordReader) -> list[Entry]:
    """The violations that the sides accuse each other of, or that others accuse them of."""
    charges: list[Charge] = []
    for event in events:
        for told in event.reports:
            for charge in _charges(event, told, sides, read):
                known = next((one for one in charges if one.fits(charge)), None)
                if known:
                    known.reports += charge.reports
                    known.accuser = known.accuser or charge.accuser
                else:
                    charges.append(charge)
    return [_entry(charge, events, read) for charge in charges if _is_act(charge, read)]


def _charges(event: Event, told: Told, sides: Sides, read: AccordReader) -> Iterator[Charge]:
    record = told.record
    if record.event == "ACCUSE" and record.status in HAPPENED:
        accusers, accused = record.actor, record.recipient or record.actor
    elif record.event == "ASSAULT" and record.status in ("alleged", "denied", "ongoing", "occurred"):
        if record.status in HAPPENED and not is_breach(told, read):
            return
        accusers, accused = record.sources, record.actor
    else:
        return
    for one in sorted(taken(sides_of(accused), sides)):
        others = sorted({on for entity in accusers if (on := _on(entity, sides)) not in (one, "")})
        for accuser in others or ([""] if event.event == "ASSAULT" else []):
            yield Charge(sides, accuser, one, _day(told), [(event, told)])


def _on(entity: Entity, sides: Sides) -> str:
    """The side of somebody who accuses, the name of who is on none; empty for press and unnamed."""
    own = side_of(entity)
    name = "" if entity.sector == "MED" else entity.name or ""
    return (on_side(own, sides) if own else None) or name.casefold()


def _day(told: Told) -> int | None:
    first = earliest(told.record.date) if told.record.date else None
    day = first or day_of(told)
    return day.toordinal() if day else None


def _is_act(charge: Charge, read: AccordReader) -> bool:
    """Whether it is about a breach or an attack, not about what somebody is or thinks."""
    return any(event.event == "ASSAULT" or is_violation(told, read) for event, told in charge.reports)


def is_violation(told: Told, read: AccordReader) -> bool:
    """Whether the sentence speaks of a breach of an agreement."""
    words = read(telling(told).text, None)
    accords = [word for word in words if word.kind == "accord"]
    return bool(accords) and any(word.kind == "step" and word.value == "violated" for word in words)


def is_breach(told: Told, read: AccordReader) -> bool:
    """Whether an act's own words name it a breach."""
    span, trigger = telling(told), told.record.trigger
    begin, end = trigger.start - span.start, trigger.end - span.start
    return any(
        word.value == "violated" and word.start < end and begin < word.end for word in read(span.text, None)
    )


def _entry(charge: Charge, events: Sequence[Event], read: AccordReader) -> Entry:
    own = {event.id: event for event, _ in charge.reports}
    says = [told for _, told in charge.reports]
    acts = [told for event, told in charge.reports if event.event == "ASSAULT"]
    act = event_of(charge.reports[0][0].id, acts or says)
    accused = [e for told in says for e in _accused(told) if is_on(e, charge.accused, charge.sides)]
    accusing = (e for told in says for e in _accusers(told))
    accusers = [e for e in accusing if charge.accuser and _on(e, charge.sides) == charge.accuser]
    return Entry(
        date=act.date or next((told.record.date for told in says if told.record.date), None),
        told=min((told.day[:10] for told in says if told.day), default=None),
        kind="violation",
        event=act.id,
        events=tuple(own),
        actor=parties(accusers)[:1],
        recipient=parties(accused)[:1],
        place=act.place,
        losses=act.losses,
        speakers=tuple(dict.fromkeys(party.name for party in parties(accusers))),
        confirmed_by=_confirmed(charge, own.values(), read),
        denied_by=_denied(own.values(), charge, events),
        articles=len({told.page for told in says}),
        quotes=tuple({(q.page, q.start): q for told in says if (q := quote_of(told))}.values())[
            :_MOST_QUOTES
        ],
    )


def _accused(told: Told) -> Sequence[Entity]:
    return accused_in(told) or told.record.actor


def _accusers(told: Told) -> Sequence[Entity]:
    """Those who accuse: the actors of an accusation, the sources of an act."""
    return told.record.actor if told.record.event == "ACCUSE" else told.record.sources


def _confirmed(charge: Charge, events: Iterable[Event], read: AccordReader) -> tuple[str, ...]:
    """Others than the accuser who report the act of a charge as a fact: speakers, else outlets.

    That something is a breach is a judgement, and confirms no act.
    """
    found: dict[str, None] = {}
    for event in events:
        for told in event.reports:
            record = told.record
            if event.event != "ASSAULT" or record.status not in HAPPENED or is_breach(told, read):
                continue
            if not record.sources:
                found[told.outlet or outlet_of(told) or told.page] = None
            elif _on(record.sources[0], charge.sides) not in (charge.accuser, ""):
                found[record.sources[0].name or record.sources[0].text] = None
    return tuple(found)


def _denied(own: Iterable[Event], charge: Charge, events: Sequence[Event]) -> tuple[str, ...]:
    """The accused who deny it, on the pages that tell the charge."""
    denials = [denial for event in own for denial in denials_of(event, events)]
    names = (e.known_as for e, _, _ in denials if is_on(e, charge.accused, charge.sides))
    return tuple(dict.fromkeys(names))
