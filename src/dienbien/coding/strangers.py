"""Rebels, crowds, parties and press of whom no words tell a country: of whose state they are.

Comes in: a candidate whose roles are bound and the registry of its document. Changes the countries of its
actor and recipient that nobody has told.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor, Registry
from dienbien.coding.candidates import Candidate
from dienbien.coding.goodwill import grants_pardon, pardon_own
from dienbien.coding.kinds import BY_FORCE, STATE
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import has_marker, markers

_GUARDS = frozenset({"MIL", "COP"})
_HOME_ACTS = frozenset({"AGREE", "COERCE", "ACCUSE", "SANCTION", "CONCEDE"})


def settle_unplaced(candidate: Candidate) -> None:
    """Rebels and civilians of whom no country is told belong to where the act happened."""
    country = candidate.place.country if candidate.place else None
    if country is None:
        return
    candidate.actor = _settled(candidate.actor, country)
    candidate.recipient = _settled(candidate.recipient, country)


def _settled(actors: tuple[Actor, ...], country: str) -> tuple[Actor, ...]:
    return tuple([replace(a, country=country) if _unsettled(a) else a for a in actors])


def _unsettled(actor: Actor) -> bool:
    unsaid = actor.country is None and actor.name is None and actor.rank != "foreign"
    return unsaid and actor.sector in {"REB", "CVL", "COP", "PTY"}


def _settle_at_home(registry: Registry, candidate: Candidate) -> None:
    """Rebels, parties, crowds and press without a country are of the state that acts on or pardons them.

    `Malta hứa giúp người biểu tình`: who is promised something, too, where the page tells of no other state.
    """
    states = {a.country for a in candidate.actor if a.sector in STATE}
    if grants_pardon(candidate):
        pardon_own(candidate)
        return
    if len(states) != 1 or candidate.event not in _HOME_ACTS or candidate.place is not None:
        return
    (country,) = states
    if candidate.event == "AGREE" and any(
        registry.other_country(a, country).country for a in candidate.recipient
    ):
        return
    candidate.recipient = tuple(
        replace(a, country=country) if _unsettled(a) or _scolded(candidate, a) else a
        for a in candidate.recipient
    )


def _scolded(candidate: Candidate, actor: Actor) -> bool:
    """`chỉ trích báo chí`: the press that nobody names is that of whoever speaks."""
    unnamed = actor.country is None and actor.name is None
    return candidate.event == "ACCUSE" and unnamed and actor.sector == "MED"


def _estrange(candidate: Candidate, folded: Folded) -> None:
    """`Mỹ trục xuất người nhập cư`: who came from elsewhere is no citizen of whoever acts on them."""
    ours = {actor.country for actor in candidate.actor}
    if candidate.event != "COERCE":
        return
    candidate.recipient = tuple(
        replace(a, country=None) if a.country in ours and _came(a, folded) else a for a in candidate.recipient
    )


def _came(actor: Actor, folded: Folded) -> bool:
    words = folded.lower[actor.start : actor.end]
    return actor.kind == "crowd" and not actor.name and any(word in words for word in markers("migrants"))


def _host(registry: Registry, candidate: Candidate, folded: Folded) -> None:
    """`người nhập cư Peru bắn lính biên phòng`: whom newcomers shoot is of the country that they are in."""
    guards = candidate.recipient
    if candidate.event != "ASSAULT" or not guards or any(actor.sector != "CVL" for actor in candidate.actor):
        return
    if any(a.kind != "body" or a.name or a.sector not in _GUARDS for a in guards):
        return
    shooters = candidate.actor[:1]
    told = slice(shooters[0].start, shooters[0].end) if shooters else slice(*candidate.span)
    words = f" {folded.lower[told]} "
    newcomers = has_marker(words, "migrants") or has_marker(words, "nationals")
    if not newcomers or (shooters and guards[0].country != shooters[0].country):
        return
    ground = candidate.place.country if candidate.place else None
    host = ground if not shooters else registry.other_country(guards[0], guards[0].country).country
    candidate.recipient = tuple(replace(a, country=host or a.country) for a in guards)


def settle_strangers(registry: Registry, candidate: Candidate, folded: Folded) -> None:
    """Rebels and crowds without a country: of the state that acts on them, of its foe, else of the ground.

    `Người biểu tình xông vào dinh tổng thống Peru`: who rises against one country only is of that country.
    """
    _settle_at_home(registry, candidate)
    _host(registry, candidate, folded)
    candidate.actor = _settled_by(registry, candidate.actor, candidate.recipient or candidate.actor)
    if candidate.event in BY_FORCE:
        candidate.recipient = _settled_by(registry, candidate.recipient, candidate.actor)
    _estrange(candidate, folded)


def _settled_by(
    registry: Registry, actors: tuple[Actor, ...], others: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    if not any(_unsettled(actor) and actor.sector != "COP" for actor in actors):
        return actors
    faced = {actor.country: actor for actor in others if actor.country}
    foe = registry.foe(next(iter(faced.values()))) if len(faced) == 1 else None
    country = (
        (foe.country if foe else None) or registry.ground or (next(iter(faced)) if len(faced) == 1 else None)
    )
    if country == HOME:  # unnamed gangs and crowds there are mostly those of private crime
        return actors
    return tuple(replace(a, country=country) if _unsettled(a) and a.sector != "COP" else a for a in actors)
