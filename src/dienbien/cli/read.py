"""What was understood of each page before coding: metadata and zones for people, document JSONL for reuse.

Comes in: inputs. Goes out: per document its metadata with where each came from and its paragraphs with their
zones, or one line of JSON, from which `code` and `read` take the same document again. It codes nothing.
"""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from dienbien.cli.inputs import Inputs
from dienbien.cli.output import open_output
from dienbien.cli.run import Failures, each_document
from dienbien.records import Document
from dienbien.safe import escape_unsafe

DocumentFormat = Literal["text", "jsonl"]


def read_inputs(
    inputs: Inputs, form: DocumentFormat, path: Path | None = None, keep_raw: bool = False
) -> int:
    """Write the documents of the inputs; returns how many inputs or documents failed."""
    failures = Failures()
    with open_output(path) as stream:
        for document, _ in each_document(replace(inputs, keep_raw=keep_raw), _nothing, failures):
            if form == "jsonl":
                stream.write(document_line(document))
            else:
                _show(document, stream)
            stream.flush()
    return failures.count


def document_line(document: Document) -> bytes:
    """The document as one line of JSON, safe for a terminal and for whatever splits lines."""
    return escape_unsafe(msgspec.json.encode(document)) + b"\n"


def _nothing(document: Document) -> None:
    """What is made of a document beyond reading it."""


def _show(document: Document, stream: BinaryIO) -> None:
    from dienbien.cli.pageview import page_view
    from dienbien.cli.table import render, terminal_width

    stream.write(render(page_view(document), terminal_width(), stream.isatty()))
