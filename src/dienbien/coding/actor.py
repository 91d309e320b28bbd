"""Somebody in a role, resolved as far as the page tells: the value that coding passes on."""

from collections.abc import Iterable
from typing import Any

from dienbien.language.mentions import Mention
from dienbien.records import Sector

_FIELDS = (
    "start",
    "end",
    "name",
    "country",
    "sector",
    "kind",
    "office",
    "what",
    "stand_in",
    "rank",
    "plural",
    "gender",
)


class Actor:
    """Somebody in a role; never changed. `start` and `end` are offsets in the folded text.

    `known` tells whether it is clear who it is. Two are equal if all is. No struct: rules ask for its
    parts all the time (docs/speed.md).
    """

    __slots__ = _FIELDS

    def __init__(
        self,
        start: int,
        end: int,
        name: str | None,
        country: str | None,
        sector: Sector,
        kind: str,
        office: str = "",
        what: str = "",
        stand_in: bool = False,
        rank: str = "",
        plural: bool = False,
        gender: str = "",
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.country = country
        self.sector: Sector = sector
        self.kind = kind
        self.office = office
        self.what = what
        self.stand_in = stand_in
        self.rank = rank
        self.plural = plural
        self.gender = gender

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Actor):
            return False
        return self.start == other.start and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def _parts(self) -> tuple[object, ...]:
        return tuple([getattr(self, field) for field in _FIELDS])

    @property
    def key(self) -> str:
        """What makes two actors the same side: the country, else the name."""
        return self.country or (self.name or "").casefold()

    @property
    def known(self) -> bool:
        """Whether it is clear who this is, at least which country or body."""
        return bool(self.country or self.name)


def keys_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The sides that somebody of several is of, as far as it is clear."""
    return frozenset([actor.key for actor in actors if actor.known])


def replace(actor: Actor, **changes: Any) -> Actor:
    """The same actor with other values of some fields."""
    told = changes.get
    return Actor(
        told("start", actor.start),
        told("end", actor.end),
        told("name", actor.name),
        told("country", actor.country),
        told("sector", actor.sector),
        told("kind", actor.kind),
        told("office", actor.office),
        told("what", actor.what),
        told("stand_in", actor.stand_in),
        told("rank", actor.rank),
        told("plural", actor.plural),
        told("gender", actor.gender),
    )


def actor_of(
    mention: Mention, name: str | None, country: str | None, sector: Sector, office: str = ""
) -> Actor:
    """The actor at a mention's words with what was found out about it."""
    return Actor(
        mention.start,
        mention.end,
        name,
        country,
        sector,
        mention.kind,
        office or mention.office,
        mention.what,
        rank=mention.rank,
        plural=mention.plural,
        gender=mention.gender,
    )
