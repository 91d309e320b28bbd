"""Who is introduced by a sentence: "Marlowe là kỹ sư Canada" tells name, country and sector.

Comes in: the units of a sentence. Goes out: pairs of mentions, the name and what it is said to be.
"""

from collections.abc import Iterator

from dienbien.coding.groups import Unit
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase

_INTRODUCTION = 40
"""How far behind "là", in letters, the country of whoever is introduced may stand."""
_ROLE = 60
"""How far before "là", in letters, those who are then named may be told of."""
_PEOPLE = frozenset({"office", "crowd", "body"})


def introductions(units: list[Unit]) -> Iterator[tuple[Mention, Mention]]:
    """Names and the noun phrases that say who bears them, on either side of "là"."""
    for i in range(1, len(units) - 1):
        copula = units[i]
        if isinstance(copula, Phrase) and copula.kind == "cue" and copula["phrase"] == "là":
            yield from _told_behind(units, i, copula)
            yield from _named_behind(units, i, copula)


def _told_behind(units: list[Unit], i: int, copula: Phrase) -> Iterator[tuple[Mention, Mention]]:
    """`Marlowe là kỹ sư Canada`."""
    named = units[i - 1]
    if not isinstance(named, Group) or named.members[0].kind != "name" or copula.start - named.end > 1:
        return
    told = next((u for u in units[i + 1 : i + 4] if isinstance(u, Group) and u.members[0].country), None)
    if told is not None and told.start - copula.end <= _INTRODUCTION:
        yield named.members[0], told.members[0]


def _named_behind(units: list[Unit], i: int, copula: Phrase) -> Iterator[tuple[Mention, Mention]]:
    """`Hai kỹ sư Canada bị bắt là Marlowe và Prentice`."""
    named = units[i + 1]
    if not isinstance(named, Group) or named.members[0].kind != "name" or named.start - copula.end > 1:
        return
    before = (u for u in reversed(units[:i]) if isinstance(u, Group) and u.members[0].kind in _PEOPLE)
    told = next(before, None)
    if told is None or copula.start - told.end > _ROLE or not told.members[0].country:
        return
    for member in named.members:
        if member.kind == "name":
            yield member, told.members[0]
