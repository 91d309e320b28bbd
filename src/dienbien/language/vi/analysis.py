"""A Vietnamese text as typed phrases, left to right: the front door of this language.

Comes in: a text. Goes out: an `Analysis` with lexicon hits, times, numbers, unknown names and punctuation
in one ordered list. It binds nothing to anything: roles and records are the work of `coding`.
"""

from bisect import bisect_left

from msgspec.structs import replace

from dienbien.language.entries import Entry
from dienbien.language.lexicon import Lexicon
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded, fold, places_of
from dienbien.language.vi.compiled import lexicon
from dienbien.language.vi.counted import bridge_counts
from dienbien.language.vi.home import HOME
from dienbien.language.vi.motions import has_motion, read_motions
from dienbien.language.vi.names import find_runs, with_namesakes, without_given_names
from dienbien.language.vi.numbers import find_numbers
from dienbien.language.vi.times import find_times
from dienbien.language.vi.times_value import Vague
from dienbien.language.vi.truces import read_truces

_DASHES = "-–—"
_PUNCTUATION = ',;:()[]“”"«».!?…' + _DASHES
_OUT_OF_OFFICE = {"sector": "PTY", "office": "former"}
_OPENING, _FEW, _SHARE = 300, 2, 12
"""Two such words in the first 300 letters, or two and one in twelve of all known phrases, decide."""
_LOCAL = frozenset({"nature", "crime", "graft", "market", "animal", "treason"})
"""Topics that tell about the sentence they stand in, not about the page."""
_TOLD = frozenset({"act", "loss"})
_NEAR = 150
"""How near an act, in letters, somebody from abroad must be named once on a page."""
_NOBODY = frozenset({"cue", "speech", "stop", "topic"})
"""Kinds of phrases that name nobody."""
_OWNED = frozenset({"country", "organization", "person", "area"})
_ARMED = frozenset({"REB", "IGO"})


class Analysis:
    """A folded text and its phrases in order, none overlapping."""

    __slots__ = ("_starts", "folded", "phrases")

    def __init__(self, folded: Folded, phrases: list[Phrase]) -> None:
        self.folded = folded
        self.phrases = phrases
        self._starts = [phrase.start for phrase in phrases]

    def between(self, start: int, end: int) -> list[Phrase]:
        """The phrases inside a stretch of the folded text."""
        starts = self._starts
        first = last = bisect_left(starts, start)
        while last < len(starts) and starts[last] < end:
            last += 1
        return self.phrases[first:last]


def has_news(phrases: list[Phrase]) -> bool:
    """Whether an act stands near anybody or any place abroad, or rebels; else there is nothing to code.

    What a page tells of its own country alone is no news by the codebook (section 2), or private, but for
    what the state does to those who speak or act against it.
    """
    act = abroad = -_NEAR
    for phrase in phrases:
        if phrase.kind in _TOLD:
            act = phrase.start
        elif phrase.kind == "topic" and phrase["topic"] == "treason":
            abroad = phrase.start
        elif phrase.kind in _NOBODY and not phrase.others:
            continue
        elif _from_abroad(phrase):
            abroad = phrase.start
        else:
            continue
        if abs(act - abroad) < _NEAR and act >= 0 and abroad >= 0:
            return True
    return False


def _from_abroad(phrase: Phrase) -> bool:
    if phrase.entry is not None and _is_abroad(phrase.entry):
        return True
    return bool(phrase.others) and any(_is_abroad(entry) for entry in phrase.others)


def _is_abroad(entry: Entry) -> bool:
    return (entry.kind in _OWNED and entry["country"] != HOME) or entry["sector"] in _ARMED


def is_unpolitical(phrases: list[Phrase]) -> bool:
    """Whether the words of sport and show are so many, for the length of the text, that it is about them.

    Of pages that test a rumour one word in the first lines is enough: what they tell may never have happened.
    """
    topics = [p for p in phrases if p.kind == "topic" and p["topic"] not in _LOCAL]
    if not topics:
        return False
    if any(p["topic"] == "hoax" and p.start < _OPENING for p in topics):
        return True
    opening = sum(1 for p in topics if p.start < _OPENING)
    return opening >= _FEW or (len(topics) >= _FEW and len(topics) * _SHARE > len(phrases))


def analyse(
    text: str, published: str | None = None, *, words: Lexicon | None = None, whole: bool = False
) -> Analysis:
    """All phrases of a text. A page without an act or without an actor is given back with none.

    `published` (ISO 8601) decides which of a person's offices holds. `words` are the built-in tables where
    none are given. `whole` keeps the phrases of a page without act or actor, too.
    """
    folded = fold(text)
    words = lexicon() if words is None else words
    known = words.find(folded)
    numbers: list[Phrase] = []
    if whole or any(_from_abroad(phrase) for phrase in known):
        numbers = [Phrase(n.start, n.end, "number", None, n) for n in find_numbers(folded.lower)]
        known = bridge_counts(folded, known, numbers, words)
        read_truces(folded, known)
    if not (whole or has_news(known) or has_motion(folded, known)) or is_unpolitical(known):
        return Analysis(folded, [])
    for phrase in known:
        if phrase.kind == "person":
            _choose_office(phrase, published)
    phrases = _without_overlap(_times(folded, known), known)
    phrases = _without_overlap(_without_modifiers(phrases, numbers), numbers)
    phrases = without_given_names(folded, phrases)
    phrases = with_namesakes(folded, _without_overlap(_names(folded, phrases), phrases))
    phrases = _without_overlap(phrases, _marks(folded.cased))
    read_motions(folded, phrases)
    return Analysis(folded, phrases)


def _times(folded: Folded, known: list[Phrase]) -> list[Phrase]:
    """The times of a text; "nhiều lần" and the like give way to an act's own words."""
    # "đầu năm tới nay" is "until now", not "next year"; both spellings are equally long.
    found = find_times(folded.lower.replace("tới nay", "đến nay"))
    times = [Phrase(t.start, t.end, "time", None, t) for t in found]
    if any(isinstance(t.value.value, Vague) for t in times):
        acts = [p for p in known if p.kind in {"act", "speech"}]
        clear = {id(p) for p in _without_overlap(acts, times)}
        times = [t for t in times if id(t) in clear or not isinstance(t.value.value, Vague)]
    return times


def _marks(cased: str) -> list[Phrase]:
    """Punctuation; a dash counts between two spaces, which are its own."""
    marks: list[Phrase] = []
    for start in places_of(cased, _PUNCTUATION):
        mark = cased[start]
        if mark in ",." and cased[start - 1 : start].isdecimal() and cased[start + 1 : start + 2].isdecimal():
            continue  # `12,1%`: a part of a number parts nothing
        if mark not in _DASHES:
            marks.append(Phrase(start, start + 1, "punctuation", None, mark))
        elif cased[start - 1 : start] == cased[start + 1 : start + 2] == " ":
            if not (marks and marks[-1].end >= start):
                marks.append(Phrase(start - 1, start + 2, "punctuation", None, mark))
    return marks


def _choose_office(phrase: Phrase, published: str | None) -> None:
    """Of several offices of a person, the one held on the day; who holds none is a politician out of office.

    Without a day, the last office (codebook section 11.7: the office counts at the time of the act).
    """
    readings = [e for e in (phrase.entry, *phrase.others) if e is not None and e.kind == "person"]
    if not readings:
        return
    chosen = readings[-1]
    if published:
        day = published[:10]
        begun = sorted((e for e in readings if e["from"] <= day), key=lambda e: e["from"])
        holding = [e for e in begun if not e["to"] or e["to"] > day]
        chosen = (holding or begun or readings[:1])[-1]
        if chosen["to"] and chosen["to"] <= day:
            chosen = Entry(
                "person", replace(chosen.row, values={**chosen.row.values, **_OUT_OF_OFFICE}), chosen.exact
            )
    rest = (phrase.entry, *phrase.others)
    phrase.entry, phrase.others = chosen, tuple(e for e in rest if e is not None and e.kind != "person")


def _without_overlap(first: list[Phrase], second: list[Phrase]) -> list[Phrase]:
    """Both lists in order; of the second only what no phrase of the first touches."""
    merged: list[Phrase] = []
    done, count = 0, len(second)
    for phrase in first:
        begin = done
        while begin < count and second[begin].end <= phrase.start:
            begin += 1
        if begin == done + 1:
            merged.append(second[done])
        elif begin > done:
            merged += second[done:begin]
        merged.append(phrase)
        done = begin
        while done < count and second[done].start < phrase.end:
            done += 1
    return merged + second[done:]


def _without_modifiers(phrases: list[Phrase], numbers: list[Phrase]) -> list[Phrase]:
    """Without prepositions and stops that are a number's own words: "gần 100" is less than a hundred."""
    if not numbers:
        return phrases
    kept: list[Phrase] = []
    following, end = 0, 0
    for phrase in phrases:
        while following < len(numbers) and numbers[following].start <= phrase.start:
            end = numbers[following].end
            following += 1
        own = phrase.end <= end if phrase.kind == "stop" else phrase.kind == "cue" and phrase.end < end
        if not own:
            kept.append(phrase)
    return kept


def _names(folded: Folded, phrases: list[Phrase]) -> list[Phrase]:
    """What is left of capitalised runs when known phrases are cut out of them."""
    names: list[Phrase] = []
    first = 0
    for start, end in find_runs(folded.cased):
        at = start
        while first < len(phrases) and phrases[first].end <= start:
            first += 1
        index = first
        if index < len(phrases) and phrases[index].start <= start and phrases[index].end >= end:
            continue
        while index < len(phrases) and phrases[index].start < end:
            known = phrases[index]
            _add_name(names, folded, at, min(known.start, end))
            at = max(at, known.end)
            index += 1
        _add_name(names, folded, at, end)
    return names


def _add_name(names: list[Phrase], folded: Folded, start: int, end: int) -> None:
    while start < end and not folded.cased[start].isalnum():
        start += 1
    while end > start and not folded.cased[end - 1].isalnum() and folded.cased[end - 1] != ".":
        end -= 1
    is_initial = end - start == 2 and folded.cased[start + 1] == "."
    if end - start > 1 and folded.cased[start].isupper() and not is_initial:
        names.append(Phrase(start, end, "name", None, folded.cased[start:end]))
