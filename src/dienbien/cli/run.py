"""One run over the inputs: read, code, hand on, and name on standard error what could not be read.

Comes in: inputs as the user gave them. Goes out: documents one by one, and the count of failures. One bad
input never costs a good one.
"""

from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple, TypeVar

import click

from dienbien.cli.inputs import Inputs
from dienbien.cli.making import Coded, Lines, Making, Wanted, making
from dienbien.cli.output import Writer, open_output, write_lines
from dienbien.cli.progress import ProgressLine
from dienbien.cli.spread import is_at_hand, spread
from dienbien.defects import Coding, why
from dienbien.records import Document, Record
from dienbien.safe import one_line

if TYPE_CHECKING:
    from dienbien.language.lexicon import Lexicon
    from dienbien.reading import ReadError, Skipped
    from dienbien.reading.documents import Page
    from dienbien.reading.watch import Watch

Result = TypeVar("Result")
_MOST_MESSAGES = 1000
RecordFormat = Literal["table", "jsonl", "csv"]
_MOST_KINDS = 8
"""Kinds of parts of archives that are named in the line about them."""


class Failures:
    """Counts what could not be read or coded, and names each on standard error in one line.

    `skipped` counts documents in other languages, by code, `passed_over` pages that hold no article: no
    failures, and told in one line each at the end. `messages` are the last thousand.
    """

    def __init__(self) -> None:
        """Nothing has failed yet."""
        self.count = 0
        self.skipped: Counter[str] = Counter()
        self.messages: deque[str] = deque(maxlen=_MOST_MESSAGES)
        self.passed_over = 0
        self._first_passed_over = ""

    def add(self, message: str) -> None:
        """Name one failure."""
        self.count += 1
        self.messages.append(one_line(message))
        click.echo(f"dienbien: {self.messages[-1]}", err=True)

    def pass_over(self, source: str) -> None:
        """Count a page that holds no article."""
        self.passed_over += 1
        self._first_passed_over = self._first_passed_over or source

    def tell_skipped(self) -> None:
        """Say how many pages had no article and how many documents were in other languages, if any."""
        if self.passed_over:
            pages = "page without an article" if self.passed_over == 1 else "pages without an article"
            first = f"{'' if self.passed_over == 1 else 'the first: '}{one_line(self._first_passed_over)}"
            click.echo(f"dienbien: {self.passed_over:,} {pages} skipped ({first})", err=True)
        if self.skipped:
            total = self.skipped.total()
            languages = ", ".join(f"{code} {count:,}" for code, count in self.skipped.most_common())
            documents = "document in another language" if total == 1 else "documents in other languages"
            click.echo(f"dienbien: {total:,} {documents} skipped ({one_line(languages)})", err=True)

    def tell_parts_passed(self, watch: "Watch | None") -> None:
        """Say how many parts of archives were no pages, and what they were, if any."""
        if watch is None or not watch.passed:
            return
        total = watch.passed.total()
        kinds = [f"{kind} {count:,}" for kind, count in watch.passed.most_common(_MOST_KINDS)]
        more = ", …" if len(watch.passed) > _MOST_KINDS else ""
        parts = "part of an archive is no page" if total == 1 else "parts of archives are no pages"
        click.echo(f"dienbien: {total:,} {parts} ({one_line(', '.join(kinds))}{more})", err=True)


def readable(inputs: Inputs, failures: Failures) -> Iterator[Document]:
    """The documents of the inputs; what gives none goes to `failures`."""
    from dienbien.reading import ReadError, Skipped

    for item in inputs.read():
        if isinstance(item, ReadError):
            _tell(item, failures)
        elif isinstance(item, Skipped):
            failures.skipped[item.language] += 1
        else:
            yield item


def _found(inputs: Inputs, failures: Failures) -> "Iterator[Page]":
    """The same as they are found, to be read to the end by any process."""
    from dienbien.reading import ReadError

    for item in inputs.find():
        if isinstance(item, ReadError):
            _tell(item, failures)
        else:
            yield item


def _tell(error: "ReadError", failures: Failures) -> None:
    from dienbien.reading import NoArticleError

    if isinstance(error, NoArticleError):
        failures.pass_over(error.source)
    else:
        failures.add(str(error))


def each_document(
    inputs: Inputs, step: Callable[[Document], Result], failures: Failures
) -> Iterator[tuple[Document, Result]]:
    """The documents of the inputs with what `step` makes of each; what goes wrong goes to `failures`.

    At the end single lines say how many pages and documents were skipped, and what of archives was no page.

    Raises `click.ClickException` where a table of the language can't be used: then no document can be coded.
    """
    from dienbien.language.tables import TableError

    for document in readable(inputs, failures):
        try:
            result = step(document)
        except TableError as error:
            raise click.ClickException(one_line(str(error))) from error
        except Exception as error:
            failures.add(f"{document.id}: {why(error)}")
            continue
        yield document, result
    failures.tell_skipped()
    failures.tell_parts_passed(inputs.watch)


@cache
def words_of(tables: Path | None) -> "Lexicon | None":
    """The built-in tables with those of a directory, None for the built-in ones alone.

    Raises `click.UsageError` where a table of the directory can't be used.
    """
    if tables is None:
        return None
    from dienbien.language.tables import TableError
    from dienbien.language.vi.compiled import extended

    try:
        return extended(tables)
    except TableError as error:
        raise click.UsageError(f"--tables: {one_line(str(error))}") from error


def coder_of(tables: Path | None) -> Coding:
    """The coder with the built-in tables and those of a directory, which are compiled once per process."""
    from dienbien.coding import code_document
    from dienbien.language.vi.compiled import lexicon

    return partial(code_document, words=words_of(tables) or lexicon())


class How(NamedTuple):
    """How to code: records of at least that confidence (0 to 1), a user's tables, a registry of offices.

    The registry's file is read, and added to at the end. `workers` are processes, None for one per core; if
    not `in_order`, records come as they are ready.
    """

    min_confidence: float = 0.0
    tables: Path | None = None
    registry: Path | None = None
    workers: int | None = None
    in_order: bool = True


def code_inputs(inputs: Inputs, form: RecordFormat, path: Path | None, how: How) -> int:
    """Code the inputs and write their records; returns how many inputs or documents failed."""
    failures = Failures()
    offices = Offices(how.registry) if how.registry is not None else None
    with (
        open_output(path) as stream,
        ProgressLine(stream.isatty(), inputs) as progress,
        closing(_made(inputs, failures, how, offices, as_lines=form == "jsonl")) as made,
    ):
        writer = _writer(form, stream, path is not None)
        for page in made:
            if isinstance(page, Lines):
                write_lines(stream, page.text)
            elif writer is not None:
                writer.write(page.document, page.records)
            progress.advance(page.number)
        if writer is not None:
            writer.close()
    if offices is not None:
        offices.save()
    return failures.count


def _made(
    inputs: Inputs, failures: Failures, how: How, offices: "Offices | None", *, as_lines: bool
) -> "Generator[Lines | Coded, None, None]":
    """What is to be written of the pages of the inputs, made here or on all cores."""
    from dienbien.coding import code_document

    words = words_of(how.tables)
    coding: Coding = partial(code_document, words=words) if words is not None else code_document
    if offices is not None:
        coding = partial(offices.code, words=words)
    wanted = Wanted(inputs.options(), how.min_confidence, as_lines)
    here = partial(_made_or_why, making(coding, wanted))
    pages = _found(inputs, failures)
    together = offices is None and how.workers != 1 and is_at_hand(inputs.names)
    results = (
        spread(pages, here, partial(_making_of, how.tables, wanted), how.workers, how.in_order)
        if together
        else ((page, here(page)) for page in pages)
    )
    for page, result in results:
        if isinstance(result, str):
            failures.add(f"{page.id}: {result}")
        elif isinstance(result, (Lines, Coded)):
            yield result
        else:
            failures.skipped[result.language] += 1
    failures.tell_skipped()
    failures.tell_parts_passed(inputs.watch)


def _making_of(tables: Path | None, wanted: Wanted) -> Making:
    """How another process makes it, with a coder of its own."""
    return making(coder_of(tables), wanted)


def _made_or_why(making: Making, page: "Page") -> "Lines | Coded | Skipped | str":
    """As `made_or_why`. Raises `click.ClickException` where a table can't be used."""
    from dienbien.language.tables import TableError

    try:
        return making(page)
    except TableError as error:
        raise click.ClickException(one_line(str(error))) from error
    except Exception as error:
        return why(error)


class Offices:
    """Who held which office by earlier runs, and what this run learns, kept apart until it is over."""

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one. Raises `click.UsageError` for one that is no registry."""
        from dienbien.coding import OfficeRegistry

        self._path = path
        self._learned = OfficeRegistry()
        try:
            self._known = OfficeRegistry.load(path) if path.exists() else OfficeRegistry()
        except (OSError, ValueError) as error:
            raise click.UsageError(f"--registry: {one_line(str(error))}") from error

    def code(self, document: Document, words: "Lexicon | None") -> tuple[Record, ...]:
        """The records of a document; what it tells of offices is for later runs."""
        from dienbien.coding import read_document

        reading = read_document(document, words, offices=self._known)
        self._learned.learn(reading)
        return reading.records

    def save(self) -> None:
        """Add what was learned to the file. Raises `click.ClickException` if it can't be written."""
        self._known.merge(self._learned)
        try:
            self._known.save(self._path)
        except OSError as error:
            raise click.ClickException(f"--registry: {one_line(str(error))}") from error


def _writer(form: RecordFormat, stream: BinaryIO, to_file: bool) -> Writer | None:
    """What writes records beside their documents; None for lines, which are written as they come."""
    if form == "jsonl":
        return None
    if form == "csv":
        from dienbien.cli.csvout import CsvWriter

        return CsvWriter(stream, byte_order_mark=to_file)
    from dienbien.cli.table import TableWriter

    return TableWriter(stream)
