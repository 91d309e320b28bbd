"""Vietnamese noun phrases: head first, then what belongs to it, then the name.

Comes in: the phrases of a sentence. Goes out: the same sequence in which those that form one noun
phrase ("phát ngôn viên Bộ Nội vụ Chile Ana Soto") stand together as one `Mention`.
It reads words only; who "ông" or "nước này" is, coding finds out.
"""

from dienbien.language.entries import Entry
from dienbien.language.mentions import Mention
from dienbien.language.phrases import DASHES, Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.builder import PEOPLE, Builder, finish, rest_of_name, takes_town
from dienbien.language.vi.false_starts import is_false_start
from dienbien.language.vi.places import PLACED, read_place
from dienbien.language.vi.plain_words import is_plain_word
from dienbien.language.vi.tables_vi import marked, markers_between

Unit = Mention | Phrase

_STARTS = frozenset(
    {"office", "body", "organization", "country", "person", "crowd", "anaphor", "name", "area"}
)
_NO_NOUNS = frozenset({"act", "cue", "punctuation", "number", "time", "speech"})
_NUMBERED = frozenset({"unit", "weapon"})
"""Heads behind which a number or type stands."""
_MACHINES = frozenset({"missile", "uav", "aircraft", "helicopter", "artillery", "tank", "armoured-vehicle"})
_LONGEST_GAP = 45
_LOOSE_GAP = 26
"""Longest stretch of unknown words between a head and its country ("Bộ trưởng Mỏ Peru"), in letters."""


def read_mentions(folded: Folded, phrases: list[Phrase], opening: int) -> list[Unit]:
    """Noun phrases put together; everything else as it came. `opening` is where the sentence starts."""
    units: list[Unit] = []
    i = 0
    while i < len(phrases):
        kind = phrases[i].kind
        if kind in _NO_NOUNS and not phrases[i].others:
            units.append(phrases[i])
            i += 1
            continue
        placed = kind in PLACED or phrases[i].others
        place = read_place(folded, phrases, i) if placed else None
        if place is not None:
            mention, i = place
            units.append(mention)
            continue
        if kind in _STARTS or (kind == "lossnoun" and _people_of(folded, phrases, i)):
            found = _read(folded, phrases, i, opening)
            if found is not None:
                mention, behind = found
                mention.weapon = mention.weapon or _names_machine(folded, phrases, i)
                i = behind
                units.append(mention)
                continue
        units.append(phrases[i])
        i += 1
    return units


def _names_machine(folded: Folded, phrases: list[Phrase], i: int) -> bool:
    """`tên lửa Oreshnik`: right behind a machine a name is that of its kind, of nobody."""
    before = phrases[i - 1] if i and phrases[i].kind == "name" else None
    machine = before is not None and before.kind == "lossnoun" and before["what"] in _MACHINES
    return machine and before is not None and folded.lower[before.end : phrases[i].start] == " "


def _people_of(folded: Folded, phrases: list[Phrase], i: int) -> bool:
    """`kỹ sư Canada`: people of a country, not the country itself."""
    if phrases[i]["what"] not in PEOPLE or i + 1 >= len(phrases):
        return False
    owner = phrases[i + 1]
    owned = owner.kind == "country" or (owner.kind == "body" and owner["phrase"] in marked("human"))
    return owned and folded.lower[phrases[i].end : owner.start] == " "


def _read(folded: Folded, phrases: list[Phrase], i: int, opening: int) -> tuple[Mention, int] | None:
    if phrases[i].kind == "name" and folded.lower[phrases[i].start : phrases[i].end] in marked("team"):
        return None
    builder = Builder(phrases[i].start)
    j = i
    while j < len(phrases) and not builder.closed:
        taken = _step(folded, phrases, j, builder)
        if not taken:
            break
        j += taken
        builder.end = phrases[j - 1].end
    if j == i or is_false_start(folded, phrases, i, j, builder, opening):
        return None
    j += rest_of_name(folded, phrases, j, builder)
    mention = finish(folded, builder)
    if mention.kind == "name" and mention.start == opening and is_plain_word(folded, opening, mention.end):
        mention.rank = "word"
    return mention, j


def _step(folded: Folded, phrases: list[Phrase], j: int, builder: Builder) -> int:
    """How many phrases from j on belong to the noun phrase: 0 ends it."""
    phrase = phrases[j]
    if not builder.empty:
        gap = folded.lower[builder.end : phrase.start]
        if _leans_on(gap, phrase, builder):
            return 1
        joined = gap in {" ", ""} or _bridges(gap, phrase, builder)
        if not (joined or _owned_later(gap, folded, phrases, j, builder)):
            return 0
    if phrase.kind == "cue":
        return _step_over_of(folded, phrases, j, builder)
    if phrase.kind == "punctuation":
        return _acronym(folded, phrases, j, builder)
    return 1 if _accept(folded, phrases, j, builder) else 0


def _leans_on(gap: str, phrase: Phrase, builder: Builder) -> bool:
    """`quân ly khai thân Malta`: whose side somebody takes belongs to their name, but does not own them."""
    named = phrase.kind in {"country", "organization", "person"}
    return named and builder.headed and not builder.owned and gap.strip() in marked("leaning")


def _bridges(gap: str, phrase: Phrase, builder: Builder) -> bool:
    """Unknown words, a unit's number or a weapon's type may stand between a head and its country."""
    numbered = bool(builder.heads) and builder.heads[-1]["kind"] in _NUMBERED and phrase.kind == "country"
    return (
        bool(builder.heads)
        and not builder.owned
        and builder.heads[-1]["kind"] != "honorific"
        and len(gap) <= _LOOSE_GAP
        and phrase.kind in {"country", "person", "organization"}
        and _unbroken(gap, numbered)
        and marked("unbridged").isdisjoint(gap.split())
    )


def _unbroken(gap: str, numbered: bool) -> bool:
    """Whether only words stand there, or also a number or type: "tiêm kích F-16 Chile"."""
    return all(c.isalpha() or c == " " or (numbered and (c.isdigit() or c == "-")) for c in gap)


def _owned_later(gap: str, folded: Folded, phrases: list[Phrase], j: int, builder: Builder) -> bool:
    """`Ủy ban bầu cử địa phương của Peru`: words between a body and the country that owns it."""
    if phrases[j].kind != "cue" or phrases[j]["value"] != "of" or j + 1 >= len(phrases) or builder.owned:
        return False
    adjacent = folded.lower[phrases[j].end : phrases[j + 1].start] == " "
    numbered = bool(builder.heads) and builder.heads[-1]["kind"] in _NUMBERED
    plain = len(gap) <= _LONGEST_GAP and _unbroken(gap, numbered)
    return adjacent and plain and bool(builder.heads) and phrases[j + 1].kind in {"country", "organization"}


def _step_over_of(folded: Folded, phrases: list[Phrase], j: int, builder: Builder) -> int:
    """`của`, `thuộc`: the owner follows; taken only when the owner is a country, body or stand-in for one."""
    seated = (
        phrases[j]["value"] == "at" and phrases[j]["phrase"] in marked("seated") and phrases[j + 1 : j + 2]
    )
    if seated and (
        phrases[j + 1].kind != "country" or not builder.heads or builder.heads[0]["sector"] != "PTY"
    ):
        return 0
    if (
        (not seated and phrases[j]["value"] not in {"of", "belongs"})
        or not builder.headed
        or builder.owned
        or j + 1 >= len(phrases)
    ):
        return 0
    owner = phrases[j + 1]
    if folded.lower[phrases[j].end : owner.start] != " ":
        return 0
    if owner.kind == "anaphor" and owner["kind"] not in {"country", "body", "ministry"}:
        return 0
    if owner.kind not in {"country", "organization", "body", "anaphor", "area"}:
        return 0
    return 2 if _accept(folded, phrases, j + 1, builder) else 0


def _acronym(folded: Folded, phrases: list[Phrase], j: int, builder: Builder) -> int:
    """`Tổ chức … (ABC)`: the short form in brackets belongs to the name before it."""
    if phrases[j].value != "(" or j + 2 >= len(phrases) or phrases[j + 2].value != ")" or not builder.headed:
        if not (
            builder.organization
            and phrases[j].value == "("
            and j + 2 < len(phrases)
            and phrases[j + 2].value == ")"
        ):
            return 0
    inner = phrases[j + 1]
    written = folded.cased[inner.start : inner.end]
    if inner.kind == "organization":
        builder.organization = builder.organization or inner.entry
        return 3
    if inner.kind == "name" and written.isupper() and len(written) <= 8:
        builder.alias = written
        return 3
    if inner.kind == "country" and builder.owned is False:
        builder.country = inner
        return 3
    weapons = bool(builder.heads) and builder.heads[-1]["kind"] == inner["kind"] == "weapon"
    return 3 if weapons else 0  # `máy bay không người lái (UAV) của Malta`


def _accept(folded: Folded, phrases: list[Phrase], j: int, builder: Builder) -> bool:
    phrase = phrases[j]
    honorific = _honorific(folded, phrases, j)
    if honorific is not None:
        if builder.person or (builder.country and not builder.heads):
            return False
        builder.heads.append(honorific)
        return True
    kind = phrase.kind
    if kind == "office":
        return _accept_head(phrase, builder)
    if kind == "body":
        return _accept_head(phrase, builder)
    if kind == "country":
        behind = phrases[j + 1] if j + 1 < len(phrases) else None
        if behind is not None and builder.heads and _splits(builder.heads[-1], phrase, behind):
            return False
        return _accept_country(phrase, builder, _beside_country(folded, phrases, j))
    if kind == "organization":
        return _accept_organization(phrase, builder)
    if kind == "person":
        return _accept_person(phrase, builder)
    if kind == "name":
        taken = _opens_title(folded, phrases, j, builder) or takes_town(folded, phrase, builder)
        return taken or _accept_name(phrase, builder)
    if kind in {"crowd", "lossnoun"}:
        return _accept_crowd(phrase, builder)
    if kind == "anaphor":
        return _accept_people(folded, phrases, j, builder) or _accept_anaphor(phrase, builder)
    if kind == "area" and builder.headed and not builder.owned:
        builder.area = phrase
        return True
    return False


def _honorific(folded: Folded, phrases: list[Phrase], j: int) -> Entry | None:
    """`ông`, `bà` before a name are titles; alone they stand for somebody."""
    phrase = phrases[j]
    if phrase.kind not in {"anaphor", "office"} or j + 1 >= len(phrases):
        return None
    readings = (phrase.entry, *phrase.others)
    entry = next((e for e in readings if e and e.kind == "office" and e["kind"] == "honorific"), None)
    following = phrases[j + 1]
    if entry is None or following.kind not in {"name", "person"}:
        return None
    return entry if folded.lower[phrase.end : following.start] == " " else None


def _accept_head(phrase: Phrase, builder: Builder) -> bool:
    entry = phrase.entry
    if (
        builder.crowd
        and not builder.owned
        and phrase["kind"] == "people"
        and phrase["phrase"] in marked("human")
    ):
        return True
    if (
        builder.heads
        and not builder.owned
        and phrase["kind"] == "states"
        and phrase["phrase"] in marked("state-word")
    ):
        return True
    if entry is None or builder.owned or builder.person or builder.crowd or builder.anaphor:
        return False
    if entry["kind"] == "honorific":
        return False
    builder.heads.append(entry)
    builder.what = builder.what or _counted(phrase)
    return True


def _counted(phrase: Phrase) -> str:
    """The loss class of a noun that can be counted ("binh sĩ"): codebook section 9."""
    return next((entry["what"] for entry in phrase.others if entry.kind == "lossnoun"), "")


def _beside_country(folded: Folded, phrases: list[Phrase], j: int) -> bool:
    """`Mỹ - Trung`, `Pháp, Ý và Peru`: what a dash or a list joins to a country is one, too."""
    listed = folded.lower.startswith((",", *markers_between("and")), phrases[j].end)
    joins = DASHES | {","} if listed else DASHES
    for step in (-1, 1):
        k = j + step
        while 0 <= k < len(phrases) and phrases[k].value in joins:
            k += step
        if 0 <= k < len(phrases) and phrases[k].kind == "country":
            first, last = (phrases[k], phrases[j]) if step < 0 else (phrases[j], phrases[k])
            between = folded.lower[first.end : last.start].strip()
            if between in DASHES or (listed and step < 0 and between == ","):
                return True
    return _ends_list(phrases, j)


def _ends_list(phrases: list[Phrase], j: int) -> bool:
    """`Mỹ, Trung ký hiệp ước`, `Peru và Ý đã gặp nhau`: the last of those who act, right before it."""
    if j < 2 or j + 1 >= len(phrases) or phrases[j - 2].kind != "country":
        return False
    last, join, this, behind = phrases[j - 2 : j + 2]
    joined = join.value == "," or join["value"] == "and"
    near = max(b.start - a.end for a, b in ((last, join), (join, this), (this, behind))) <= 1
    return joined and near and (behind.kind == "act" or behind["kind"] == "aux")


def _splits(head: Entry, phrase: Phrase, behind: Phrase) -> bool:
    """`Tập đoàn Trung Sơn`: a short word for a country that begins a company's name is none."""
    name = behind.kind == "name" and behind.start == phrase.end + 1
    return name and phrase["strict"] == "context" and head["sector"] == "BUS"


def _accept_country(phrase: Phrase, builder: Builder, beside: bool) -> bool:
    told = builder.anaphor is not None and builder.anaphor["kind"] == "country" and builder.headed
    if told and not (builder.country or builder.organization or builder.area or builder.person):
        builder.country, builder.anaphor = phrase, None  # `giới chức nước chủ nhà Malta`
        return True
    if builder.owned or builder.person or builder.anaphor:
        return False
    if phrase["strict"] == "context" and not builder.headed and not beside:
        return False
    builder.country = phrase
    return True


def _accept_organization(phrase: Phrase, builder: Builder) -> bool:
    if builder.owned or builder.person or builder.anaphor or phrase.entry is None:
        return False
    builder.organization = phrase.entry
    return True


def _accept_person(phrase: Phrase, builder: Builder) -> bool:
    if builder.person or builder.crowd or (builder.owned and not builder.heads):
        return False
    if builder.heads and builder.heads[-1]["kind"] == "weapon":
        builder.names.append(phrase)  # `chiến hạm Carney`: a ship has the name of somebody who is not on it
        return True
    builder.person = phrase
    return True


def _accept_name(phrase: Phrase, builder: Builder) -> bool:
    if builder.names or builder.person:
        return False
    if builder.empty:
        builder.names.append(phrase)
        builder.person = phrase
        return True
    if not builder.headed:
        return False
    builder.names.append(phrase)
    if builder.crowd or _names_people(builder.heads):
        builder.person = phrase
    return True


def _opens_title(folded: Folded, phrases: list[Phrase], j: int, builder: Builder) -> bool:
    """`Ủy ban An ninh Malta`: a capital between a body and its country is what it does, not its name."""
    if not builder.heads or builder.heads[-1].kind != "body" or builder.owned or builder.names:
        return False
    owner = phrases[j + 1] if j + 1 < len(phrases) else None
    written = folded.cased[phrases[j].start : phrases[j].end]
    if owner is None or " " in written or written.isupper():
        return False
    gap = folded.cased[phrases[j].end : owner.start]
    return gap != " " and gap.islower() and _bridges(gap, owner, builder)


def _names_people(heads: list[Entry]) -> bool:
    return heads[0].kind == "office" or heads[0]["kind"] == "people"


def _accept_crowd(phrase: Phrase, builder: Builder) -> bool:
    if not builder.empty or phrase.entry is None:
        return False
    builder.crowd = phrase.entry
    builder.what = _counted(phrase) or phrase["what"]
    return True


def _accept_people(folded: Folded, phrases: list[Phrase], j: int, builder: Builder) -> bool:
    """`hai người Nga` are two Russians, not the two told of last."""
    people = next((entry for entry in phrases[j].others if entry["kind"] == "people"), None)
    owner = phrases[j + 1] if j + 1 < len(phrases) else None
    if people is None or owner is None or owner.kind != "country" or not builder.empty:
        return False
    if folded.lower[phrases[j].end : owner.start] != " ":
        return False
    builder.heads.append(people)
    return True


def _accept_anaphor(phrase: Phrase, builder: Builder) -> bool:
    if phrase.entry is None:
        return False
    if builder.empty:
        builder.anaphor = phrase.entry
        return True
    if builder.headed and not builder.owned and phrase["kind"] in {"country", "body", "ministry"}:
        builder.anaphor = phrase.entry
        return True
    return False
