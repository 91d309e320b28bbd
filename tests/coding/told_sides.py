"""How tests write a record: its type, who does it, to whom."""

from dienbien.records import Record


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
