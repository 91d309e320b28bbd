"""Trying out a user's own table rows on their own examples.

Comes in: a directory of tables. Goes out: one line for each row that does not do what its example says.
What can't be read at all is a `TableError`; what the words mean is not judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dienbien.coding.coder import code_document
from dienbien.language.lexicon import Lexicon
from dienbien.language.tables import Row
from dienbien.language.text import fold
from dienbien.language.vi.compiled import compile_with
from dienbien.language.vi.extra import read_extra
from dienbien.records import Document

DAY = "2025-06-15"
"""The day on which examples are taken to be published."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome for one directory: rows tried, spellings taken away, and what is wrong, row by row."""

    rows: int
    removed: int
    problems: tuple[str, ...]


def try_tables(folder: Path) -> Trial:
    """Run the examples and counters of all rows of a directory. Raises `TableError`."""
    extra = read_extra(folder)
    words = compile_with(extra)
    problems = [f"{row.where}: {problem}" for row in extra.rows for problem in _problems(row, words)]
    return Trial(len(extra.rows), len(extra.removed), tuple(problems))


def _problems(row: Row, words: Lexicon) -> Iterator[str]:
    example, counter = row["example"], row["counter"]
    if not example:
        yield "has no example; write a sentence that holds the words"
    elif row.where not in _found(example, words):
        yield f"its words are not found in its example: {example}"
    elif row["event"]:
        types = {record.event for record in code_document(_page(example), words)}
        if row["event"] not in types:
            found = ", ".join(sorted(types)) or "no record"
            yield f"its example gives {found}, not {row['event']}: {example} (`dienbien explain` says why)"
    given = [record.event for record in code_document(_page(counter), words)] if counter else []
    if given:
        yield f"its counter should give no record but gives {', '.join(given)}: {counter}"


def _found(sentence: str, words: Lexicon) -> set[str]:
    """Where the rows stand that are found in a sentence."""
    hits = words.find(fold(sentence))
    return {entry.row.where for hit in hits for entry in (hit.entry, *hit.others) if entry is not None}


def _page(sentence: str) -> Document:
    return Document(id="example", text=sentence, published=DAY)
