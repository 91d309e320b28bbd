"""What makes a noun of an act's words: "sự", "lời", an owner behind them, a verb that carries nouns.

Comes in: the units of a sentence and the place of an act among them. Goes out: whether the act is told by a
noun, so that nobody before it need be its subject. Which verbs carry nouns stands in the table of cues.
"""

from functools import cache

from dienbien.coding.groups import Unit
from dienbien.coding.kinds import JUDGING, REASONS
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import (
    Openings,
    marked,
    markers,
    markers_ahead,
    markers_between,
    noun_markers,
)

_GOVERNING = frozenset({"according", "of", "about", "for", "from", "by"})
"""Prepositions right behind which a verb is a noun."""
_NAMED_BEHIND = frozenset({"ACCUSE", "THREATEN", "REQUEST", "CONCEDE", "SANCTION", "MOBILIZE", "ASSAULT"})
"""What "sau" or "trước" right before its verb names: "sau cáo buộc …"."""

_ISSUED = frozenset({"ACCUSE", "THREATEN", "REQUEST"})
"""What somebody gets "từ" others."""


@cache
def passive_words() -> Openings:
    """Words with which an act begins that is a verb whatever stands before it ("bị"), with their space."""
    return Openings(f"{word} " for word in markers("passive-verb"))


def locates(cue: Phrase) -> bool:
    """`tại`, `sau` and `trước` before a noun of action say where or when something else happens."""
    return cue["value"] == "at" or cue["phrase"] in marked("ahead")


def is_located(units: list[Unit], index: int) -> bool:
    """Whether "tại", "trong" or "sau" stands before an act, perhaps with "các" between."""
    before = units[index - 1] if index else None
    if index > 2 and isinstance(before, Phrase) and before.subkind == "nominal":
        before, first = units[index - 2], units[index - 3]
        if isinstance(first, Phrase) and first.kind == "number":
            return False  # `một trong những cuộc tập kích`
    return isinstance(before, Phrase) and before.kind == "cue" and locates(before)


def carried(before: Unit) -> bool:
    """`Peru hứng tập kích`: right behind a verb that carries nouns, a verb is one."""
    return isinstance(before, Phrase) and before.subkind == "light"


def is_noun(folded: Folded, units: list[Unit], index: int) -> bool:
    """Whether "sự", "lời", "các" right before a verb or "của" right behind it makes a noun of it."""
    if noun_markers().at(folded.plain, units[index].start):
        return True
    words = folded.lower[units[index].start : units[index].end]
    owned = words.count(" ") == 1 and not words.startswith(markers_ahead("trading-verb"))
    if owned and folded.lower.startswith(markers_between("owning"), units[index].end):
        return True
    if _comes_from(folded, units, index):
        return True
    before, unit = units[index - 1] if index else None, units[index]
    if before is None and isinstance(unit, Phrase) and unit["event"] == "REQUEST":
        return folded.lower.startswith(markers_between("whose"), unit.end)
    if not isinstance(before, Phrase) or folded.lower[before.end : unit.start] != " ":
        return False
    if folded.lower[before.start : before.end] in marked("occasion"):
        return True
    if before.kind != "cue":
        return _makes_noun(folded, before, unit)
    if passive_words().at(folded.plain, unit.start):
        return False
    later = folded.lower[before.start : before.end] in marked("aftermath")
    if later and isinstance(unit, Phrase) and unit["event"] in _NAMED_BEHIND:
        return True
    if before["value"] in REASONS and isinstance(unit, Phrase) and _gives_reason(unit):
        return False
    return before["kind"] == "nominal" or before["value"] in _GOVERNING


def _comes_from(folded: Folded, units: list[Unit], index: int) -> bool:
    """`lo ngại đe dọa từ Peru`, `vấp phải chỉ trích từ Peru`: the words of whoever stands behind "từ"."""
    unit, behind = units[index], units[index + 2 : index + 3]
    if not isinstance(unit, Phrase) or unit["event"] not in _ISSUED:
        return False
    if unit["event"] == "REQUEST" and not folded.lower.startswith(markers("appeal"), unit.start):
        return False  # `đề nghị hỗ trợ từ Peru`: it is Peru's help
    if folded.plain.startswith(markers("from-abroad"), unit.end + 1):
        return True
    source = behind[0] if behind else None
    if not isinstance(source, Group) or source.preposition != "from" or source.members[0].kind == "place":
        return False
    return folded.lower[unit.end : source.start] in markers_between("voiced-by")


def _gives_reason(act: Phrase) -> bool:
    judged = act["event"] in {"ACCUSE", "REJECT"} and act["mode"] != "investigate"
    return judged and act["form"] == "verb"


def _makes_noun(folded: Folded, before: Phrase, unit: Unit) -> bool:
    """`chỉ trích đề xuất ngừng bắn của Peru`, `có nhiều cảnh báo`: by an owner, and by "nhiều"."""
    if before.kind == "number":
        return folded.lower[before.start : before.end] in marked("countless")
    judged = before.kind == "act" and before["event"] in JUDGING and before["form"] == "verb"
    return judged and folded.lower.startswith(markers_between("proposed-by"), unit.end)
