"""Reading a language's tables: rows in, checked rows out, with the file and line of each.

A table is a tab-separated UTF-8 file. The first line names the columns; lines that start with `#` and
empty lines are skipped. A phrase may hold optional words in round brackets and alternatives in square
ones: `bày tỏ (sự) [quan ngại|lo ngại]`. It says nothing about what the values mean.
"""

import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dienbien.language.text import fold_phrase


class TableError(ValueError):
    """A table that can't be used; the message names file and line and says what to do."""


class Row(Struct, frozen=True, array_like=True, gc=False):
    """One row: `table` and `line` say where it stands, `values` holds its cells by column."""

    table: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    @property
    def where(self) -> str:
        """`acts.tsv:12`, as errors and `dienbien explain` name the row; the table where no line is known."""
        return f"{self.table}:{self.line}" if self.line else self.table


def read_table(path: Path, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> list[Row]:
    """The rows of a table.

    Raises `TableError` where the file can't be read as UTF-8, lacks a required column, has an unknown
    one, or a row has too many cells or an empty required cell.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: cannot be read as UTF-8 text ({error}); save it as UTF-8") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise TableError(f"{path}: is empty; the first line must name the columns: {', '.join(required)}")
    header = [name.strip() for name in numbered[0][1].split("\t")]
    _check_header(path, header, required, optional)
    return [_row(path, n, line, header, required) for n, line in numbered[1:]]


def _check_header(
    path: Path, header: list[str], required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    missing = [name for name in required if name not in header]
    unknown = [name for name in header if name not in required + optional]
    if missing:
        raise TableError(f"{path}: has no column {', '.join(missing)}; add it to the first line")
    if unknown:
        known = ", ".join(required + optional)
        raise TableError(f"{path}: does not know column {', '.join(unknown)}; known columns: {known}")


def _row(path: Path, number: int, line: str, header: list[str], required: tuple[str, ...]) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(header):
        raise TableError(f"{path}:{number}: has {len(cells)} cells for {len(header)} columns; remove tabs")
    values = dict(zip(header, cells, strict=False))
    for name in required:
        if not values.get(name):
            raise TableError(f"{path}:{number}: column {name} is empty; fill it or remove the row")
    return Row(path.name, number, values)


_PART = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|([^()\[\]]+)")
_MOST_VARIANTS = 500


def variants(phrase: str) -> Iterator[str]:
    """All folded spellings that a phrase with optional words and alternatives stands for, no duplicates.

    Raises `TableError` for unbalanced brackets or more than 500 variants.
    """
    if "(" not in phrase and "[" not in phrase:
        yield fold_phrase(phrase)
        return
    parts = _parts(phrase)
    if math.prod(len(part) for part in parts) > _MOST_VARIANTS:
        raise TableError(f"phrase {phrase!r}: stands for more than {_MOST_VARIANTS} phrases; split the row")
    if all("" in part for part in parts):
        raise TableError(
            f"phrase {phrase!r}: every word of it may be left out; write [this|that] for choices"
        )
    joined = (" ".join(filter(None, words)) for words in itertools.product(*parts))
    yield from (folded for folded in dict.fromkeys(joined) if folded)


def _parts(phrase: str) -> list[list[str]]:
    """The folded alternatives of each piece of a phrase; the empty string where it may be left out."""
    parts: list[list[str]] = []
    end = 0
    for match in _PART.finditer(phrase):
        if match.start() != end:
            break
        end = match.end()
        optional, choice, plain = match.groups()
        if plain is not None:
            parts.append([fold_phrase(plain)])
            continue
        inner = optional if optional is not None else choice
        if "[" in inner or "(" in inner:
            raise TableError(f"phrase {phrase!r}: has brackets inside brackets; write the row as two")
        words = [fold_phrase(word) for word in inner.split("|")]
        parts.append([*words, ""] if optional is not None else words)
    if end != len(phrase):
        raise TableError(f"phrase {phrase!r}: brackets don't match; write (optional) and [this|that]")
    return parts
