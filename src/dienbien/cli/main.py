"""The `dienbien` command and its verbs; those on a store stand in modules of their own.

Comes in: arguments. Goes out: records, explanations or the JSON Schema on standard output, one line per
failure on standard error, and an exit code. What costs time to import is imported by the verb that needs it.
"""

import gc
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dienbien.cli import (
    alertverbs,
    backupverbs,
    doctorverb,
    eventverbs,
    exportverb,
    ledgerverbs,
    options,
    reviewverbs,
    serveverb,
    sparkverb,
    storeverbs,
    watchverb,
)
from dienbien.cli.inputs import Inputs, reads_inputs
from dienbien.version import __version__

if TYPE_CHECKING:
    from dienbien.cli.copies import CopiesFormat as Groups
    from dienbien.cli.evaluate import EvaluationFormat as Scores
    from dienbien.cli.explain import ExplanationFormat as View
    from dienbien.cli.read import DocumentFormat
    from dienbien.cli.run import RecordFormat as Form
    from dienbien.evaluation import Part

_EXIT_CODES = """
\b
Exit codes:
  0    everything was read and coded
  1    some inputs could not be read or coded (each is named on standard error, the rest
       is coded), or the output could not be written to the end
  2    the command was not understood: an unknown option, a bad date, no input, a bad table
  130  interrupted
  141  the reader of the output went away
"""

_CHECK_EXIT_CODES = """
\b
Exit codes:
  0    every row does what its example says
  1    some rows don't (each is named on standard output)
  2    a table can't be read: an unknown file, column or value (named with its line)
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dienbien")
def cli() -> None:
    """Read Vietnamese news pages and keep the record of a conflict.

    Who did what to whom, when, where, who says so, how many were lost, and the words that prove it.
    """


@cli.command(epilog=_EXIT_CODES)
@reads_inputs()
@options.tables
@options.form(
    "A table to read, one JSON record a line, or flat columns for spreadsheets.", "table", "jsonl", "csv"
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="NUMBER",
    help="Only records whose type and sides are right at least this often (0 to 1; see docs/confidence.md).",
)
@options.output
@click.option(
    "--registry",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Who holds which office by earlier runs: read before, added to after this one.",
)
@options.workers
@click.option(
    "--unordered", is_flag=True, help="Write records as they are ready, not in the order of the input."
)
@click.pass_context
def code(
    ctx: click.Context,
    inputs: Inputs,
    form: "Form",
    min_confidence: float,
    output: Path | None,
    tables: Path | None,
    registry: Path | None,
    workers: int | None,
    unordered: bool,
) -> None:
    """Code events from pages.

    INPUT is an HTML or text file, a feed, an address of the web, a directory, a pattern ("pages/*.txt"), a
    JSONL file of documents (also .gz), or - for standard input. Records are written page by page as they are
    coded; many files are coded on all cores.
    """
    from dienbien.cli.output import quiet_end
    from dienbien.cli.run import How, code_inputs

    how = How(min_confidence, tables, registry, workers, not unordered)
    with quiet_end():
        failed = code_inputs(inputs, form, output, how)
    ctx.exit(1 if failed else 0)


@cli.command(epilog=_EXIT_CODES)
@reads_inputs()
@options.form("Text to read, or one document a line, which `code` and `read` take as INPUT.", "text", "jsonl")
@options.output
@click.option("--keep-raw", is_flag=True, help="Keep the bytes of each page in the JSONL, too (base64).")
@click.pass_context
def read(
    ctx: click.Context,
    inputs: Inputs,
    form: "DocumentFormat",
    output: Path | None,
    keep_raw: bool,
) -> None:
    """Show what is read of each page, before coding.

    Its metadata with where each came from, and its paragraphs by zone: title, lede, body, caption,
    background, teaser, chrome. With `--format jsonl` the documents can be kept and coded later, with the same
    records.
    """
    from dienbien.cli.output import quiet_end
    from dienbien.cli.read import read_inputs

    with quiet_end():
        failed = read_inputs(inputs, form, output, keep_raw)
    ctx.exit(1 if failed else 0)


@cli.command(epilog=_EXIT_CODES)
@reads_inputs()
@options.tables
@options.form("Text to read, or one JSON object a page and line.", "text", "json")
@click.pass_context
def explain(
    ctx: click.Context,
    inputs: Inputs,
    form: "View",
    tables: Path | None,
) -> None:
    """Show how each page was understood.

    Its zones; for each sentence the phrases found, with their table rows, and the acts; for a sentence
    without a record what was missing; and the records.
    """
    from dienbien.cli.explain import explain_inputs
    from dienbien.cli.output import quiet_end

    with quiet_end():
        failed = explain_inputs(inputs, form, tables)
    ctx.exit(1 if failed else 0)


@cli.command(epilog=_EXIT_CODES)
@reads_inputs("DOCS")
@click.argument("gold", metavar="GOLD", type=options.FILE)
@options.tables
@click.option(
    "--coded",
    type=options.FILE,
    metavar="FILE",
    help="Judge the records of FILE (JSONL) instead of coding DOCS.",
)
@click.option("--misses", is_flag=True, help="List first what was missed, what is extra, and wrong fields.")
@click.option("--json", "form", flag_value="json", help="Print everything as one JSON object.")
@click.option(
    "--markdown", "form", flag_value="markdown", help="Print a table for a report, with both parts."
)
@click.option(
    "--part",
    type=click.Choice(["read", "aside"]),
    help="Only these documents: a third, chosen by a hash of the id, is set aside. Read the misses of "
    "`read`, never those of `aside`, and the scores of `aside` tell how you do on pages you have not seen.",
)
@click.pass_context
def evaluate(
    ctx: click.Context,
    inputs: Inputs,
    gold: Path,
    coded: Path | None,
    misses: bool,
    form: "Scores | None",
    part: "Part | None",
    tables: Path | None,
) -> None:
    """Measure the coder on documents that somebody has coded by hand.

    DOCS has documents as for `code`; GOLD has their records, one JSON object a line, by the codebook. Prints
    precision, recall and F1 by measure, field and type. A document without records in GOLD counts as one in
    which there is nothing to code.
    """
    from dienbien.cli.evaluate import Task, evaluate_inputs
    from dienbien.cli.output import quiet_end

    with quiet_end():
        failed = evaluate_inputs(Task(inputs, gold, coded, part, tables), form or "text", misses)
    ctx.exit(1 if failed else 0)


@cli.command(epilog=_EXIT_CODES)
@reads_inputs()
@options.tables
@click.option(
    "--top",
    type=click.IntRange(1, 10_000),
    default=40,
    show_default=True,
    help="How many of each kind to list.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def gaps(
    ctx: click.Context,
    inputs: Inputs,
    top: int,
    as_json: bool,
    tables: Path | None,
) -> None:
    """Rank what a corpus says often and the tables don't hold.

    Unknown words behind somebody who acts, known acts that made no record and why, names that stand for
    nobody, places without a country, words of time that were not read; each with counts and sentences.
    INPUT is as for `code`, feed items with title and summary included.
    """
    from dienbien.cli.gaps import gaps_of_inputs
    from dienbien.cli.output import quiet_end

    with quiet_end():
        failed = gaps_of_inputs(inputs, top, as_json, tables)
    ctx.exit(1 if failed else 0)


@cli.command(epilog=_EXIT_CODES)
@reads_inputs()
@options.form("Text to read, or one JSON object a group and line.", "text", "jsonl")
@click.option(
    "--threshold",
    type=click.FloatRange(0.1, 1),
    default=0.4,
    show_default=True,
    metavar="NUMBER",
    help="The share of runs of four words in common from which two long texts are copies.",
)
@click.pass_context
def copies(ctx: click.Context, inputs: Inputs, form: "Groups", threshold: float) -> None:
    """Group pages that are copies of each other.

    The same agency text at several outlets, exact or edited; a page and its later version; a page and its
    print view. For each copy what differs: figures and dates first. INPUT is as for `code`.
    """
    from dienbien.cli.copies import copies_of_inputs
    from dienbien.cli.output import quiet_end

    with quiet_end():
        failed = copies_of_inputs(inputs, form, threshold)
    ctx.exit(1 if failed else 0)


@cli.command("check-tables", epilog=_CHECK_EXIT_CODES)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_context
def check_tables(ctx: click.Context, folder: Path) -> None:
    """Check tables of your own, as --tables takes them.

    Every row is read strictly; then its words must be found in its example, the example of an act must give a
    record of the row's type, and its counter none.
    """
    from dienbien.cli.checktables import check
    from dienbien.cli.output import quiet_end

    with quiet_end():
        problems = check(folder)
    ctx.exit(1 if problems else 0)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of one record."""
    from dienbien.cli.output import quiet_end
    from dienbien.records import json_schema

    with quiet_end():
        click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


for verb in (
    *storeverbs.VERBS,
    *eventverbs.VERBS,
    *ledgerverbs.VERBS,
    exportverb.export,
    watchverb.watch,
    *reviewverbs.VERBS,
    *serveverb.VERBS,
    alertverbs.alerts,
    *backupverbs.VERBS,
    *doctorverb.VERBS,
    sparkverb.spark,
):
    cli.add_command(verb)


def main() -> None:
    """Run the command line; the entry point that `pip install` makes."""
    try:
        cli(prog_name="dienbien")
    finally:
        gc.freeze()  # the process ends: nothing has to be looked through once more
