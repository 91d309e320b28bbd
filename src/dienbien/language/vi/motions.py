"""Verbs of motion that are prepositions elsewhere: "Tổng thống Serbia đến Trung Quốc" tells a visit.

Comes in: the phrases of a text. Changes "đến", "tới", "sang" from a preposition to an act where a person or
holder of an office stands right before it, at most with time and auxiliaries between, and a country behind.
"""

from dienbien.language.entries import Entry
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers_between

_TRAVELLERS = frozenset({"person", "office", "name"})
_NAMING = _TRAVELLERS | {"country", "body", "organization", "anaphor"}
_GROUND = frozenset({"country", "area"})
_BODIES = frozenset({"body", "office"})
_CLOSERS = frozenset(".:;,!?…-–|\n")
_WIDEST_GAP = 14
"""Letters between traveller and verb, before times are known: "hôm 18/3"."""
_WIDEST_KIND = 25
"""Letters between a delegation and whose it is: "thương mại cấp cao"."""


def read_motions(folded: Folded, phrases: list[Phrase]) -> None:
    """Give verbs of motion their reading as acts; all else stays a preposition."""
    for index, phrase in enumerate(phrases):
        act = _motion(phrase) if phrase.others else None
        if act is not None and _leads_abroad(folded, phrases, index) and _travels(folded, phrases, index):
            phrase.kind, phrase.entry, phrase.others = "act", act, ()


def has_motion(folded: Folded, phrases: list[Phrase]) -> bool:
    """Whether a text tells a journey of somebody to a country, as far as its known phrases show."""
    return any(
        phrase.others
        and _motion(phrase)
        and _leads_abroad(folded, phrases, i)
        and _travels(folded, phrases, i, _WIDEST_GAP)
        for i, phrase in enumerate(phrases)
    )


def _motion(phrase: Phrase) -> Entry | None:
    if phrase.kind != "cue":
        return None
    return next((entry for entry in phrase.others if entry.kind == "act"), None)


def _leads_abroad(folded: Folded, phrases: list[Phrase], index: int) -> bool:
    ahead = phrases[index + 1 : index + 3]
    end = phrases[index].end
    if len(ahead) > 1 and ahead[0].kind == "placenoun" and ahead[0].start - end <= 1:
        end, ahead = ahead[0].end, ahead[1:]
    if not ahead or not _adjoins(folded, end, ahead[0]):
        return False
    return ahead[0].kind in _GROUND and ahead[0]["country"] != ""


def _adjoins(folded: Folded, end: int, country: Phrase) -> bool:
    """`đến Malta`, `đến thủ đô Malta`."""
    between = folded.lower[end : country.start]
    return between == " " or between in markers_between("capital")


def _travels(folded: Folded, phrases: list[Phrase], index: int, gap: int = 1) -> bool:
    """Whether a person or office opens the clause before the verb; a country only as an office's owner."""
    start = phrases[index].start
    at = index - 1
    while at >= 0 and (phrases[at].kind == "time" or phrases[at]["kind"] == "aux"):
        if phrases[at]["value"] == "passive" or start - phrases[at].end > gap:
            return False
        start = phrases[at].start
        at -= 1
    if at >= 0 and _is_occasion(folded, phrases[at]):
        return start - phrases[at].end <= gap  # `tiếp Thủ tướng Peru nhân dịp sang Malta`
    if at < 0 or start - phrases[at].end > gap or "," in folded.lower[phrases[at].end : start]:
        return False
    at = _first_of_two(folded, phrases, at)
    named = phrases[at].kind in _TRAVELLERS or _delegated(folded, phrases[at])
    while at > 0 and phrases[at].kind in _NAMING and _goes_on(folded, phrases[at - 1], phrases[at]):
        at -= 1
        named = named or phrases[at].kind == "office" or _delegated(folded, phrases[at])
    if phrases[at].kind not in _NAMING:
        at += 1
    return named and _opens(folded, phrases, at)


def _first_of_two(folded: Folded, phrases: list[Phrase], at: int) -> int:
    """`Ngoại trưởng Peru và Chile tới Malta`: an office that two states share."""
    first = at - 2
    if first < 1 or {phrases[first].kind, phrases[at].kind} != {"country"}:
        return at
    gap = folded.lower[phrases[first].end : phrases[at].start]
    joined = gap == ", " or gap in markers_between("and")
    return first if joined and phrases[first - 1].kind == "office" else at


def _goes_on(folded: Folded, before: Phrase, phrase: Phrase) -> bool:
    """Whether two are one noun phrase: side by side, or `phái đoàn thương mại cấp cao Peru`."""
    gap = phrase.start - before.end
    if gap <= 1 or gap > _WIDEST_KIND or not _delegated(folded, before):
        return gap <= 1
    return folded.plain[before.end + 1 : phrase.start - 1].replace(" ", "").isalpha()


def _delegated(folded: Folded, phrase: Phrase) -> bool:
    """`phái đoàn`, `nhóm nghị sĩ`: bodies that are people on their way."""
    return phrase.kind in _BODIES and folded.plain[phrase.start : phrase.end] in marked("delegation")


def _opens(folded: Folded, phrases: list[Phrase], at: int) -> bool:
    """Whether a noun phrase begins a clause: not "chuyến thăm của Tổng thống …", "cử phái viên …"."""
    before = phrases[at - 1] if at else None
    words = folded.lower[before.end if before else 0 : phrases[at].start].rstrip(" \"“‘'")
    if words:
        return words[-1] in _CLOSERS
    if before is None or before.kind in {"punctuation", "time"}:
        return True
    return before.kind == "cue" and (before["kind"] in {"sub", "join"} or _is_occasion(folded, before))


def _is_occasion(folded: Folded, phrase: Phrase) -> bool:
    return phrase.kind == "cue" and folded.plain[phrase.start : phrase.end] in marked("setting")
