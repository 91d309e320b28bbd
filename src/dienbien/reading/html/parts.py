"""What an element of a page is for, by the words that its class, id and role are made of, or that head it.

Comes in: an element, or the words of a line. Goes out: a part of the page (`caption`, `related`, …) or None.
The words stand in tables/html.tsv; it looks at one element alone, never at those around it.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from lxml.html import HtmlElement

from dienbien.language.tables import TableError, read_table
from dienbien.reading.zones.paragraphs import comparable

Part = Literal["title", "lede", "caption", "author", "date", "related", "drop", "stamp"]
TABLE = Path(__file__).parents[1] / "tables" / "html.tsv"
_PARTS = frozenset({"title", "lede", "caption", "author", "date", "related", "drop", "stamp"})
_ATTRIBUTES = ("class", "id", "role", "type", "data-type", "data-role", "itemprop", "data-component-type")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_LONGEST_NAME = 80
_MOST_NAMES = 40
_LONGEST_HEADING = 60
_ORDER: tuple[Part, ...] = ("drop", "related", "caption", "lede", "title", "author", "date", "stamp")
"""Of parts told by names of the same length the first holds."""
_BY_TAG: dict[str, Part] = {"nav": "drop", "footer": "drop", "time": "date", "figcaption": "caption"}


def part_of(element: HtmlElement) -> Part | None:
    """The part that the element's tag and names tell, None where they tell nothing; the longest name wins."""
    tag = element.tag
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    found: list[_Mark] = [(-1, 0, "caption")] if tag == "figure" else []
    for attribute in _ATTRIBUTES:
        value = element.get(attribute)
        if value:
            names = value.split()[:_MOST_NAMES]
            found += [mark for name in names if len(name) <= _LONGEST_NAME and (mark := _words().of(name))]
    return min(found)[2] if found else None


def part_of_heading(text: str) -> Part | None:
    """The part that a line heads, `Bình luận (12)`, None where it is no known heading."""
    if len(text) > _LONGEST_HEADING:
        return None
    words = "".join(c if c.isalpha() or c == " " else " " for c in comparable(text))
    return _words().headings.get(" ".join(words.split()))


_Mark = tuple[int, int, Part]
"""How long the name is that told it (negative, so that the smallest mark wins), its rank, and the part."""


class _Words:
    """The table, indexed by how a name is compared with it."""

    def __init__(self) -> None:
        self._words: dict[str, Part] = {}
        self._wholes: dict[str, Part] = {}
        self._inside: list[tuple[str, Part]] = []
        self.headings: dict[str, Part] = {}
        for row in read_table(TABLE, ("name", "match", "part", "example"), ("counter",)):
            name, match, part = row["name"], row["match"], row["part"]
            if part not in _PARTS or match not in ("word", "whole", "inside", "heading"):
                raise TableError(f"{row.where}: unknown match {match!r} or part {part!r}")
            if match == "heading":
                self.headings[name] = cast(Part, part)
            elif match == "inside":
                self._inside.append((name, cast(Part, part)))
            else:
                (self._words if match == "word" else self._wholes)[name] = cast(Part, part)
        self.of = lru_cache(maxsize=10_000)(self._of)

    def _of(self, name: str) -> _Mark | None:
        """What a name marks, by the longest row that fits."""
        words = [word.lower() for word in _WORD.findall(name)]
        squashed = "".join(words)
        rows = [(word, self._words[word]) for word in words if word in self._words]
        rows += [(squashed, self._wholes[squashed])] if squashed in self._wholes else []
        rows += [row for row in self._inside if row[0] in squashed]
        return min(((-len(word), _ORDER.index(part), part) for word, part in rows), default=None)


@cache
def _words() -> _Words:
    """The words of the shipped table, read once. Raises `TableError` where the table is damaged."""
    return _Words()
