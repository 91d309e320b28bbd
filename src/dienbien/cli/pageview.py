"""A page as it was understood: metadata with origins, and each paragraph beside the name of its zone.

Comes in: a document. Goes out: parts for rich to print. Zones are told by name, and by colour where there is
any; words of the page are shown as plain words on one line, never as markup or control characters.
"""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from dienbien.cli.words import title_of
from dienbien.records import Document
from dienbien.safe import one_line

_STYLES = {
    "title": "bold",
    "lede": "bold cyan",
    "body": "",
    "background": "blue",
    "caption": "green",
    "teaser": "yellow",
    "chrome": "dim",
    "none": "dim",
}
_MEMBERS = (
    *("published", "updated", "dated", "outlet", "url", "title"),
    *("author", "agency", "language", "encoding", "hash"),
)


def page_view(document: Document) -> tuple[Text | Table, ...]:
    """A heading, the metadata that is known, and the paragraphs."""
    heading = Text("\n")
    heading.append(one_line(document.id), style="bold")
    heading.append(f" · {title_of(document)}")
    return heading, _metadata(document), Text(), _paragraphs(document)


def _metadata(document: Document) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=10, no_wrap=True)
    grid.add_column(overflow="fold")
    for member in _MEMBERS:
        value = getattr(document, member)
        if value:
            shown = Text(one_line(value))
            origin = document.origins.get(member) or ("printed on the page" if member == "dated" else None)
            if origin:
                shown.append(f"  ({one_line(origin)})", style="dim")
            grid.add_row(Text(member, style="dim"), shown)
    return grid


def _paragraphs(document: Document) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=10, no_wrap=True)
    grid.add_column(overflow="fold")
    for kind, words in _zoned(document):
        style = _STYLES.get(kind, "")
        grid.add_row(Text(kind, style=f"{style} reverse".strip()), Text(one_line(words), style=style))
    return grid


def _zoned(document: Document) -> Iterator[tuple[str, str]]:
    """All words of the document with their zones; those in no zone are `none`."""
    end = 0
    for zone in document.zones:
        if document.text[end : zone.start].strip():
            yield "none", document.text[end : zone.start]
        yield zone.kind, document.text[zone.start : zone.end]
        end = zone.end
    if document.text[end:].strip():
        yield "none", document.text[end:]
