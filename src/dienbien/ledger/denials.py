"""Who denies an event: the accused of a denied record, and accused sides whose words on the same pages deny.

Comes in: an event, and events among which denials may stand. Goes out: who denies, where. Whether words deny
is asked of the language's table.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from dienbien.language.accords import AccordReader
from dienbien.language.vi.accords import find_accord_words
from dienbien.ledger.quotes import telling
from dienbien.ledger.sides import Sides, merged, side_of, sides_of, taken
from dienbien.linking import Event, Told
from dienbien.records import Entity, EventType, Span

Denial = tuple[Entity, Told, Span | None]
"""Who denies, the report that says so, and the words."""
_RECENT = 14
"""Days after an act within which somebody denies it."""
DENYING: tuple[EventType, ...] = ("REJECT", "STATE", "ACCUSE")
"""Types of the acts by which somebody may deny."""


def denials_of(
    event: Event, others: Iterable[Event] = (), read: AccordReader = find_accord_words
) -> list[Denial]:
    """All denials of an event: its own denied records, and statements of those it accuses on its pages."""
    own = [denial for told in event.reports for denial in _own(told)]
    accused = merged(
        side for told in event.reports for entity in accused_in(told) if (side := side_of(entity))
    )
    pages = {told.document_id for told in event.reports if _is_charge(told, accused)}
    if not pages or not accused:
        return own
    found = [
        (entity, told, telling(told))
        for other in others
        if other.event in DENYING and other.id != event.id
        for told in other.reports
        if told.document_id in pages and _is_recent(event, told) and denies(told, read)
        for entity in told.record.actor
        if taken(sides_of([entity]), accused)
    ]
    return _once([*found, *own])


def _is_recent(event: Event, told: Told) -> bool:
    """Whether a page of this day denies what happened then: not what it tells as an old story."""
    last, day = event.last_day or event.first_day, told.day
    if any(report.record.status in ("alleged", "denied") for report in event.reports) or not (last and day):
        return True
    first = event.first_day or last
    return (date.fromisoformat(day[:10]) - date.fromisoformat(first)).days <= _RECENT


def _is_charge(told: Told, accused: Sides) -> bool:
    """Whether a record says something of somebody that another says: an accusation, or an attack."""
    record = told.record
    if record.event == "ACCUSE" or record.status in ("alleged", "denied"):
        return True
    return record.event == "ASSAULT" and not taken(sides_of(record.sources), accused)


def denies(told: Told, read: AccordReader = find_accord_words) -> bool:
    """Whether the words that name a record's act deny something."""
    span, trigger = telling(told), told.record.trigger
    begin, end = trigger.start - span.start, trigger.end - span.start
    return any(
        word.kind == "denial" and word.start < end and begin < word.end for word in read(span.text, None)
    )


def accused_in(told: Told) -> tuple[Entity, ...]:
    """Those whom a record says to have done it."""
    return told.record.recipient if told.record.event == "ACCUSE" else told.record.actor


def _own(told: Told) -> Iterator[Denial]:
    """A record that is `denied`: by the one said to have done it (codebook section 7)."""
    if told.record.status == "denied":
        for entity in told.record.actor:
            yield entity, told, None


def _once(denials: Iterable[Denial]) -> list[Denial]:
    """Each side's denial on a page once, the one with words of its own first."""
    found: dict[tuple[str, frozenset[str]], Denial] = {}
    for denial in denials:
        found.setdefault((denial[1].document_id, sides_of([denial[0]])), denial)
    return list(found.values())
