"""Who is meant: mentions of one document resolved to actors with name, country and sector.

Comes in: a document's mentions in reading order. Goes out: `Actor`s. It follows codebook sections 4 and
11.7: capitals for governments, "nước này", "Bộ này", "ông", "hai bên", offices and surnames after full
names. What can't be resolved keeps its words and has no name.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dienbien.coding.actor import Actor, actor_of, replace
from dienbien.coding.kinds import LOCALS
from dienbien.coding.people import People
from dienbien.coding.recall import Recall, state
from dienbien.language.mentions import Group, Mention
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import marked, markers

if TYPE_CHECKING:
    from dienbien.coding.offices import OfficeRegistry

__all__ = ["Actor", "Registry", "resolve_group"]

_FEW = 3
"""How often at least a country is named of which a page tells."""
_HOMELESS = frozenset({"MED", "BUS", "UNK", "CVL", "REB", "CRM", "IGO", "NGO"})


class Registry:
    """Who is who in one document, filled as it is read. A new document starts a new one."""

    def __init__(self, offices: "OfficeRegistry | None" = None, day: str | None = None) -> None:
        """`offices` is what earlier pages told, `day` (ISO 8601) the day of this one."""
        self._offices = offices
        self._day = day
        self._people = People()
        self._recall = Recall()
        self._foes: dict[str, Counter[str]] = {}
        self._lands: Counter[str] = Counter()
        self._bands: Counter[str] = Counter()
        self.voice: Actor | None = None
        """Whose words are being read: who "tôi" and "chúng tôi" is."""

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Note every person who is named with an office or country anywhere in the document."""
        for mention in mentions:
            if mention.country and mention.sector != "MED":
                self._lands[mention.country] += 1
            if mention.sector == "REB" and mention.name and not mention.country:
                self._bands[mention.name] += 1
            if mention.alias:
                named = mention.name or mention.alias
                self._people.alias(mention.alias, actor_of(mention, named, mention.country, mention.sector))
            if mention.person and not mention.short:
                self._people.write(mention.person)
            if mention.kind == "person" and mention.person and (mention.country or mention.organization):
                noted = actor_of(mention, mention.person, mention.country, mention.sector)
                self._people.note(noted, mention.organization)

    def introduce(self, named: Mention, told: Mention) -> None:
        """Note the country and sector of somebody whom a sentence introduces: "X là kỹ sư Canada"."""
        if named.person and told.country:
            sector = told.sector if told.kind in {"office", "crowd"} else "CVL"
            noted = actor_of(named, named.person, told.country, sector)
            self._people.note(replace(noted, office=told.office, rank=told.rank))

    def named(self, name: str) -> Actor | None:
        """Who bears a name, as far as the page has told."""
        return self._people.find(name)

    def admit(self, mention: Mention, country: str) -> None:
        """Note the country of a private person whom nobody introduces."""
        sector = mention.sector if mention.sector != "UNK" else "CVL"
        self._people.note(actor_of(mention, mention.person, country, sector))

    def open_sentence(self) -> None:
        """A new sentence begins."""
        self._recall.open_sentence()

    def resolve(self, mention: Mention) -> tuple[Actor, ...]:
        """The actors that a mention stands for: one, or both sides of "hai bên"; empty for "nhau"."""
        if mention.kind == "anaphor":
            return self._anaphor(mention)
        actor = self._actor(mention)
        if actor and mention.alias and actor.known:
            self._people.alias(mention.alias, actor)
        return (actor,) if actor else ()

    def remember(self, actors: tuple[Actor, ...], bare: bool = True) -> None:
        """Make actors the ones that "hai bên", "ông" and "nước này" may point back to."""
        self._recall.add(actors, bare)

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
        return tuple(_at(state(code), at) for code in codes)

    def foe(self, actor: Actor) -> Actor | None:
        """The side that an actor fights most on this page, if one was told, at the actor's words."""
        told = self._foes.get(actor.country or "")
        return _at(state(told.most_common(1)[0][0]), actor) if told else None

    @property
    def abroad(self) -> bool:
        """Whether another country than the home of the press was named shortly before."""
        return self._recall.abroad

    @property
    def ground(self) -> str | None:
        """The country of the place told of last: where unnamed people are at home."""
        return self._recall.ground

    @property
    def armed(self) -> bool:
        """Whether soldiers or rebels were named shortly before."""
        return self._recall.armed

    def other_country(self, actor: Actor, than: str | None) -> Actor:
        """`quốc gia này` as the one acted upon is not the one that acts: the last country but that."""
        code = self._recall.country(but=than)
        return _at(state(code), actor) if code else actor

    def all_sides(self, actors: tuple[Actor, ...], but: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
        """`Các bên` are the two that fight on this page or were told of last; others stay as they are."""
        if len(actors) != 1 or actors[0].known or actors[0].kind != "anaphor":
            return actors
        told = {a.key for a in but}
        fighting = self.parties(actors[0])
        for sides in (fighting, self._recall.pair):
            if sides and not told & {a.key for a in sides}:
                return tuple(_at(a, actors[0]) for a in sides)
        return actors

    def note_pair(self, actors: tuple[Actor, ...]) -> None:
        """The two sides of an act, for "hai bên" later."""
        self._recall.pair_up(actors)

    def _actor(self, mention: Mention) -> Actor | None:
        if mention.kind == "person":
            return self._person(mention)
        if mention.kind == "name":
            return self._bare_name(mention)
        if self._band and _is_band(mention):
            return actor_of(mention, self._band, None, mention.sector)
        if mention.kind in {"office", "body"}:
            return self._office(mention)
        if mention.kind == "crowd":
            return self._crowd(mention)
        if mention.kind == "place":
            return _place_actor(mention)
        return actor_of(mention, mention.name, mention.country, mention.sector)

    def _person(self, mention: Mention) -> Actor:
        namesake = self._people.namesake(mention.short, mention.person or "") if mention.short else None
        if namesake is not None:
            meant = actor_of(mention, namesake.name, namesake.country, namesake.sector, namesake.office)
            return replace(meant, gender=mention.gender or namesake.gender)
        known = self._people.find(mention.person)
        if known and (mention.country is None or mention.country == known.country):
            sector = mention.sector if mention.office and mention.sector != "UNK" else known.sector
            name = (
                known.name if known.name and len(known.name) >= len(mention.person or "") else mention.person
            )
            return replace(
                actor_of(mention, name, known.country, sector, known.office),
                gender=mention.gender or known.gender,
            )
        country, sector, office = mention.country, mention.sector, mention.office
        told = self._earlier(mention) if known is None and country is None else None
        if told is not None:
            self._people.note(told)
            return told
        if mention.anaphor == "counterpart":
            previous = self._recall.officer()
            sector = previous.sector if previous else sector
            office = previous.office if previous else office
        if country is None and (mention.anaphor == "country" or (office and not known)):
            country = self._recall.country() if mention.anaphor else self._home(mention)
        if country is None and not (mention.organization or mention.local or _homely_name(mention)):
            country = self._land
        if sector == "IGO" and not mention.organization and office in marked("firm-head"):
            sector = "BUS"  # `Tổng giám đốc SJC Lê Lan`: of no body of states
        actor = actor_of(mention, mention.person, country, sector, office)
        if actor.country:
            self._people.note(actor)
        return actor

    def _bare_name(self, mention: Mention) -> Actor | None:
        known = self._people.find(mention.person)
        if known is None:
            return self._earlier(mention)
        return actor_of(mention, known.name, known.country, known.sector, known.office)

    def _office(self, mention: Mention) -> Actor | None:
        country = mention.country
        if mention.anaphor == "counterpart":
            return self._counterpart(mention, country)
        if country is None and mention.anaphor in {"country", "body", "ministry"}:
            country = self._recall.country()
        if mention.kind == "body":
            if mention.sector in {"CVL", "UNK"} and not country and not mention.name:
                return None
            if not country and _is_plain_band(mention) and not self._recall.rebels:
                return replace(actor_of(mention, None, self._land, "CVL"), kind="crowd")
            return actor_of(mention, mention.name, country or self._home(mention), mention.sector)
        if country is None and mention.organization:
            holder = self._people.holder(mention.office, mention.organization)
            name = holder.name if holder else mention.organization
            return actor_of(mention, name, None, mention.sector)
        of_home = country is None and (mention.home or self._hosts(mention))
        if country or not of_home:
            holder = (
                self._people.holder(mention.office, country)
                if country
                else self._people.only_holder(mention.office)
            )
        else:
            holder = self._people.holder(mention.office, HOME)
        if holder and mention.office and not mention.plural:
            return actor_of(mention, holder.name, holder.country, holder.sector, mention.office)
        country = country or self._home(mention)
        name = mention.name or self._holder_earlier(mention, country)
        return actor_of(mention, name, country, mention.sector, mention.office)

    def _hosts(self, mention: Mention) -> bool:
        """`Thủ tướng` by itself, on a page that names the one at home and several others: the one at home."""
        return mention.homely and self._people.holder(mention.office, HOME) is not None

    @property
    def _land(self) -> str | None:
        """The country abroad that nearly all of the page is about."""
        for land, times in self._lands.most_common(1):
            if land != HOME and times > _FEW and 4 * times >= 3 * self._lands.total():
                return land
        return None

    @property
    def _band(self) -> str | None:
        """The armed group across borders that the page is about, if it names only one, again and again."""
        return next(iter(self._bands)) if len(self._bands) == 1 and self._bands.total() >= _FEW else None

    def _earlier(self, mention: Mention) -> Actor | None:
        """Somebody of whom only earlier pages tell who it is."""
        told = self._offices.person(mention.person, self._day) if self._offices else None
        return actor_of(mention, told.name, told.country, told.sector, told.office) if told else None

    def _holder_earlier(self, mention: Mention, country: str | None) -> str | None:
        if self._offices is None or country is None or mention.plural:
            return None
        held = self._offices.holder(mention.office, country, self._day)
        return held.name if held else None

    def _counterpart(self, mention: Mention, country: str | None) -> Actor:
        previous = self._recall.officer()
        if previous is None or country is None:
            return actor_of(mention, None, country, previous.sector if previous else "GOV")
        holder = self._people.holder(previous.office, country)
        return actor_of(mention, holder.name if holder else None, country, previous.sector, previous.office)

    def _home(self, mention: Mention) -> str | None:
        """A body or office without a country belongs to the country told of last, if the page has one."""
        if mention.weapon or mention.local or mention.rank == "states" or mention.organization:
            return None
        if mention.sector in _HOMELESS:
            return self._land if mention.sector in LOCALS and mention.rank != "foreign" else None
        if mention.home or _homely_name(mention):
            return HOME
        if mention.kind == "body" and self._recall.names(HOME):
            return HOME
        return self._recall.topic() or (HOME if mention.homely else None)

    def _crowd(self, mention: Mention) -> Actor:
        country = mention.country
        if country is None and mention.anaphor == "country":
            country = self._recall.country()
        if country is None and mention.sector in LOCALS and not mention.name and mention.rank != "foreign":
            country = self._land
        return actor_of(mention, mention.name, country, mention.sector)

    def _anaphor(self, mention: Mention) -> tuple[Actor, ...]:
        kind = mention.anaphor
        if kind == "all":
            return (actor_of(mention, None, None, "GOV"),)
        if kind == "each-other":
            return ()
        if kind == "two":
            found = tuple(state(a.country) if a.country else a for a in self._recall.two())
        elif kind == "persons":
            found = self._recall.people() or (() if mention.repeats else self._recall.two())
        elif kind == "they":
            found = self._recall.several()
        elif kind == "opponent":
            found = self._opponent()
        else:
            spoken = self.voice if kind == "speaker" else None
            antecedent = spoken or self._antecedent(mention)
            found = (antecedent,) if antecedent else ()
        return tuple(replace(a, start=mention.start, end=mention.end, stand_in=True) for a in found)

    def _opponent(self) -> tuple[Actor, ...]:
        last = self._recall.last
        return tuple(a for a in self._recall.pair if last is None or a.key != last.key)[:1]

    def _antecedent(self, mention: Mention) -> Actor | None:
        kind = mention.anaphor
        if kind == "country":
            country = self._recall.country()
            return state(country) if country else None
        if kind in {"person", "speaker"}:
            return self._recall.person(mention.gender, mention.repeats)
        sectors = frozenset(sector for row in mention.rows for sector in row["sectors"].split())
        return self._recall.body(ministry=kind == "ministry", sectors=sectors)


def resolve_group(registry: Registry, group: Group | None) -> tuple[Actor, ...]:
    """All actors of a group, in order, none twice; of a state's arms ("máy bay và xe tăng") the last."""
    if group is None:
        return ()
    members = group.members
    if len(members) > 1 and members[0].weapon:
        members = [m for m, after in zip(members, [*members[1:], None], strict=True) if not _arms(m, after)]
    actors = [actor for mention in members for actor in registry.resolve(mention)]
    if len(actors) < 2:
        return tuple(actors)
    found: dict[tuple[str, str], Actor] = {}
    for actor in actors:
        apart = "" if actor.kind == "country" else actor.name or str(actor.start)
        found.setdefault((actor.key, apart), actor)
    return tuple(found.values())


def _arms(mention: Mention, after: Mention | None) -> bool:
    """Whether it is a weapon of the same state as the one told of right behind it."""
    return mention.weapon and after is not None and after.weapon and mention.country == after.country


def _is_band(mention: Mention) -> bool:
    """`phiến quân`, `các tay súng`: fighters of whom nothing more is said."""
    if mention.sector != "REB" or mention.kind not in {"body", "crowd"} or mention.name or mention.country:
        return False
    return any(word in row["phrase"] for row in mention.rows for word in markers("band"))


def _is_plain_band(mention: Mention) -> bool:
    """`một nhóm cá nhân`, `nhóm mô tô`: no name and no word that tells of arms."""
    named = mention.name or mention.organization
    return not named and any(row["phrase"] in marked("plain-band") for row in mention.rows)


def _homely_name(mention: Mention) -> bool:
    """Whether somebody has a surname of the home of the press."""
    return (mention.person or "").split(" ", 1)[0].lower() in marked("home-surname")


def _at(actor: Actor, words: Actor) -> Actor:
    return replace(actor, start=words.start, end=words.end)


def _place_actor(mention: Mention) -> Actor | None:
    """A place that is acted upon stands for its country's side."""
    if mention.country is None:
        return None
    name = mention.place.name if mention.place else None
    return Actor(mention.start, mention.end, name, mention.country, "GOV", "place")
