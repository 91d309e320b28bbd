"""Who is meant: mentions of one document resolved to actors with name, country and sector.

Comes in: a document's mentions in reading order. Goes out: `Actor`s. It follows codebook sections 4 and
11.7: capitals for governments, "nước này", "Bộ này", "ông", "hai bên", offices and surnames after full
names. What can't be resolved keeps its words and has no name.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dienbien.gazetteer import country as country_of
from dienbien.language.mentions import Group, Mention
from dienbien.language.vi.tables_vi import markers
from dienbien.records import Sector

_SPEAKING = frozenset({"person", "office", "body", "organization", "country", "anaphor"})
_MEMORY = 12
_HOME = "VNM"
"""The Vietnamese press leaves its own country unsaid."""


@dataclass(frozen=True, slots=True)
class Actor:
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

    @property
    def key(self) -> str:
        """What makes two actors the same side: the country, else the name."""
        return self.country or (self.name or "").casefold()

    @property
    def known(self) -> bool:
        """Whether it is clear who this is, at least which country or body."""
        return bool(self.country or self.name)


class Registry:
    """Who is who in one document, filled as it is read. A new document starts a new one."""

    def __init__(self) -> None:
        self._people: dict[str, Actor] = {}
        self._offices: dict[tuple[str, str], Actor] = {}
        self._recent: list[Actor] = []
        self._pair: tuple[Actor, ...] = ()
        self._foes: dict[str, Counter[str]] = {}
        self._latest_group: tuple[Actor, ...] = ()
        self.voice: Actor | None = None
        """Whose words are being read: who "tôi" and "chúng tôi" is."""

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Note every person who is named with an office or country anywhere in the document."""
        for mention in mentions:
            if mention.alias:
                named = mention.name or mention.alias
                self._people[mention.alias.casefold()] = _of(mention, named, mention.country, mention.sector)
            if mention.kind == "person" and mention.person and mention.country:
                self._note_person(_of(mention, mention.person, mention.country, mention.sector))

    def introduce(self, named: Mention, told: Mention) -> None:
        """Note the country and sector of somebody whom a sentence introduces by "là"."""
        if named.person and told.country:
            sector = told.sector if told.kind in {"office", "crowd"} else "CVL"
            self._note_person(_of(named, named.person, told.country, sector))

    def resolve(self, mention: Mention) -> tuple[Actor, ...]:
        """The actors that a mention stands for: one, or both sides of "hai bên"; empty for "nhau"."""
        if mention.kind == "anaphor":
            return self._anaphor(mention)
        actor = self._actor(mention)
        return (actor,) if actor else ()

    def remember(self, actors: tuple[Actor, ...]) -> None:
        """Make actors of a record the ones that "hai bên" and "nước này" may point back to."""
        self._recent.extend(a for a in actors if a.known)
        del self._recent[:-_MEMORY]
        sides = _sides(actors)
        if len(sides) == 2 and not self._pair:
            self._pair = sides
        if any(a.known for a in actors):
            self._latest_group = actors

    def note_foes(self, ours: tuple[Actor, ...], theirs: tuple[Actor, ...]) -> None:
        """Two sides that fight, threaten or accuse one another on this page."""
        for one, other in ((ours, theirs), (theirs, ours)):
            if one and other and one[0].country and other[0].country and one[0].country != other[0].country:
                self._foes.setdefault(one[0].country, Counter())[other[0].country] += 1

    def parties(self, at: Actor) -> tuple[Actor, ...]:
        """Both sides of the only fight of this page, at the words of `at`; empty if there are several."""
        codes = sorted(self._foes)
        if len(codes) != 2:
            return ()
        return tuple(replace(self.state(code), start=at.start, end=at.end) for code in codes)

    def foe(self, actor: Actor) -> Actor | None:
        """The side that an actor fights most on this page, if one was told, at the actor's words."""
        told = self._foes.get(actor.country or "")
        if not told:
            return None
        return replace(self.state(told.most_common(1)[0][0]), start=actor.start, end=actor.end)

    @property
    def abroad(self) -> bool:
        """Whether another country than the home of the press was named shortly before."""
        return any(actor.country not in {None, _HOME} for actor in self._recent)

    @property
    def armed(self) -> bool:
        """Whether soldiers or rebels were named shortly before."""
        return any(actor.sector in {"MIL", "REB"} for actor in self._recent)

    def other_country(self, actor: Actor, than: str | None) -> Actor:
        """`quốc gia này` as the one acted upon is not the one that acts: the last country but that."""
        codes = (a.country for a in reversed(self._recent) if a.country and a.country != than)
        code = next(codes, None)
        return replace(self.state(code), start=actor.start, end=actor.end) if code else actor

    def all_sides(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """`Các bên` that act are the two sides told of last; actors that are known stay as they are."""
        if len(actors) != 1 or actors[0].known or actors[0].kind != "anaphor":
            return actors
        return tuple(replace(a, start=actors[0].start, end=actors[0].end) for a in self._pair) or actors

    def note_pair(self, actors: tuple[Actor, ...]) -> None:
        """The two sides of an act, for "hai bên" later."""
        sides = _sides(actors)
        if len(sides) == 2:
            self._pair = sides

    def _note_person(self, actor: Actor) -> None:
        assert actor.name
        self._people.setdefault(actor.name.casefold(), actor)
        for word in actor.name.casefold().split():
            if len(word) > 2:
                self._people.setdefault(word, actor)
        if actor.office and actor.country:
            self._offices.setdefault((actor.office, actor.country), actor)

    def _actor(self, mention: Mention) -> Actor | None:
        if mention.kind == "person":
            return self._person(mention)
        if mention.kind == "name":
            return self._bare_name(mention)
        if mention.kind in {"office", "body"}:
            return self._office(mention)
        if mention.kind == "crowd":
            return self._crowd(mention)
        if mention.kind == "place":
            return _place_actor(mention)
        return _of(mention, mention.name, mention.country, mention.sector)

    def _person(self, mention: Mention) -> Actor:
        known = self._lookup(mention.person)
        if known and (mention.country is None or mention.country == known.country):
            sector = mention.sector if mention.office and mention.sector != "UNK" else known.sector
            name = (
                known.name if known.name and len(known.name) >= len(mention.person or "") else mention.person
            )
            return _of(mention, name, known.country, sector, known.office)
        country = mention.country
        sector = mention.sector
        office = mention.office
        if mention.anaphor == "counterpart" and self._recent:
            previous = next((a for a in reversed(self._recent) if a.office), None)
            sector = previous.sector if previous else sector
            office = previous.office if previous else office
        if country is None and (mention.anaphor == "country" or (office and not known)):
            country = self._last_country() if mention.anaphor else self._home(mention)
        actor = _of(mention, mention.person, country, sector, office)
        if actor.country:
            self._note_person(actor)
        return actor

    def _lookup(self, written: str | None) -> Actor | None:
        if not written:
            return None
        folded = written.casefold()
        return self._people.get(folded) or self._people.get(folded.rsplit(" ", 1)[-1])

    def _bare_name(self, mention: Mention) -> Actor | None:
        known = self._people.get((mention.person or "").casefold())
        if known is None:
            return None
        return _of(mention, known.name, known.country, known.sector, known.office)

    def _office(self, mention: Mention) -> Actor | None:
        country = mention.country
        if country is None and mention.anaphor in {"country", "body", "ministry"}:
            country = self._last_country()
        if country is None and mention.anaphor == "counterpart":
            return self._counterpart(mention, None)
        if mention.anaphor == "counterpart":
            return self._counterpart(mention, country)
        if mention.kind == "body":
            if mention.sector in {"CVL", "UNK"} and not country and not mention.name:
                return None
            return _of(mention, mention.name, country or self._home(mention), mention.sector)
        holder = self._offices.get((mention.office, country)) if country else self._any_holder(mention.office)
        if holder and mention.office:
            return _of(mention, holder.name, holder.country, holder.sector, mention.office)
        return _of(mention, mention.name, country or self._home(mention), mention.sector, mention.office)

    def _counterpart(self, mention: Mention, country: str | None) -> Actor:
        previous = next((a for a in reversed(self._recent) if a.office), None)
        if previous is None or country is None:
            return _of(mention, None, country, previous.sector if previous else "GOV")
        holder = self._offices.get((previous.office, country))
        return _of(mention, holder.name if holder else None, country, previous.sector, previous.office)

    def _any_holder(self, office: str) -> Actor | None:
        holders = [actor for (name, _), actor in self._offices.items() if name == office]
        if len(holders) == 1:
            return holders[0]
        return next((a for a in reversed(self._recent) if a.office == office), None)

    def _home(self, mention: Mention) -> str | None:
        """A body or office without a country belongs to the country told of last, if the page has one."""
        if mention.weapon or mention.sector in {"MED", "BUS", "UNK", "CVL", "REB", "CRM", "IGO", "NGO"}:
            return None
        surname = (mention.person or "").split(" ", 1)[0].lower()
        return _HOME if surname in markers("home-surname") else self._last_country()

    def _crowd(self, mention: Mention) -> Actor:
        country = mention.country
        if country is None and mention.anaphor == "country":
            country = self._last_country()
        return _of(mention, mention.name, country, mention.sector)

    def _last_country(self) -> str | None:
        return next((a.country for a in reversed(self._recent) if a.country), None)

    def _anaphor(self, mention: Mention) -> tuple[Actor, ...]:
        kind = mention.anaphor
        if kind == "two":
            return tuple(self._restated(mention, a) for a in self._pair)
        if kind == "all":
            return (_of(mention, None, None, "GOV"),)
        if kind == "each-other":
            return ()
        if kind == "they":
            return tuple(self._restated(mention, a) for a in self._latest_group)
        if kind == "opponent":
            others = [a for a in self._pair if not self._recent or a.key != self._recent[-1].key]
            return tuple(self._restated(mention, a) for a in others[:1])
        found = self.voice if kind == "speaker" and self.voice else self._antecedent(kind)
        return (self._restated(mention, found),) if found else ()

    def _antecedent(self, kind: str) -> Actor | None:
        if kind == "country":
            country = self._last_country()
            return self.state(country) if country else None
        if kind == "ministry":
            ministries = (a for a in reversed(self._recent) if (a.name or "").startswith("Bộ "))
            return next(ministries, None) or self._antecedent("body")
        people = {"person", "office", "name"}
        wanted = {"person": people, "speaker": people, "body": {"body", "organization"}}[kind]
        named = kind == "body"
        return next((a for a in reversed(self._recent) if a.kind in wanted and (a.name or not named)), None)

    @staticmethod
    def state(code: str) -> Actor:
        """A country as one that acts, standing nowhere yet."""
        found = country_of(code)
        return Actor(0, 0, found.name if found else code, code, "GOV", "country")

    @staticmethod
    def _restated(mention: Mention, actor: Actor) -> Actor:
        return replace(actor, start=mention.start, end=mention.end, stand_in=True)


def resolve_group(registry: Registry, group: Group | None) -> tuple[Actor, ...]:
    """All actors of a group, in order, none twice."""
    if group is None:
        return ()
    found: dict[tuple[str, str], Actor] = {}
    for mention in group.members:
        for actor in registry.resolve(mention):
            apart = "" if actor.kind == "country" else actor.name or str(actor.start)
            found.setdefault((actor.key, apart), actor)
    return tuple(found.values())


def _of(mention: Mention, name: str | None, country: str | None, sector: Sector, office: str = "") -> Actor:
    return Actor(
        mention.start,
        mention.end,
        name,
        country,
        sector,
        mention.kind,
        office or mention.office,
        mention.what,
    )


def _place_actor(mention: Mention) -> Actor | None:
    """A place that is acted upon stands for its country's side."""
    if mention.country is None:
        return None
    return Actor(
        mention.start,
        mention.end,
        mention.place.name if mention.place else None,
        mention.country,
        "GOV",
        "place",
    )


def _sides(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    sides: dict[str, Actor] = {}
    for actor in actors:
        if actor.known and actor.sector != "MED":
            stands = actor.kind == "place" and actor.country
            sides.setdefault(actor.key, Registry.state(actor.country) if stands and actor.country else actor)
    return tuple(sides.values())
