"""Several mentions of one event in a document become one record (codebook section 11.1).

Comes in: candidates in reading order. Goes out: lists of candidates, one list an event, the fullest mention
first. Same type, no clash of sides, dates or places; teasers only with teasers.
"""

from collections import deque

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.language.vi.tables_vi import markers
from dienbien.records import EventType
from dienbien.records.edtf import compatible

_REPEATING = frozenset(
    {
        "CONSULT",
        "ASSAULT",
        "SUPPORT",
        "AGREE",
        "RETREAT",
        "MOBILIZE",
        "SANCTION",
        "COERCE",
        "PROTEST",
        "AID",
        "COOPERATE",
        "CONCEDE",
    }
)
_DISTINCT = frozenset({"AGREE", "SUPPORT", "COERCE", "RETREAT", "MOBILIZE", "AID", "COOPERATE", "SANCTION"})
HORIZON = 200
"""How many events back a mention may belong to: bounds the work on a page without end."""
_TALKS = {"meet", "phone"}
_FIRE = {"aerial", "heavy-weapons", "drone", "explosives", "firearms", "destroy", "targeted"}
"""Modes of attack that one attack is told by in turn."""
_ACCOUNTS = frozenset({"ASSAULT", "CONSULT", "ACCUSE"})
"""Types of which one sentence gives one account in several words: one fight, one talk, one charge."""
_JOINT = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AGREE"})


def merge(candidates: list[Candidate]) -> list[list[Candidate]]:
    """Candidates of the same event together, in order of first mention, the main one first in each."""
    events: list[list[Candidate]] = []
    alike: dict[EventType, deque[tuple[int, list[Candidate]]]] = {}
    for candidate in candidates:
        recent = alike.setdefault(candidate.event, deque())
        while recent and recent[0][0] < len(events) - HORIZON:
            recent.popleft()
        home = next((told for _, told in recent if all(_same(candidate, other) for other in told[:3])), None)
        if home is None:
            home = []
            recent.append((len(events), home))
            events.append(home)
        home.append(candidate)
    for event in events:
        event.sort(key=lambda c: (-c.weight, c.trigger))
    return events


def without_headlines(events: list[list[Candidate]]) -> list[list[Candidate]]:
    """Events without those that only the headline tells of somebody whom the text below tells about.

    A headline repeats the news in other words; what no sentence of the page tells is no event of its own
    (codebook section 11.1: the main mention is the fullest one, not the headline).
    """
    told = {
        (*_kind(c), key)
        for event in events
        for c in event
        if c.zone in {"lede", "body"}
        for key in _everybody(c)
    }
    named = {key for _, _, key in told}
    return [event for event in events if not _only_headline(event, told, named)]


def _only_headline(
    event: list[Candidate], told: set[tuple[EventType, str | None, str]], named: set[str]
) -> bool:
    first = event[0]
    if any(c.zone != "title" for c in event):
        return False
    if first.event == "STATE":
        return bool(named & _everybody(first))
    return any((*_kind(first), key) in told for key in _everybody(first))


def _kind(candidate: Candidate) -> tuple[EventType, str | None]:
    """Type, and mode where another mode is another act: an arrest is no curfew."""
    return candidate.event, candidate.mode if candidate.event in _DISTINCT else None


def _everybody(candidate: Candidate) -> frozenset[str]:
    return _keys(candidate.actor + candidate.recipient)


def _same(a: Candidate, b: Candidate) -> bool:
    if a.event != b.event or (a.zone == "teaser") != (b.zone == "teaser"):
        return False
    if not _modes_agree(a, b):
        return False
    if a.event == "STATE":
        return _same_stance(a, b)
    if not _sides_agree(a, b) or not _dates_agree(a, b) or _earlier(a, b) or _elsewhere(a, b):
        return False
    if a.zone == "teaser" or _headline(a, b) or a.predicate.nominal or b.predicate.nominal:
        return True
    if a.event in _DISTINCT and a.act.entry is not b.act.entry:
        return False
    if a.sentence == b.sentence:
        return a.act.entry is b.act.entry or (a.event in _ACCOUNTS and _share_a_side(a, b))
    return a.event in _REPEATING and abs(a.sentence - b.sentence) < 30 and _dated_alike(a, b)


def _same_stance(a: Candidate, b: Candidate) -> bool:
    """A speaker has one position and one concern in a document; the rest are mentions (codebook 11.8)."""
    if a.mode != b.mode:
        return False
    ours, theirs = ({x.name for x in c.actor if x.name and x.kind == "person"} for c in (a, b))
    return _keys(a.actor) == _keys(b.actor) and (not ours or not theirs or bool(ours & theirs))


def _modes_agree(a: Candidate, b: Candidate) -> bool:
    """Whether the modes may be one event's: "không kích" is also told as "vụ tấn công bằng tên lửa"."""
    if _calls(a, b) or _calls(b, a):
        return False
    if a.mode == b.mode or not a.mode or not b.mode:
        return True
    if _headline(a, b):
        return a.event not in _DISTINCT
    named = a.predicate.nominal or b.predicate.nominal
    return {a.mode, b.mode} == _TALKS or (named and {a.mode, b.mode} <= _FIRE)


def _calls(a: Candidate, b: Candidate) -> bool:
    """Whether one is a call and the other brings people together: "điện đàm" is never told as "gặp"."""
    if a.event != "CONSULT" or a.mode != "phone" or b.mode == "phone":
        return False
    return b.mode in {"visit", "multilateral"} or f"{b.act['phrase']} ".startswith(markers("in-person"))


def _share_a_side(a: Candidate, b: Candidate) -> bool:
    return bool(_everybody(a) & _everybody(b))


def _earlier(a: Candidate, b: Candidate) -> bool:
    """Background that names its own day is not the news of the day ("lần trước … ngày 7/5")."""
    return (
        a.dated != b.dated
        and (a.zone == "background") != (b.zone == "background")
        and a.dated == (a.zone == "background")
    )


def _elsewhere(a: Candidate, b: Candidate) -> bool:
    """The same act in two towns, told in separate sentences, is two events (codebook section 11.1).

    A headline may name a wider place than its text, a description ("sân bay quân sự") any place; protests
    spread over a country.
    """
    if "title" in {a.zone, b.zone} or a.sentence == b.sentence or a.event == "PROTEST":
        return False
    here, there = _proper_name(a), _proper_name(b)
    return bool(here and there) and here not in there and there not in here


def _proper_name(candidate: Candidate) -> str:
    place = candidate.place.place if candidate.place else None
    if place is None or place.precision == "country" or not place.name[:1].isupper():
        return ""
    return place.name.casefold()


def _headline(a: Candidate, b: Candidate) -> bool:
    return "title" in {a.zone, b.zone} or {a.zone, b.zone} == {"lede", "body"}


def _dated_alike(a: Candidate, b: Candidate) -> bool:
    return not (a.dated and b.dated) or a.date == b.date


def _dates_agree(a: Candidate, b: Candidate) -> bool:
    if not (a.dated and b.dated) or a.date is None or b.date is None:
        return True
    return compatible(a.date, b.date)


def _sides_agree(a: Candidate, b: Candidate) -> bool:
    if a.event in _JOINT or "clash" in {a.mode, b.mode}:
        ours, theirs = _keys(a.actor + a.recipient), _keys(b.actor + b.recipient)
        return not ours or not theirs or ours <= theirs or theirs <= ours
    return _one_side(_keys(a.actor), _keys(b.actor)) and _one_side(_keys(a.recipient), _keys(b.recipient))


def _one_side(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours or not theirs or ours <= theirs or theirs <= ours


def _keys(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(actor.key for actor in actors if actor.known)


def without_strangers(events: list[list[Candidate]]) -> list[list[Candidate]]:
    """Events without clashes that tell no side or loss, and without attacks that nobody carries out."""
    told = [event for event in events if any(c.mode != "clash" or c.losses or _everybody(c) for c in event)]
    return [event for event in told if any(not _undone(c) for c in event)]


def _undone(candidate: Candidate) -> bool:
    """`Để giành lại lãnh thổ`: an attack told by an active verb, without who does it or what it costs."""
    predicate = candidate.predicate
    suffered = predicate.passive or predicate.nominal or candidate.act["frame"] in {"suffer", "clash"}
    return candidate.event == "ASSAULT" and not (candidate.actor or candidate.losses or suffered)
