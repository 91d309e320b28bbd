"""What a corpus lacks, as text for people or JSON for programs.

Comes in: inputs. Goes out: per kind of gap a ranked list with example sentences. It shows what
`dienbien.gaps` found and ranks nothing itself.
"""

from pathlib import Path

import msgspec

from dienbien.cli.inputs import Inputs
from dienbien.cli.output import open_output
from dienbien.cli.progress import ProgressLine
from dienbien.cli.run import Failures, each_document, words_of
from dienbien.gaps import KINDS, Gap, Report, Survey
from dienbien.safe import escape_unsafe, one_line


def gaps_of_inputs(inputs: Inputs, top: int, as_json: bool, tables: Path | None = None) -> int:
    """Survey the inputs and print the report; returns how many inputs or documents failed."""
    failures = Failures()
    survey = Survey(words_of(tables))
    with open_output(None) as stream, ProgressLine(False, inputs) as progress:
        for _ in each_document(inputs, survey.add, failures):
            progress.advance(0)
        report = survey.report(top)
        if as_json:
            stream.write(escape_unsafe(msgspec.json.encode(report)) + b"\n")
        else:
            stream.write("\n".join(report_lines(report)).encode("utf-8", errors="replace") + b"\n")
    return failures.count


def report_lines(report: Report) -> list[str]:
    """The report as plain text: count, telling count, words, and up to three sentences below."""
    lines = [f"{report.documents:,} documents"]
    if report.missed:
        lines.append(f"rare phrases were dropped on the way: counts may be up to {report.missed} too low")
    for kind, gaps in report.gaps.items():
        lines += ["", f"{kind}: {KINDS[kind]}", f"{'count':>8}{'telling':>9}"]
        lines += [line for gap in gaps for line in _lines(gap)]
        if not gaps:
            lines.append("    none")
    return lines


def _lines(gap: Gap) -> list[str]:
    why = f": {gap.why}" if gap.why else ""
    head = f"{gap.count:>8}{gap.telling:>9}  {one_line(gap.words + why)}"
    return [head, *(f"{'':>19}{one_line(example)}" for example in gap.examples)]
