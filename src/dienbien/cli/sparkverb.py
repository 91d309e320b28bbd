"""`dienbien spark`: pages to records, copies and events on a cluster.

Comes in: paths that Spark can open. Goes out: Parquet tables there; what was done on standard output, what
goes on on standard error.
"""

from typing import TYPE_CHECKING

import click

from dienbien.cli.inputs import Inputs, reads_inputs
from dienbien.safe import one_line

if TYPE_CHECKING:
    from dienbien.spark.job import Summary
    from dienbien.spark.plan import Format

_EXIT_CODES = """
\b
Exit codes:
  0    everything was read and coded
  1    some inputs could not be read or coded (each is in the table `bad`), the rest is
       coded; or the run broke off and goes on when it is started again
  2    the command line can't be used
"""


def _checked_settings(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """The values of --conf; a usage error where they are no pairs."""
    settings: dict[str, str] = {}
    for pair in value:
        name, equals, setting = pair.partition("=")
        if not equals or not name.startswith("spark."):
            raise click.BadParameter(f"{pair!r} is no setting; write it as spark.name=value", ctx, param)
        settings[name] = setting
    return settings


@click.command(epilog=_EXIT_CODES)
@reads_inputs(
    names=click.option(
        "--input",
        "names",
        multiple=True,
        required=True,
        metavar="PATH",
        help="A file, directory or pattern that Spark can open: local, hdfs://, s3a://. May be given again.",
    )
)
@click.option("--output", required=True, metavar="PATH", help="The directory of the tables, made if need be.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "jsonl", "parquet", "warc", "text"]),
    default="auto",
    show_default=True,
    help="What the files are, where their names don't tell; text is for pages, feeds and archives of them.",
)
@click.option(
    "--master",
    metavar="MASTER",
    help="Where to run: local[2], spark://host:7077, yarn. By default where spark-submit says, else here.",
)
@click.option(
    "--conf",
    "settings",
    multiple=True,
    callback=_checked_settings,
    metavar="NAME=VALUE",
    help="A setting of Spark (spark.executor.memory=4g). May be given again.",
)
@click.pass_context
def spark(
    ctx: click.Context,
    inputs: Inputs,
    output: str,
    form: "Format",
    master: str | None,
    settings: dict[str, str],
) -> None:
    """Code pages, group copies and link events on a cluster.

    Reads Parquet, JSONL, WARC and what `code` reads else; writes the tables records, copies, events, reports
    and bad as Parquet. A run that broke off goes on when it is started again; files that came since are
    added. See docs/cluster.md.
    """
    from dienbien.cli.output import quiet_end
    from dienbien.spark.errors import SparkError

    with quiet_end():
        try:
            summary = _run(inputs, output, form, master, settings)
        except SparkError as error:
            raise click.ClickException(one_line(str(error))) from error
        click.echo(_told(summary))
    ctx.exit(1 if summary.bad else 0)


def _run(
    inputs: Inputs, output: str, form: "Format", master: str | None, settings: dict[str, str]
) -> "Summary":
    """Open a session, which tells what is not installed, and do the job in it."""
    from dienbien.spark.session import open_session

    session = open_session(master, settings)
    from dienbien.spark.job import Job, run

    job = Job(
        inputs=inputs.names,
        output=output,
        form=form,
        published=inputs.published,
        languages=inputs.languages,
        encoding=inputs.encoding,
        mapping=inputs.mapping,
    )
    try:
        return run(session, job, _tell)
    finally:
        session.stop()


def _tell(line: str) -> None:
    click.echo(f"dienbien: {one_line(line)}", err=True)


def _told(summary: "Summary") -> str:
    return (
        f"{summary.documents:,} documents of {summary.files:,} files, {summary.records:,} records, "
        f"{summary.events:,} events; {summary.copies:,} documents have or are copies\n"
        f"{summary.bad:,} failed (table bad), {summary.other_languages:,} in other languages, "
        f"{summary.no_article:,} pages without an article; "
        f"{summary.parts:,} parts coded now, {summary.parts_before:,} before"
    )
