"""The verbs that work on a store: `ingest`, `recode`, `search`.

Comes in: arguments as the user gave them. Goes out: lines on standard output, failures on standard error.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from dienbien.cli.inputs import Inputs
from dienbien.cli.output import open_output, quiet_end
from dienbien.cli.progress import ProgressLine
from dienbien.cli.run import Failures, coder_of, readable
from dienbien.coders import Coders
from dienbien.records import Document
from dienbien.safe import escape_unsafe, one_line
from dienbien.store import Counts, Hit, Store, StoreError
from dienbien.store.engines import shown
from dienbien.store.fingerprint import coder_fingerprint
from dienbien.store.ingesting import Done, ingest, recode
from dienbien.store.writing import Coder
from dienbien.version import __version__


def ingest_inputs(inputs: Inputs, where: str, tables: Path | None, workers: int | None) -> int:
    """Code the inputs into the store; returns how many inputs or documents failed."""
    failures = Failures()
    run = partial(_ingested, readable(inputs, failures))
    failed = _coded_into(where, tables, workers, failures, run, inputs)
    failures.tell_parts_passed(inputs.watch)
    return failed


def recode_store(where: str, tables: Path | None, workers: int | None) -> int:
    """Code anew what another version or other tables coded; returns how many documents failed."""
    return _coded_into(where, tables, workers, Failures(), recode)


def search_store(where: str, query: str, limit: int, as_json: bool) -> None:
    """Print the documents with all words of the query, the best first."""
    with told_errors(), Store(where, must_exist=True) as store:
        hits = store.search(query, limit)
    for hit in hits:
        click.echo(escape_unsafe(msgspec.json.encode(hit)) if as_json else _hit_lines(hit))
    if not hits:
        click.echo("dienbien: nothing found", err=True)


def _ingested(documents: Iterable[Document], store: Store, coder: Coder, coders: Coders) -> Iterator[Done]:
    return ingest(store, coder, coders, documents)


def _coded_into(
    where: str,
    tables: Path | None,
    workers: int | None,
    failures: Failures,
    run: Callable[[Store, Coder, Coders], Iterator[Done]],
    inputs: Inputs | None = None,
) -> int:
    """Run over the inputs, or, without any, over what the store has coded otherwise."""
    coder_of(tables)
    counts = Counts()
    with (
        told_errors(),
        Coders(partial(coder_of, tables), workers) as coders,
        Store(where, must_exist=inputs is None) as store,
    ):
        coder = store.begin_run(
            coder_fingerprint(tables), __version__, inputs.names if inputs else ["recode"]
        )
        expected = None if inputs else store.count_outdated(coder.fingerprint)
        try:
            with ProgressLine(False, inputs, expected) as progress:
                for done in run(store, coder, coders):
                    _add(counts, done, failures)
                    progress.advance(done.records, done.written + done.unchanged)
        finally:
            counts.failed, counts.skipped = failures.count, failures.skipped.total()
            store.end_run(coder, counts, failures.messages)
        held = store.count()
    failures.tell_skipped()
    click.echo(_summary(where, counts, held))
    return failures.count


def _add(counts: Counts, done: Done, failures: Failures) -> None:
    counts.documents += done.written
    counts.new += done.new
    counts.unchanged += done.unchanged
    counts.records += done.records
    for message in done.failed:
        failures.add(message)


def _summary(where: str, counts: Counts, held: dict[str, int]) -> str:
    return (
        f"{counts.documents:,} documents coded ({counts.new:,} new), {counts.records:,} records; "
        f"{counts.unchanged:,} unchanged, {counts.failed:,} failed\n"
        f"{one_line(shown(where))} holds {held['pages']:,} pages in {held['documents']:,} versions "
        f"and {held['records']:,} records of the current ones"
    )


def _hit_lines(hit: Hit) -> str:
    head = " · ".join(part for part in (hit.day, hit.outlet, hit.title or hit.name) if part)
    return f"{one_line(head)}\n    {one_line(hit.snippet)}\n    {hit.document_id}"


@contextmanager
def reading_store(where: str, output: Path | None) -> Iterator[tuple[Store, BinaryIO]]:
    """An open store, and where to print what it has; ends quietly where nobody reads on."""
    with quiet_end(), told_errors(), Store(where, must_exist=True) as store, open_output(output) as stream:
        yield store, stream


@contextmanager
def mending_store(where: str) -> Iterator[Store]:
    """An open store in which an analyst changes something."""
    with told_errors(), Store(where, must_exist=True) as store:
        yield store


@contextmanager
def told_errors() -> Iterator[None]:
    """What is wrong with the store ends the run with one line."""
    try:
        yield
    except StoreError as error:
        raise click.ClickException(one_line(str(error))) from error
