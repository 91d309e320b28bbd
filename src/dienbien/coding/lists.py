"""Lists of noun phrases: "Nga, Mỹ và Pháp", "Peru cùng hơn 50 nước", "phiến quân và các tay súng".

Comes in: the units of a sentence and where a list may begin. Goes out: its members and the index behind them.
Joiners are those of the cue table; what governs the list is the work of `groups`.
"""

from itertools import pairwise

from dienbien.coding.appositions import apposed, same_person
from dienbien.coding.places import country_place
from dienbien.language.mentions import Mention
from dienbien.language.phrases import DASHES, Phrase, is_comma
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers

_LIST_KINDS = frozenset({"country", "organization"})
_JOINING = frozenset({"cue", "punctuation"})
_FINAL = frozenset(".!?")
_COUNTED = frozenset({"two", "all"})
"""Stand-ins that countries right behind them name: "ba nước Malta, Peru và Chile"."""


def members_of(
    folded: Folded, units: list[Mention | Phrase], i: int, lists: bool
) -> tuple[list[Mention], int]:
    """The mentions of the list that begins at unit i, and the index behind it; `lists`: commas may join."""
    first = units[i]
    assert isinstance(first, Mention)
    members = [first]
    verb = units[i - 1] if i else None
    met = isinstance(verb, Phrase) and verb.kind == "act"
    i += 1
    while True:
        following, after = _joined(folded, units, i, members)
        comma = i < len(units) and is_comma(units[i])
        if comma and isinstance(verb, Phrase) and verb.cue == "aided" and _leads(units, i):
            return members, i
        named = _such_as(folded, units, i, members[-1]) if following is None else None
        if named is not None:
            listed, i = members_of(folded, units, named, lists=True)
            return [*members[:-1], *listed], i
        if following is None:
            return _distributed(members, met), i
        if not (lists or not comma or same_person(members[-1], following) or _last_two(units, i)):
            return _distributed(members, met), i
        if members[-1].anaphor in _COUNTED and i == after - 1:
            members[-1] = following
        elif units[i].kind == "punctuation" and same_person(members[-1], following):
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


def _leads(units: list[Mention | Phrase], i: int) -> bool:
    """`với sự trung gian của Oman, Chile và Peru gặp nhau`: behind the only comma stands the next subject."""
    verb = next((u for u in units[i + 1 :] if not isinstance(u, Mention) and u["value"] != "and"), None)
    return verb is not None and _verbal(verb)


def _last_two(units: list[Mention | Phrase], i: int) -> bool:
    """`kế hoạch của Chile, Peru.`: two countries with nothing behind them are both whose it is."""
    around = [unit.kind for unit in (units[i - 1], units[i + 1]) if isinstance(unit, Mention)]
    behind = units[i + 2] if i + 2 < len(units) else None
    ends = behind is None or (isinstance(behind, Phrase) and behind.value in _FINAL)
    return around == ["country", "country"] and ends


def _joined(
    folded: Folded, units: list[Mention | Phrase], i: int, members: list[Mention]
) -> tuple[Mention | None, int]:
    """The mention that continues the list at unit i and the index after it."""
    last = members[-1]
    beside = units[i] if i < len(units) else None
    if isinstance(beside, Mention):
        return (beside, i + 1) if _touches(folded, last, beside) else (None, i)
    if beside is None or i + 1 >= len(units) or beside.kind not in _JOINING:
        return None, i
    i = _past_comma(units, i)
    i, join, mention = _past_number(units, i)
    if not isinstance(join, Phrase) or not isinstance(mention, Mention):
        return None, i
    between = folded.lower[last.end : join.start].strip(" ,"), folded.lower[join.end : mention.start].strip()
    counted = mention.rank == "states" or (_counts(units[i]) and _is_all(folded, units[i], join, mention))
    if (between[0] and not _described(between[0], last, mention)) or (
        between[1] and not (counted or same_person(last, mention))
    ):
        return None, i
    if last.kind == "place" and mention.kind == "country" and mention.country and _ends_list(units, i):
        mention = country_place(mention.start, mention.end, mention.country)
    if (last.kind == "place") != (mention.kind == "place"):
        return None, i
    if join.kind == "cue" and join["kind"] == "join" and join["value"] == "and":
        return (None, i) if _acts_anew(units, i, mention) else (mention, i + 2)
    if len(members) > 1 and _unowned(members[-2]) and _unowned(last) and join.kind == "punctuation":
        return None, i  # `đối thoại ở cấp Thủ tướng và Ngoại trưởng, Thủ tướng Malta cho biết`
    if join.kind == "punctuation" and join.value == "," and _lists(folded, units, i, last, mention):
        apart = (
            _closes(units, i, last) or _parts_clauses(folded, units, i, members) or _fronted(units, i, last)
        )
        return (None, i) if apart else (mention, i + 2)
    dashed = join.kind == "punctuation" and join.value in DASHES
    return (mention, i + 2) if dashed and _tied(last, mention) else (None, i)


def _touches(folded: Folded, last: Mention, mention: Mention) -> bool:
    """`hai nước Malta`, `Nga-Trung`: right beside the last of a list, or with a dash between."""
    gap = folded.lower[last.end : mention.start]
    gap = gap if gap == " " else gap.strip()  # `Nga- Trung`
    if last.anaphor in _COUNTED and gap == " " and mention.kind == "country":
        return True
    dash = gap in {"-", "–"} and {last.kind, mention.kind} <= _LIST_KINDS | {"place"}
    return dash and last.kind != "place"


def _tied(last: Mention, mention: Mention) -> bool:
    """Whether a dash between spaces lists two of a kind, or names one twice."""
    kinds = {last.kind, mention.kind}
    like = kinds <= _LIST_KINDS or kinds == {"person"} or _shares_head(last, mention)
    return like or same_person(last, mention)


def _ends_list(units: list[Mention | Phrase], i: int) -> bool:
    """`tại Malta và Peru.`: behind "và" no verb makes a clause of its own of the second country."""
    join, behind = units[i], units[i + 2] if i + 2 < len(units) else None
    if not isinstance(join, Phrase) or join.kind != "cue" or join["value"] != "and":
        return False
    return not (isinstance(behind, Phrase) and _verbal(behind))


def _verbal(phrase: Phrase) -> bool:
    return phrase.kind in {"act", "speech"} or phrase["kind"] in {"aux", "light"}


def _described(words: str, last: Mention, mention: Mention) -> bool:
    """`nhà báo tự do và nhà hoạt động`: an adjective that no table knows goes with unnamed people."""
    unowned = last.kind in {"crowd", "body"} and not (last.country or last.anaphor or last.name)
    return (
        unowned
        and mention.kind in {"crowd", "body"}
        and words.count(" ") < 2
        and words.replace(" ", "").isalpha()
    )


def _shares_head(last: Mention, mention: Mention) -> bool:
    """`Bộ trưởng Quốc phòng Malta - Libya`: the office of the first holds for the second."""
    return last.kind in {"office", "body"} and bool(last.country) and mention.kind == "country"


def _acts_anew(units: list[Mention | Phrase], i: int, mention: Mention) -> bool:
    """`trao tù binh cho Malta và hai nước …`, `thả người Malta và Malta cũng đã …`: a clause of its own."""
    if mention.kind == "anaphor" and mention.anaphor in {"two", "all"}:
        return True
    behind = units[i + 2] if i + 2 < len(units) else None
    if not isinstance(behind, Phrase) or not (behind["kind"] == "aux" or _counts(units[i])):
        return False
    if behind.kind not in {"cue", "act", "speech"}:
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
    number = isinstance(following, Phrase) and following.kind == "number"
    if number and _tells_losses(units, i):
        counted = isinstance(behind, Mention) and behind.rank == "states"
    else:
        counted = _counts(following)
    if counted and isinstance(behind, Mention) and behind.kind in {"body", "crowd", "office"}:
        return i + 1, join, behind
    return i, join, following


def _tells_losses(units: list[Mention | Phrase], i: int) -> bool:
    """Whether a number at unit i may count what an act or word of loss befell: then it stays by itself."""
    kinds = [unit.kind for unit in units]
    return "loss" in kinds or "act" in kinds[:i]


def _counts(unit: Mention | Phrase) -> bool:
    """A number, or "các", "những": with the noun behind it, it may be the next of a list."""
    if not isinstance(unit, Phrase):
        return False
    return unit.kind == "number" or (unit.cue == "classifier" and unit["phrase"] in marked("several"))


def _is_all(folded: Folded, count: Mention | Phrase, join: Phrase, mention: Mention) -> bool:
    """Whether nothing but the number stands between a joiner and the noun."""
    return folded.lower[join.end : mention.start].strip() == folded.lower[count.start : count.end]


def _lists(folded: Folded, units: list[Mention | Phrase], i: int, last: Mention, mention: Mention) -> bool:
    """Whether the comma at unit i lists: bare names do, and what ends in "và"; else it is an apposition."""
    if same_person(last, mention):
        return True
    if (mention.sector == "MED") != (last.sector == "MED"):
        return False
    if {last.kind, mention.kind} <= _LIST_KINDS:
        return True
    if last.kind in {"body", "office"} and last.country and mention.kind == "country":
        if last.rank == "states" or _more_countries(units, i + 2):
            return True
    if (last.kind == "office" or last.rank == "side") and last.country and mention.kind == "country":
        return last.end + 1 >= units[i].start and mention.country != last.country and _shared(units, i)
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


def _shared(units: list[Mention | Phrase], i: int) -> bool:
    """`Ngoại trưởng Chile, Peru tới Malta`: at the head of a clause, or where no verb follows the second."""
    before, behind = units[i - 2] if i > 1 else None, units[i + 2] if i + 2 < len(units) else None
    if before is None or (isinstance(before, Phrase) and _opens_clause(before)):
        return True
    return not (isinstance(behind, Phrase) and _verbal(behind))


def _opens_clause(before: Phrase) -> bool:
    """What the subject of a clause may stand right behind: a comma, a time, "nói", "rằng"."""
    return before.kind in {"punctuation", "time", "speech"} or before["value"] == "that"


def _parts_clauses(folded: Folded, units: list[Mention | Phrase], i: int, members: list[Mention]) -> bool:
    """`Peru tấn công Chile, Malta đóng biên giới`: between an object and a verb a comma parts two clauses.

    Behind "với" or "cho" so does one that no table knows: "gây sức ép với Chile, Malta nhảy vào cuộc".
    """
    at = next((k for k in range(i - 1, -1, -1) if units[k] is members[0]), 0)
    given = at > 1 and _given_to(units[at - 1])
    at -= given
    at -= given and at > 1 and isinstance(units[at - 1], Mention)  # `chuyển tàu cho Chile, Malta …`
    verb, behind = units[at - 1] if at else None, _behind_countries(units, i + 2)
    if len(members) > 1 or not isinstance(verb, Phrase) or verb.kind != "act" or verb["form"] != "verb":
        return False
    other = units[i + 1]
    after = folded.lower[other.end : min(other.end + 3, behind.start if behind else len(folded.lower))]
    if {members[0].kind, getattr(other, "kind", "")} != {"country"}:
        return False
    if given and after[:1] == " " and after[1:].strip().isalpha():
        return True
    told = given or (verb["content"] == "-" and at > 1 and _tells_deed(units[at - 2]))
    begins = isinstance(behind, Phrase) and (behind.kind == "speech" or behind["form"] == "verb")
    return told and begins and isinstance(behind, Phrase) and behind["frame"] != "blame"


def _tells_deed(before: Mention | Phrase) -> bool:
    """Whether right before a verb stands who acts, or "vì": `chỉ trích Peru vì tấn công Chile, Malta …`."""
    return isinstance(before, Mention) or before["value"] == "for"


def _behind_countries(units: list[Mention | Phrase], i: int) -> Mention | Phrase | None:
    """What stands behind the countries that commas list on from unit i: `…, Malta, Libya lên án`."""
    while i + 1 < len(units) and is_comma(units[i]) and getattr(units[i + 1], "kind", "") == "country":
        i += 2
    return units[i] if i < len(units) else None


def _fronted(units: list[Mention | Phrase], i: int, last: Mention) -> bool:
    """`Tại cuộc gặp với Tổng thống Peru, ông Prado cam kết …`: behind what is fronted stands the subject."""
    named, behind = units[i + 1], units[i + 2] if i + 2 < len(units) else None
    if _behind_visit(units, i, last) and isinstance(named, Mention) and named.kind in {"person", "office"}:
        return True
    if not isinstance(named, Mention) or named.kind != "person" or last.kind != "office":
        return False
    verb = isinstance(behind, Phrase) and (behind.kind in {"act", "speech"} or behind["kind"] == "aux")
    opener, before = units[0], units[i - 2] if i > 1 else None
    led = isinstance(opener, Phrase) and (opener.kind == "act" or opener["kind"] == "prep")
    return verb and led and (_given_to(before) or before is opener) if isinstance(before, Phrase) else False


def _behind_visit(units: list[Mention | Phrase], i: int, last: Mention) -> bool:
    """`Trong chuyến thăm (tới) Malta, Tổng thống Peru và …`: the country that the visit is to."""
    before = [u for u in units[max(0, i - 3) : i - 1] if isinstance(u, Phrase)]
    return last.kind == "country" and any(u["mode"] == "visit" and u["form"] == "noun" for u in before)


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


def _unowned(mention: Mention) -> bool:
    """Whether it is an office of which it isn't said whose."""
    owned = mention.country or mention.anaphor or mention.person or mention.organization
    return mention.kind == "office" and not owned and mention.rank != "states"


def _own_backwards(members: list[Mention]) -> None:
    """`gặp Thủ tướng và Chủ tịch Quốc hội Peru`: behind a verb, two offices of the country behind them."""
    for mention, behind in pairwise(members):
        owner = behind.country if behind.kind == "office" and not behind.person else None
        if owner and _unowned(mention):
            mention.country = owner


def _shares(mention: Mention, behind: Mention) -> bool:
    """`Quốc vương và Thủ tướng Peru`, `xe tăng và binh sĩ Peru`: whose it is stands at the next one."""
    if mention.weapon:
        return not (mention.country or mention.name) and behind.sector == "MIL"
    of_home = mention.home or mention.homely or mention.plural
    return _unowned(mention) and not of_home and bool(behind.office)


def _distributed(members: list[Mention], met: bool) -> list[Mention]:
    """`đại sứ Peru và Chile`: the office holds for each of the countries that follow it.

    `Thủ tướng Peru và phu nhân`, `Quốc vương và Thủ tướng Peru`: an office without a country is of the
    country of the one before, else of that of the one behind.
    """
    if len(members) == 1:
        return members
    if met:
        _own_backwards(members)
    for before, mention in pairwise(members):
        if _unowned(mention):
            mention.country = before.country
    for mention, behind in pairwise(members):
        if _shares(mention, behind):
            mention.country = behind.country
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
