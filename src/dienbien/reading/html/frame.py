"""Where the article stands on its page, and what the boxes around a block say of it.

Comes in: a layout and the opinion of extraction. Goes out: a `Frame`. All its sums are differences of running
totals, so that a page costs the same however deep it is nested.
"""

from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import NamedTuple

from dienbien.reading.html.boxes import Block, Box, Layout
from dienbien.reading.html.dates import printed_date
from dienbien.reading.html.parts import Part, part_of_heading
from dienbien.reading.zones.paragraphs import comparable

_CORE_SHARE = 0.75
_MOST_SHARE = 0.4
"""A box with more of the story than this is no caption, teaser or advertisement, whatever its names say."""
_LONGEST_DATE = 70
_LONGEST_CAPTION = 320
_LISTS = frozenset({"ul", "ol", "div", "section", "aside", "table", "blockquote", "dl"})
_LEAVES = frozenset({"p", "span", "li", "blockquote", "h1", "h2", "h3", "h4", "strong", "b", "em"})


class _Told(NamedTuple):
    """What the boxes from a block outwards say: part of the widest that is aside, and of the nearest one."""

    aside: Part | None
    nearest: Part | None
    caption: bool


class Frame:
    """Where the article stands.

    `blocks` are those of the layout; `core` is the smallest box with most of the running text, `title` the
    index of the headline's block, `whole` the smallest box that holds both; `total` counts the characters of
    the running text, 0 where there is none.
    """

    def __init__(self, layout: Layout, is_main: Callable[[str], bool] | None, headline: str | None) -> None:
        """Find the article by the blocks that extraction takes for it."""
        self.blocks = layout.blocks
        self._lengths = _totals(len(block.text) for block in self.blocks)
        self._linked = _totals(min(block.linked, len(block.text)) for block in self.blocks)
        self._main = _main_blocks(layout, is_main)
        self._weights = _totals(
            len(block.text) if block in self._main and block.is_prose else 0 for block in self.blocks
        )
        self.total = self._weights[-1]
        self.core = self._core(layout)
        self.title = self._title(headline)
        self.whole = self._whole()
        self._told = self._tell(layout)

    def is_inside(self, index: int) -> bool:
        """Whether the block stands in the core, or extraction counts it to the story."""
        return self.core.first <= index < self.core.last or self.blocks[index] in self._main

    def part(self, index: int) -> Part | None:
        """What the boxes around a block say of it; the widest box of other stories wins."""
        block = self.blocks[index]
        told = self._told[block.box]
        if told.aside is not None:
            return told.aside
        if told.nearest is None and len(block.text) <= _LONGEST_DATE and printed_date(block.text):
            return "date"
        if told.caption or (told.nearest is None and self._describes_picture(index)):
            return "caption"
        return told.nearest

    def _describes_picture(self, index: int) -> bool:
        """Whether a line right behind a picture is set as a caption, even if no name says so.

        In the middle; or in italics where the story has begun, for a lede may be in italics, too.
        """
        block = self.blocks[index]
        if not block.behind_picture or len(block.text) > _LONGEST_CAPTION or block.linked:
            return False
        centred = block.box.centred or (block.box.parent is not None and block.box.parent.centred)
        return centred or (block.is_slanted and self._weights[index] > 0)

    def _tell(self, layout: Layout) -> dict[Box, _Told]:
        """What is told of each box, from the widest to the narrowest."""
        told: dict[Box, _Told] = {}
        nothing = _Told(None, None, False)
        for box in layout.boxes:
            around = told[box.parent] if box.parent is not None else nothing
            part = None if self._holds_core(box) else self._part_of_box(box)
            if part is None:
                told[box] = around
            elif part in ("related", "drop"):
                told[box] = around._replace(aside=around.aside or part)
            else:
                told[box] = _Told(around.aside, part, around.caption or part == "caption")
        return told

    def _part_of_box(self, box: Box) -> Part | None:
        part = box.part or self._part_by_heading(box) or self._part_by_links(box)
        if part is None and box.tag == "table" and box.pictures and box.last - box.first <= 2:
            part = "caption"
        return None if _sum(self._weights, box) > _MOST_SHARE * self.total else part

    def _part_by_heading(self, box: Box) -> Part | None:
        return part_of_heading(self.blocks[box.first].text) if box.first < box.last else None

    def _part_by_links(self, box: Box) -> Part | None:
        """A box in the core that mostly leads elsewhere holds other stories, even if no name says so."""
        if box.tag not in _LISTS or not (self.core.first <= box.first and box.last <= self.core.last):
            return None
        length = _sum(self._lengths, box)
        return "related" if length >= 30 and _sum(self._linked, box) * 10 >= length * 6 else None

    def _holds_core(self, box: Box) -> bool:
        return box.first <= self.core.first and self.core.last <= box.last

    def _core(self, layout: Layout) -> Box:
        core = layout.boxes[0]
        for box in layout.boxes:
            if _sum(self._weights, box) > _CORE_SHARE * self.total:
                core = box
        while core.parent is not None and (core.tag in _LEAVES or core.last - core.first < 2):
            core = core.parent
        return core

    def _title(self, headline: str | None) -> int | None:
        """The headline of the metadata where it is shown, else the nearest first heading above the story."""
        wanted = comparable(headline) if headline else None
        headings: list[int] = []
        for index, block in enumerate(self.blocks):
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


def _totals(amounts: Iterable[int]) -> list[int]:
    """Running totals, beginning with 0."""
    return list(accumulate(amounts, initial=0))


def _sum(totals: list[int], box: Box) -> int:
    """The amount of all blocks in a box."""
    return totals[box.last] - totals[box.first]


def _main_blocks(layout: Layout, is_main: Callable[[str], bool] | None) -> set[Block]:
    """Blocks that extraction takes for the story; all running text that nothing names where it takes none."""
    if is_main is not None:
        found = {block for block in layout.blocks if not block.is_link and is_main(block.text)}
        if any(block.is_prose for block in found):
            return found
    named: dict[Box, bool] = {}
    for box in layout.boxes:
        named[box] = box.part is not None or (box.parent is not None and named[box.parent])
    return {block for block in layout.blocks if block.is_prose and not named[block.box]}


def _in_first_heading(box: Box | None) -> bool:
    for _ in range(4):
        if box is None:
            return False
        if box.tag == "h1":
            return True
        box = box.parent
    return False
