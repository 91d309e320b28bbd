"""Whom a protest is against that names nobody: the government at home.

Comes in: the events of a page with their sentences. Changes: the recipient of a protest by people of one
country. Where its sentences say what they want ("biểu tình đòi chính phủ từ chức", "phản đối dự luật lương
hưu"), these words say who the recipient is: laws, courts and elections are those of the state. Else crowds
in the streets of a country abroad are against who governs it; not where a protest is only the scene of
something else, is for something, or another state deals with its crowd.
"""

from dienbien.coding.actor import Actor, replace
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import BY_FORCE
from dienbien.coding.readings import ReadSentence
from dienbien.coding.recall import state
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import has_marker, markers, markers_apart

_STATE = frozenset({"GOV", "LEG", "JUD"})
_STREETS = frozenset({"demo", "riot", "obstruct", "strike"})
_CAUSE = 30
"""How far behind a protest, in letters, it is told what it is for."""
_REACH = 110
"""How many letters behind "đòi" or "phản đối" the government or its doing may stand."""


def settle_grievances(folded: Folded, sentences: list[ReadSentence], events: list[list[Candidate]]) -> None:
    """Give protests without a recipient the government that they want something of."""
    for event in events:
        main = event[0]
        homes = {actor.country for actor in main.actor}
        if main.event != "PROTEST" or len(homes) != 1 or any(c.recipient for c in event):
            continue
        (home,) = homes
        for act in event:
            recipient = _opposed(folded, sentences[act.sentence], home) if home else None
            if recipient is not None:
                main.recipient, main.inferred = (recipient,), True
                break
        else:
            if home and home != HOME and main.mode in _STREETS and not _aimless(main, folded):
                if not _elsewhere(sentences[main.sentence], home):
                    main.recipient, main.inferred = (_government(main, home),), True


def _aimless(main: Candidate, folded: Folded) -> bool:
    """`bị đánh trong cuộc biểu tình`, `biểu tình vì hòa bình`; nor one that did not take place."""
    start, end = main.trigger
    scene = main.predicate.nominal and folded.plain[:start].rstrip().endswith(markers_apart("scene"))
    behind = folded.plain[end : min(end + _CAUSE, main.span[1])]
    cause = has_marker(f"{behind} ", "cause")
    return scene or cause or main.status == "negated"


def _elsewhere(sentence: ReadSentence, home: str | None) -> bool:
    """`Malta bắt ba người Peru biểu tình`: the state that lays hands on the crowd is not its own.

    Nor is the one that it is out for: `biểu tình ủng hộ Malta`.
    """
    hands = (a for c in sentence.candidates if c.event in BY_FORCE for a in c.actor)
    backed = (a for c in sentence.candidates if c.event == "SUPPORT" for a in c.recipient)
    return any(actor.country not in {None, home} for actor in (*hands, *backed))


def _government(main: Candidate, home: str) -> Actor:
    """Who governs the country in whose streets the crowd is; no words name it but those of the act."""
    start, end = main.trigger
    return replace(state(home), start=start, end=end, kind="body")


def _opposed(folded: Folded, sentence: ReadSentence, home: str) -> Actor | None:
    """The state's organ that stands behind a word of opposing, else the law or vote that does."""
    words = f" {folded.plain[sentence.start : sentence.end]} "
    for word in markers("opposing"):
        at = words.find(f" {word} ")
        while at >= 0:
            start = sentence.start + at + len(word)
            behind = _behind(sentence, start)
            recipient = next((a for a in behind if _faced(a, home, start)), None)
            if recipient is None and all(a.country in {None, home} for a in behind):
                recipient = _doing(folded, sentence, start, home)
            if recipient is not None:
                return recipient
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
    return replace(state(home), start=start + at, end=start + at + len(word), kind="body")
