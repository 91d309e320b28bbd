"""How pages were understood, as text for people or JSON for programs.

Comes in: inputs. Goes out: per page its zones, sentences with phrases, acts and reasons, and its records.
It shows what `coding.explain_document` says and decides nothing.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from dienbien.cli.inputs import Inputs
from dienbien.cli.output import open_output
from dienbien.cli.run import Failures, each_document, words_of
from dienbien.cli.words import act_words, entity_name, loss_words, source_words, title_of
from dienbien.records import Document, Record
from dienbien.safe import escape_unsafe, one_line

if TYPE_CHECKING:
    from dienbien.coding.explain import ActView, Explanation, MergeView, PhraseView, ReasonView, SentenceView

ExplanationFormat = Literal["text", "json"]


def explain_inputs(inputs: Inputs, form: ExplanationFormat, tables: Path | None = None) -> int:
    """Explain the inputs on standard output; returns how many inputs or documents failed."""
    from dienbien.coding import explain_document

    failures = Failures()
    step = partial(explain_document, words=words_of(tables))
    with open_output(None) as stream:
        for document, explanation in each_document(inputs, step, failures):
            if form == "json":
                stream.write(escape_unsafe(msgspec.json.encode(explanation)) + b"\n")
            else:
                stream.write(explanation_text(document, explanation).encode("utf-8", errors="replace"))
            stream.flush()
    return failures.count


def explanation_text(document: Document, explanation: "Explanation") -> str:
    """The explanation as plain indented text."""
    lines = [f"=== {one_line(document.id)} · {title_of(document)}"]
    if document.published:
        lines.append(f"    published {one_line(document.published)}")
    elif document.dated:
        lines.append(f"    published {document.dated}, as the page itself says")
    lines += ["", "Zones", *_zones(document), "", "Sentences"]
    for sentence in explanation.sentences:
        lines += _sentence(sentence)
    if explanation.reason:
        lines.append(f"  none coded: {one_line(explanation.reason)}")
    lines += ["", f"Records: {len(explanation.records)}"]
    merges = {merge.record: merge for merge in explanation.merges}
    for record in explanation.records:
        lines += [*_record(record), *_merge(merges.get(record.id))]
    return "\n".join([*lines, "", ""])


def _zones(document: Document) -> list[str]:
    if not document.zones:
        return ["  none: the whole text is read as body"]
    return [
        f"  {zone.kind:10} {zone.start:>6}–{zone.end:<6} {_short(document.text[zone.start : zone.end])}"
        for zone in document.zones
    ]


def _sentence(sentence: "SentenceView") -> list[str]:
    lines = ["", f"  [{sentence.zone}] {one_line(sentence.text)}"]
    lines += [_phrase(phrase) for phrase in sentence.phrases]
    lines += [line for act in sentence.acts for line in _act(act)]
    if sentence.reason:
        lines.append(f"    no record: {one_line(sentence.reason)}")
    return lines


def _phrase(phrase: "PhraseView") -> str:
    rows = f"  ({', '.join(phrase.rows)})" if phrase.rows else ""
    return f"    {phrase.kind:9} {_short(phrase.text, 40)!s:40}  {one_line(phrase.value)}{rows}"


def _act(act: "ActView") -> list[str]:
    event = act.event if act.mode is None else f"{act.event} {act.mode}"
    sides = f"{_names(act.actor)} → {_names(act.recipient)}"
    said = f", says {_names(act.sources)}" if act.sources else ""
    fate = f"dropped: {act.reason}" if act.reason else "record"
    return [
        one_line(f"act {event}: {sides}, {act.date or 'no date'}, {act.status}{said}").replace(
            "act", "    act", 1
        ),
        f"      “{one_line(act.text)}” ({one_line(act.row)}) {one_line(fate)}",
        *(_reason(reason) for reason in act.reasons),
    ]


def _reason(reason: "ReasonView") -> str:
    rows = f"  ({', '.join(reason.rows)})" if reason.rows else ""
    return f"      {reason.part:<9} {_short(reason.value, 40)}: {one_line(reason.rule)}{rows}"


def _record(record: Record) -> list[str]:
    actors = ", ".join(entity_name(entity) for entity in record.actor) or "–"
    recipients = ", ".join(entity_name(entity) for entity in record.recipient) or "–"
    where = f", {one_line(record.place.name)}" if record.place else ""
    lines = [
        f"  {act_words(record)}: {actors} → {recipients}, {record.date or 'no date'}{where}, {record.status}",
        f"    {record.zone} {record.trigger.start}–{record.trigger.end} “{one_line(record.trigger.text)}”",
    ]
    if record.sources:
        lines.append(f"    says {source_words(record.sources)}")
    return lines + [f"    {loss_words(loss)}" for loss in record.losses]


def _merge(merge: "MergeView | None") -> list[str]:
    if merge is None:
        return []
    main, *others = (_short(mention, 40) for mention in merge.mentions)
    lent = f"; they lend it {', '.join(merge.lent)}" if merge.lent else ""
    return [f"    told {len(others) + 1} times: {main} leads, then {'; '.join(others)}{lent}"]


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "–"


def _short(text: str, most: int = 60) -> str:
    line = one_line(text[: 4 * most])
    return line if len(line) <= most else line[: most - 1] + "…"
