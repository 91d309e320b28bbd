"""Which blocks of a page are its article, and what each of them is as far as the markup tells.

Comes in: a layout and the opinion of extraction. Goes out: the pieces of the article in the order of the
page, or None where the page is none. What single lines say ("Ảnh:", ">>") is left to the zones of plain text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dienbien.reading.html.boxes import Block, Box, Layout
from dienbien.reading.html.parts import Part
from dienbien.reading.paragraphs import comparable
from dienbien.records import ZoneKind

_PROSE = 60
_CORE_SHARE = 0.75
_MOST_SHARE = 0.4
"""A box with more of the story than this is no caption, teaser or advertisement, whatever its names say."""
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*$")
_LISTS = frozenset({"ul", "ol", "div", "section", "aside", "table", "blockquote", "dl"})
_LEAVES = frozenset({"p", "span", "li", "blockquote", "h1", "h2", "h3", "h4", "strong", "b", "em"})
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
    shown: set[str] = set()
    for index in range(frame.whole.first, frame.whole.last):
        block, part = layout.blocks[index], frame.part(layout.blocks[index])
        if part in ("author", "date"):
            (story.authors if part == "author" else story.dates).append(block.text)
        piece = None if index == frame.title else _piece(block, part, frame.is_inside(index), summaries)
        if piece is not None and not (piece.kind == "lede" and piece.text in shown):
            shown.add(piece.text)
            pieces.append(piece)
    return story


def _piece(block: Block, part: Part | None, inside: bool, summaries: set[str]) -> Piece | None:
    """The block as a piece of the article, None where it is left out."""
    if part in ("drop", "date", "title"):
        return None
    if part in ("caption", "lede", "related") or (part == "author" and inside):
        return Piece(block.text, _ZONES[part])
    if comparable(block.text) in summaries:
        return Piece(block.text, "lede")
    if not inside or part == "author":
        return None
    if block.is_link and not _ENDS_SENTENCE.search(block.text):
        return Piece(block.text, "teaser") if block.text.count(" ") >= 3 else None
    return Piece(block.text, None)


class Frame:
    """Where the article stands on its page.

    `core` is the smallest box with most of the running text, `title` the index of the headline's block,
    `whole` the smallest box that holds both; `total` counts the characters of the running text.
    """

    def __init__(self, layout: Layout, is_main: Callable[[str], bool] | None, headline: str | None) -> None:
        """Find the article by the blocks that extraction takes for it."""
        self._blocks = layout.blocks
        self._weights: dict[Box, int] = {}
        self._main = _main_blocks(layout, is_main)
        self.total = self._weigh()
        self.core = self._core(layout)
        self.title = self._title(headline)
        self.whole = self._whole()

    def is_inside(self, index: int) -> bool:
        """Whether the block stands in the core, or extraction counts it to the story."""
        return self.core.first <= index < self.core.last or self._blocks[index] in self._main

    def part(self, block: Block) -> Part | None:
        """What the names of the boxes around it say of a block; the widest box of other stories wins."""
        found: list[Part] = []
        box: Box | None = block.box
        while box is not None and not (box.first <= self.core.first and self.core.last <= box.last):
            part = box.part or ("related" if self._is_list_of_links(box) else None)
            if part is not None and self._weights.get(box, 0) <= _MOST_SHARE * self.total:
                found.append(part)
            box = box.parent
        aside = [part for part in found if part in ("related", "drop")]
        if aside:
            return aside[-1]
        return "caption" if "caption" in found else next(iter(found), None)

    def _is_list_of_links(self, box: Box) -> bool:
        if box.links is None:
            inner = self._blocks[box.first : box.last]
            length = sum(len(block.text) for block in inner)
            linked = sum(min(block.linked, len(block.text)) for block in inner)
            box.links = box.tag in _LISTS and length >= 30 and linked * 10 >= length * 6
        return box.links

    def _weigh(self) -> int:
        """Characters of the running text in each box that holds any, and in all."""
        total = 0
        for block in self._main:
            if not _is_prose(block):
                continue
            total += len(block.text)
            box: Box | None = block.box
            while box is not None:
                self._weights[box] = self._weights.get(box, 0) + len(block.text)
                box = box.parent
        return total

    def _core(self, layout: Layout) -> Box:
        core = layout.boxes[0]
        for box in layout.boxes:
            if self._weights.get(box, 0) > _CORE_SHARE * self.total:
                core = box
        while core.parent is not None and (core.tag in _LEAVES or core.last - core.first < 2):
            core = core.parent
        return core

    def _title(self, headline: str | None) -> int | None:
        """The headline of the metadata where it is shown, else the nearest first heading above the story."""
        wanted = comparable(headline) if headline else None
        headings: list[int] = []
        for index, block in enumerate(self._blocks):
            first_heading = _in_first_heading(block.box)
            if wanted and comparable(block.text) == wanted and (first_heading or block.box.part == "title"):
                return index
            if first_heading and not block.is_link:
                headings.append(index)
        above = [index for index in headings if index <= self.core.first]
        return above[-1] if above else next(iter(headings), None)

    def _whole(self) -> Box:
        box = self.core
        while box.parent is not None and not (self.title is None or box.first <= self.title < box.last):
            box = box.parent
        return box


def _main_blocks(layout: Layout, is_main: Callable[[str], bool] | None) -> set[Block]:
    """Blocks that extraction takes for the story; all running text where it takes none."""
    if is_main is not None:
        found = {block for block in layout.blocks if not block.is_link and is_main(block.text)}
        if any(len(block.text) >= _PROSE for block in found):
            return found
    return {block for block in layout.blocks if _is_prose(block) and not _is_named(block.box)}


def _is_prose(block: Block) -> bool:
    return len(block.text) >= _PROSE and block.linked * 2 < len(block.text)


def _is_named(box: Box | None) -> bool:
    """Whether its names, or those of a box around it, say that it is no running text."""
    while box is not None:
        if box.part is not None:
            return True
        box = box.parent
    return False


def _in_first_heading(box: Box | None) -> bool:
    for _ in range(4):
        if box is None:
            return False
        if box.tag == "h1":
            return True
        box = box.parent
    return False
