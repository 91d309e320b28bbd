"""Dienbien reads Vietnamese news pages and keeps the record of a conflict, with the words that prove it.

`code(text, published=…)` gives the records of one page. Everything else stands in the sub-packages:
`records` (types), `reading` (files to documents), `language`, `coding`.
"""

from dienbien.version import __version__

__all__ = ["__version__", "code"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dienbien.records import Record


def code(text: str, *, published: str | None = None, id: str = "text") -> "list[Record]":  # noqa: A002
    """The records of one page of plain text, in reading order.

    `published` is the page's ISO 8601 date, where it is known: it fixes the year of "ngày 2/8" and what
    "hôm qua" means. `id` becomes the records' `doc`. Raises `ValueError` if `published` is not a date.
    """
    from datetime import date

    from dienbien.coding import code_document
    from dienbien.reading import read_text

    if published is not None:
        try:
            date.fromisoformat(published[:10])
        except ValueError as error:
            raise ValueError(f"published={published!r} is no date; write it as 2024-05-20") from error

    return list(code_document(read_text(text, id=id, published=published)))
