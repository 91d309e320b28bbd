"""Groups of documents that are one text or one page.

Comes in: ids with signatures, in the order in which the documents are to count as first. Goes out: groups of
two or more, each member with what it is to another. Memory: the index, and the ids.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dienbien.copies.index import THRESHOLD, Copies, Match, Relation


class Member(NamedTuple):
    """A document of a group: its number in the order given, and what it is to which; None for the first."""

    id: str
    number: int
    relation: Relation | None
    to: str | None
    similarity: float


class Group(NamedTuple):
    """The members in the order given; the first is what the others are copies of, at one remove or more."""

    members: tuple[Member, ...]


class Grouping:
    """Groups documents as they come: each joins the group of what it matches best."""

    def __init__(self, threshold: float = THRESHOLD) -> None:
        """`threshold` as in `Copies`."""
        self._index = Copies(threshold)
        self._ids: list[str] = []
        self._matches: dict[int, Match] = {}

    def add(self, id: str, signature: bytes) -> Match | None:  # noqa: A002
        """Take a document; what it matches of those before."""
        match = self._index.add(signature)
        if match is not None:
            self._matches[len(self._ids)] = match
        self._ids.append(id)
        return match

    def groups(self) -> list[Group]:
        """The groups so far, by their first members."""
        root: dict[int, int] = {}
        found: dict[int, list[int]] = {}
        for number, match in self._matches.items():
            root[number] = root.get(match.number, match.number)
            found.setdefault(root[number], [root[number]]).append(number)
        return [Group(tuple(map(self._member, numbers))) for _, numbers in sorted(found.items())]

    def _member(self, number: int) -> Member:
        match = self._matches.get(number)
        if match is None:
            return Member(self._ids[number], number, None, None, 1.0)
        return Member(self._ids[number], number, match.relation, self._ids[match.number], match.similarity)


def group(signatures: Iterable[tuple[str, bytes]], threshold: float = THRESHOLD) -> list[Group]:
    """The groups among documents given as id and signature: the same function for a list or one partition.

    Raises `ValueError` for what is no signature of this version.
    """
    grouping = Grouping(threshold)
    for id_, data in signatures:
        grouping.add(id_, data)
    return grouping.groups()
