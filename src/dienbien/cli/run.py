"""One run over the inputs: read, code, hand on, and name on standard error what could not be read.

Comes in: inputs as the user gave them. Goes out: documents one by one, and the count of failures. One bad
input never costs a good one.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Literal

import click

from dienbien.cli.output import JsonLinesWriter, Writer, open_output
from dienbien.cli.progress import ProgressLine
from dienbien.cli.safe import one_line
from dienbien.records import Document

RecordFormat = Literal["table", "jsonl", "csv"]


class Failures:
    """Counts what could not be read or coded, and names each on standard error in one line."""

    def __init__(self) -> None:
        """Nothing has failed yet."""
        self.count = 0

    def add(self, message: str) -> None:
        """Name one failure."""
        self.count += 1
        click.echo(f"dienbien: {one_line(message)}", err=True)


def documents(inputs: Sequence[str], published: str | None, failures: Failures) -> Iterator[Document]:
    """The documents of the inputs; what can't be read goes to `failures`."""
    from dienbien.reading import ReadError, read

    for item in read(inputs, published=published):
        if isinstance(item, ReadError):
            failures.add(str(item))
        else:
            yield item


def code_inputs(inputs: Sequence[str], published: str | None, form: RecordFormat, path: Path | None) -> int:
    """Code the inputs and write their records; returns how many inputs or documents failed."""
    from dienbien.coding import code_document

    failures = Failures()
    with open_output(path) as stream, ProgressLine(stream.isatty()) as progress:
        writer = _writer(form, stream, path is not None)
        for document in documents(inputs, published, failures):
            try:
                records = code_document(document)
            except Exception as error:
                failures.add(f"{document.id}: could not be coded ({defect(error)}); please report it")
                continue
            writer.write(document, records)
            progress.advance(len(records))
        writer.close()
    return failures.count


def _writer(form: RecordFormat, stream: BinaryIO, to_file: bool) -> Writer:
    if form == "jsonl":
        return JsonLinesWriter(stream)
    if form == "csv":
        from dienbien.cli.csvout import CsvWriter

        return CsvWriter(stream, byte_order_mark=to_file)
    from dienbien.cli.table import TableWriter

    return TableWriter(stream)


def defect(error: Exception) -> str:
    """`KeyError 'x' at clauses.py:120`: enough to find a defect by, on one line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} {error}{where}"


def published_date(value: str) -> str:
    """The value, checked to be an ISO 8601 date or date and time. Raises `ValueError` if it is not."""
    text = value.strip()
    if len(text) > 10:
        datetime.fromisoformat(text)
    date.fromisoformat(text[:10])
    if text[4:5] != "-" or text[7:8] != "-":
        raise ValueError(value)
    return text
