"""Where the page names a state that an act, or its place, is laid to though no words there name it.

Comes in: the events of a page, whose sides may stand under the words that imply them: the adversary under
the name of whom they fight, the state that arrests under "bị bắt". Goes out: the same sides under the nearest
words that name that state, so that a cell opens to its name. Where no words do, those that imply it stay.
"""

from dienbien.coding.actor import Actor, replace
from dienbien.coding.candidates import Candidate
from dienbien.coding.places import country_place
from dienbien.coding.readings import ReadSentence
from dienbien.coding.recall import state


def cite_states(events: list[list[Candidate]], sentences: list[ReadSentence]) -> None:
    """Give each implied state of the events the words of the page that name it."""
    for event in events:
        main = event[0]
        implied = main.actor
        main.actor = tuple([_cited(actor, main, sentences) for actor in main.actor])
        main.recipient = tuple([_cited(actor, main, sentences) for actor in main.recipient])
        for before, after in zip(implied, main.actor, strict=True):
            if main.place is not None and after is not before and main.place.start == before.start:
                main.place = country_place(after.start, after.end, after.country or "")


def _cited(actor: Actor, main: Candidate, sentences: list[ReadSentence]) -> Actor:
    country = actor.country
    if not country or actor.name != state(country).name or _named_there(actor, main, sentences):
        return actor
    before = range(main.sentence, -1, -1)
    for number in (*before, *range(main.sentence + 1, len(sentences))):
        if named := _naming(country, sentences[number]):
            nearest = min(named, key=lambda told: abs(told.start - main.trigger[0]))
            return replace(actor, start=nearest.start, end=nearest.end)
    return actor


def _named_there(actor: Actor, main: Candidate, sentences: list[ReadSentence]) -> bool:
    """Whether it stands under its own words, or under those of a stand-in or of the place of the act."""
    place = main.place.place if main.place is not None and main.place.start == actor.start else None
    if actor.stand_in or (place is not None and place.precision != "country"):
        return True
    sentence = sentences[main.sentence]
    if any(mention.anaphor for mention in sentence.mentions_of(actor)):
        return True
    told = (other for actors in sentence.resolved.values() for other in actors)
    return any(other.start == actor.start and other.country == actor.country for other in told)


def _naming(country: str, sentence: ReadSentence) -> list[Actor]:
    """Where a sentence names the country itself, not by a stand-in."""
    told = [a for actors in sentence.resolved.values() for a in actors]
    plain = [a for a in told if a.country == country and a.kind == "country" and not a.stand_in]
    return [a for a in plain if not any(m.anaphor for m in sentence.mentions_of(a))]
