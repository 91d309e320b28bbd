"""Truces that take effect: "Lệnh ngừng bắn giữa Peru và Chile chính thức có hiệu lực".

Comes in: the known phrases of a text. Changes the words for a truce, which elsewhere name a topic, to an act
where its sentence says behind the sides and place of it that it has come into force (codebook section 3).
"""

from dienbien.language.entries import Entry
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers_apart, markers_between

_REACH = 110
"""How far behind the words for a truce, in letters, it may be said to be in force."""
_CLOSERS = ".;!?\n"


def read_truces(folded: Folded, phrases: list[Phrase]) -> None:
    """Give words for a truce their reading as an act where they are told to be in force."""
    for phrase in phrases:
        act = _truce(phrase) if phrase.others else None
        if act is not None and _in_force(folded, phrase.end):
            phrase.kind, phrase.entry, phrase.others = "act", act, ()


def _truce(phrase: Phrase) -> Entry | None:
    if phrase.kind != "stop":
        return None
    return next((entry for entry in phrase.others if entry.kind == "act"), None)


def _in_force(folded: Folded, end: int) -> bool:
    """Whether words for coming into force stand behind, in the same sentence, not said only to be to come."""
    behind = f"{folded.lower[end : end + _REACH]} "
    stops = [at for mark in _CLOSERS if (at := behind.find(mark)) >= 0]
    behind = behind[: min(stops, default=len(behind))] + " "
    at = max((behind.find(word) for word in markers_between("in-force")), default=-1)
    return at > 0 and not behind[:at].endswith(markers_apart("not-yet"))
