"""What can be seen of a record, as named features for its confidence: what grammar made of it, not the words.

Comes in: the mentions of a record with the sentences of its page. Goes out: names such as `event:ASSAULT` or
`actor:GOV/word`. It weighs nothing; `confidence` does.
"""

from bisect import bisect_right

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import ReadSentence
from dienbien.language.vi.home import HOME

_FAMILIES = {
    "AGREE": "coop",
    "CONSULT": "talk",
    "SUPPORT": "coop",
    "CONCEDE": "coop",
    "COOPERATE": "deed",
    "AID": "deed",
    "RETREAT": "deed",
    "REQUEST": "word",
    "ACCUSE": "word",
    "REJECT": "word",
    "THREATEN": "word",
    "PROTEST": "crowd",
    "SANCTION": "state",
    "MOBILIZE": "force",
    "COERCE": "force",
    "ASSAULT": "fight",
    "STATE": "view",
}
"""Types that behave alike: what depends on the type is learned by family, since 17 types are too many."""
_FEW = (1, 2, 4, 8, 16)


def features(event: list[Candidate], sentences: list[ReadSentence]) -> tuple[str, ...]:
    """The features of a record, none twice: its main mention's, and how often and where the page tells it."""
    main = event[0]
    family = _FAMILIES[main.event]
    return (
        f"page:{bisect_right(_FEW, len(sentences))}",
        f"event:{main.event}",
        f"mode:{main.event}/{main.mode}",
        f"zone:{main.zone}/{family}",
        f"status:{main.status}",
        f"words:{_length(main)}",
        f"place:{_where(main)}",
        f"losses:{bool(main.losses)}/{family}",
        f"abroad-before:{main.abroad}",
        f"armed-before:{main.armed}/{family}",
        f"company:{min(main.company, 4)}",
        f"dated:{main.dated}/{main.timing}",
        f"sources:{min(len(main.sources), 2)}/{family}",
        f"mentions:{bisect_right(_FEW, len(event))}",
        f"headline:{any(c.zone == 'title' for c in event)}/{family}",
        *_sides(main, family),
        *_clause(main.predicate, family),
        *_neighbours(main, sentences[main.sentence], family),
    )


def _sides(candidate: Candidate, family: str) -> list[str]:
    everybody = (*candidate.actor, *candidate.recipient)
    keys = {actor.key for actor in everybody if actor.known}
    first = candidate.actor[0] if candidate.actor else None
    other = candidate.recipient[0] if candidate.recipient else None
    return [
        f"sides:{min(len(keys), 3)}/{family}",
        f"home:{_home(everybody)}",
        f"actor:{_sector(first)}/{family}",
        f"actor-kind:{first.kind if first else None}",
        f"actor-stand-in:{bool(first and first.stand_in)}",
        f"actors:{min(len(candidate.actor), 3)}/{family}",
        f"recipient:{_sector(other)}",
        f"recipient-kind:{other.kind if other else None}",
        f"recipient-guessed:{candidate.inferred}/{family}",
        f"recipients:{min(len(candidate.recipient), 2)}/{family}",
        f"unknown-side:{any(not actor.known for actor in everybody)}",
    ]


def _clause(predicate: Predicate, family: str) -> list[str]:
    form = _form(predicate)
    opener = predicate.subordinator["value"] if predicate.subordinator else None
    return [
        f"form:{form}/{family}",
        f"frame:{predicate.phrase['frame']}/{form}",
        f"content:{predicate.phrase['content']}",
        f"governor:{_governor(predicate.governor)}/{family}",
        f"opener:{opener}",
        f"own-subject:{predicate.own_subject}",
        f"quoted:{predicate.quoted}/{family}",
        *(f"aux:{value}" for value in {aux["value"] for aux in predicate.aux}),
    ]


def _neighbours(candidate: Candidate, sentence: ReadSentence, family: str) -> list[str]:
    sound = [c for c in sentence.candidates if c is not candidate and not c.reason]
    before = [c for c in sound if c.trigger < candidate.trigger]
    return [
        f"peer-same:{any(c.event == candidate.event for c in sound)}/{family}",
        f"peer-before:{_FAMILIES[before[-1].event] if before else None}/{family}",
    ]


def _home(everybody: tuple[Actor, ...]) -> str:
    countries = {actor.country for actor in everybody if actor.country}
    if not countries:
        return "none"
    return "only" if countries == {HOME} else "also" if HOME in countries else "abroad"


def _form(predicate: Predicate) -> str:
    if not predicate.nominal:
        return "verb"
    return "carried" if predicate.light else "nominalised" if predicate.nominalised else "noun"


def _governor(governor: Predicate | None) -> str:
    if governor is None:
        return "none"
    return _FAMILIES[governor.event] if governor.is_act else "speech"


def _where(candidate: Candidate) -> str:
    if candidate.place is None:
        return "none"
    return "home" if candidate.place.country == HOME else "abroad"


def _length(candidate: Candidate) -> int:
    start, end = candidate.trigger
    return min((end - start) // 6, 4)


def _sector(actor: Actor | None) -> str:
    return "none" if actor is None else actor.sector if actor.known else f"{actor.sector}?"
