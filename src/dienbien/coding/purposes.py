"""What was done for a purpose that was carried out: `dùng UAV để tấn công`, `thả bom nhằm phá hủy`.

Comes in: a candidate that "để" or "nhằm" opens and the units of its sentence. Goes out: whether the words
before tell that it happened. Without such words a purpose is what somebody aims at (codebook section 7).
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.groups import Unit
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

_REACH = 120
_TOLD = frozenset({"past", "ongoing"})


def carried_out(candidate: Candidate, folded: Folded, units: list[Unit]) -> bool:
    """Whether a tool was used, or an attack made, for the purpose that a candidate names."""
    opener = candidate.predicate.subordinator
    if opener is None or opener["value"] != "purpose":
        return False
    before = [u for u in units if opener.start - _REACH <= u.start < opener.start]
    if any(isinstance(u, Phrase) and _open(u) for u in before):
        return False
    governor = candidate.predicate.governor
    struck = governor is not None and governor.is_act and governor.event in {"ASSAULT", "MOBILIZE"}
    if candidate.event == "ASSAULT":
        armed = struck and governor is not None and governor.event == "ASSAULT"
        return armed or _uses(folded, max(candidate.span[0], opener.start - _REACH), opener.start)
    return candidate.event == "AID" and struck


def _open(unit: Phrase) -> bool:
    """Words that leave open whether anything happened: "sẽ", "có thể", "muốn", "không"."""
    return unit.kind == "cue" and unit["kind"] == "aux" and unit["value"] not in _TOLD | {"passive"}


def _uses(folded: Folded, start: int, end: int) -> bool:
    words = f" {folded.plain[start:end]} "
    return any(f" {marker} " in words for marker in markers("use"))
