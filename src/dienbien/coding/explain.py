"""How a page was understood, step by step, and why a sentence gave no record.

Comes in: a document. Goes out: an `Explanation` of plain values: zones, sentences with phrases and who they
were taken for, acts with roles and reasons, records. It decides nothing; it reads what coding kept.
"""

import msgspec

from dienbien.coding.candidates import Candidate
from dienbien.coding.coder import read_document
from dienbien.coding.groups import Unit
from dienbien.coding.readings import Reading, ReadSentence
from dienbien.language.lexicon import Lexicon
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.records import Document, Record, Zone


class PhraseView(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase or noun phrase: words, kind, value, and the table rows that know it."""

    text: str
    kind: str
    value: str
    rows: tuple[str, ...]


class ActView(msgspec.Struct, frozen=True, kw_only=True):
    """An act as its clause tells it; `reason` is empty if it became a record or part of one."""

    text: str
    event: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    date: str | None
    status: str
    sources: tuple[str, ...]
    relation: str
    row: str
    reason: str


class SentenceView(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence: its zone, words, phrases, acts, and why it has no record (empty if it has)."""

    zone: str
    text: str
    phrases: tuple[PhraseView, ...]
    acts: tuple[ActView, ...]
    reason: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """All that was understood of one document."""

    doc: str
    zones: tuple[Zone, ...]
    sentences: tuple[SentenceView, ...]
    records: tuple[Record, ...]
    reason: str


def explain_document(document: Document, words: Lexicon | None = None) -> Explanation:
    """The reading of a document, for `dienbien explain`."""
    reading = read_document(document, words)
    return Explanation(
        doc=document.id,
        zones=document.zones,
        sentences=tuple(_sentence(reading, sentence) for sentence in reading.sentences),
        records=reading.records,
        reason="" if reading.sentences else "no known act, or nobody who could act, is named on the page",
    )


def _sentence(reading: Reading, sentence: ReadSentence) -> SentenceView:
    folded = reading.analysis.folded
    acts = tuple(_act(folded, candidate) for candidate in sentence.candidates)
    return SentenceView(
        zone=sentence.zone,
        text=_words(folded, sentence.start, sentence.end),
        phrases=tuple(_phrase(folded, unit) for unit in sentence.units),
        acts=acts,
        reason="" if any(not act.reason for act in acts) else _why_nothing(sentence, acts),
    )


def _why_nothing(sentence: ReadSentence, acts: tuple[ActView, ...]) -> str:
    if acts:
        return "; ".join(dict.fromkeys(f"{act.text}: {act.reason}" for act in acts))
    if not any(isinstance(unit, Group) for unit in sentence.units):
        return "names no known act and nobody who could act"
    return "names no known act"


def _act(folded: Folded, candidate: Candidate) -> ActView:
    return ActView(
        text=_words(folded, *candidate.trigger),
        event=candidate.event,
        mode=candidate.mode,
        actor=tuple(_words(folded, a.start, a.end) for a in candidate.actor),
        recipient=tuple(_words(folded, a.start, a.end) for a in candidate.recipient),
        date=candidate.date,
        status=candidate.status,
        sources=tuple(_words(folded, a.start, a.end) for a in candidate.sources),
        relation=candidate.predicate.relation,
        row=", ".join(candidate.rules),
        reason=candidate.reason,
    )


def _phrase(folded: Folded, unit: Unit) -> PhraseView:
    if isinstance(unit, Group):
        first = unit.members[0]
        who = ", ".join(
            f"{m.name or m.anaphor or m.office or '?'} ({m.country or '-'} {m.sector})" for m in unit.members
        )
        rows = tuple(row for m in unit.members for row in m.rows)
        mark = f"{unit.preposition}: " if unit.preposition else ""
        return PhraseView(
            text=_words(folded, unit.start, unit.end), kind=first.kind, value=mark + who, rows=rows
        )
    row = (unit.entry.row.where,) if unit.entry else ()
    value = (
        str(unit.value)
        if unit.value is not None
        else " ".join(unit.entry.row.values.values() if unit.entry else ())
    )
    return PhraseView(text=_words(folded, unit.start, unit.end), kind=unit.kind, value=value[:120], rows=row)


def _words(folded: Folded, start: int, end: int) -> str:
    first, last = folded.original(start, end)
    return folded.text[first:last]
