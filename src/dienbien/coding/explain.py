"""How a page was understood, step by step, and why a sentence gave no record.

Comes in: a document. Goes out: an `Explanation` of plain values: zones, sentences with phrases and who they
were taken for, acts with roles and reasons, records. It decides nothing; it reads what coding kept.
"""

from collections.abc import Iterator

import msgspec

from dienbien.coding.candidates import Candidate
from dienbien.coding.coder import read_document
from dienbien.coding.groups import Unit
from dienbien.coding.readings import Reading, ReadSentence
from dienbien.coding.reasons import reasons
from dienbien.language.lexicon import Lexicon
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.times_value import Interval, TimeExpression, Value
from dienbien.records import Document, Record, Zone


class PhraseView(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase or noun phrase: words, kind, value, and the table rows that know it."""

    text: str
    kind: str
    value: str
    rows: tuple[str, ...]


class ReasonView(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a record: its value, the rule behind it, and the table rows that know its words."""

    part: str
    value: str
    rule: str
    rows: tuple[str, ...]


class MergeView(msgspec.Struct, frozen=True, kw_only=True):
    """The mentions that became one record, the main one first, and which parts another mention lent it."""

    record: str
    mentions: tuple[str, ...]
    lent: tuple[str, ...]


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
    reasons: tuple[ReasonView, ...]


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
    merges: tuple[MergeView, ...]
    reason: str


def explain_document(document: Document, words: Lexicon | None = None) -> Explanation:
    """The reading of a document, for `dienbien explain`."""
    reading = read_document(document, words, traced=True)
    return Explanation(
        doc=document.id,
        zones=document.zones,
        sentences=tuple(_sentence(reading, sentence) for sentence in reading.sentences),
        records=reading.records,
        merges=tuple(_merges(reading)),
        reason=""
        if reading.sentences
        else "no known act, or nobody and no place abroad, is named on the page",
    )


def _sentence(reading: Reading, sentence: ReadSentence) -> SentenceView:
    folded = reading.analysis.folded
    acts = tuple(_act(reading, candidate, sentence) for candidate in sentence.candidates)
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


def _act(reading: Reading, candidate: Candidate, sentence: ReadSentence) -> ActView:
    folded = reading.analysis.folded
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
        row=candidate.row.where if candidate.row else "",
        reason=candidate.reason,
        reasons=tuple(
            ReasonView(part=r.part, value=r.value, rule=r.rule, rows=r.rows)
            for r in reasons(reading, candidate, sentence)
        ),
    )


def _merges(reading: Reading) -> Iterator[MergeView]:
    """What became of several mentions; records of one mention are left out."""
    folded = reading.analysis.folded
    for record, event in zip(reading.records, reading.events, strict=True):
        if len(event) < 2:
            continue
        main = event[0]
        given = {
            "date": main.dated or not any(c.dated for c in event),
            "place": main.place is not None or record.place is None,
            "actor": any(a.known for a in main.actor) or not record.actor,
            "recipient": any(a.known for a in main.recipient) or not record.recipient,
            "sources": bool(main.sources) or not record.sources,
            "losses": len(record.losses) <= len(main.losses),
        }
        yield MergeView(
            record=record.id,
            mentions=tuple(f"{c.zone}: {_words(folded, *c.trigger)}" for c in event),
            lent=tuple(part for part, own in given.items() if not own),
        )


def _phrase(folded: Folded, unit: Unit) -> PhraseView:
    if isinstance(unit, Group):
        first = unit.members[0]
        who = ", ".join(
            f"{m.name or m.anaphor or m.office or '?'} ({m.country or '-'} {m.sector})" for m in unit.members
        )
        rows = tuple(row.where for m in unit.members for row in m.rows)
        mark = f"{unit.preposition}: " if unit.preposition else ""
        return PhraseView(
            text=_words(folded, unit.start, unit.end), kind=first.kind, value=mark + who, rows=rows
        )
    row = (unit.entry.row.where,) if unit.entry else ()
    value = (
        _understood(unit.value)
        if unit.value is not None
        else " ".join(unit.entry.row.values.values() if unit.entry else ())
    )
    return PhraseView(text=_words(folded, unit.start, unit.end), kind=unit.kind, value=value[:120], rows=row)


def _understood(value: object) -> str:
    """What was understood of a number, or of a time: `calendar: month 10, day 20, afternoon`."""
    if not isinstance(value, TimeExpression):
        return str(value)
    hour = None if value.hour is None else f"hour {value.hour}"
    return ", ".join(filter(None, (_moment(value.value), value.part, hour)))


def _moment(value: Value | None) -> str:
    if value is None:
        return "open"
    if isinstance(value, Interval):
        return f"{_moment(value.start)} to {_moment(value.end)}"
    said = [
        f"{field.name.replace('_', ' ')} {getattr(value, field.name)}"
        for field in msgspec.structs.fields(value)
        if getattr(value, field.name) != field.default
    ]
    return f"{type(value).__name__.lower()}: {', '.join(said)}"


def _words(folded: Folded, start: int, end: int) -> str:
    first, last = folded.original(start, end)
    return folded.text[first:last]
