"""Counts of losses and whose they are (codebook section 9): figures side by side, never added up.

Comes in: the units of a sentence. Goes out: `Found` losses with their words, in order. A word of loss takes
the counts before it or behind it, one or a list; a subset ("trong đó có …") goes with the count before it.
"""

from dataclasses import dataclass, replace

from dienbien.coding.candidates import LossClaim
from dienbien.coding.groups import Unit
from dienbien.coding.kinds import UNREAL
from dienbien.coding.loss_counts import Count, class_of, class_of_members, companions, read_counts
from dienbien.coding.loss_limits import befell_another, is_aim, is_avoided, is_charge, was_launched
from dienbien.coding.loss_singles import counted_inside, named_victim, single
from dienbien.coding.loss_words import FLYING, THINGS, LossWord, passive_before, read_words, suffered
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase, is_comma
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers, markers_apart, past

_REACH = 90
"""How many letters may stand between a count and its word of loss."""
_BESIDE = 45
"""How many letters may stand between a word of loss and the count behind it, or between counts of a list."""
_AMONG = 24
"""How many letters before a count are asked for words that say others are among those counted."""
_HELD = frozenset({"captured", "detained"})
_ENDS = frozenset({".", ";", ":", "?", "!"})


@dataclass(slots=True, frozen=True)
class Found:
    """A loss, the units of its word of loss and of the cause ("khiến") that governs it, and who was lost."""

    claim: LossClaim
    word: int
    cause: int | None
    who: Group | None


def read_losses(folded: Folded, units: list[Unit]) -> list[Found]:
    """The losses that a sentence counts, in order."""
    words = [w for w in read_words(folded, units) if not (is_aim(units, w) or is_avoided(folded, units, w))]
    if not words:
        return []
    counts = read_counts(folded, units)
    taken: dict[int, tuple[Count, LossWord]] = {}
    for word in words:
        if word.before:
            _take_left(folded, units, counts, taken, word)
    for word in words:
        if word.after and not any(w is word for _, w in taken.values()):
            _take_machine(folded, units, counts, taken, word)
        if word.after and not any(w is word for _, w in taken.values()):
            _take_right(units, counts, taken, word)
    _take_singles(folded, units, counts, taken, words)
    _take_parts(units, counts, taken)
    _take_among(folded, counts, taken)
    found = []
    for first in sorted(taken):
        told, word = taken[first]
        for count in (told, *companions(folded, told)):
            kind = suffered(word.kind, count.what)
            if kind is not None and (count.what != "money" or kind == "seized"):
                found.append(_found(folded, units, count, word, kind))
    return found


def _take_machine(
    folded: Folded,
    units: list[Unit],
    counts: list[Count],
    taken: dict[int, tuple[Count, LossWord]],
    word: LossWord,
) -> None:
    """`phá hủy tiêm kích MiG-29 và 3 xe tăng`: the one thing right behind the word opens the list."""
    behind = units[word.index + 1] if word.index + 1 < len(units) else None
    if isinstance(behind, Phrase) and behind.kind == "lossnoun":
        count = single(folded, units, word)
        if count is not None and count.first not in taken:
            taken[count.first] = (count, word)
            _take_list(units, counts, taken, count, word)


def _take_singles(
    folded: Folded,
    units: list[Unit],
    counts: list[Count],
    taken: dict[int, tuple[Count, LossWord]],
    words: list[LossWord],
) -> None:
    for word in words:
        if any(w is word for _, w in taken.values()):
            continue
        count = single(folded, units, word)
        if count is not None and count.first not in taken:
            taken[count.first] = (count, word)
            if word.after:
                _take_list(units, counts, taken, count, word)
        victim = named_victim(units, word) if count is None else None
        if victim is not None:
            before = len(taken)
            _take_list(units, counts, taken, victim, word)
            if len(taken) > before:  # alone, the act itself says whom it killed
                taken[victim.first] = (victim, word)


def _found(folded: Folded, units: list[Unit], count: Count, word: LossWord, kind: str) -> Found:
    what = _told_class(units, count, word)
    if what == "person":
        what = class_of_members(units, count) or what
    if kind == "detained" and _made_captive(folded, count):
        kind = "captured"
    if kind == "detained" and what == "civilian":
        what = "person"  # civilians are those in a fight
    what = "other" if what == "money" else what
    claim = LossClaim(kind, what, count.min, count.max, count.country, None, count.start, count.end)
    return Found(claim, word.index, _cause(units, count.first), count.who)


def _told_class(units: list[Unit], count: Count, word: LossWord) -> str:
    """`12 người thiệt mạng là cảnh sát`: who the people were, said right behind in the same clause."""
    if count.what != "person" or word.index < count.first:
        return count.what
    for i in range(word.index + 1, min(word.index + 6, len(units) - 1)):
        unit = units[i]
        if isinstance(unit, Phrase):
            if unit.kind == "punctuation" or (unit.kind == "cue" and unit["kind"] == "join"):
                break
            if unit.kind == "cue" and unit["phrase"] in marked("copula"):
                told = class_of(units[i + 1])
                return told[0] if told else count.what
    return count.what


def _made_captive(folded: Folded, count: Count) -> bool:
    """`bắt 3 người làm con tin`, `giữ 40 con tin`: taken by an armed side, not arrested."""
    counted = f" {folded.plain[count.start : count.end]} "
    if any(f" {past(words, 'made')} " in counted for words in markers("captive")):
        return True
    return folded.plain[count.end + 1 : count.end + 40].startswith(markers("captive"))


def _cause(units: list[Unit], first: int) -> int | None:
    """The unit of "khiến", "làm" that opens the clause of a count."""
    for i in range(first - 1, max(-1, first - 8), -1):
        unit = units[i]
        if isinstance(unit, Phrase):
            if unit.kind == "cue" and unit["value"] == "cause":
                return i
            if unit.kind in {"act", "speech"} or _ends(unit):
                return None
    return None


def _ends(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and unit.kind == "punctuation" and unit.value in _ENDS


def _opens_clause(unit: Unit) -> bool:
    """Whether a count before this unit can't belong to a word behind it."""
    if isinstance(unit, Group):
        return False
    subordinate = unit.kind == "cue" and unit["kind"] == "sub"
    return unit.kind in {"act", "loss", "speech"} or subordinate or _ends(unit)


def _unreal(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and unit.kind == "cue" and unit["value"] in UNREAL


def _take_left(
    folded: Folded,
    units: list[Unit],
    counts: list[Count],
    taken: dict[int, tuple[Count, LossWord]],
    word: LossWord,
) -> None:
    by_end = {count.after - 1: count for count in counts if count.first not in taken}
    i, edge = word.edge - 1, units[word.edge].start
    while i >= 0 and i not in by_end:
        opens = _opens_clause(units[i]) and not _tells_of_flight(units[i], word)
        opens = opens and not _befell_too(units, i, word)
        inside = counted_inside(folded, units, i) if opens and word.kind in _HELD else None
        if inside is not None:
            taken[inside.first] = (inside, word)
            return
        if (opens and not _aside(units, i, word.edge)) or _unreal(units[i]) or edge - units[i].end > _REACH:
            return
        if _bare_number(folded, units, i, word.edge):
            _take_bare(units, i, taken, word)
            return
        i -= 1
    if i < 0:
        return
    closed = any(map(is_comma, units[by_end[i].after : word.edge]))
    count: Count | None = by_end[i]
    if befell_another(units, by_end[i], word):
        return
    acts = (j for j in range(i + 1, word.edge) if getattr(units[j], "kind", "") == "act")
    behind_act = any(not _befell_too(units, j, word) for j in acts)
    if behind_act and by_end[i].what not in FLYING:
        return
    while count is not None:
        taken[count.first] = (count, word)
        before = _listed_before(units, by_end, count)
        count = None if before is not None and not closed and _has_part(units, before, count) else before


def _aside(units: list[Unit], i: int, edge: int) -> bool:
    """`12 người, phần lớn là phụ nữ, thiệt mạng`: what "là" says between two commas parts nothing."""
    unit, closing = units[i], units[edge - 1]
    named = isinstance(unit, Phrase) and unit.kind == "cue" and unit["phrase"] in marked("copula")
    return named and isinstance(closing, Phrase) and closing.value == ","


def _tells_of_flight(unit: Unit, word: LossWord) -> bool:
    """`30 UAV mà Peru phóng đã bị bắn hạ`: the act between says only who sent what was shot down."""
    return word.kind == "shot-down" and isinstance(unit, Phrase) and unit.kind == "act"


def _befell_too(units: list[Unit], i: int, word: LossWord) -> bool:
    """`hai lính bị phục kích và trọng thương`: the act and the loss befell the same people."""
    unit, join = units[i], units[i + 1]
    joined = i + 2 == word.edge and isinstance(join, Phrase) and join["value"] == "and"
    return joined and isinstance(unit, Phrase) and unit.kind == "act" and passive_before(units, i) is not None


def _bare_number(folded: Folded, units: list[Unit], i: int, word: int) -> bool:
    """`3 người chết và 5 bị thương`, `nhiều thương vong`: a number right before the word counts people."""
    unit = units[i]
    beside = folded.lower[unit.end : units[i + 1].start] == " "
    return isinstance(unit, Phrase) and unit.kind == "number" and i == word - 1 and beside


def _take_bare(units: list[Unit], i: int, taken: dict[int, tuple[Count, LossWord]], word: LossWord) -> None:
    unit = units[i]
    before = [count for first, (count, _) in taken.items() if first < i]
    if not isinstance(unit, Phrase) or not (before or word.kind == "casualties"):
        return
    what, country = (before[-1].what, before[-1].country) if before else (word.what, None)
    count = Count(i, i + 1, what, country, unit.value.min, unit.value.max, unit.start, unit.end)
    taken[i] = (count, word)


def _listed_before(units: list[Unit], by_end: dict[int, Count], count: Count) -> Count | None:
    """The count that a list names before this one: "3 xe tăng, 2 khẩu pháo và 5 UAV"."""
    for i in range(count.first - 1, -1, -1):
        if i in by_end:
            before = by_end[i]
            if count.start - before.end > _BESIDE or not _lists(units, before, count):
                return None
            return None if _sent_against(units, before, count) else before
        if not _between_counts(units[i]):
            return None
    return None


def _has_part(units: list[Unit], whole: Count, part: Count) -> bool:
    """`phóng 20 tên lửa, trong đó 15 quả bị bắn hạ`: without a second comma only the part was lost."""
    between = units[whole.after : part.first]
    return whole.what in THINGS and any(
        isinstance(u, Phrase) and u["phrase"] in marked("part") for u in between
    )


def _sent_against(units: list[Unit], before: Count, count: Count) -> bool:
    """`phóng 50 tên lửa vào Malta, 5 người thiệt mạng`: things before a comma did not die with the people."""
    between = units[before.after : count.first]
    joined = any(isinstance(u, Phrase) and u.kind == "cue" and u["kind"] == "join" for u in between)
    return before.what in THINGS and count.what not in THINGS and not joined


def _between_counts(unit: Unit) -> bool:
    if isinstance(unit, Group):
        # `một tên lửa Kinzhal và 3 UAV`, `một cường kích Su-22 và hai xe tăng`
        return bool(unit.preposition) or unit.members[0].kind == "name" or unit.members[0].weapon
    if unit.kind == "lossnoun":
        return True  # `4 xe tăng, khẩu pháo và hai radar`
    if unit.kind == "punctuation":
        return unit.value not in _ENDS
    return unit.kind == "cue" and unit["kind"] in {"join", "prep", "nominal"} and unit["value"] != "but"


def _lists(units: list[Unit], before: Count, count: Count) -> bool:
    """Whether something between two counts joins them, and not only a comma where both count people.

    A whole and its part are joined too: "14 người, trong đó có 3 trẻ em, đã thiệt mạng".
    """
    between = units[before.after : count.first]
    if any(isinstance(u, Phrase) and u["phrase"] in marked("part") for u in between):
        return True
    if was_launched(units, before, count):
        return False
    joined = any(isinstance(u, Phrase) and u.kind == "cue" and u["kind"] == "join" for u in between)
    comma = any(isinstance(u, Phrase) and u.value == "," for u in between)
    first = units[count.first]
    alone = count.after - count.first == 1 and isinstance(first, Phrase) and first.kind == "number"
    return joined or (comma and not alone and (count.what in THINGS or before.what != count.what))


def _take_right(
    units: list[Unit],
    counts: list[Count],
    taken: dict[int, tuple[Count, LossWord]],
    word: LossWord,
) -> None:
    if any(_unreal(unit) for unit in units[max(0, word.index - 2) : word.index]) and not word.own_act:
        return
    by_first = {count.first: count for count in counts if count.first not in taken}
    reach = _REACH if word.total else _BESIDE
    i, edge = word.index + 1, units[word.index].end
    while i < len(units) and i not in by_first:
        unit = units[i]
        if unit.start - edge > reach or ((_opens_clause(unit) or is_charge(unit)) and not word.total):
            return
        if _parts_from_object(unit) and not word.total:
            return
        if word.total and isinstance(unit, Phrase) and unit.kind == "number":
            total = Count(i, i + 1, word.what, None, unit.value.min, unit.value.max, unit.start, unit.end)
            taken[i] = (total, word)
            return
        i += 1
    count = by_first.get(i)
    if count is None or count.start - edge > reach:
        return
    if word.total and count.what == "person":
        count = replace(count, what=word.what)
    taken[count.first] = (count, word)
    _take_list(units, counts, taken, count, word)


def _parts_from_object(unit: Unit) -> bool:
    """A noun phrase or a comma that stands between a word and a number behind it parts them."""
    if isinstance(unit, Group):
        return not unit.preposition
    return unit.kind == "punctuation" and unit.value == ","


def _take_list(
    units: list[Unit],
    counts: list[Count],
    taken: dict[int, tuple[Count, LossWord]],
    count: Count,
    word: LossWord,
) -> None:
    """The counts that a list names behind one that is lost."""
    for following in counts:
        if following.first < count.after:
            continue
        between = units[count.after : following.first]
        if following.first in taken or following.start - count.end > _BESIDE:
            return
        if not all(_between_counts(u) for u in between) or not _lists(units, count, following):
            return
        taken[following.first] = (following, word)
        count = following


def _take_parts(units: list[Unit], counts: list[Count], taken: dict[int, tuple[Count, LossWord]]) -> None:
    """Subsets behind the word of loss: "… thiệt mạng, trong đó có 3 trẻ em và 2 phụ nữ"."""
    for count in counts:
        if count.first in taken:
            continue
        word = _whole(units, taken, count)
        if word is not None:
            taken[count.first] = (count, word)
            _take_list(units, counts, taken, count, word)


def _take_among(folded: Folded, counts: list[Count], taken: dict[int, tuple[Count, LossWord]]) -> None:
    """`Trong số 9 người thiệt mạng có 4 trẻ em`: who are among the lost stand behind the word of loss."""
    for count in counts:
        whole = next((c for c in taken.values() if c[0].after <= count.first), None)
        if count.first in taken or whole is None:
            continue
        before = folded.plain[max(0, whole[0].start - _AMONG) : whole[0].start].rstrip()
        between = folded.plain[whole[0].end : count.start].strip()
        if before.endswith(markers("among")) and between.endswith(markers_apart("there-is")):
            taken[count.first] = (count, whole[1])


def _whole(units: list[Unit], taken: dict[int, tuple[Count, LossWord]], count: Count) -> LossWord | None:
    """The word of loss of the count that this one is a part of."""
    words = {max(c.after - 1, w.index): w for c, w in taken.values() if c.first < count.first}
    part = False
    for i in range(count.first - 1, max(-1, count.first - 7), -1):
        if i in words:
            return words[i] if part else None
        unit = units[i]
        if not _between_counts(unit):
            return None
        part = part or (isinstance(unit, Phrase) and unit["phrase"] in marked("part"))
    return None
