"""What speaks for two reports telling one event, and what against it, once nothing keeps them apart.

Comes in: two reports. Goes out: the reasons with their weights, in plain words, so that a link can be
explained. Who, when and which type alone never make a link.
"""

from dienbien.linking.gates import km, other_persons
from dienbien.linking.reports import Report, word_pairs
from dienbien.records.quads import MUTUAL

_LONG = 14
"""Days over which a span is rather a month than an event."""
_NEAR_KM = 30.0
_ALIKE, _SIMILAR, _RELATED = 0.45, 0.22, 0.10
"""Shares of the shorter sentence's pairs of words that both have."""
_ONE_STORY, _SOME_PAIRS, _MANY_PAIRS = 0.12, 6, 12
"""Share of the shorter opening's pairs of words, and their number, that tell that pages are of one story."""
ENOUGH = 3
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "SANCTION"})
"""Types of which one page names the one who ordered it, and another the one who did it."""
_DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID"})
"""Types of deeds that are told apart by whom they are done to."""


def evidence(a: Report, b: Report) -> dict[str, int]:
    """What speaks for one event, with its weight, and what speaks against it, below zero.

    `ENOUGH` together make a link. Nothing is found where only the sides, the day and the type agree. For
    reports that nothing keeps apart (`ruled_out`).
    """
    found = _what(a, b)
    if not found and not _by_whom(a, b):
        return {}
    if shared := a.names & b.names:
        found["the same " + min(shared)] = _by_whom(a, b) or 1
    if a.mode and a.mode == b.mode and a.event == b.event != "STATE":
        found["the same mode"] = 1
    if len(a.sides) > 1 and a.sides == b.sides and "ASSAULT" not in (a.event, b.event):
        found["the same two sides"] = 1
    if a.dated and b.dated and (a.first, a.last) == (b.first, b.last):
        found["the same day"] = 1
    return found | _against(a, b)


def _what(a: Report, b: Report) -> dict[str, int]:
    """What they have in common beside who and when."""
    found: dict[str, int] = {}
    if (
        a.place
        and b.place
        and (a.place == b.place or (a.point and b.point and km(a.point, b.point) <= _NEAR_KM))
    ):
        found["the same place"] = 2
    if any(a.losses[kind] == b.losses[kind] for kind in a.losses.keys() & b.losses.keys()):
        found["the same losses"] = 2
    share = _share(word_pairs(a.words), word_pairs(b.words))
    if share >= _RELATED:
        found["words in common"] = 3 if share >= _ALIKE else 2 if share >= _SIMILAR else 1
    if story := _one_story(a, b):
        found["the same story"] = story
    return found


def _one_story(a: Report, b: Report) -> int:
    """How surely two pages tell one story, from 0 to 2, by how they begin."""
    one, other = word_pairs(a.story), word_pairs(b.story)
    shared = len(one & other)
    if _share(one, other) < _ONE_STORY:
        return 0
    return 2 if shared >= _MANY_PAIRS else 1 if shared >= _SOME_PAIRS else 0


def _by_whom(a: Report, b: Report) -> int:
    """How surely persons alone tell the event: the one to whom it was done, or two who met."""
    if a.event == b.event and a.event in _DONE_TO and a.suffered & b.suffered:
        return 3
    return 2 if len(a.names & b.names) > 1 else 0


def _against(a: Report, b: Report) -> dict[str, int]:
    found: dict[str, int] = {}
    if a.event != b.event:
        found["another type"] = -1
    elif _other_mode(a, b):
        found["another mode"] = -1
    if not {a.event, b.event} & _DEEDS and other_persons(a, b):
        found["other persons"] = -3
    if _is_long(a) != _is_long(b):
        found["a day, or a month"] = -1
    if a.event == b.event == "AGREE" and a.status != b.status:
        found["announced, or done"] = -1
    if a.actors and b.actors and not a.actors & b.actors and not {a.event, b.event} & MUTUAL:
        found["the other way round"] = -2
    return found


def _other_mode(a: Report, b: Report) -> bool:
    """Whether the modes differ; those of attacks and talks are told in turn, a call apart."""
    if not a.mode or not b.mode or a.mode == b.mode or a.event == "ASSAULT":
        return False
    return a.event != "CONSULT" or "phone" in (a.mode, b.mode)


def _is_long(report: Report) -> bool:
    """Whether more days are told than an account of one event leaves open."""
    return (report.last or 0) - (report.first or 0) > _LONG


def _share(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
