"""What types of events have in common: their four quad classes, and whether they have a direction.

Comes in: nothing. Goes out: lists of codebook section 3, after PLOVER. STATE, our own, has no quad class.
"""

from typing import Literal

from dienbien.records.record import EventType

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

_QUADS: dict[Quad, tuple[EventType, ...]] = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF_EVENT: dict[EventType, Quad] = {event: quad for quad, events in _QUADS.items() for event in events}
"""The quad class of each event type that has one."""
MUTUAL: frozenset[str] = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""Types of acts that sides do together: who is named as actor and who as recipient makes no difference."""
