"""How the tests of sides write a record: its type, who does it, to whom."""

from dienbien.records import Record


def sides(record: Record) -> str:
    """`ACCUSE CHL > PER`; a dash for nobody, a plus between several."""
    actor, recipient = (
        "+".join(e.country or e.name or e.text for e in side) or "-"
        for side in (record.actor, record.recipient)
    )
    return f"{record.event} {actor} > {recipient}"
