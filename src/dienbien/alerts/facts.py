"""What is said of an event, so far as a change of it is worth an update.

Comes in: an event with its reports. Goes out: `Facts`, and how two of them differ.
"""

from collections.abc import Sequence

import msgspec

from dienbien.ledger.denials import denials_of
from dienbien.linking import Event


class Figure(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What reports say was lost; `most` None is open."""

    kind: str
    what: str
    least: int | None
    most: int | None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Type, status, figures, who denies it, what was split off it; whether it fits its rule or is gone."""

    event: str
    status: str
    losses: tuple[Figure, ...] = ()
    denied_by: tuple[str, ...] = ()
    split_off: tuple[str, ...] = ()
    fits: bool = True
    is_withdrawn: bool = False
    merged_into: str | None = None


def facts_of(event: Event, beside: Sequence[Event], split_off: tuple[str, ...], fits: bool) -> Facts:
    """The facts of an event; `beside` are others that its pages tell, among which denials may stand."""
    figures = [Figure(kind=x.kind, what=x.what, least=x.least, most=x.most) for x in event.losses]
    deniers = {entity.known_as for entity, _, _ in denials_of(event, beside)}
    return Facts(
        event=event.event,
        status=event.status,
        losses=tuple(sorted(figures, key=lambda figure: (figure.kind, figure.what))),
        denied_by=tuple(sorted(deniers)),
        split_off=split_off,
        fits=fits,
    )


def changed(before: Facts, after: Facts) -> tuple[str, ...]:
    """The names of the fields that differ."""
    return tuple(name for name in Facts.__struct_fields__ if getattr(before, name) != getattr(after, name))
