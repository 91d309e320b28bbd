"""Scores of the coder on documents with gold records, as text, Markdown or JSON.

Comes in: documents, a file of gold records, and perhaps one of coded records; else
the documents are coded.
Goes out: scores and, if wanted, what went wrong. It compares nothing itself: `dienbien.evaluation` does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
import msgspec

from dienbien.cli.inputs import Inputs
from dienbien.cli.output import open_output
from dienbien.cli.progress import ProgressLine
from dienbien.cli.run import Failures, each_document, words_of
from dienbien.evaluation import (
    PARTS,
    Evaluation,
    GoldError,
    Judged,
    Measure,
    Miss,
    Part,
    evaluate,
    judged,
    misses,
    part_of,
    read_judged,
)
from dienbien.evaluation.matching import key_of
from dienbien.records import Document
from dienbien.safe import escape_unsafe, one_line

if TYPE_CHECKING:
    from dienbien.language.lexicon import Lexicon

EvaluationFormat = Literal["text", "json", "markdown"]


@dataclass(frozen=True, slots=True)
class Task:
    """What to evaluate: documents, gold records, coded records or None, one part or None for all.

    `tables` is a directory of tables to code with besides the built-in ones.
    """

    inputs: Inputs
    gold: Path
    coded: Path | None
    part: Part | None
    tables: Path | None = None


def evaluate_inputs(task: Task, form: EvaluationFormat, with_misses: bool) -> int:
    """Evaluate and print; returns how many inputs, documents or gold records could not be used.

    Raises `click.UsageError` where a file of records can't be used or there are no documents.
    """
    failures = Failures()
    texts, gold, coded = _gathered(task, failures)
    chosen = {i: text for i, text in texts.items() if task.part in {None, part_of(i)}}
    if not chosen:
        of_part = f" of the part {task.part}" if task.part else ""
        raise click.UsageError(f"no documents{of_part} to evaluate; name a file of documents")
    for doc in dict.fromkeys(record.doc for record in gold if record.doc not in texts):
        failures.add(f"{task.gold}: document {doc!r} is not among the documents; its records are left out")
    evaluation = evaluate(chosen, gold, coded)
    with open_output(None) as stream:
        if form == "json":
            stream.write(escape_unsafe(msgspec.json.encode(as_json(evaluation, with_misses))) + b"\n")
        else:
            lines = miss_lines(misses(evaluation)) if with_misses else []
            if form == "markdown":
                lines = [*lines, *markdown_lines(_parts(evaluation, task.part, gold, coded))]
            else:
                lines = [*lines, *text_lines(evaluation)]
            stream.write("\n".join([*lines, ""]).encode("utf-8", errors="replace"))
    return failures.count


def _gathered(task: Task, failures: Failures) -> tuple[dict[str, str], list[Judged], list[Judged]]:
    try:
        gold = read_judged(task.gold)
        coded = read_judged(task.coded) if task.coded else []
    except GoldError as error:
        raise click.UsageError(one_line(str(error))) from error
    texts: dict[str, str] = {}
    with ProgressLine(False, task.inputs) as progress:
        step = _nothing if task.coded else partial(_coded, words=words_of(task.tables))
        for document, records in each_document(task.inputs, step, failures):
            texts[document.id] = document.text
            coded.extend(records)
            progress.advance(len(records))
    return texts, gold, coded


def _nothing(document: Document) -> list[Judged]:
    return []


def _coded(document: Document, words: "Lexicon | None") -> list[Judged]:
    from dienbien.coding import code_document

    return judged(code_document(document, words))


def _parts(
    whole: Evaluation, part: Part | None, gold: Iterable[Judged], coded: Iterable[Judged]
) -> dict[str, Evaluation]:
    """One column of a table for the part asked for, or three: all, and each part."""
    if part:
        return {part: whole}
    split: dict[str, Evaluation] = {
        name: evaluate({i: t for i, t in whole.texts.items() if part_of(i) == name}, gold, coded)
        for name in PARTS
    }
    return {"all": whole, **split}


def as_json(evaluation: Evaluation, with_misses: bool = False) -> dict[str, Any]:
    """The scores as plain values, rounded to three decimals."""
    rows: dict[str, Any] = {
        "documents": len(evaluation.texts),
        "gold": evaluation.measures["event"].gold,
        "coded": evaluation.measures["event"].coded,
        **{name: _numbers(measure) for name, measure in evaluation.measures.items()},
        "slots": {name: round(share, 3) for name, share in evaluation.slots.items()},
        "fields": {name: _numbers(measure) for name, measure in evaluation.fields.items()},
        "types": {name: _numbers(measure) for name, measure in evaluation.types.items()},
        "unfaithful_spans": evaluation.unfaithful,
        "extra_in_empty_documents": evaluation.strays,
    }
    if with_misses:
        rows["misses"] = [msgspec.to_builtins(asdict(miss)) for miss in misses(evaluation)]
    return rows


def _numbers(measure: Measure) -> dict[str, float]:
    return {
        "precision": round(measure.precision, 3),
        "recall": round(measure.recall, 3),
        "f1": round(measure.f1, 3),
        "right": measure.right,
        "gold": measure.gold,
        "coded": measure.coded,
    }


def text_lines(evaluation: Evaluation) -> list[str]:
    """The scores as plain text."""
    event = evaluation.measures["event"]
    lines = [f"{len(evaluation.texts)} documents, {event.gold} gold records, {event.coded} coded", ""]
    lines += _block("measure", evaluation.measures)
    lines += ["", *_block("field", evaluation.fields, evaluation.slots)]
    lines += ["", *_block("type", evaluation.types), ""]
    lines.append(f"spans that don't quote their document: {evaluation.unfaithful}")
    lines.append(f"records in documents that have no gold record: {evaluation.strays}")
    return lines


def _block(head: str, rows: dict[str, Measure], shares: dict[str, float] | None = None) -> list[str]:
    share_head = "  of matched" if shares else ""
    lines = [f"{head:<11}{'P':>6}{'R':>7}{'F1':>7}{'right':>8}{'gold':>7}{'coded':>7}{share_head}"]
    for name, m in rows.items():
        share = f"{shares[name]:12.3f}" if shares else ""
        counted = f"{m.right:>8}{m.gold:>7}{m.coded:>7}"
        lines.append(f"{name:<11}{m.precision:6.3f}{m.recall:7.3f}{m.f1:7.3f}{counted}{share}")
    return lines


def markdown_lines(columns: dict[str, Evaluation]) -> list[str]:
    """Precision / recall / F1 of each measure, then the share of right fields, one column an evaluation."""
    heads = [
        f"{name}: {len(e.texts)} documents, {e.measures['event'].gold} gold records"
        for name, e in columns.items()
    ]
    lines = [_row("precision / recall / F1", heads), "|---" * (len(heads) + 1) + "|"]
    some = next(iter(columns.values()))
    for measure in some.measures:
        lines.append(_row(measure, [_three(e.measures[measure]) for e in columns.values()]))
    for slot in sorted(some.slots, key=lambda name: -some.slots[name]):
        shares = [f"{e.slots[slot]:.2f}" for e in columns.values()]
        lines.append(_row(f"right {slot}, of matched records", shares))
    return lines


def _row(head: str, cells: list[str]) -> str:
    return f"| {head} | {' | '.join(cells)} |"


def _three(measure: Measure) -> str:
    return f"{measure.precision:.2f} / {measure.recall:.2f} / {measure.f1:.2f}"


def miss_lines(found: Iterable[Miss]) -> Iterator[str]:
    """What went wrong, to read: document, kind, records, the sentence with the act in brackets."""
    for miss in found:
        what = f"wrong {', '.join(miss.fields)}" if miss.kind == "wrong" else miss.kind
        yield f"{one_line(miss.doc)}  {what}"
        for name, record in (("gold", miss.gold), ("coded", miss.coded)):
            if record is not None:
                yield f"  {name:<6} {one_line(record_line(record))}"
        yield f"  {one_line(miss.before + ' ⟦' + miss.words + '⟧ ' + miss.after)}"
        yield ""


def record_line(record: Judged) -> str:
    """A record's compared fields on one line."""
    act = record.event if record.mode is None else f"{record.event} {record.mode}"
    sides = " → ".join("+".join(key_of(e) for e in side) or "–" for side in (record.actor, record.recipient))
    where = f", {record.place.name or record.place.text}" if record.place else ""
    said = f", says {'+'.join(key_of(e) for e in record.sources)}" if record.sources else ""
    lost = "".join(f"; {c.kind} {c.what} {c.min}–{c.max}" for c in record.losses)
    return f"{act}: {sides}, {record.date or 'no date'}{where}, {record.status}{said}{lost}"
