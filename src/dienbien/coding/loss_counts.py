"""What a sentence counts: each number with the noun it counts and whose that is.

Comes in: the units of a sentence. Goes out: `Count`s in order. It does not ask whether they were lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dienbien.coding.groups import Unit
from dienbien.language.entries import Entry
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.numbers import Number, find_numbers
from dienbien.language.vi.tables_vi import marked, markers, markers_between

_PAIR_REACH = 40
"""How many letters before "hai người" may belong to its number: " không ít hơn ba mươi "."""
_WITH_COPULA = 4
"""A word for a part, a number, "là" and a noun."""
_NOUN_GAP = 1
"""How many letters may stand between a number and the noun it counts."""
_BY_SECTOR = {"MIL": "soldier", "REB": "rebel", "COP": "police", "CVL": "civilian"}
_BODIES = frozenset({"body", "organization"})
_MEMBER_GAP = 5
"""How many letters may stand between "thành viên" and the body: " của "."""
_PERSONS = frozenset({"office", "crowd", "person"})
_RATE = "/"
"""What stands between a count and the time that it takes: "30 người/ngày" counts nobody who was lost."""
_QUOTES = frozenset({'"', "“", "”", "'", "‘"})


@dataclass(slots=True, frozen=True)
class Count:
    """A number with its noun: index of its first unit and behind its last, class and owner of the noun."""

    first: int
    after: int
    what: str
    country: str | None
    min: int | None
    max: int | None
    start: int
    end: int
    who: Group | None = None


def reading(phrase: Phrase, kind: str) -> Entry | None:
    """The reading of a phrase as one kind, if it has one."""
    if phrase.entry and phrase.entry.kind == kind:
        return phrase.entry
    return next((entry for entry in phrase.others if entry.kind == kind), None)


def read_counts(folded: Folded, units: list[Unit]) -> list[Count]:
    """The counts of a sentence, left to right. Of "2 trong số 8 tên lửa" the two are counted."""
    counts: list[Count] = []
    i = 0
    while i < len(units):
        count = _count(folded, units, i) or _pair(folded, units, i) or _same_again(folded, units, i, counts)
        count = count or _several_too(units, i, counts)
        if count is not None:
            counts.append(count)
        i = count.after if count is not None else i + 1
    return counts


def companions(folded: Folded, count: Count) -> Iterator[Count]:
    """`3 xe tăng và 20 binh sĩ Malta`: those of one noun phrase who are counted behind its first."""
    if count.who is None:
        return
    for before, member in pairwise(count.who.members):
        numbers = find_numbers(folded.lower[before.end : member.start])
        what = member.what or _class_by_sector(member)
        if not numbers or not what or before.end + numbers[-1].end != member.start - 1:
            continue
        number, start = numbers[-1], before.end + numbers[-1].start
        yield replace(
            count,
            what=what,
            country=member.country,
            min=number.min,
            max=number.max,
            start=start,
            end=member.end,
        )


def class_of(unit: Unit) -> tuple[str, str | None, int] | None:
    """The loss class, the country and the end of a noun that can be lost."""
    if isinstance(unit, Group):
        first = unit.members[0]
        what = first.what or _class_by_sector(first)
        return (what, first.country, first.end) if what else None
    entry = reading(unit, "lossnoun")
    return (entry["what"], None, unit.end) if entry else None


def class_of_members(units: list[Unit], count: Count) -> str:
    """`13 thành viên Hamas`, `một thành viên của lực lượng an ninh`: the class of their body."""
    member = units[count.after - 1]
    if not isinstance(member, Phrase) or member["phrase"] not in marked("member"):
        return ""
    body = next((unit for unit in units[count.after : count.after + 2] if isinstance(unit, Group)), None)
    if body is None or body.preposition not in {"", "of"}:
        return ""
    first = body.members[0]
    if body.start - count.end > _MEMBER_GAP or first.kind not in _BODIES:
        return ""
    return first.what or _BY_SECTOR.get(first.sector, "")


def _class_by_sector(mention: Mention) -> str:
    if mention.kind not in _PERSONS:
        return ""
    return _BY_SECTOR.get(mention.sector, "person")


def _count(folded: Folded, units: list[Unit], i: int) -> Count | None:
    number = units[i]
    if not isinstance(number, Phrase) or number.kind != "number":
        return None
    j = i + 2 if _is_called(units, i) else _noun(folded, units, i)
    if (
        j < len(units)
        and number.value.max == 1
        and folded.plain.startswith(markers("household"), units[j].start)
    ):
        return None
    noun = class_of(units[j]) if j < len(units) else None
    if noun is None or folded.lower.startswith(_RATE, noun[2]):
        return None
    what, country, end = noun
    unit = units[j]
    who = unit if isinstance(unit, Group) else None
    return Count(i, j + 1, what, country, number.value.min, number.value.max, number.start, end, who)


def _pair(folded: Folded, units: list[Unit], i: int) -> Count | None:
    """`hai người bị thương`, `hai người Peru`: words for two persons count them, whoever they stand for."""
    unit = units[i]
    if not isinstance(unit, Group):
        return None
    words = f"{folded.lower[unit.start : unit.end]} "
    if not any(words.startswith(f"{pair} ") for pair in marked("pair")):
        return None
    number = _number_over(folded, unit.start, unit.end)
    country = unit.members[0].country
    if number is None:
        return Count(i, i + 1, "person", country, 2, 2, unit.start, unit.end, unit)
    return Count(i, i + 1, "person", country, number.min, number.max, number.start, unit.end, unit)


def _number_over(folded: Folded, start: int, end: int) -> Number | None:
    """`ít nhất hai người`, `mười hai người`: the whole number of which the words for two are the end."""
    begin = folded.lower.find(" ", max(0, start - _PAIR_REACH), start) + 1 or start
    numbers = find_numbers(folded.lower[begin:end])
    over = next((n for n in numbers if n.start <= start - begin < n.end), None)
    return None if over is None else Number(begin + over.start, begin + over.end, over.min, over.max)


def _same_again(folded: Folded, units: list[Unit], i: int, counts: list[Count]) -> Count | None:
    """`phóng 8 tên lửa, 5 quả bị bắn hạ`: a classifier alone stands for what was counted before."""
    number = units[i]
    if not counts or not isinstance(number, Phrase) or number.kind != "number":
        return None
    for classifier in markers("classifier"):
        end = number.end + 1 + len(classifier)
        alone = i + 1 >= len(units) or units[i + 1].start >= end
        if (
            folded.lower.startswith(f" {classifier}", number.end)
            and alone
            and not folded.lower[end : end + 1].isalnum()
        ):
            last = counts[-1]
            low, high = number.value.min, number.value.max
            return Count(i, i + 1, last.what, last.country, low, high, number.start, end, last.who)
    return None


def _several_too(units: list[Unit], i: int, counts: list[Count]) -> Count | None:
    """`nhiều xe tăng, xe bọc thép và khẩu pháo`: "several" holds for each noun of a list."""
    last = counts[-1] if counts else None
    if last is None or last.after != i - 1 or (last.min, last.max) != (2, None):
        return None
    join, unit = units[i - 1], units[i]
    joined = isinstance(join, Phrase) and (join.value == "," or join["value"] == "and")
    noun = class_of(unit) if joined else None
    if noun is None or noun[0] in {"person", last.what}:
        return None
    who = unit if isinstance(unit, Group) else None
    return Count(i, i + 1, noun[0], noun[1], 2, None, unit.start, noun[2], who)


def _noun(folded: Folded, units: list[Unit], i: int) -> int:
    """The index of the noun that the number at unit i counts; past the end where there is none."""
    j, edge = i + 1, units[i].end
    if _part_of(folded, units, i):
        j, edge = i + 2, units[i + 1].end
        if j < len(units) and getattr(units[j], "kind", "") == "number":
            j, edge = j + 1, units[j].end
    elif j < len(units) and getattr(units[j], "value", None) in _QUOTES:
        j, edge = j + 1, units[j].end
    if j < len(units) and (_adjoins(folded, edge, units[j]) or _classified(folded, edge, units[j].start)):
        return j
    return len(units)


def _is_called(units: list[Unit], i: int) -> bool:
    """`9 người chết, trong đó 4 là trẻ em`: behind words for a part, "là" says who the number counts."""
    around = units[max(0, i - 1) : i + 3]
    if i == 0 or len(around) < _WITH_COPULA:
        return False
    part, _, copula, _ = around
    told = isinstance(part, Phrase) and part["phrase"] in marked("part")
    return told and isinstance(copula, Phrase) and copula["phrase"] in marked("copula")


def _adjoins(folded: Folded, edge: int, noun: Unit) -> bool:
    """`một 'tàu ma túy'`: between a number and its noun stands nothing but a quotation mark."""
    gap = noun.start - edge
    if gap == _NOUN_GAP + 1:
        return folded.lower[noun.start - 1] in _QUOTES
    return gap <= _NOUN_GAP


def _classified(folded: Folded, edge: int, start: int) -> bool:
    """`hai chiếc tiêm kích`: between a number and its noun stands only a classifier."""
    between = folded.lower[edge:start]
    return between.strip() in markers("classifier") and between.startswith(" ") and between.endswith(" ")


def _part_of(folded: Folded, units: list[Unit], i: int) -> bool:
    """Whether "trong (tổng) số" or "trong" and another number stands right behind the number at unit i."""
    if i + 2 >= len(units) or not folded.lower.startswith(markers_between("out-of"), units[i].end):
        return False
    between = folded.lower[units[i + 1].end : units[i + 2].start]
    numbered = getattr(units[i + 2], "kind", "") == "number"
    inside = folded.lower[units[i].end : units[i + 1].end]
    sums = markers("number-of")
    return numbered or any(word in between.split() or word in inside for word in sums)
