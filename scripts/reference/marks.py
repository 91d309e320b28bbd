"""Markdown that pages of reference share: tables whose cells hold anything.

Comes in: texts. Goes out: lines of Markdown.
"""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table with an empty line behind it; nothing where there are no rows."""
    lines = [_row(cells) for cells in rows]
    return [_row(head), "|" + "---|" * len(head), *lines, ""] if lines else []


def code(words: object) -> str:
    """Words set as code; nothing where there are none."""
    text = "" if words is None else str(words)
    return f"`{text}`" if text else ""


def _row(cells: Sequence[object]) -> str:
    shown = (" ".join(str(cell).split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(shown)} |"
