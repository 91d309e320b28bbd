"""Who is introduced by a sentence: "Marlowe là kỹ sư Canada", "Marlowe, 40 tuổi, người Canada".

Comes in: the units of a sentence. Goes out: pairs of mentions, the name and what it is said to be.
"""

from collections.abc import Iterator

from dienbien.coding.groups import Unit
from dienbien.coding.kinds import NAMED
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase, is_comma
from dienbien.language.vi.tables_vi import marked, markers

_INTRODUCTION = 40
"""How far behind "là", in letters, the country of whoever is introduced may stand."""
_ROLE = 60
"""How far before "là", in letters, those who are then named may be told of."""
_ASIDE = 16
"""How far behind a name, in letters, "một phụ nữ Malta" may stand: "40 tuổi" goes between."""
_PEOPLE = frozenset({"office", "crowd", "body"})
_PARTING = frozenset({"punctuation", "number"})


def introductions(units: list[Unit]) -> Iterator[tuple[Mention, Mention]]:
    """Names and the noun phrases that say who bears them, on either side of "là" or side by side."""
    for i in range(1, len(units) - 1):
        copula = units[i]
        if isinstance(copula, Phrase) and copula.kind == "cue" and copula["phrase"] in marked("copula"):
            yield from _told_behind(units, i, copula)
            yield from _named_behind(units, i, copula)
    for i, unit in enumerate(units):
        if isinstance(unit, Group):
            yield from _told_aside(units, i, unit)
            yield from _told_before(units, i, unit)
            yield from _posted(units, i, unit)


def _told_aside(units: list[Unit], i: int, named: Group) -> Iterator[tuple[Mention, Mention]]:
    """`Marlowe, 40 tuổi, người Malta`, `Marlowe (quốc tịch Malta)`: an aside behind the name."""
    name = named.members[-1]
    if name.kind not in NAMED or name.country or name.organization:
        return
    j = i + 1
    while j < len(units) and _parts(units[j]):
        j += 1
    aside = units[j] if j > i + 1 and j < len(units) else None
    if not isinstance(aside, Group) or len(aside.members) > 1 or aside.members[0].plural:
        return
    told = aside.members[0]
    citizen = told.kind == "country" and aside.preposition == "belongs"
    start = aside.preposition_start if citizen else aside.start
    if start - named.end <= _ASIDE and (citizen or (told.rank == "people" or told.kind == "crowd")):
        yield name, told


def _parts(unit: Unit) -> bool:
    """What stands between a name and its aside: a comma, an age, "quốc tịch"."""
    return isinstance(unit, Phrase) and (unit.kind in _PARTING or unit["value"] == "belongs")


def _at(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and unit.cue == "at"


def _told_before(units: list[Unit], i: int, named: Group) -> Iterator[tuple[Mention, Mention]]:
    """`nhạc công Malta Marlowe`: the country stands between a noun that no table knows and the name."""
    name = named.members[0]
    if i < 2 or name.kind != "name":
        return
    land, before = units[i - 1], units[i - 2]
    if not isinstance(land, Group) or named.start - land.end != 1 or land.members[-1].kind != "country":
        return
    if len(land.members) == 1 and (land.start - before.end > 2 or _takes_people(before)):
        yield name, land.members[0]


def _posted(units: list[Unit], i: int, named: Group) -> Iterator[tuple[Mention, Mention]]:
    """`Đại sứ Malta tại Chile Marlowe`, `Đại sứ Malta tại Chile, ông Marlowe`: who holds the post there."""
    j = i - 1
    if j > 0 and isinstance(units[j], Phrase) and not _at(units[j]):
        j -= 1
    name = named.members[0]
    if j < 2 or name.kind not in NAMED or name.country or named.start - units[j].end > 2:
        return
    post, at, seat = units[j - 2], units[j - 1], units[j]
    if not isinstance(post, Group) or not isinstance(seat, Group) or not _at(at) or at.start - post.end > 1:
        return
    office = post.members[-1]
    if office.kind == "office" and office.country and not office.person:
        yield name, office


def _takes_people(before: Unit) -> bool:
    """`bắt nhà báo Malta Marlowe`: the noun is part of the act's own words."""
    return isinstance(before, Phrase) and before.kind == "act"


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


def name_relatives(units: list[Unit]) -> list[Unit]:
    """`Marlowe, người bị bắt`: "người" right behind a name and a comma means the same person."""
    for i in range(2, len(units)):
        named, group = units[i - 2], units[i]
        if not isinstance(group, Group) or not isinstance(named, Group) or not is_comma(units[i - 1]):
            continue
        person = named.members[-1]
        if person.kind in NAMED and person.person and _relative(group):
            group.members = [person.at(group.members[0].start, group.members[0].end)]
    return units


def _relative(group: Group) -> bool:
    mention = group.members[0]
    alone = len(group.members) == 1 and group.bare and mention.kind == "body" and not mention.country
    return alone and [row["phrase"] for row in mention.rows] == list(markers("human"))
