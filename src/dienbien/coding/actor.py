"""Somebody in a role, resolved as far as the page tells: the value that coding passes on."""

from msgspec import Struct

from dienbien.language.mentions import Mention
from dienbien.records import Sector


class Actor(Struct, frozen=True, gc=False):
    """Somebody in a role. `start` and `end` are offsets in the folded text; `known` says who it is."""

    start: int
    end: int
    name: str | None
    country: str | None
    sector: Sector
    kind: str
    office: str = ""
    what: str = ""
    stand_in: bool = False
    rank: str = ""
    plural: bool = False
    gender: str = ""

    @property
    def key(self) -> str:
        """What makes two actors the same side: the country, else the name."""
        return self.country or (self.name or "").casefold()

    @property
    def known(self) -> bool:
        """Whether it is clear who this is, at least which country or body."""
        return bool(self.country or self.name)


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
