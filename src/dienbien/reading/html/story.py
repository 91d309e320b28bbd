"""Which blocks of a page are its article, and what each of them is as far as the markup tells.

Comes in: a layout and the opinion of extraction. Goes out: the pieces of the article in the order of the
page, or None where the page is none. What single lines say ("Ảnh:", ">>") is left to the zones of plain text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from dienbien.reading.html.boxes import Block, Layout
from dienbien.reading.html.frame import Frame
from dienbien.reading.html.parts import Part
from dienbien.reading.zones.paragraphs import comparable
from dienbien.records import ZoneKind

_MOST_TURNS = 4
"""How often an article's text may go on behind a box; in lists of stories it does behind each headline."""
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*$")
_ZONES: dict[Part, ZoneKind] = {"caption": "caption", "lede": "lede", "related": "teaser", "author": "chrome"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the article; `kind` is None where the markup doesn't tell it."""

    text: str
    kind: ZoneKind | None


@dataclass(frozen=True, slots=True)
class Story:
    """The article of a page: its pieces, and lines beside it that name authors and dates."""

    pieces: list[Piece]
    authors: list[str]
    dates: list[str]

    @property
    def is_mixed(self) -> bool:
        """Whether it changes between text and links like a list of stories with their summaries."""
        links = [piece.kind == "teaser" for piece in self.pieces if piece.kind in (None, "lede", "teaser")]
        turns = sum(before and not after for before, after in pairwise(links))
        return turns >= _MOST_TURNS and links.count(False) < 2 * turns


def find_story(
    layout: Layout, is_main: Callable[[str], bool] | None, headline: str | None, summary: str | None
) -> Story | None:
    """The article of a page, None where it has no running text.

    `is_main` is the opinion of extraction, `headline` and `summary` are those of the metadata.
    """
    frame = Frame(layout, is_main, headline)
    if not frame.total:
        return None
    pieces = [] if frame.title is None else [Piece(layout.blocks[frame.title].text, "title")]
    story = Story(pieces, [], [])
    summaries = {comparable(summary)} if summary else set()
    parts = {index: frame.part(index) for index in range(frame.whole.first, frame.whole.last)}
    standfirst = None if "lede" in parts.values() else _standfirst(frame, parts)
    shown: set[str] = set()
    for index, part in parts.items():
        block = layout.blocks[index]
        if part in ("author", "date"):
            (story.authors if part == "author" else story.dates).append(block.text)
        if index == frame.title:
            continue
        is_summary = index == standfirst or comparable(block.text) in summaries
        piece = _piece(block, part, frame.is_inside(index), is_summary)
        if piece is not None and not (piece.kind == "lede" and piece.text in shown):
            shown.add(piece.text)
            pieces.append(piece)
    return story


def _piece(block: Block, part: Part | None, inside: bool, is_summary: bool) -> Piece | None:
    """The block as a piece of the article, None where it is left out."""
    if part in ("drop", "date", "title"):
        return None
    if part in ("caption", "lede", "related") or (part == "author" and inside):
        return Piece(block.text, _ZONES[part])
    if is_summary:
        return Piece(block.text, "lede")
    if not inside or part == "author":
        return None
    if block.is_link and not _ENDS_SENTENCE.search(block.text):
        return Piece(block.text, "teaser") if block.text.count(" ") >= 3 else None
    return Piece(block.text, None)


def _standfirst(frame: Frame, parts: dict[int, Part | None]) -> int | None:
    """The one paragraph between headline and story that nothing names: the lede, where it is only one."""
    if frame.title is None:
        return None
    between = range(frame.title + 1, frame.core.first)
    found = [i for i in between if parts[i] is None and frame.blocks[i].is_prose and not frame.is_inside(i)]
    return found[0] if len(found) == 1 else None
