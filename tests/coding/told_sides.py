"""How tests write a record: its type, who does it, to whom; and what a page tells, so written."""

from dienbien import code
from dienbien.records import Record

DAY = "2024-05-20"
"""The day on which most pages of tests came out."""


def told(page: str) -> set[str]:
    """Type and sides of each record of a page: "REJECT LBY > MLT"."""
    return {sides(record) for record in code(page, published=DAY)}


def events(page: str) -> set[str]:
    """The types of a page's records."""
    return {record.event for record in code(page, published=DAY)}


def sides(record: Record) -> str:
    """`ACCUSE CHL > PER`; a dash for nobody, a plus between several."""
    actor, recipient = (
        "+".join(e.country or e.name or e.text for e in side) or "-"
        for side in (record.actor, record.recipient)
    )
    return f"{record.event} {actor} > {recipient}"


def by_country(record: Record) -> str:
    """`ACCUSE allege CHL > PER`: with the mode, by country codes alone; ? for none, a dash for no mode."""
    actor, recipient = ("+".join(e.country or "?" for e in side) for side in (record.actor, record.recipient))
    return f"{record.event} {record.mode or '-'} {actor} > {recipient}"
