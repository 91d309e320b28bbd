"""Sentences as units: coordinated noun phrases put into groups, each with the preposition that governs it.

Comes in: noun phrases and phrases in order. Goes out: the same as `Group | Phrase`. It knows joiners and
prepositions from the cue table; what a group does in its clause is the work of `clauses`.
"""

from itertools import pairwise

from dienbien.coding.appositions import apposed, same_person
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers

Unit = Group | Phrase

_LIST_KINDS = frozenset({"country", "organization"})
_BARRIERS = frozenset({"act", "speech", "punctuation", "loss"})
_JOINING = frozenset({"cue", "punctuation"})
_SINGLE = frozenset({"according", "cites", "of", "at", "about", "for", "from", "by"})
"""Prepositions whose noun phrase ends at a comma: what follows is the clause's own subject."""
_OPEN = frozenset({"", "of", "belongs", "at"})
"""What another preposition farther left may still govern: a thing's owner, a place."""
_PASSED = frozenset({"number", "lossnoun", "placenoun", "name", "body", "office", "crowd"})
"""What may stand between a preposition and the owner of the thing that it governs."""
_DASHES = frozenset({"-", "–", "—"})
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
        members, i = _members(folded, units, i, lists=not here and (not single or _runs_on(units, i)))
        group = Group(members)
        if isinstance(before, Phrase) and before.value == "(":
            group.preposition, group.bare = "aside", False
            grouped.append(group)
            continue
        if here or _also_there(grouped, group, units[i] if i < len(units) else None):
            group.preposition, group.bare = "at", False
        elif not _opens_account(folded, grouped, group, units[i : i + 2]):
            _attach_preposition(folded, grouped, group)
        _back(folded, grouped, group)
        _own(folded, grouped, group)
        grouped.append(group)
    return grouped


def _runs_on(units: list[Mention | Phrase], i: int) -> bool:
    """`bộ trưởng của Đức, Pháp, Ý và Malta`: three countries or more up to "và" are one list."""
    count = 0
    while i + 1 < len(units) and getattr(units[i], "kind", "") == "country":
        count += 1
        join, i = units[i + 1], i + 2
        if isinstance(join, Phrase) and join.kind == "cue" and join["value"] == "and":
            return count > 1 and i < len(units) and getattr(units[i], "kind", "") == "country"
        if getattr(join, "value", None) != ",":
            return False
    return False


def _of_the_place(grouped: list[Unit], unit: Mention, behind: list[Mention | Phrase]) -> bool:
    """`tại thủ đô Kuala Lumpur, Malaysia, …`: between commas behind a place, the country that it lies in."""
    place, comma = grouped[-2:] if len(grouped) > 1 else (None, None)
    if not isinstance(place, Group) or getattr(comma, "value", None) != "," or unit.kind != "country":
        return False
    at = place.preposition == "at" and place.members[-1].kind == "place"
    parted = all(getattr(u, "value", None) == "," for u in behind)
    return at and parted and place.members[-1].country == unit.country


def _also_there(grouped: list[Unit], group: Group, behind: Mention | Phrase | None) -> bool:
    """`tại Chile, Peru, …`: between commas behind a place, a country is a place, too."""
    place, comma = grouped[-2:] if len(grouped) > 1 else (None, None)
    if not isinstance(place, Group) or getattr(comma, "value", None) != ",":
        return False
    if place.preposition != "at" or place.members[-1].kind != "place" or not place.members[-1].country:
        return False
    alone = len(group.members) == 1 and group.members[0].kind == "country"
    return alone and (behind is None or getattr(behind, "kind", "") == "punctuation")


def _ends_at_comma(folded: Folded, before: Phrase) -> bool:
    """Whether the noun phrase behind these words ends at a comma: "theo đề nghị của Chile, Malta …"."""
    if before.kind == "act":
        return folded.plain.startswith(markers("on-request"), before.start)
    return before.kind == "cue" and before["value"] in _SINGLE


def _members(folded: Folded, units: list[Mention | Phrase], i: int, lists: bool) -> tuple[list[Mention], int]:
    first = units[i]
    assert isinstance(first, Mention)
    members = [first]
    i += 1
    while True:
        following, after = _joined(folded, units, i, members)
        comma = i < len(units) and getattr(units[i], "value", None) == ","
        named = _such_as(folded, units, i, members[-1]) if following is None else None
        if named is not None:
            listed, i = _members(folded, units, named, lists=True)
            return [*members[:-1], *listed], i
        if following is None or (not lists and comma and not same_person(members[-1], following)):
            return _distributed(members), i
        if members[-1].anaphor == "two" and i == after - 1:
            members[-1] = following
        elif getattr(units[i], "kind", "") == "punctuation" and same_person(members[-1], following):
            members[-1] = apposed(members[-1], following)
        else:
            members.append(following)
        i = after


def _such_as(folded: Folded, units: list[Mention | Phrase], i: int, last: Mention) -> int | None:
    """`các nước như Thổ Nhĩ Kỳ và Nga`: the index of the first of those who are named."""
    if last.rank != "states" or i + 1 >= len(units):
        return None
    word, first = units[i], units[i + 1]
    if not isinstance(word, Phrase) or not isinstance(first, Mention) or first.kind not in _LIST_KINDS:
        return None
    opened = folded.lower[word.start : word.end] in markers("such-as")
    return i + 1 if opened and first.start - word.end <= 1 and word.start - last.end <= 1 else None


def _joined(
    folded: Folded, units: list[Mention | Phrase], i: int, members: list[Mention]
) -> tuple[Mention | None, int]:
    """The mention that continues the list at unit i and the index after it."""
    last = members[-1]
    if i < len(units) and isinstance(units[i], Mention):
        mention = units[i]
        assert isinstance(mention, Mention)
        gap = folded.lower[last.end : mention.start]
        if last.anaphor == "two" and gap == " " and mention.kind == "country":
            return mention, i + 1
        dash = gap in {"-", "–"} and {last.kind, mention.kind} <= _LIST_KINDS | {"place"}
        return (mention, i + 1) if dash and last.kind != "place" else (None, i)
    if i + 1 >= len(units):
        return None, i
    if getattr(units[i], "kind", "") not in _JOINING:
        return None, i
    i = _past_comma(units, i)
    i, join, mention = _past_number(units, i)
    if not isinstance(join, Phrase) or not isinstance(mention, Mention):
        return None, i
    between = folded.lower[last.end : join.start].strip(" ,"), folded.lower[join.end : mention.start].strip()
    if between[0] or (between[1] and not (mention.rank == "states" or same_person(last, mention))):
        return None, i
    if (last.kind == "place") != (mention.kind == "place"):
        return None, i
    if join.kind == "cue" and join["kind"] == "join" and join["value"] == "and":
        return (None, i) if _acts_anew(units, i, mention) else (mention, i + 2)
    if join.kind == "punctuation" and join.value == "," and _lists(folded, units, i, last, mention):
        apart = _closes(units, i, last) or _parts_clauses(folded, units, i, members)
        return (None, i) if apart else (mention, i + 2)
    dashed = join.kind == "punctuation" and join.value in _DASHES
    kinds = {last.kind, mention.kind}
    tied = kinds <= _LIST_KINDS or kinds == {"person"} or _shares_head(last, mention)
    if dashed and (tied or same_person(last, mention)):
        return mention, i + 2
    return None, i


def _shares_head(last: Mention, mention: Mention) -> bool:
    """`Bộ trưởng Quốc phòng Malta - Libya`: the office of the first holds for the second."""
    return last.kind in {"office", "body"} and bool(last.country) and mention.kind == "country"


def _acts_anew(units: list[Mention | Phrase], i: int, mention: Mention) -> bool:
    """`trao tù binh cho Malta và hai nước …`, `thả người Malta và Malta cũng đã …`: a clause of its own."""
    if mention.kind == "anaphor" and mention.anaphor in {"two", "all"}:
        return True
    behind = units[i + 2] if i + 2 < len(units) else None
    if not isinstance(behind, Phrase) or behind.kind != "cue" or behind["kind"] != "aux":
        return False
    before = next((u for u in reversed(units[:i]) if isinstance(u, Phrase) and _governs(u)), None)
    return before is not None and before.kind == "act" and before["content"] in {"-", "both"}


def _governs(phrase: Phrase) -> bool:
    if phrase.kind == "cue":
        return phrase["kind"] == "sub" or phrase["value"] in {"between", "of", "with"}
    return phrase.kind in {"act", "speech", "punctuation"}


def _past_comma(units: list[Mention | Phrase], i: int) -> int:
    """`EU, Mỹ, cùng Anh`: a comma before "cùng", "và" adds nothing to it."""
    comma, following = units[i], units[i + 1] if i + 1 < len(units) else None
    listed = isinstance(comma, Phrase) and comma.value == "," and isinstance(following, Phrase)
    return i + 1 if listed and isinstance(following, Phrase) and following["value"] == "and" else i


def _past_number(units: list[Mention | Phrase], i: int) -> tuple[int, Mention | Phrase, Mention | Phrase]:
    """`Mỹ cùng hơn 50 nước`, `Prado, một nhà báo Peru`: the number before a noun phrase belongs to it."""
    join, following = units[i], units[min(i + 1, len(units) - 1)]
    behind = units[i + 2] if i + 2 < len(units) else None
    counted = isinstance(following, Phrase) and following.kind == "number"
    if counted and isinstance(behind, Mention) and behind.kind in {"body", "crowd", "office"}:
        return i + 1, join, behind
    return i, join, following


def _lists(folded: Folded, units: list[Mention | Phrase], i: int, last: Mention, mention: Mention) -> bool:
    """Whether the comma at unit i lists: bare names do, and what ends in "và"; else it is an apposition."""
    if same_person(last, mention):
        return True
    if (mention.sector == "MED") != (last.sector == "MED"):
        return False
    if {last.kind, mention.kind} <= _LIST_KINDS:
        return True
    if last.kind == "body" and last.country and mention.kind == "country" and _more_countries(units, i + 2):
        return True
    j = i + 2
    while j + 1 < len(units):
        join, following = units[j], units[j + 1]
        if not isinstance(join, Phrase) or not isinstance(following, Mention):
            return False
        if join.kind == "cue" and join["value"] == "and":
            return folded.lower[mention.end : join.start].strip() == ""
        if join.kind != "punctuation" or join.value != ",":
            return False
        mention = following
        j += 2
    return False


def _parts_clauses(folded: Folded, units: list[Mention | Phrase], i: int, members: list[Mention]) -> bool:
    """`Peru tấn công Chile, Malta đóng biên giới`: between an object and a verb a comma parts two clauses.

    Behind "với" or "cho" so does one that no table knows: "gây sức ép với Chile, Malta nhảy vào cuộc".
    """
    at = next((k for k in range(i - 1, -1, -1) if units[k] is members[0]), 0)
    given = at > 1 and _given_to(units[at - 1])
    at -= given
    at -= given and at > 1 and isinstance(units[at - 1], Mention)  # `chuyển tàu cho Chile, Malta …`
    verb, behind = units[at - 1] if at else None, units[i + 2] if i + 2 < len(units) else None
    if len(members) > 1 or not isinstance(verb, Phrase) or verb.kind != "act" or verb["form"] != "verb":
        return False
    other = units[i + 1]
    after = folded.lower[other.end : min(other.end + 3, behind.start if behind else len(folded.lower))]
    if {members[0].kind, getattr(other, "kind", "")} != {"country"}:
        return False
    if given and after[:1] == " " and after[1:].strip().isalpha():
        return True
    told = given or (verb["content"] == "-" and at > 1 and isinstance(units[at - 2], Mention))
    begins = isinstance(behind, Phrase) and (behind.kind == "speech" or behind["form"] == "verb")
    return told and begins and isinstance(behind, Phrase) and behind["frame"] != "blame"


def _given_to(unit: Mention | Phrase) -> bool:
    """`bán tàu cho Chile, Malta cảnh báo`: "cho" between the verb and its object."""
    return isinstance(unit, Phrase) and unit.kind == "cue" and unit["value"] in {"to", "with"}


def _closes(units: list[Mention | Phrase], i: int, last: Mention) -> bool:
    """`Sau khi rời Malta, Peru đã ký …`: the comma at unit i ends a clause that "sau khi" put in front."""
    behind = units[i + 2] if i + 2 < len(units) else None
    if not isinstance(behind, Phrase):
        return False
    if behind.kind not in {"act", "speech"} and behind["kind"] not in {"aux", "light"}:
        return False
    for j in range(i - 1, -1, -1):
        unit = units[j]
        if not isinstance(unit, Phrase):
            continue
        if unit.kind == "punctuation":
            return False
        if unit.kind == "cue" and unit["kind"] == "sub":
            before = units[j - 1] if j else None
            fronted = before is None or (isinstance(before, Phrase) and before.kind == "punctuation")
            return fronted and last.start - unit.end > 1
    return False


def _more_countries(units: list[Mention | Phrase], j: int) -> bool:
    """`tàu của Ý, Hy Lạp, Malta`: after the second country the list goes on."""
    if j + 1 >= len(units):
        return False
    join, following = units[j], units[j + 1]
    listed = isinstance(join, Phrase) and (join.value == "," or join["value"] == "and")
    return listed and isinstance(following, Mention) and following.kind == "country"


def _distributed(members: list[Mention]) -> list[Mention]:
    """`đại sứ Peru và Chile`: the office holds for each of the countries that follow it.

    `Thủ tướng Peru và phu nhân`: an office without a country is of the country of the one before.
    """
    if len(members) == 1:
        return members
    for before, mention in pairwise(members):
        owned = mention.country or mention.anaphor or mention.person or mention.organization
        if mention.kind == "office" and not owned and mention.rank != "states":
            mention.country = before.country
    first = members[0]
    if first.kind not in {"office", "body"} or not first.country:
        return members
    shared = [first]
    for mention in members[1:]:
        if mention.kind != "country":
            return members
        other = Mention(mention.start, mention.end, first.kind, first.sector, mention.country)
        other.office = first.office
        other.rows = (*first.rows, *mention.rows)
        shared.append(other)
    return shared


def _own(folded: Folded, before: list[Unit], group: Group) -> None:
    """`đặc phái viên của Tổng thống Malta` is of Malta's side."""
    if group.preposition != "of" or len(before) < 2 or not isinstance(before[-2], Group):
        return
    owned, owner = before[-2].members[-1], group.members[0]
    adjacent = before[-1].start - owned.end <= 1 and owner.start - before[-1].end <= 1
    untold = owned.kind == "office" and not (owned.country or owned.anaphor or owned.person)
    if adjacent and untold and owner.kind in {"office", "person", "country"}:
        owned.country = owner.country


def _back(folded: Folded, before: list[Unit], group: Group) -> None:
    """`liên quân do Malta dẫn đầu`, `phiến quân được Malta hậu thuẫn`: who backs somebody does not act."""
    backed, word = before[-2:] if len(before) > 1 else (None, None)
    if not isinstance(backed, Group) or not isinstance(word, Phrase) or group.start - word.end > 1:
        return
    if word["value"] not in {"by", "passive"}:
        return
    behind = folded.lower[group.end + 1 : group.end + _BACKING]
    if not behind.startswith(markers("backing")):
        return
    group.preposition, group.preposition_start, group.bare = "backed", word.start, False
    if word["value"] == "passive":
        before.pop()


def _borders(folded: Folded, before: list[Unit], preposition: Phrase) -> bool:
    """`gần biên giới với Malta`: Malta lies beside the place and has no part in the act."""
    place = before[-1] if before else None
    if preposition["value"] != "with" or not isinstance(place, Group) or preposition.start != place.end + 1:
        return False
    return not place.bare and folded.lower[place.start : place.end].endswith(markers("border"))


def _opens_account(folded: Folded, before: list[Unit], group: Group, units: list[Mention | Phrase]) -> bool:
    """`sau vụ Malta bắn rơi một chiếc UAV`: what "sau" governs is the whole event, in which Malta acts."""
    opener, start = before[-1] if before else None, group.start
    if isinstance(opener, Phrase) and opener.kind == "number" and len(before) > 1:
        opener, start = before[-2], opener.start
    behind = next((unit for unit in units if getattr(unit, "kind", "") != "placenoun"), None)
    if not isinstance(opener, Phrase) or opener["value"] != "classifier" or opener.end != start - 1:
        return False
    if folded.lower[opener.start : opener.end] not in marked("incident") or not isinstance(behind, Phrase):
        return False
    verb = behind.kind == "act" and behind["form"] == "verb"
    return verb or (behind.kind == "cue" and behind["kind"] in {"aux", "light"})


def _attach_preposition(folded: Folded, before: list[Unit], group: Group) -> None:
    """The preposition before the group governs it; one before a genitive or place goes first.

    "Đối với các mục tiêu của RSF" addresses RSF; "cuộc điều tra do Malta mở" is opened by Malta.
    """
    edge = group.start
    for i in range(len(before) - 1, -1, -1):
        unit = before[i]
        if isinstance(unit, Group) or unit.kind in _BARRIERS:
            break
        left = before[i - 1] if i and unit["value"] == "and" else None
        if isinstance(left, Phrase) and left["kind"] == "prep":
            edge = unit.start
            continue
        if unit.kind != "cue":
            described = unit.kind == "stop" and folded.plain[unit.start : unit.end] in markers("describing")
            if described or unit.kind in _PASSED:
                edge = unit.start
                continue
            break
        if unit["value"] == "classifier" and unit.end == edge - 1:
            edge = unit.start
            continue
        gap = folded.lower[unit.end : edge]
        if unit["kind"] != "prep" or len(gap) > 30:
            break
        if group.preposition not in _OPEN:
            break
        group.preposition = "beside" if _borders(folded, before[:i], unit) else unit["value"]
        group.preposition_start = unit.start
        group.bare = False
        edge = unit.start
    if group.preposition == "between" and [m.kind for m in group.members] == ["place"]:
        group.preposition = "at"
