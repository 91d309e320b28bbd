"""Whom a protest is against that names no target: the government at home, by what it demands or opposes.

Comes in: the events of a page with their sentences. Changes: the recipient of a protest by people of one
country whose sentences say what they want ("biểu tình đòi chính phủ từ chức", "phản đối dự luật lương hưu").
Laws, courts and elections are those of the state; a strike for pay or a march for peace is against nobody.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

_STATE = frozenset({"GOV", "LEG", "JUD"})
_REACH = 110
"""How many letters behind "đòi" or "phản đối" the government or its doing may stand."""


def settle_grievances(folded: Folded, sentences: list[ReadSentence], events: list[list[Candidate]]) -> None:
    """Give protests without a target the government that they want something of."""
    for event in events:
        main = event[0]
        homes = {actor.country for actor in main.actor}
        if main.event != "PROTEST" or len(homes) != 1 or any(c.recipient for c in event):
            continue
        (home,) = homes
        for act in event:
            target = _opposed(folded, sentences[act.sentence], home) if home else None
            if target is not None:
                main.recipient, main.inferred = (target,), True
                break


def _opposed(folded: Folded, sentence: ReadSentence, home: str) -> Actor | None:
    """The state's organ that stands behind a word of opposing, else the law or vote that does."""
    words = f" {folded.plain[sentence.start : sentence.end]} "
    for word in markers("opposing"):
        at = words.find(f" {word} ")
        while at >= 0:
            start = sentence.start + at + len(word)
            behind = _behind(sentence, start)
            target = next((a for a in behind if _faced(a, home, start)), None)
            if target is None and all(a.country in {None, home} for a in behind):
                target = _doing(folded, sentence, start, home)
            if target is not None:
                return target
            at = words.find(f" {word} ", at + 1)
    return None


def _faced(actor: Actor, home: str, start: int) -> bool:
    """An organ of the state at home, or whatever state stands right behind the word."""
    right_behind = actor.start - start <= 1 and actor.country is not None
    return actor.sector in _STATE and (actor.country == home or right_behind)


def _behind(sentence: ReadSentence, start: int) -> list[Actor]:
    """Who is named soon behind a word."""
    near = (group for group in sentence.groups if start <= group.start <= start + _REACH)
    return [actor for group in near for actor in sentence.resolved.get(id(group), ())]


def _doing(folded: Folded, sentence: ReadSentence, start: int, home: str) -> Actor | None:
    words = f" {folded.plain[start : min(start + _REACH, sentence.end)]} "
    found = [(at, word) for word in markers("grievance") if (at := words.find(f" {word} ")) >= 0]
    if not found:
        return None
    at, word = min(found)
    return Actor(start + at, start + at + len(word), None, home, "GOV", "body")
