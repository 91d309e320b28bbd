"""Fights that a sentence tells by their toll alone: "xung đột khiến 40 người chết".

Comes in: a sentence with its predicates, none of them a fight. Goes out: a predicate that stands for one,
or none. The codebook (section 3) makes the words that name the deaths the trigger where no act is named.
"""

from functools import cache

from dienbien.coding.groups import Unit
from dienbien.coding.losses import Found, read_losses
from dienbien.coding.predicates import Predicate, may_act
from dienbien.coding.readings import ReadSentence
from dienbien.language.entries import Entry
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.tables import Row, variants
from dienbien.language.text import Folded
from dienbien.language.vi.rows_vi import rows_of
from dienbien.language.vi.times_near import PhraseFinder

_TOLLS = frozenset({"killed", "wounded", "casualties", "displaced", "destroyed", "damaged", "missing"})
_BEFORE, _BEHIND = 90, 16
"""How many letters before "khiến", or behind the word of loss, a war may be named."""
_MODES = {"uav": "drone", "missile": "heavy-weapons", "artillery": "heavy-weapons"}
_FORCES = frozenset(
    {"soldier", "tank", "armoured-vehicle", "artillery", "aircraft", "helicopter", "uav", "ship"}
)


def told_by_toll(folded: Folded, sentence: ReadSentence) -> Predicate | None:
    """The fight behind the losses of a sentence, if nothing else in it names one."""
    units, predicates = sentence.units, sentence.predicates
    if not sentence.has("loss"):
        return None
    acts = [p for p in predicates if p.is_act and p.event in {"ASSAULT", "PROTEST", "COERCE"}]
    if acts and not any(map(_parts, units)):
        return None
    for found in read_losses(folded, units):
        if found.claim.kind not in _TOLLS:
            continue
        told = _lost(units, predicates, found) if _apart(units, acts, found) else None
        if told is None and not acts:
            told = _war(folded, sentence, found) or _weapon(units, found)
        if told is not None:
            _bind(units, predicates, told)
            return told
    return None


def _apart(units: list[Unit], acts: list[Predicate], found: Found) -> bool:
    """Whether no act of the sentence stands in the clause of the loss."""
    for act in acts:
        first, last = sorted((act.index, found.word))
        if not any(map(_parts, units[first:last])):
            return False
    return True


def _parts(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and (unit.cue == "while" or unit.value == ";")


def _predicate(start: int, end: int, index: int, row: Row) -> Predicate:
    return Predicate(Phrase(start, end, "act", Entry("act", row)), index)


def _row(words: str, mode: str) -> Row:
    cells = {
        "phrase": words,
        "event": "ASSAULT",
        "mode": mode,
        "form": "verb",
        "frame": "object",
        "content": "-",
    }
    return Row("losses.tsv", 0, cells)


def _war(folded: Folded, sentence: ReadSentence, found: Found) -> Predicate | None:
    """The war named before "khiến" or "cướp đi", or right behind the word of loss."""
    finder, rows = _wars()
    units = sentence.units
    word = units[found.word]
    caused = found.cause is not None or found.claim.start > word.start
    if caused:
        end = units[found.cause].start if found.cause is not None else word.start
        start = max(sentence.start, end - _BEFORE)
    else:
        start, end = word.end, min(sentence.end, word.end + 2 * _BEHIND)
    hits = finder.hits(folded.plain[start:end])
    if not caused:
        hits = [hit for hit in hits[:1] if hit[0] <= _BEHIND]
    for first, last, which in reversed(hits):
        at = start + first
        covering = [
            u for u in units if u.start <= at < u.end and not (isinstance(u, Phrase) and u.kind == "cue")
        ]
        if not covering:
            index = next((i for i, u in enumerate(units) if u.start >= at), len(units)) - 1
            return _predicate(at, start + last, max(index, 0), rows[which])
    return None


@cache
def _wars() -> tuple[PhraseFinder, list[Row]]:
    spellings = {s: row for row in rows_of("tolls.tsv") for s in variants(row["phrase"])}
    return PhraseFinder(spellings), list(spellings.values())


def _weapon(units: list[Unit], found: Found) -> Predicate | None:
    """Somebody's drone or missile that the sentence makes the cause."""
    end = found.cause if found.cause is not None else found.word
    for group in units:
        if isinstance(group, Group) and group.members[0].weapon and group.members[0].country:
            mode = _MODES.get(group.members[0].what)
            caused = group.start < units[end].start and group.bare and found.cause is not None
            behind = 0 <= group.start - units[found.word].end <= _BEHIND
            if mode and (caused or behind):
                word = units[found.word]
                told = _predicate(word.start, word.end, found.word, _row("toll", mode))
                told.subject, told.own_subject = group, True
                return told
    return None


def _lost(units: list[Unit], predicates: list[Predicate], found: Found) -> Predicate | None:
    """`Quân đội Chile nói Peru mất 40 binh sĩ`: a side tells what it cost the other."""
    if found.claim.kind not in {"casualties", "destroyed"} or found.claim.what not in _FORCES:
        return None
    word = units[found.word]
    if not isinstance(word, Phrase) or word.kind != "loss" or word.start > found.claim.start:
        return None
    speech = [p for p in predicates if p.index < found.word and p.subject is not None]
    sides = [u for u in units[: found.word] if isinstance(u, Group) and u.bare and may_act(u)]
    if not speech or not sides or speech[-1].subject is sides[-1]:
        return None
    speaker, loser = speech[-1].subject, sides[-1]
    told = _predicate(word.start, found.claim.end, found.word, _row("toll", "-"))
    told.subject, told.own_subject, told.objects = speaker, True, [loser]
    return told


def _bind(units: list[Unit], predicates: list[Predicate], told: Predicate) -> None:
    """Who, when and where stand beside the words, and who says so."""
    said = [p for p in predicates if p.index < told.index and p.phrase.kind == "speech"]
    if said:
        told.relation, told.governor = "complement", said[-1]
    floor = said[-1].phrase.end if said else units[0].start
    for unit in units:
        if isinstance(unit, Group):
            if unit.members[0].kind == "place" and unit.start >= floor:
                told.places_after.append(unit)
            elif told.nominal and 0 <= told.phrase.start - unit.preposition_start <= _BEHIND:
                told.subject, told.light = unit, "do"
            elif told.nominal and told.phrase.end <= unit.start <= told.phrase.end + _BEFORE:
                told.objects.append(unit)
        elif unit.kind == "time":
            (told.times_before if unit.end <= told.phrase.start else told.times_after).append(unit)
