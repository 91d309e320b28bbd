"""What one document says that the tables don't hold, as far as what stands around it tells.

Comes in: a document. Goes out: `Sighting`s: unknown words right behind somebody who acts, known acts that
made no record, names of nobody, places without a country, words of time that were not read. It ranks nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dienbien.coding.coder import read_document
from dienbien.coding.groups import Unit
from dienbien.coding.readings import Reading, ReadSentence
from dienbien.language.lexicon import Lexicon
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import markers
from dienbien.language.vi.times_table import time_words
from dienbien.records import Document

GapKind = Literal["verb", "noun", "act", "actor", "place", "time"]
KINDS: dict[GapKind, str] = {
    "verb": "Unknown words right behind somebody who acts; telling: somebody else follows",
    "noun": "Unknown nouns of action beside somebody who acts; telling: two are named",
    "act": "Known acts that made no record, and why; telling: two countries or bodies are named",
    "actor": "Names that stand for nobody known; telling: right beside an act or a verb of saying",
    "place": "Places of which no country is known; telling: a noun of place stands before",
    "time": "Words of time that were not read; telling: with a number",
}
"""The lists of a report, and what a telling sighting is in each."""

_LONGEST_WORDS = 3
_EXAMPLE = 200
_DATE = re.compile(r"(?<![\w.,/-])\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?(?![\w/-])")
_LETTERS = re.compile(r"[^\W\d_]+")
_BESIDE = 14
"""How far beside a word of time, in letters, its neighbours are shown."""
_WHOLE = frozenset({"relative", "counted"})
_OPENERS = frozenset({"cue", "part", "month", "year", "weekday", "decade", "century", "since"})
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One gap in one sentence: up to three words of which the shorter beginnings count as well for verbs."""

    kind: GapKind
    words: str
    telling: bool
    example: str
    why: str = ""


def sightings(document: Document, words: Lexicon | None = None) -> Iterator[Sighting]:
    """The gaps of a document, sentence by sentence; none where it names nobody from abroad."""
    reading = read_document(document, words, whole=True)
    folded = reading.analysis.folded
    told = [sentence for sentence in reading.sentences if sentence.zone != "teaser"]
    if not any(_sides(sentence) for sentence in told):
        return
    for sentence in told:
        example = _shown(folded, sentence)
        yield from _verbs(folded, sentence, example)
        yield from _nouns(folded, sentence, example)
        yield from _acts(folded, sentence, example)
        yield from _actors(folded, sentence, example)
        yield from _places(folded, sentence, example)
        yield from _times(reading, sentence, example)


def _shown(folded: Folded, sentence: ReadSentence) -> str:
    start, end = folded.original(sentence.start, sentence.end)
    return " ".join(folded.text[start : min(end, start + _EXAMPLE)].split())


def _sides(sentence: ReadSentence) -> set[str]:
    """The countries and bodies that a sentence names, without the home of the press."""
    known = (a for actors in sentence.resolved.values() for a in actors if a.known)
    return {a.key for a in known if a.country != HOME}


def _acting(sentence: ReadSentence, unit: Unit) -> bool:
    """Whether a unit is somebody known from abroad, of whom a verb may follow."""
    if not isinstance(unit, Group) or not (unit.bare or unit.preposition == "by"):
        return False
    actors = sentence.resolved.get(id(unit), ())
    return unit.members[0].kind != "place" and any(a.known and a.country != HOME for a in actors)


def _verbs(folded: Folded, sentence: ReadSentence, example: str) -> Iterator[Sighting]:
    units = sentence.units
    for i, unit in enumerate(units):
        if not _acting(sentence, unit):
            continue
        j, edge = _past_auxiliaries(folded, units, i)
        following = units[j] if j < len(units) else None
        if isinstance(following, Phrase) and following.kind in {"act", "speech", "loss"}:
            continue
        words = _unknown(folded, edge, following.start if following else sentence.end)
        if words:
            behind = units[j : j + 2]
            other = any(isinstance(u, Group) and sentence.resolved.get(id(u)) for u in behind)
            yield Sighting("verb", words, other, example)


def _past_auxiliaries(folded: Folded, units: list[Unit], i: int) -> tuple[int, int]:
    """The index and position behind the auxiliaries and times that follow unit i at once."""
    j, edge = i + 1, units[i].end
    while j < len(units):
        unit = units[j]
        if not isinstance(unit, Phrase) or folded.plain[edge : unit.start].strip():
            break
        if unit.kind != "time" and not (unit.kind == "cue" and unit["kind"] == "aux"):
            break
        j, edge = j + 1, unit.end
    return j, edge


def _unknown(folded: Folded, start: int, end: int) -> str:
    """Up to three unknown words of a stretch, empty where it holds none or opens with a figure."""
    words = folded.plain[start:end].split()[:_LONGEST_WORDS]
    return " ".join(words) if words and _LETTERS.fullmatch(words[0]) else ""


def _nouns(folded: Folded, sentence: ReadSentence, example: str) -> Iterator[Sighting]:
    sides = _sides(sentence)
    if not sides:
        return
    for i, unit in enumerate(sentence.units):
        if isinstance(unit, Phrase) and unit.kind == "cue" and unit["value"] == "classifier":
            following = sentence.units[i + 1].start if i + 1 < len(sentence.units) else sentence.end
            words = _unknown(folded, unit.end, following)
            if words:
                noun = f"{folded.plain[unit.start : unit.end]} {words}"
                yield Sighting("noun", noun, len(sides) > 1, example)


def _acts(folded: Folded, sentence: ReadSentence, example: str) -> Iterator[Sighting]:
    several = len(_sides(sentence)) > 1
    for candidate in sentence.candidates:
        if candidate.reason:
            start, end = candidate.trigger
            yield Sighting("act", folded.plain[start:end], several, example, candidate.reason)


def _actors(folded: Folded, sentence: ReadSentence, example: str) -> Iterator[Sighting]:
    units = sentence.units
    for i, unit in enumerate(units):
        if not isinstance(unit, Group) or unit.preposition == "at" or sentence.resolved.get(id(unit)):
            continue
        beside = (*units[i + 1 : i + 2], *units[max(0, i - 1) : i])
        telling = any(isinstance(u, Phrase) and u.kind in {"act", "speech"} for u in beside)
        for mention in unit.members:
            if mention.kind == "name" and _foreign(folded, sentence, mention):
                words = " ".join(folded.cased[mention.start : mention.end].split())
                yield Sighting("actor", words, telling, example)


def _foreign(folded: Folded, sentence: ReadSentence, mention: Mention) -> bool:
    """Whether a name is not one of the home of the press, nor a capital letter that only opens something."""
    first, _, rest = folded.cased[mention.start : mention.end].partition(" ")
    if first.lower() in markers("home-surname"):
        return False
    if rest:
        return True
    goes_on = folded.lower[mention.end : mention.end + 2].strip().isalpha()
    return mention.start > sentence.start and first.isascii() and not goes_on and first.isalpha()


def _places(folded: Folded, sentence: ReadSentence, example: str) -> Iterator[Sighting]:
    for unit in sentence.units:
        if not isinstance(unit, Group):
            continue
        for mention in unit.members:
            place = mention.place
            if place is not None and place.country is None and place.lat is None:
                if any(letter.isupper() for letter in place.name[1:]) or place.name[:1].isupper():
                    yield Sighting("place", place.name, place.name[:1].islower(), example)
            elif mention.kind == "name" and unit.preposition == "at" and not sentence.resolved.get(id(unit)):
                if _foreign(folded, sentence, mention):
                    yield Sighting("place", mention.person or "", False, example)


def _times(reading: Reading, sentence: ReadSentence, example: str) -> Iterator[Sighting]:
    folded = reading.analysis.folded
    read = [p for p in reading.analysis.between(sentence.start, sentence.end) if p.kind == "time"]
    stretch = folded.lower[sentence.start : sentence.end]
    for start, end in _time_like(stretch):
        at = sentence.start + start
        if not any(p.start <= sentence.start + end and at <= p.end for p in read):
            words = " ".join(folded.plain[at : sentence.start + end + _BESIDE].split()[:_LONGEST_WORDS])
            yield Sighting("time", _DIGIT.sub("0", words), bool(_DIGIT.search(words)), example)
    for match in _DATE.finditer(stretch):
        at, behind = sentence.start + match.start(), sentence.start + match.end()
        if not any(p.start < behind and at < p.end for p in read):
            before = folded.plain[max(sentence.start, at - _BESIDE) : at].split()[-2:]
            yield Sighting("time", _DIGIT.sub("0", " ".join([*before, match[0]])), True, example)


def _time_like(stretch: str) -> Iterator[tuple[int, int]]:
    """Where words of the table of times stand, openers of a date before a figure only."""
    table = time_words()
    for start, end, n in table.phrases.hits(stretch):
        kind = table.entries[n].kind
        if kind in _WHOLE or (kind in _OPENERS and _DIGIT.match(stretch, end + 1)):
            yield start, end
