"""Who denies an event: the accused of a denied record, and accused sides whose words on the same pages deny.

Comes in: an event, and events among which denials may stand. Goes out: who denies, where. Whether words deny
is asked of the language's table.
"""

from collections.abc import Iterable, Iterator

from dienbien.language.accords import AccordReader
from dienbien.language.vi.accords import find_accord_words
from dienbien.ledger.quotes import telling
from dienbien.ledger.sides import sides_of, taken
from dienbien.linking import Event, Told
from dienbien.records import Entity, Span

Denial = tuple[Entity | None, Told, Span | None]
"""Who denies (None: the record's speaker), the report that says so, and the words."""
_VERBAL = frozenset({"REJECT", "STATE", "ACCUSE"})


def denials_of(
    event: Event, others: Iterable[Event] = (), read: AccordReader = find_accord_words
) -> list[Denial]:
    """All denials of an event: its own denied records first, then statements of those it accuses."""
    own = [denial for told in event.reports for denial in _own(told)]
    pages = {told.document_id for told in event.reports if told.record.status in ("alleged", "denied")}
    pages |= {told.document_id for told in event.reports if told.record.event == "ACCUSE"}
    accused = sides_of(entity for told in event.reports for entity in _accused(told))
    if not pages or not accused:
        return own
    found = [
        (entity, told, telling(told))
        for other in others
        if other.event in _VERBAL and other.id != event.id
        for told in other.reports
        if told.document_id in pages and denies(told, read)
        for entity in told.record.actor
        if taken(sides_of([entity]), accused)
    ]
    return _once([*found, *own])


def denies(told: Told, read: AccordReader = find_accord_words) -> bool:
    """Whether the words of a record deny something."""
    span, trigger = telling(told), told.record.trigger
    begin, end = trigger.start - span.start, trigger.end - span.start
    return any(
        word.kind == "denial" and word.start < end and begin < word.end for word in read(span.text, None)
    )


def _own(told: Told) -> Iterator[Denial]:
    """A record that is `denied`: by the one said to have done it (codebook section 7)."""
    if told.record.status == "denied":
        for entity in told.record.actor:
            yield entity, told, None


def _accused(told: Told) -> tuple[Entity, ...]:
    return told.record.recipient if told.record.event == "ACCUSE" else told.record.actor


def _once(denials: Iterable[Denial]) -> list[Denial]:
    """Each speaker's denial on a page once, the one with words of its own first."""
    found: dict[tuple[str, frozenset[str]], Denial] = {}
    for denial in denials:
        entity = denial[0]
        if entity is not None:
            found.setdefault((denial[1].document_id, sides_of([entity])), denial)
    return list(found.values())
