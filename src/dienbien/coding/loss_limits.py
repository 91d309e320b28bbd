"""What stands beside a word of loss and was not lost: avoided, only aimed at, somebody else's, launched.

Comes in: the units of a sentence with a word of loss and a count. Goes out: yes or no. It counts nothing.
"""

from dienbien.coding.groups import Unit
from dienbien.coding.loss_counts import Count, class_of
from dienbien.coding.loss_words import FLYING, THINGS, LossWord
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers

_AVOIDING = 24
"""How many letters before a word of loss are asked for words that say it was avoided."""
_OWNED = 2
"""How many units an owner takes behind those who were counted: "của" and the owner."""
_RUINED = frozenset({"destroyed", "damaged"})


def is_avoided(folded: Folded, units: list[Unit], word: LossWord) -> bool:
    """`để tránh gây thương vong cho dân thường`: what somebody keeps from happening is no loss."""
    start = units[word.index].start
    return folded.plain[max(0, start - _AVOIDING) : start].rstrip().endswith(markers("avoiding"))


def is_aim(units: list[Unit], word: LossWord) -> bool:
    """`tấn công để giết thủ lĩnh Borg`: who is only meant to die has not died."""
    killing = word.index > 0 and word.after and word.kind == "killed"
    before = units[word.index - 1] if killing else None
    return isinstance(before, Phrase) and before.kind == "cue" and before["value"] == "purpose"


def befell_another(units: list[Unit], count: Count, word: LossWord) -> bool:
    """`bắt 9 vệ sĩ của nghị sĩ bị hạ sát`, `20 người ở các cơ sở bị phá hủy`: the nearer ones suffered it.

    The owner of those who were counted did where another word already tells what befell them.
    """
    last = units[word.edge - 1]
    if word.kind in _RUINED and count.what not in THINGS:
        return any(_is_thing(unit) for unit in units[count.after : word.edge])
    told = units[count.first - 1] if count.first else None
    if not isinstance(last, Group) or last.preposition != "of" or count.after < word.edge - _OWNED:
        return False
    return isinstance(told, Phrase) and told.kind in {"act", "loss"} and not last.members[0].plural


def was_launched(units: list[Unit], before: Count, count: Count) -> bool:
    """`phóng 50 tên lửa vào Malta, 7 địa điểm bị đánh trúng`: what flew at somebody was not hit with them."""
    if before.what not in FLYING or count.what in FLYING:
        return False
    between = units[before.after : count.first]
    joined = any(isinstance(u, Phrase) and u.kind == "cue" and u["kind"] == "join" for u in between)
    return not joined and any(isinstance(u, Group) and u.preposition == "to" for u in between)


def is_charge(unit: Unit) -> bool:
    """`bắt tàu cá bị cáo buộc giấu 4 tấn xăng`: what somebody is charged with is counted apart."""
    if not isinstance(unit, Phrase):
        return False
    charged = unit.kind == "stop" and unit["phrase"].split(" ")[0] in marked("suffered")
    return charged or (unit.kind == "cue" and unit["value"] == "alleged")


def _is_thing(unit: Unit) -> bool:
    noun = class_of(unit)
    return noun is not None and noun[0] in THINGS
