"""Acts whose words a count parts: "ký 11 thỏa thuận", "giảm 10% thuế", "trục xuất ba nhà ngoại giao".

Comes in: a folded text, its phrases, its numbers and the lexicon. Goes out: the phrases, with an act in place
of those inside it where the tables know the words without the count. Losses keep their counts: what kills,
takes or arrests is left to shorter rows and what stands behind them.
"""

from bisect import bisect_left, bisect_right
from operator import attrgetter

from dienbien.language.entries import Entry
from dienbien.language.lexicon import Lexicon
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded, is_word_letter
from dienbien.language.vi.tables_vi import begins, markers_apart, markers_between

_start, _end = attrgetter("start"), attrgetter("end")
_SHARE = 8
"""How many letters a share may have."""
_REACH = 30
"""How many letters on either side of a count may belong to the act."""
_COSTLY = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_HARMLESS = frozenset({"restrict", "censor", "aerial"})
_STRONGER = frozenset({"AGREE", "SANCTION", "RETREAT", "COOPERATE"})
"""Types of which the longer words win over an act found inside them."""


def bridge_counts(
    folded: Folded, phrases: list[Phrase], numbers: list[Phrase], words: Lexicon
) -> list[Phrase]:
    """The phrases with acts that span a count. Linear in the text and its counts."""
    found: list[Phrase] = []
    counts = [(number.start - 1, _with_unit(folded.plain, number.end)) for number in numbers if number.start]
    for start, end in sorted([*_several(folded.lower), *_shares(folded.lower), *counts]):
        act = _across(folded, words, start, end)
        if act is not None and (not found or found[-1].end <= act.start):
            found.append(act)
    kept: list[Phrase] = []
    done = 0
    for act in found:
        begin = bisect_right(phrases, act.start, lo=done, key=_end)
        stop = bisect_left(phrases, act.end, lo=begin, key=_start)
        if all(_yields(phrase, act) for phrase in phrases[begin:stop]):
            kept += [*phrases[done:begin], act]
            done = stop
    return kept + phrases[done:] if kept else phrases


def _with_unit(plain: str, end: int) -> int:
    """Where a count ends with its currency: `cắt 300 triệu USD viện trợ`."""
    if not begins(plain, "currency", end + 1):
        return end
    longest = max(
        (unit for unit in markers_between("currency") if plain.startswith(unit, end)), key=len, default=""
    )
    return end + len(longest.rstrip())


def _several(lower: str) -> list[tuple[int, int]]:
    """Where words stand that count without a number, with the space before them and what makes them more."""
    found: list[tuple[int, int]] = []
    for word in markers_apart("counting"):
        at = lower.find(word)
        while at >= 0:
            end = at + len(word)
            if lower[end : end + 1] == " " and is_word_letter(lower[end + 1 : end + 2]):
                more = next((len(m) for m in markers_apart("counting-more") if lower.endswith(m, 0, at)), 0)
                found.append((at - more, end))
            at = lower.find(word, end)
    return found


def _shares(lower: str) -> list[tuple[int, int]]:
    """Where shares stand, with the space before them: `giảm 10% thuế`."""
    found: list[tuple[int, int]] = []
    at = lower.find("% ")
    while at >= 0:
        start = lower.rfind(" ", max(0, at - _SHARE), at)
        if start >= 0 and lower[start + 1 : start + 2].isdigit():
            found.append((start, at + 1))
        at = lower.find("% ", at + 1)
    return found


def _across(folded: Folded, words: Lexicon, start: int, end: int) -> Phrase | None:
    """The longest verb of action that begins before a count and ends behind it."""
    first, last = max(0, start - _REACH), min(len(folded.plain), end + _REACH)
    cut = start - first
    window = folded.plain[first:start] + folded.plain[end:last]
    spanning = words.spanning(window, cut)
    if spanning is None:
        return None
    begin, stop, readings = spanning
    acts = [e for e in readings if e.kind == "act" and e["form"] == "verb" and not _counts_losses(e)]
    if not acts:
        return None
    return Phrase(first + begin, first + stop + end - start, "act", acts[0])


def _counts_losses(act: Entry) -> bool:
    """Whether what an act counts is a loss: `bắt 10 người`, but not `hủy 6.000 thị thực`."""
    return act["event"] in _COSTLY and act["mode"] not in _HARMLESS


def _yields(phrase: Phrase, act: Phrase) -> bool:
    """Whether a phrase inside an act's words is no act of its own, a weaker one, or the same told shorter."""
    if phrase.start < act.start or phrase.end > act.end:
        return False
    if phrase.kind == "act" and phrase.start == act.start and phrase["event"] == act["event"]:
        return True
    return phrase.kind not in {"act", "speech"} or act["event"] in _STRONGER
