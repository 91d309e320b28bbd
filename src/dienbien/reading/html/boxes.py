"""The boxes and blocks of a page: which paragraphs it shows, in order, and which elements hold them.

Comes in: an element tree without what is hidden. Goes out: a `Layout` of plain values; nothing of the tree is
kept. It says what the markup says (a heading, a link, a class that means a caption), not what the story is.
"""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from dienbien.reading.html.parts import Part, part_of

_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "img", "ins", "kbd", "label", "mark", "meta", "link", "nobr", "o:p", "picture", "q", "rp", "rt",
        "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "tt", "time", "u",
        "var", "wbr", "st1:place",
    }
)  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0\u2028\u2029\x85\x1c-\x1f]+")
_SHAPELESS = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_ENDS = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_LONGEST_CELL = 80
_SLANTED = frozenset({"em", "i"})
_PROSE = 60


@dataclass(slots=True, eq=False)
class Box:
    """An element that stands as a block, or an inline one that its names tell a part of.

    `first` and `last` are the range of blocks in it, `part` what it marks by its own names, `pictures`
    how many pictures it holds; `centred` says that its words are set in the middle.
    """

    tag: str
    parent: "Box | None"
    part: Part | None
    first: int
    last: int = 0
    pictures: int = 0
    centred: bool = False


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph as shown: its words with single spaces, its box, and how many characters are links.

    `is_slanted` says that all of it is in italics, `behind_picture` that a picture stands right before it.
    """

    text: str
    box: Box
    linked: int
    is_slanted: bool = False
    behind_picture: bool = False

    @property
    def is_link(self) -> bool:
        """Whether nearly all of it leads elsewhere."""
        return self.linked * 10 >= len(self.text) * 8

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough for running text and mostly no link."""
        return len(self.text) >= _PROSE and self.linked * 2 < len(self.text)


@dataclass(slots=True)
class Layout:
    """All boxes and blocks of a page in the order of the page; `boxes[0]` holds everything."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def lay_out(body: HtmlElement) -> Layout:
    """The layout of a page's body; linear in the number of elements and characters."""
    return _Walk(body).layout


class _Walk:
    """One pass through the tree: `words` gathers a paragraph, `begun` says whether it has any, `links` counts
    open links.

    `boxed` says of each open element whether it made a box, `rows` of each open table row whether it is data.
    """

    def __init__(self, body: HtmlElement) -> None:
        self.layout = Layout([Box("body", None, None, 0)])
        self.box = self.layout.boxes[0]
        self.words: list[str] = []
        self.begun = False
        self.linked = 0
        self.links = 0
        self.slanted = 0
        self.slants = 0
        self.pictures = _Pictures()
        self.boxed: list[bool] = []
        self.rows: list[bool] = []
        for event, element in etree.iterwalk(body, events=("start", "end")):
            if element is body:
                self._say(element.text if event == "start" else None)
            elif event == "start":
                self._enter(element)
            else:
                self._leave(element)
        self._flush()
        self.box.last = len(self.layout.blocks)

    def _enter(self, element: HtmlElement) -> None:
        tag = element.tag
        part = part_of(element)
        opens = self._makes_box(element, part)
        self.boxed.append(opens)
        if opens:
            self._flush()
            self.box = Box(tag, self.box, part, len(self.layout.blocks), pictures=self.pictures.seen)
            self.box.centred = _is_centred(element)
            self.layout.boxes.append(self.box)
        elif tag == "br":
            self._break(element)
        elif tag in ("td", "th"):
            self.words.append(" | " if self.begun else "")
        if tag == "tr":
            self.rows.append(_is_data(element))
        self.links += tag == "a"
        self.slants += tag in _SLANTED
        self.pictures.seen += tag == "img"
        self._say(element.text)

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        self.links -= tag == "a"
        self.slants -= tag in _SLANTED
        if tag == "tr":
            self.rows.pop()
        if self.boxed.pop():
            self._flush()
            self.box.last = len(self.layout.blocks)
            self.box.pictures = self.pictures.seen - self.box.pictures
            self.box = self.box.parent or self.box
        elif self.begun and part_of(element) == "stamp":
            self.words.append(" – ")
        self._say(element.tail)

    def _makes_box(self, element: HtmlElement, part: Part | None) -> bool:
        """Blocks do, but for cells of data; inline elements where they are a marked line of their own."""
        tag = element.tag
        if tag in ("td", "th"):
            return not (self.rows and self.rows[-1])
        if tag in _INLINE:
            alone = not self.begun and not (element.tail or "").strip()
            return alone and part is not None and part != "stamp"
        return bool(tag != "br")

    def _say(self, words: str | None) -> None:
        if words:
            self.words.append(words)
            if not self.begun and not words.isspace():
                self.begun = True
                self.pictures.begin()
            length = len(words.strip())
            self.linked += length if self.links > 0 else 0
            self.slanted += length if self.slants > 0 else 0

    def _break(self, element: HtmlElement) -> None:
        """A line break ends a paragraph behind a sentence or before another break; else it is a blank."""
        following = element.getnext()
        doubled = following is not None and following.tag == "br" and not (element.tail or "").strip()
        if doubled or _ENDS.search("".join(self.words[-3:]).rstrip()[-8:]):
            self._flush()
        else:
            self.words.append(" ")

    def _flush(self) -> None:
        text = _SPACE.sub(" ", _SHAPELESS.sub("", "".join(self.words))).strip()
        if text:
            slanted = self.slanted * 10 >= len(text) * 9
            self.layout.blocks.append(Block(text, self.box, self.linked, slanted, self.pictures.behind))
        self.words.clear()
        self.begun = False
        self.linked = self.slanted = 0


class _Pictures:
    """Counts pictures, and tells whether one stands between two paragraphs."""

    def __init__(self) -> None:
        self.seen = 0
        self._at_paragraph = 0
        self.behind = False

    def begin(self) -> None:
        """A paragraph begins here."""
        self.behind = self.seen > self._at_paragraph
        self._at_paragraph = self.seen


def _is_centred(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "text-align:center" in style or (element.get("align") or "").lower() == "center"


def _is_data(row: HtmlElement) -> bool:
    """Whether a table row holds short cells of words only, rather than parts of the page."""
    filled = 0
    for cell in row:
        length = 0
        for element in cell.iter():
            if element is not cell and element.tag not in _INLINE:
                return False
            length += len((element.text or "").strip())
            if length > _LONGEST_CELL:
                return False
        filled += length > 0
    return filled > 1
