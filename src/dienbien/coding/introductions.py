"""Who is introduced by a sentence: "Marlowe là kỹ sư Canada" tells name, country and sector.

Comes in: the units of a sentence. Goes out: pairs of mentions, the name and what it is said to be.
"""

from collections.abc import Iterator

from dienbien.coding.groups import Unit
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase

_INTRODUCTION = 40
"""How far behind "là", in letters, the country of whoever is introduced may stand."""


def introductions(units: list[Unit]) -> Iterator[tuple[Mention, Mention]]:
    """`Marlowe là kỹ sư Canada`: a name and the noun phrase that says who bears it."""
    for i in range(len(units) - 2):
        named, copula = units[i], units[i + 1]
        if not isinstance(named, Group) or not isinstance(copula, Phrase) or named.members[0].kind != "name":
            continue
        if copula.kind != "cue" or copula["phrase"] != "là" or copula.start - named.end > 1:
            continue
        told = next((u for u in units[i + 2 : i + 5] if isinstance(u, Group) and u.members[0].country), None)
        if told is not None and told.start - copula.end <= _INTRODUCTION:
            yield named.members[0], told.members[0]
