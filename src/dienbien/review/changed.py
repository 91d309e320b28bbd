"""In what two records differ, field by field as the codebook has them.

Comes in: records. Goes out: names of fields, or a digest of what a record says. Where its words stand, its
id and its confidence are no part of what it says.
"""

from hashlib import blake2b
from typing import Any

import msgspec

from dienbien.records import Entity, Loss, Record


def said(record: Record) -> dict[str, Any]:
    """What a record says, by field."""
    place = record.place
    return {
        "event": record.event,
        "mode": record.mode,
        "actor": _people(record.actor),
        "recipient": _people(record.recipient),
        "date": record.date,
        "place": (place.name, place.country, place.precision) if place else None,
        "status": record.status,
        "sources": _people(record.sources),
        "losses": [_loss(loss) for loss in record.losses],
        "zone": record.zone,
        "trigger": record.trigger.text,
    }


def changed_fields(before: Record, after: Record) -> tuple[str, ...]:
    """The fields in which the records differ, in the order of the codebook."""
    one, other = said(before), said(after)
    return tuple(name for name in one if one[name] != other[name])


def digest(record: Record) -> str:
    """The same for records that say the same."""
    return blake2b(msgspec.json.encode(said(record)), digest_size=8).hexdigest()


def _people(some: tuple[Entity, ...]) -> list[Any]:
    return [(one.known_as, one.country, one.sector) for one in some]


def _loss(loss: Loss) -> Any:
    return (loss.kind, loss.what, loss.min, loss.max, loss.side, loss.by)
