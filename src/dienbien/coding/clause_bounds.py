"""What parts the clauses of a sentence for its times: commas, joiners, words of saying; and what opens it.

Comes in: the units of a sentence, its predicates. Goes out: places and yes or no. Linear in the sentence.
Which time dates which act, `bound_times` decides.
"""

from bisect import bisect_right

from dienbien.coding.groups import Unit
from dienbien.coding.kinds import SPOKEN
from dienbien.coding.predicates import Predicate
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.vi.tables_vi import ends_apart, marked

_ENDS = frozenset({";", ":", "“", "”", '"', "«", "»"})


def stands_after(units: list[Unit], predicate: Predicate) -> bool:
    """Whether a preposition says that something came after what the noun names ("sau cuộc gặp")."""
    before = units[predicate.index - 1] if predicate.index else None
    return isinstance(before, Phrase) and before.kind == "cue" and before["phrase"] in marked("after")


def opening_times(units: list[Unit], predicates: list[Predicate]) -> list[Phrase]:
    """The times that open a sentence: "Hôm 5/5, …", "Sau cuộc gặp hôm 5/5, …", "Phát biểu hôm 5/5, …".

    Before the first noun phrase or verb they always hold for all that follows; behind it only in what a
    comma sets off and where nobody acts.
    """
    adjunct = {p.index for p in predicates if (p.nominal and p.located) or not (p.is_act or p.subject)}
    found: list[Phrase] = []
    aside: list[Phrase] = []
    opened = False
    for i, unit in enumerate(units):
        if isinstance(unit, Phrase) and unit.kind == "punctuation" and unit.value == "," and opened:
            return [*found, *aside]
        if isinstance(unit, Group):
            if unit.bare and not opened:
                break
            opened = True
        elif is_sub(unit) or (unit.kind in {"act", "speech"} and i not in adjunct):
            break
        elif unit.kind == "time":
            (aside if opened else found).append(unit)
        elif unit.kind in {"act", "speech"} or (unit.kind == "cue" and unit["value"] == "at"):
            opened = True
    return found


def times_to_the_end(units: list[Unit], begin: int) -> list[Phrase]:
    """The times behind a place of a sentence, up to a clause that another one governs, "còn …" or a quote."""
    found: list[Phrase] = []
    for unit in units[begin + 1 :]:
        if isinstance(unit, Group):
            continue
        if is_sub(unit) or _turns(unit) or (unit.kind == "punctuation" and unit.value in _ENDS):
            break
        if unit.kind == "time":
            found.append(unit)
    return found


def last_bounds(units: list[Unit]) -> list[int]:
    """For each position, and the end, the index of the last unit before it that may end a clause; else -1."""
    last, found = -1, [-1]
    for i, unit in enumerate(units):
        last = i if bounds(unit) else last
        found.append(last)
    return found


def parts(units: list[Unit]) -> list[int]:
    """For each unit, how many semicolons stand before it; empty without any. They part different things."""
    marks = [i for i, u in enumerate(units) if isinstance(u, Phrase) and u.value == ";"]
    return [bisect_right(marks, i) for i in range(len(units))] if marks else []


def bounds(unit: Unit) -> bool:
    """Whether a unit may end a clause: comma, semicolon, colon, quote, joiner, conjunction."""
    if not isinstance(unit, Phrase):
        return False
    if unit.kind == "punctuation":
        return unit.value == "," or unit.value in _ENDS
    return unit.kind == "cue" and unit.subkind in {"sub", "join"}


def _turns(unit: Phrase) -> bool:
    """Whether a word turns to somebody else ("còn")."""
    return unit.kind == "cue" and unit.subkind == "join" and unit.cue == "but"


def is_sub(unit: Phrase) -> bool:
    """Whether a word opens a clause that another one governs."""
    return unit.kind == "cue" and unit.subkind == "sub"


def is_future(unit: Phrase) -> bool:
    """Whether a word says that what follows is still to come ("sẽ")."""
    return unit.kind == "cue" and unit.subkind == "aux" and unit.cue == "future"


def of_content(predicate: Predicate, between: str, following: Predicate | None) -> bool:
    """Whether a time behind somebody is of what is said: `cáo buộc Chile hôm 5/5 bắn …`."""
    if predicate.phrase.kind == "speech" or (predicate.phrase.content == "claim" and following is not None):
        return True
    return predicate.event in SPOKEN and ends_apart(between.rstrip(), "issued")
