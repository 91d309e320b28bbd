"""What an element of a page is for, by the words that its class, id and role are made of.

Comes in: an element. Goes out: a part of the page (`caption`, `related`, …) or None. The words stand in
tables/html.tsv; it looks at one element alone, never at those around it.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from lxml.html import HtmlElement

from dienbien.language.tables import TableError, read_table

Part = Literal["title", "lede", "caption", "author", "date", "related", "drop", "stamp"]
TABLE = Path(__file__).parent.parent / "tables" / "html.tsv"
_PARTS = frozenset({"title", "lede", "caption", "author", "date", "related", "drop", "stamp"})
_ATTRIBUTES = ("class", "id", "role", "type", "data-type", "data-role", "itemprop", "data-component-type")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_LONGEST_NAME = 80
_MOST_NAMES = 40
_ORDER: tuple[Part, ...] = ("related", "drop", "caption", "lede", "title", "author", "date", "stamp")
"""Where the names of one element tell of several parts the first holds."""


def part_of(element: HtmlElement) -> Part | None:
    """The part that the element's tag and names tell, None where they tell nothing."""
    tag = element.tag
    if tag in ("nav", "footer"):
        return "drop"
    found: set[Part] = {"caption"} if tag in ("figure", "figcaption") else set()
    for attribute in _ATTRIBUTES:
        value = element.get(attribute)
        if value:
            found.update(part for name in value.split()[:_MOST_NAMES] if (part := _part_of_name(name)))
    return next((part for part in _ORDER if part in found), None) if found else None


def _part_of_name(name: str) -> Part | None:
    if len(name) > _LONGEST_NAME:
        return None
    return _words().of(name)


class _Words:
    """The table, indexed by how a name is compared with it."""

    def __init__(self) -> None:
        self._words: dict[str, Part] = {}
        self._wholes: dict[str, Part] = {}
        self._inside: dict[str, list[tuple[str, Part]]] = defaultdict(list)
        for row in read_table(TABLE, ("name", "match", "part", "example"), ("counter",)):
            name, match, part = row["name"], row["match"], row["part"]
            if part not in _PARTS or match not in ("word", "whole", "inside"):
                raise TableError(f"{row.where}: unknown match {match!r} or part {part!r}")
            index = {"word": self._words, "whole": self._wholes}.get(match)
            if index is None:
                self._inside[name[0]].append((name, cast(Part, part)))
            else:
                index[name] = cast(Part, part)
        self.of = lru_cache(maxsize=10_000)(self._of)

    def _of(self, name: str) -> Part | None:
        words = [word.lower() for word in _WORD.findall(name)]
        squashed = "".join(words)
        found = {self._wholes[squashed]} if squashed in self._wholes else set()
        found.update(self._words[word] for word in words if word in self._words)
        for letter in set(squashed):
            found.update(part for inside, part in self._inside.get(letter, ()) if inside in squashed)
        return next((part for part in _ORDER if part in found), None)


@cache
def _words() -> _Words:
    """The words of the shipped table, read once. Raises `TableError` where the table is damaged."""
    return _Words()
