"""Losses without a number beside them: one aircraft named by its type, a ship seized, somebody who fell.

Comes in: units and a word of loss that has taken no count. Goes out: a `Count` or None. "bắn rơi Su-24" is
one aircraft, "phá hủy các cây cầu" two bridges or more; "bắn hạ UAV" without more is none.
"""

import re
from functools import cache

from dienbien.coding.groups import Unit
from dienbien.coding.loss_counts import Count, class_of
from dienbien.coding.loss_words import THINGS, LossWord
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.tables import variants
from dienbien.language.text import Folded
from dienbien.language.vi.numbers import find_numbers
from dienbien.language.vi.rows_vi import rows_of
from dienbien.language.vi.tables_vi import has_marker, markers

SOMEBODY = "somebody"
"""The class of a person told by name or office: it depends on who that is."""
_MACHINES = frozenset({"aircraft", "helicopter", "uav", "ship"})
_KINDS = frozenset({"shot-down", "destroyed", "damaged", "seized"})
_OWN_WORDS = frozenset({"ship", "territory"})
"""What the words of an act may name and count themselves: "chiếm ba ngôi làng"."""
_THINGS = THINGS - {"territory", "money"}
_RUINED = frozenset({"destroyed", "damaged"})
_HURT = frozenset({"killed", "wounded"})
_ONE = frozenset({"person", "office", "anaphor"})
_TYPE = re.compile(r"[A-Z][A-Za-z/]{0,5} ?-?\d{1,3}")
_TYPE_BEFORE = re.compile(r"([A-Z][A-Za-z/]{0,4} ?-\d{1,3}\w{0,3})(?: [A-ZĐ]\w+)? (?:đã )?(?:bị )?\Z")
_REACH = 60
_NEAR = 16
_CLASSIFIER = 7
"""How many letters may stand between a word of loss and the noun of what was lost: " chiếc "."""


def named_victim(units: list[Unit], word: LossWord) -> Count | None:
    """`sát hại Bộ trưởng Ibarra`: whom a word of killing has right behind it."""
    at = word.index + 1
    unit = units[at] if word.after and word.kind == "killed" and at < len(units) else None
    return _persons(unit, at) if isinstance(unit, Group) else None


def single(folded: Folded, units: list[Unit], word: LossWord) -> Count | None:
    """The one thing that a word of loss is said of, or the count inside an act's own words."""
    act = units[word.index]
    if word.own_act:
        inside = _inside(folded, units, word.index)
        if inside is not None:
            return inside
    if word.before and word.kind in _HURT and isinstance(act, Phrase):
        sick = has_marker(f" {folded.plain[act.start : act.end]} ", "sickness")
        return None if sick else _somebody(units, word.edge)
    if word.kind not in _KINDS:
        return None
    if word.after:
        return _behind(folded, units, word.index, word.kind)
    told = word.before and act.start and word.kind != "seized"
    return _before(folded, units, word.edge) if told else None


def _somebody(units: list[Unit], edge: int) -> Count | None:
    """`Tướng Ibarra tử trận`, `khiến ông bị thương`: the persons that the clause is about, one each."""
    for i in range(edge - 1, max(-1, edge - 5), -1):
        unit = units[i]
        if not isinstance(unit, Group):
            if _parts(unit) or unit.kind not in {"cue", "time", "stop"}:
                return None
            continue
        if unit.preposition == "at":
            continue  # `Thị trưởng mới đắc cử tại Peru bị thương`
        return _persons(unit, i)
    return None


def _persons(group: Group, i: int) -> Count | None:
    one = all(m.kind in _ONE and not m.plural and m.anaphor in {"", "person"} for m in group.members)
    if group.preposition or not one:
        return None
    number, country = len(group.members), group.members[0].country
    return Count(i, i + 1, SOMEBODY, country, number, number, group.start, group.end, group)


def _inside(folded: Folded, units: list[Unit], i: int) -> Count | None:
    """`bắt giữ một tàu cá`, `bắt hàng trăm` người: the number is in the act's words, perhaps the noun too."""
    act = units[i]
    words = folded.lower[act.start : act.end]
    what = next((nouns[tail] for tail in _tails(words) if tail in (nouns := _nouns())), "")
    numbers = find_numbers(words)
    if what == "territory" and (not numbers or (numbers[-1].min, numbers[-1].max) == (2, None)):
        return None
    if what:
        low, high = (numbers[-1].min, numbers[-1].max) if numbers else (1, 1)
        plural = any(f" {mark} " in f"{words} " for mark in markers("plural"))
        return None if plural else Count(i, i + 1, what, None, low, high, act.start, act.end)
    noun = class_of(units[i + 1]) if numbers and i + 1 < len(units) else None
    if noun is None or numbers[-1].end != len(words) or units[i + 1].start - act.end > 1:
        return None
    number, unit = numbers[-1], units[i + 1]
    who = unit if isinstance(unit, Group) else None
    start = act.start + number.start
    return Count(i, i + 2, noun[0], noun[1], number.min, number.max, start, noun[2], who)


def counted_inside(folded: Folded, units: list[Unit], i: int) -> Count | None:
    """`thả 20 con tin bị bắt cóc`: an act's own words end in a count of people, whom another act befell."""
    act = units[i]
    if not isinstance(act, Phrase) or act.kind != "act":
        return None
    words = folded.lower[act.start : act.end]
    numbers = find_numbers(words)
    what = _people().get(words[numbers[-1].end + 1 :]) if numbers else None
    if what is None:
        return None
    number = numbers[-1]
    return Count(i, i + 1, what, None, number.min, number.max, act.start + number.start, act.end)


@cache
def _people() -> dict[str, str]:
    rows = (row for row in rows_of("lossnouns.tsv") if row["what"] not in THINGS)
    return {spelling: row["what"] for row in rows for spelling in variants(row["phrase"])}


def _tails(words: str) -> list[str]:
    parts = words.split(" ")
    return [" ".join(parts[first:]) for first in range(1, len(parts))]


@cache
def _nouns() -> dict[str, str]:
    rows = (row for row in rows_of("lossnouns.tsv") if row["what"] in _OWN_WORDS)
    return {spelling: row["what"] for row in rows for spelling in variants(row["phrase"])}


def _behind(folded: Folded, units: list[Unit], i: int, kind: str) -> Count | None:
    """`phá hủy tiêm kích MiG-29`, `bắn hạ F-16`, `bắn rơi chiếc trực thăng`, `bắn chìm tàu`: one machine."""
    word = units[i]
    bare = _TYPE.match(folded.cased, word.end + 1)
    if bare is not None and kind != "seized" and "-" in bare[0]:
        return Count(i + 1, i + 2, "aircraft", None, 1, 1, bare.start(), bare.end())
    at = i + 1 if i + 1 < len(units) and not _classifies(units[i + 1]) else i + 2
    unit = units[at] if at < len(units) else None
    noun = _thing(folded, unit) if unit is not None else None
    if unit is None or noun is None or unit.start - word.end > _CLASSIFIER:
        return None
    between = folded.lower[word.end : noun[2]].lstrip()
    low, high = (2, None) if between.startswith(markers("plural")) else (1, 1)
    one = between.startswith(markers("single")) or (noun[0] == "ship" and kind in _RUINED)
    one = one or (noun[0] == "building" and not folded.plain.startswith(markers("mass"), unit.start))
    one = one or _pointed_at(folded, noun[2])
    one = one or (noun[0] in _MACHINES and bool(_TYPE.search(folded.cased, unit.start, noun[2] + _NEAR)))
    seized = kind == "seized"
    if (high == 1 and (not one or seized)) or (seized and noun[0] == "other"):
        return None  # `tịch thu tàu cá` tells no number, `các tài sản` no things
    who = unit if isinstance(unit, Group) else None
    return Count(at, at + 1, noun[0], noun[1], low, high, unit.start, noun[2], who)


def _thing(folded: Folded, unit: Unit) -> tuple[str, str | None, int] | None:
    """Class, country and end of a thing that is no part of an adverbial; a named building is a place, too."""
    if isinstance(unit, Group) and unit.preposition:
        return None
    noun = class_of(unit)
    if noun is None and isinstance(unit, Group) and unit.members[0].kind in {"place", "body"}:
        words = folded.lower[unit.start : unit.end].split(" ")
        if any(" ".join(words[:last]) in _buildings() for last in range(1, 4)):
            noun = ("building", unit.members[0].country, unit.end)
    return noun if noun is not None and noun[0] in _THINGS else None


@cache
def _buildings() -> frozenset[str]:
    rows = (row for row in rows_of("lossnouns.tsv") if row["what"] == "building")
    return frozenset(spelling for row in rows for spelling in variants(row["phrase"]))


def _pointed_at(folded: Folded, end: int) -> bool:
    """`khiến phương tiện này hư hại`: the one told of before."""
    return folded.plain.startswith(markers("this"), end + 1)


def _classifies(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and unit.kind == "cue" and unit["value"] == "classifier"


def _before(folded: Folded, units: list[Unit], i: int) -> Count | None:
    """`trực thăng Chile bị bắn rơi`: the machine that the clause is about."""
    edge = units[i].start
    named = _TYPE_BEFORE.search(folded.cased, max(0, edge - _REACH), edge)
    if named is not None and "-" in named[1] and not _names_model(units, named.start(1)):
        return Count(i, i + 1, "aircraft", None, 1, 1, named.start(1), named.end(1))
    for j in range(i - 1, -1, -1):
        unit = units[j]
        if edge - unit.end > _REACH or (isinstance(unit, Phrase) and _parts(unit)):
            return None
        noun = _thing(folded, unit)
        if noun is not None:
            before = folded.lower[max(0, unit.start - 12) : unit.start].split()
            low, high = (2, None) if before and before[-1] in markers("plural") else (1, 1)
            whole = noun[0] == "building" and not folded.plain.startswith(markers("mass"), unit.start)
            one = noun[0] in _MACHINES or whole or _pointed_at(folded, noun[2]) or named is not None
            if high == 1 and not one:
                return None
            who = unit if isinstance(unit, Group) else None
            return Count(j, j + 1, noun[0], noun[1], low, high, unit.start, noun[2], who)
    return None


def _names_model(units: list[Unit], start: int) -> bool:
    """`bệ phóng S-400`: the name of a type says which one of the things before it is meant."""
    before = next((unit for unit in units if unit.end == start - 1), None)
    noun = class_of(before) if before is not None else None
    return noun is not None and noun[0] in _THINGS


def _parts(unit: Phrase) -> bool:
    if unit.kind in {"number", "act", "speech", "loss"} or unit.value in {".", ";", ":"}:
        return True
    unreal = {"hypothetical", "future", "negated", "negated-future", "wish", "must"}
    return unit.kind == "cue" and (unit["kind"] == "sub" or unit["value"] in unreal)
