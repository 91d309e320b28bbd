"""Sentences as units: coordinated noun phrases put into groups, each with the preposition that governs it.

Comes in: noun phrases and phrases in order. Goes out: the same as `Group | Phrase`. It knows joiners and
prepositions from the cue table; what a group does in its clause is the work of `clauses`.
"""

from dienbien.coding.kinds import IN_POWER, LOCALS
from dienbien.coding.lists import members_of
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase, is_comma
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import begins, ends_apart, marked, markers

Unit = Group | Phrase

_BARRIERS = frozenset({"act", "speech", "punctuation", "loss"})
_SINGLE = frozenset({"according", "cites", "of", "at", "about", "for", "from", "by"})
"""Prepositions whose noun phrase ends at a comma: what follows is the clause's own subject."""
_OPEN = frozenset({"", "of", "belongs", "at"})
"""What another preposition farther left may still govern: a thing's owner, a place."""
_PASSED = frozenset({"number", "lossnoun", "placenoun", "name", "body", "office", "crowd"})
"""What may stand between a preposition and the owner of the thing that it governs."""
_BORDER = 32
"""How many letters before a country may tell that it only lies beside a place."""
_GAP = 30
"""How many letters that no table knows may stand between a preposition and what it governs."""
_BACKING = 16
"""How many letters behind somebody may tell that they only back others."""


def group_units(folded: Folded, units: list[Mention | Phrase]) -> list[Unit]:
    """Mentions joined by "và", "cùng", commas or dashes become one group; prepositions are attached."""
    grouped: list[Unit] = []
    i = 0
    while i < len(units):
        unit = units[i]
        if isinstance(unit, Phrase):
            grouped.append(unit)
            i += 1
            continue
        before = units[i - 1] if i else None
        single = isinstance(before, Phrase) and _ends_at_comma(folded, before)
        here = _of_the_place(grouped, unit, units[i + 1 : i + 2])
        members, i = members_of(folded, units, i, lists=not here and (not single or _runs_on(units, i)))
        group = Group(members)
        if isinstance(before, Phrase) and before.value == "(":
            group.preposition, group.bare = "aside", False
            grouped.append(group)
            continue
        if here or _also_there(grouped, group, units[i] if i < len(units) else None):
            group.preposition, group.bare = "at", False
        elif not _opens_account(folded, grouped, group, units[i : i + 2]):
            _attach_preposition(folded, grouped, group)
        _follow(folded, grouped, group)
        _lie(grouped, group)
        _back(folded, grouped, group)
        _own(grouped, group)
        grouped.append(group)
    return grouped


def _runs_on(units: list[Mention | Phrase], i: int) -> bool:
    """`bộ trưởng của Đức, Pháp, Ý và Malta`: three countries or more up to "và" are one list.

    Behind "của" they need no "và".
    """
    before = units[i - 1] if i else None
    owning = isinstance(before, Phrase) and before.cue == "of"
    count = 0
    while i + 1 < len(units) and units[i].kind == "country":
        count += 1
        join, i = units[i + 1], i + 2
        if isinstance(join, Phrase) and join.kind == "cue" and join.cue == "and":
            return count > 1 and i < len(units) and units[i].kind == "country"
        if not is_comma(join):
            return owning and count > 2
    return False


def _of_the_place(grouped: list[Unit], unit: Mention, behind: list[Mention | Phrase]) -> bool:
    """`tại thủ đô Kuala Lumpur, Malaysia, …`: between commas behind a place, the country that it lies in."""
    if unit.kind != "country" or len(grouped) < 2 or not is_comma(grouped[-1]):
        return False
    place = grouped[-2]
    if not isinstance(place, Group):
        return False
    at = place.preposition == "at" and place.members[-1].kind == "place"
    parted = all(is_comma(u) for u in behind)
    return at and parted and place.members[-1].country == unit.country


def _also_there(grouped: list[Unit], group: Group, behind: Mention | Phrase | None) -> bool:
    """`tại Chile, Peru, …`: between commas behind a place, a country is a place, too."""
    if len(grouped) < 2 or not is_comma(grouped[-1]):
        return False
    place = grouped[-2]
    if not isinstance(place, Group):
        return False
    if place.preposition != "at" or place.members[-1].kind != "place" or not place.members[-1].country:
        return False
    alone = len(group.members) == 1 and group.members[0].kind == "country"
    return alone and (behind is None or behind.kind == "punctuation")


def _ends_at_comma(folded: Folded, before: Phrase) -> bool:
    """Whether the noun phrase behind these words ends at a comma: "theo đề nghị của Chile, Malta …"."""
    if before.kind == "act":
        return begins(folded.plain, "on-request", before.start)
    return before.kind == "cue" and before.cue in _SINGLE


def _lie(before: list[Unit], group: Group) -> None:
    """`sân bay Ramon ở phía nam (của) Israel`: of several places of a name, the one in the country told of.

    `người biểu tình ở Israel`: unnamed people are of the country where they are.
    """
    place = before[-2] if len(before) > 1 else None
    if not isinstance(place, Group) or before[-1].start - place.end > 1:
        return
    if group.preposition != "at" and not (group.preposition == "of" and place.bare):
        return  # `trận pháo kích tại Salalah của Yemen`: who shelled it
    small, land = place.members[-1], group.members[0]
    found = small.kind == "place" and small.place is not None and small.place.lat is not None
    if not land.country or land.kind != ("place" if group.preposition == "at" else "country"):
        return
    unnamed = small.kind in {"crowd", "body"} and small.sector in LOCALS and not _told(small)
    if unnamed or (found and small.country not in {None, land.country}):
        small.country = land.country


def _told(mention: Mention) -> bool:
    """Whether its own words say, or say that others do, of which country somebody is."""
    said = mention.country or mention.name or mention.anaphor or mention.organization or mention.weapon
    return bool(said) or mention.rank in {"foreign", "states"}


def _own(before: list[Unit], group: Group) -> None:
    """`đặc phái viên của Tổng thống Malta`, `quân của ông Borg`, `UAV từ Malta` are of Malta's side."""
    if group.preposition not in {"of", "from"} or len(before) < 2 or not isinstance(before[-2], Group):
        return
    owned, owner = before[-2].members[-1], group.members[0]
    adjacent = before[-1].start - owned.end <= 1 and owner.start - before[-1].end <= 1
    if group.preposition == "from":
        launched = adjacent and owned.weapon and owner.kind in {"country", "place"}
        owned.country = (owned.country or owner.country) if launched else owned.country
        return
    body = owned.kind == "body" and not owned.weapon and owned.rank != "states"
    serves = owned.kind == "office" or (body and owned.sector in IN_POWER)
    untold = serves and not (owned.country or owned.anaphor or owned.person or owned.name)
    if adjacent and untold and owner.kind in {"office", "person", "country"}:
        owned.country = owner.country


def _follow(folded: Folded, before: list[Unit], group: Group) -> None:
    """`những người ủng hộ ông Borg`: they act, not whom they follow, whose country they are of."""
    crowd = before[-1] if before else None
    if not isinstance(crowd, Group) or not group.bare or group.start - crowd.end != 1:
        return
    followers = crowd.members[-1]
    if followers.kind != "crowd" or not ends_apart(
        folded.plain[followers.start : followers.end], "following"
    ):
        return
    group.preposition, group.preposition_start, group.bare = "of", group.start, False
    followers.country = followers.country or group.members[0].country


def _back(folded: Folded, before: list[Unit], group: Group) -> None:
    """`liên quân do Malta dẫn đầu`, `phiến quân được Malta hậu thuẫn`: who backs somebody does not act."""
    word = before[-1] if len(before) > 1 else None
    if not isinstance(word, Phrase) or group.start - word.end > 1 or not isinstance(before[-2], Group):
        return
    if word["value"] not in {"by", "passive"}:
        return
    behind = folded.lower[group.end + 1 : group.end + _BACKING]
    if not behind.startswith(markers("backing")):
        return
    group.preposition, group.preposition_start, group.bare = "backed", word.start, False
    if word["value"] == "passive":
        before.pop()


def _bordered(folded: Folded, edge: int) -> bool:
    """Whether "giáp" stands right before: not in "giải giáp", nor at the end of the sentence before."""
    words = folded.lower[max(0, edge - 1 - _BORDER) : edge - 1]
    beside = folded.lower[edge - 1 : edge] == " " and ends_apart(words, "bordering")
    return beside and not ends_apart(words, "armour")


def _borders(folded: Folded, before: list[Unit], preposition: Phrase) -> bool:
    """`gần biên giới với Malta`: Malta lies beside the place and has no part in the act."""
    place = before[-1] if before else None
    if preposition.cue != "with" or not isinstance(place, Group) or preposition.start != place.end + 1:
        return False
    return not place.bare and folded.lower[place.start : place.end].endswith(markers("border"))


def _opens_account(folded: Folded, before: list[Unit], group: Group, units: list[Mention | Phrase]) -> bool:
    """`sau vụ Malta bắn rơi một chiếc UAV`: what "sau" governs is the whole event, in which Malta acts."""
    opener, start = before[-1] if before else None, group.start
    if isinstance(opener, Phrase) and opener.kind == "number" and len(before) > 1:
        opener, start = before[-2], opener.start
    if not isinstance(opener, Phrase) or opener.end != start - 1 or opener.cue != "classifier":
        return False
    behind = next((unit for unit in units if unit.kind != "placenoun"), None)
    if folded.lower[opener.start : opener.end] not in marked("incident") or not isinstance(behind, Phrase):
        return False
    verb = behind.kind == "act" and behind["form"] == "verb"
    return verb or (behind.kind == "cue" and behind.subkind in {"aux", "light"})


def _reaches_past(folded: Folded, unit: Phrase, edge: int) -> bool:
    """Whether a preposition governs past a word: one that describes or counts the noun, or is struck."""
    if unit.kind != "cue":
        described = unit.kind == "stop" and folded.plain[unit.start : unit.end] in markers("describing")
        return described or unit.kind in _PASSED
    struck = unit.subkind == "nominal" and unit["phrase"] in marked("struck")
    return unit.end == edge - 1 and (unit.cue == "classifier" or struck)


def _attach_preposition(folded: Folded, before: list[Unit], group: Group) -> None:
    """The preposition before the group governs it; one before a genitive or place goes first.

    "Đối với các mục tiêu của RSF" addresses RSF; "cuộc điều tra do Malta mở" is opened by Malta.
    """
    edge = group.start
    if group.members[0].kind in {"country", "place"} and _bordered(folded, edge):
        group.preposition, group.preposition_start, group.bare = "beside", edge, False
        return  # `tỉnh Malta giáp (với biên giới) Libya bị ném bom`
    for i in range(len(before) - 1, -1, -1):
        unit = before[i]
        if isinstance(unit, Group) or unit.kind in _BARRIERS:
            break
        left = before[i - 1] if i and unit.cue == "and" else None
        if isinstance(left, Phrase) and left.subkind == "prep":
            edge = unit.start
            continue
        if _reaches_past(folded, unit, edge):
            edge = unit.start
            continue
        if unit.kind != "cue" or unit.subkind != "prep" or edge - unit.end > _GAP:
            break
        if group.preposition not in _OPEN:
            break
        group.preposition = "beside" if _borders(folded, before[:i], unit) else unit.cue
        group.preposition_start = unit.start
        group.bare = False
        edge = unit.start
    if group.preposition == "between" and [m.kind for m in group.members] == ["place"]:
        group.preposition = "at"
