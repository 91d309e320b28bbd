"""What a noun phrase says before anybody knows who is meant: the unit between phrases and clauses."""

from typing import Literal

from dienbien.language.tables import Row
from dienbien.records import Precision, Sector

MentionKind = Literal[
    "country", "person", "office", "body", "organization", "crowd", "anaphor", "name", "place"
]


class PlaceValue:
    """A place as far as the words and the gazetteer tell, never changed; coordinates in degrees."""

    __slots__ = ("country", "lat", "lon", "name", "precision")

    def __init__(
        self, name: str, country: str | None, lat: float | None, lon: float | None, precision: Precision
    ) -> None:
        self.name = name
        self.country = country
        self.lat = lat
        self.lon = lon
        self.precision: Precision = precision


class Mention:
    """A noun phrase that may act, be acted upon, speak, or say where. Offsets in the folded text.

    `rank` is the kind of its head in the tables, "word" for a first word that is hardly a name; `gender` is
    "he" or "she" where the words tell, `organization` the body it belongs to. `home`: with these words the
    press leaves its own country unsaid; `homely`: it may; `local`: without a country they are no side of an
    event. `repeats`: the noun that a stand-in takes up again ("nghị sĩ" of "nghị sĩ này"). `short`: the one
    word that is written of a person whom the tables know by it. `lands`: the countries on both sides of a
    border.
    """

    __slots__ = (
        "alias",
        "anaphor",
        "country",
        "end",
        "gender",
        "home",
        "homely",
        "kind",
        "lands",
        "local",
        "name",
        "office",
        "organization",
        "person",
        "place",
        "plural",
        "rank",
        "repeats",
        "rows",
        "sector",
        "short",
        "start",
        "weapon",
        "what",
    )

    def __init__(
        self,
        start: int,
        end: int,
        kind: MentionKind,
        sector: Sector = "UNK",
        country: str | None = None,
        name: str | None = None,
        person: str | None = None,
        place: PlaceValue | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.sector: Sector = sector
        self.country = country
        self.name = name
        self.person = person
        self.place = place
        self.short = ""
        self.office = ""
        self.organization = ""
        self.anaphor = ""
        self.repeats = ""
        self.what = ""
        self.weapon = False
        self.alias = ""
        self.rank = ""
        self.plural = False
        self.gender = ""
        self.home = False
        self.local = False
        self.homely = False
        self.lands: tuple[str, ...] = ()
        self.rows: tuple[Row, ...] = ()

    def at(self, start: int, end: int) -> "Mention":
        """The same somebody at other words; the compiled build can't copy what has slots."""
        other = Mention(start, end, self.kind, self.sector, self.country, self.name, self.person, self.place)
        other.short, other.alias = self.short, self.alias
        other.office, other.organization, other.rank = self.office, self.organization, self.rank
        other.anaphor, other.repeats = self.anaphor, self.repeats
        other.what, other.weapon = self.what, self.weapon
        other.plural, other.gender = self.plural, self.gender
        other.home, other.local, other.homely = self.home, self.local, self.homely
        other.lands, other.rows = self.lands, self.rows
        return other


class Group:
    """Coordinated mentions ("Peru, Chile và Bolivia") with the preposition that stands before them."""

    __slots__ = ("bare", "members", "preposition", "preposition_start")

    def __init__(self, members: list[Mention]) -> None:
        self.members = members
        self.preposition = ""
        self.preposition_start = -1
        self.bare = True

    @property
    def start(self) -> int:
        """Where the first member starts."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """Where the last member ends."""
        return self.members[-1].end
