"""Words of loss in a sentence: what happened to what they count, and on which side of them the count stands.

Comes in: units. Goes out: `LossWord`s in order. An act's own words may be one ("bắn rơi", "bắt giữ").
"""

from functools import cache

from dienbien.coding.groups import Unit
from dienbien.coding.loss_counts import class_of, reading
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.tables import variants
from dienbien.language.text import Folded
from dienbien.language.vi.rows_vi import rows_of
from dienbien.language.vi.tables_vi import has_marker, marked, markers

_LOSS_OF_ACT = {
    ("ASSAULT", "destroy"): "destroyed",
    ("ASSAULT", "heavy-weapons"): "shot-down",
    ("ASSAULT", "targeted"): "killed",
    ("ASSAULT", "abduct"): "captured",
    ("ASSAULT", "occupy"): "seized",
    ("COERCE", "arrest"): "detained",
    ("COERCE", "seize"): "seized",
}
"""What a counted object of an act has suffered, where the act is no word of loss itself."""
_TELLING = frozenset({"loss", "act"})
FLYING = frozenset({"uav", "aircraft", "helicopter", "missile"})
THINGS = FLYING | {
    "tank", "armoured-vehicle", "artillery", "vehicle", "ship", "building", "territory", "other", "money",
}  # fmt: skip
_OF_THINGS = {
    "killed": "destroyed",
    "casualties": "destroyed",
    "captured": "seized",
    "detained": "seized",
    "wounded": "damaged",
}
"""What a word said of people means of things: "mất 3 UAV", "bắt giữ 2 tàu", "một trực thăng trúng đạn"."""
_AIMED = frozenset({"uav", "missile"})
"""What is killed ("tiêu diệt 3 UAV") only on its way to its target."""
_OF_PEOPLE = {"destroyed": "killed", "shot-down": "killed"}


class LossWord:
    """A word of loss at unit `index`; `before` and `after` say where what it counts may stand.

    `edge`: the unit before which a count must stand, past the one who acts behind "bị".
    """

    __slots__ = ("after", "before", "edge", "index", "kind", "own_act", "total", "what")

    def __init__(
        self,
        index: int,
        edge: int,
        kind: str,
        before: bool,
        after: bool,
        total: bool,
        own_act: bool,
        what: str,
    ) -> None:
        self.index = index
        self.edge = edge
        self.kind = kind
        self.before = before
        self.after = after
        self.total = total
        self.own_act = own_act
        self.what = what


def read_words(folded: Folded, units: list[Unit]) -> list[LossWord]:
    """The words of loss of a sentence, left to right."""
    telling = [i for i, unit in enumerate(units) if isinstance(unit, Phrase) and unit.kind in _TELLING]
    found = (_word(folded, units, i) for i in telling)
    return [word for word in found if word is not None]


def suffered(kind: str, what: str) -> str | None:
    """What a word of one kind says of one class of people or things; None where it says nothing sensible."""
    if what not in THINGS:
        kind = _OF_PEOPLE.get(kind, kind)
        return kind if kind in _HARM else None
    if what == "territory":
        kind = "seized" if kind == "casualties" else kind
        return kind if kind in {"seized", "destroyed", "damaged"} else None
    if kind == "killed" and what in _AIMED:
        return "shot-down"
    kind = _OF_THINGS.get(kind, kind)
    if kind in _HARM:
        return "missing" if kind == "missing" and what in FLYING | {"ship"} else None
    if kind == "shot-down" and what not in FLYING | {"other"}:
        return "destroyed"
    return kind


_HARM = frozenset({"killed", "wounded", "casualties", "missing", "captured", "detained", "displaced"})


def _word(folded: Folded, units: list[Unit], i: int) -> LossWord | None:
    unit = units[i]
    assert isinstance(unit, Phrase)
    kind, side, total, what = _row(unit) if unit.kind == "loss" else _of_act(folded, unit)
    if not kind:
        return None
    toll = _counts_whom(folded, units, i) if unit.kind == "loss" and side == "before" else ""
    if toll:
        side, total, what = "after", True, toll
    passive = passive_before(units, i) if side == "after" else None
    before = side in {"before", "both"} or passive is not None
    after = side in {"after", "both"} and passive is None
    edge = i if passive is None else passive
    return LossWord(i, edge, kind, before, after, total, unit.kind == "act", what)


def _counts_whom(folded: Folded, units: list[Unit], i: int) -> str:
    """`Số binh sĩ Peru thiệt mạng lên 15`: the class of those whose number the words tell behind them."""
    whom = units[i - 1] if i else None
    told = class_of(whom) if whom is not None else None
    if whom is None or told is None:
        return ""
    before = folded.plain[max(0, whom.start - 12) : whom.start].split()
    counted = bool(before) and before[-1] in marked("total") and " ".join(before[-2:]) not in marked("among")
    return told[0] if counted else ""


def _joins(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and unit.kind == "cue" and unit["value"] == "and"


def _row(unit: Phrase) -> tuple[str, str, bool, str]:
    entry = reading(unit, "loss")
    assert entry is not None
    total = entry["phrase"].startswith(markers("total"))
    return entry["kind"], entry["side"], total, entry["what"] or "person"


def _of_act(folded: Folded, act: Phrase) -> tuple[str, str, bool, str]:
    """What an act says of its counted object: its own words first, else what its mode stands for."""
    entry = reading(act, "loss")
    if entry is not None:
        return entry["kind"], entry["side"], False, "person"
    told = folded.plain[act.start : act.end]
    if has_marker(f" {told} ", "survived"):  # `bị mưu sát hụt`
        return "", "", False, ""
    row = _within(told)
    if row is not None:
        return row[0], "before" if act["frame"] == "suffer" else row[1], False, "person"
    if act["mode"] == "heavy-weapons" and not any(word in act["phrase"] for word in markers("intercept")):
        return "", "", False, ""
    side = "before" if act["frame"] == "suffer" else "after"
    return _LOSS_OF_ACT.get((act["event"], act["mode"]), ""), side, False, "person"


@cache
def _within(act: str) -> tuple[str, str] | None:
    """The first and longest words of loss among those of an act, which are a table's: so all are kept."""
    words = act.split(" ")
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            row = _phrases().get(" ".join(words[first:last]))
            if row is not None:
                return row
    return None


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    return {
        spelling: (row["kind"], row["side"])
        for row in rows_of("losses.tsv")
        for spelling in variants(row["phrase"])
    }


def passive_before(units: list[Unit], i: int) -> int | None:
    """The unit of "bị" before the word, with nothing but who did it, and how many, between them."""
    for j in range(i - 1, max(-1, i - 6), -1):
        unit = units[j]
        if isinstance(unit, Group) or unit.kind in {"time", "name", "number", "lossnoun"}:
            continue
        if unit.kind == "act" and _joins(units[j + 1]):
            continue
        if unit.kind != "cue":
            return None
        if unit["value"] == "passive":
            return j
        if unit["kind"] == "sub":
            return None
    return None
