"""Who was told of lately: what "nước này", "ông", "hai bên" and "họ" point back to.

Comes in: the actors of each noun phrase in reading order. Goes out: the likeliest antecedent of a stand-in,
or none; it never looks further back than a few sentences for a person (codebook section 4).
"""

from collections import deque

from dienbien.coding.actor import Actor, replace
from dienbien.coding.kinds import ARMED, NAMED, RANKS, UNNAMED
from dienbien.gazetteer import country as country_of
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import markers_ahead

_OURS = frozenset({None, HOME})
_MEMORY = 16
_REACH = 4
"""How many sentences back a person may stand to whom "ông" points."""
_ONLOOKERS = frozenset({"MED", "NGO"})


class _Told:
    __slots__ = ("actor", "bare", "sentence")

    def __init__(self, sentence: int, bare: bool, actor: Actor) -> None:
        self.sentence = sentence
        self.bare = bare
        self.actor = actor


class _Together:
    """The actors of one noun phrase, unknown ones too; `bare` as above."""

    __slots__ = ("actors", "bare", "sentence")

    def __init__(self, sentence: int, bare: bool, actors: tuple[Actor, ...]) -> None:
        self.sentence = sentence
        self.bare = bare
        self.actors = actors


class Recall:
    """The last actors of one page, in order."""

    def __init__(self) -> None:
        self._sentence = 0
        self._told: deque[_Told] = deque(maxlen=_MEMORY)
        self._groups: deque[_Together] = deque(maxlen=_MEMORY)
        self._pair: tuple[Actor, ...] = ()
        self._couple: tuple[Actor, ...] = ()
        self._subjects: tuple[Actor, ...] = ()
        self._paired = self._joined = 0

    def open_sentence(self) -> None:
        """A new sentence begins: subjects of the one before lead."""
        self._sentence += 1
        self._subjects = self._couple if self._couple and self._joined == self._sentence - 1 else ()
        self._couple = ()

    def add(self, actors: tuple[Actor, ...], bare: bool) -> None:
        """Actors of one noun phrase; `bare` without a preposition, as subjects and objects are."""
        for actor in actors:
            if actor.known:
                self._told.append(_Told(self._sentence, bare, actor))
        sides = sides_of(actors) if len(actors) > 1 else ()
        if len(sides) == 2:
            self._couple = sides
            self._pair = self._pair or sides
            self._joined = self._sentence if bare else 0
        if actors:
            self._groups.append(_Together(self._sentence, bare, actors))

    def pair_up(self, actors: tuple[Actor, ...]) -> None:
        """The two sides of an act, for "hai bên" later."""
        sides = sides_of(actors)
        if len(sides) == 2:
            self._pair, self._paired = sides, self._sentence

    def names(self, country: str) -> bool:
        """Whether somebody of that country was told of lately."""
        return any(told.actor.country == country for told in self._told)

    @property
    def pair(self) -> tuple[Actor, ...]:
        """The two sides told of last."""
        return self._pair

    def several(self) -> tuple[Actor, ...]:
        """`Họ`: the last people of this sentence, else who opens it, else who opens the sentence before.

        Subjects go first. Places, single persons and the press are not "họ".
        """
        told = [
            g for g in self._groups if self._sentence - g.sentence <= _REACH and _may_be_several(g.actors)
        ]
        if not told:
            return ()
        latest = told[-1].sentence
        there = [g for g in told if g.sentence == latest]
        there = [g for g in there if g.bare] or there
        if latest != self._sentence:
            return there[0].actors
        people = [g for g in there if any(actor.kind in UNNAMED for actor in g.actors)]
        return (people[-1] if people else there[0]).actors

    @property
    def actors(self) -> list[Actor]:
        """All actors remembered, the last one first."""
        return [told.actor for told in reversed(self._told)]

    @property
    def last(self) -> Actor | None:
        """Whoever was told of last."""
        return self._told[-1].actor if self._told else None

    @property
    def abroad(self) -> bool:
        """Whether somebody of another country than the home of the press is remembered."""
        return any(told.actor.country not in _OURS for told in self._told)

    @property
    def armed(self) -> bool:
        """Whether soldiers or rebels are remembered."""
        return any(told.actor.sector in ARMED for told in self._told)

    @property
    def rebels(self) -> bool:
        """Whether an armed group is remembered: "nhóm" by itself may stand for it."""
        return any(told.actor.sector == "REB" for told in self._told)

    def country(self, but: str | None = None) -> str | None:
        """The country told of last; the seat of an agency that reports is none."""
        told = (t.actor.country for t in reversed(self._told) if t.actor.country and not _onlooking(t))
        return next((code for code in told if code != but), None)

    def topic(self) -> str | None:
        """The country told of last in this sentence, else the subject's of the last that has one."""
        told = [t for t in self._told if t.actor.country and t.actor.sector not in _ONLOOKERS]
        if not told:
            return self.country()
        latest = told[-1].sentence
        if latest == self._sentence:
            return told[-1].actor.country
        there = [t for t in told if t.sentence == latest]
        return next((t.actor.country for t in there if t.bare), told[-1].actor.country)

    @property
    def ground(self) -> str | None:
        """The country of the place named last, if that was a few sentences ago at most."""
        places = (t for t in reversed(self._told) if t.actor.kind == "place" and t.actor.country)
        last = next(places, None)
        return last.actor.country if last and self._sentence - last.sentence <= _REACH else None

    def two(self) -> tuple[Actor, ...]:
        """`Hai bên`: the only two sides of this sentence, else two that it names together, else the last."""
        here = sides_of(tuple(t.actor for t in self._told if t.sentence == self._sentence and not _press(t)))
        if len(here) == 2:
            return here
        host = next((a for a in self._pair if a.country == HOME), None)
        if (
            len(here) == 1
            and host is not None
            and here[0].country not in {None, *(a.country for a in self._pair)}
        ):
            return host, here[0]  # `Gặp Thủ tướng Canada, hai bên …`: the next whom those at home meet
        told = self._subjects if self._paired < self._sentence - 1 else ()
        return self._couple or told or self._pair

    def people(self) -> tuple[Actor, ...]:
        """`Hai người`: the two persons or the unnamed people told of last; empty if there are none.

        Two whom a sentence names together as its subject go before others in it.
        """
        found: dict[str, Actor] = {}
        latest = self._groups[-1].sentence if self._groups else 0
        for sentence in (latest, latest - 1):
            for group in (g for g in self._groups if g.sentence == sentence and g.bare):
                persons = [actor for actor in group.actors if actor.kind in NAMED and actor.name]
                if len(persons) == 2:
                    return tuple(persons)
        for group in reversed(self._groups):
            if not found and len(group.actors) == 1 and _unnamed_people(group.actors[0]):
                return group.actors
            for actor in reversed(group.actors):
                if actor.kind in NAMED and actor.name:
                    found.setdefault(actor.name, actor)
            if len(found) > 1:
                return tuple(reversed(list(found.values())[:2]))
        return ()

    def person(self, gender: str, noun: str = "") -> Actor | None:
        """`Ông`, `bà`: the subject of the last sentence that tells of a person, else its last one.

        `noun` is what the stand-in calls them ("nghị sĩ này"): who was called so goes before all others.
        """
        near = [t for t in self._told if self._sentence - t.sentence <= _REACH]
        called = [t for t in near if noun and noun in t.actor.office and not t.actor.plural]
        fitting = called or [t for t in near if _individual(t.actor, gender)]
        if not fitting:
            return None
        latest = fitting[-1].sentence
        there = [t for t in fitting if t.sentence == latest]
        if gender == "she":
            there = [t for t in there if t.actor.gender == "she"] or [t for t in there if _named(t)] or there
        return next((t.actor for t in there if t.bare), there[-1].actor)

    def body(self, ministry: bool, sectors: frozenset[str] = frozenset()) -> Actor | None:
        """`Cơ quan này`, `bộ này`: the body told of last, of these sectors where one is.

        A ministry is preferred where one is asked for.
        """
        bodies = [a for a in self.actors if a.kind in {"body", "organization"} and a.name]
        ministries = (
            [a for a in bodies if (a.name or "").lower().startswith(markers_ahead("ministry"))]
            if ministry
            else []
        )
        fitting = [a for a in bodies if a.sector in sectors]
        if not (ministries or fitting) and sectors:
            fitting = [body_of(a) for a in self.actors if a.sector in sectors and a.rank == "spokesperson"]
        return next(iter(ministries or fitting or bodies), None)

    def officer(self) -> Actor | None:
        """Whoever was told of last with an office, for "người đồng cấp"."""
        return next((a for a in self.actors if a.office), None)


def state(code: str) -> Actor:
    """A country as one that acts, standing nowhere yet."""
    found = country_of(code)
    return Actor(0, 0, found.name if found else code, code, "GOV", "country")


def body_of(actor: Actor) -> Actor:
    """Whom a spokesperson speaks for, where only they were told of: "Người phát ngôn quân đội Chile"."""
    return replace(actor, name=None, kind="body", office="", rank="", gender="")


def sides_of(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The different sides among actors; a place stands for its country, the press is no side."""
    sides: dict[str, Actor] = {}
    for actor in actors:
        if actor.known and actor.sector != "MED":
            stands = actor.kind == "place" and actor.country
            sides.setdefault(
                actor.key,
                replace(state(actor.country), start=actor.start, end=actor.end)
                if stands and actor.country
                else actor,
            )
    return tuple(sides.values())


def _press(told: _Told) -> bool:
    return told.actor.sector == "MED"


def _named(told: _Told) -> bool:
    return told.actor.kind in NAMED


def _onlooking(told: _Told) -> bool:
    """Whether it is an agency that only reports; "truyền thông Malta" as a subject tells of Malta."""
    return _press(told) and not (told.bare and told.actor.kind == "body")


def _may_be_several(actors: tuple[Actor, ...]) -> bool:
    if len(actors) > 1:
        return any(a.known for a in actors)
    (actor,) = actors
    if actor.kind == "place" or actor.sector == "MED" or _individual(actor, ""):
        return False
    return actor.known or actor.kind in {"crowd", "body"}


def _unnamed_people(actor: Actor) -> bool:
    return actor.kind in UNNAMED and actor.plural and not actor.stand_in


def _individual(actor: Actor, gender: str) -> bool:
    if actor.plural or (gender and actor.gender and actor.gender != gender):
        return False
    return actor.kind in NAMED or (actor.kind == "office" and actor.rank in RANKS)
