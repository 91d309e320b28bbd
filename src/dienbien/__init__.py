"""Dienbien reads Vietnamese news pages and keeps the record of a conflict, with the words that prove it.

`code(text, published=…)` gives the records of one page, `with_tables(directory)` words of your own to read
with. Everything else stands in the sub-packages:
`records` (types), `reading` (files to documents), `language`, `coding`.
"""

from dienbien.version import __version__

__all__ = ["__version__", "code", "with_tables"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from dienbien.language.lexicon import Lexicon
    from dienbien.records import Record


def code(
    text: str,
    *,
    published: str | None = None,
    id: str = "text",  # noqa: A002
    words: "Lexicon | None" = None,
) -> "list[Record]":
    """The records of one page of plain text, in reading order.

    `published` is the page's ISO 8601 date, where it is known: it fixes the year of "ngày 2/8" and what
    "hôm qua" means. `id` becomes the records' `doc`. `words` are the
    tables to read with, as `with_tables` gives them. Raises `ValueError` if `published` is not a date.
    """
    from datetime import date

    from dienbien.coding import code_document
    from dienbien.reading import read_text

    if published is not None:
        try:
            date.fromisoformat(published[:10])
        except ValueError as error:
            raise ValueError(f"published={published!r} is no date; write it as 2024-05-20") from error

    return list(code_document(read_text(text, id=id, published=published), words))


def with_tables(folder: "str | Path") -> "Lexicon":
    """The built-in tables with those of a directory of your own (docs/tables.md), for `code(…, words=…)`.

    Compiling takes half a second: do it once. Raises `dienbien.language.tables.TableError`, which names the
    file and line of what can't be used.
    """
    from dienbien.language.vi.compiled import extended

    return extended(folder)
