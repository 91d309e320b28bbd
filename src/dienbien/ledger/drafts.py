"""Which marks are about one agreement: those that tell how it was made, and those that come back to it.

Comes in: marks, and what else the pages tell. Goes out: drafts of agreements. Hard gates come first
(kind, sides, days); docs/ledger.md names them.
"""

from collections import Counter
from collections.abc import Sequence

import msgspec

from dienbien.ledger.marks import FOUNDING, REFERRING, Mark
from dienbien.ledger.sides import Sides, is_among, side_of, taken
from dienbien.ledger.world import Fights, World
from dienbien.records.edtf import earliest, latest

TRUCE = frozenset({"ceasefire", "peace", "withdrawal"})
"""Kinds that are words for one thing: an end of fighting."""
ENDING = frozenset({"broken", "ended", "expired"})
"""Steps with which an agreement is over."""
_MAKING = FOUNDING | {"mediated", "accepted", "observed"}
"""Steps told of the very days on which an agreement is made."""
_SAME = 3
"""Days between two accounts of when an agreement was made."""
_UNTIL_EFFECT = 30
"""Days after its making within which it comes into effect."""
_LONGEST = 1000
"""Days after its last word within which an agreement is still the one meant."""
_USUAL = 0.5
"""The share of its makers' marks that must name a side."""


class Draft(msgspec.Struct):
    """An agreement in the making: its marks so far, how it was found, and who fights whom."""

    marks: list[Mark]
    named_only: bool
    fights: Fights

    @property
    def sides(self) -> Sides:
        """The sides that half of its marks name, of those that name two; without those who fight no other."""
        return self._named - self.witnesses

    @property
    def witnesses(self) -> Sides:
        """Sides that sign with two who fight each other, and fight neither."""
        named = self._named
        fighting = frozenset(s for s in named if any(frozenset({s, o}) in self.fights for o in named))
        return named - fighting if len(named) > 2 and len(fighting) > 1 else frozenset()

    @property
    def _named(self) -> Sides:
        telling = [m.sides for m in self.marks if m.step in FOUNDING | REFERRING and len(m.sides) > 1]
        if not telling:
            return self.marks[0].sides
        counts = Counter(side for sides in telling for side in sides)
        usual = frozenset(side for side, n in counts.items() if n >= _USUAL * len(telling))
        return usual if len(usual) > 1 else telling[0]

    @property
    def kind(self) -> str:
        """What most of its marks call it; an exchange or another accord only if nothing else."""
        kinds = Counter(mark.kind for mark in self.marks if mark.kind)
        first = {kind: n for kind, n in kinds.items() if kind in TRUCE} or kinds
        return max(first, key=lambda kind: first[kind], default="")

    def days(self) -> list[tuple[int, int]]:
        """The days on which it was made, by each of its founding marks that has one."""
        return [span for mark in self.marks if mark.step in FOUNDING and (span := span_of(mark))]

    def last_day(self) -> int:
        """The last day of which something is told of it."""
        return max((day for mark in self.marks if (day := mark.day) is not None), default=0)

    def gap(self, day: int) -> int:
        """Days between a day and the nearest on which it was made."""
        return min((max(0, day - last, first - day) for first, last in self.days()), default=_LONGEST)


def span_of(mark: Mark) -> tuple[int, int] | None:
    """First and last day that a mark may mean by its own date."""
    return (mark.first, mark.last) if mark.first is not None and mark.last is not None else None


def drafts_of(marks: Sequence[Mark], world: World) -> list[Draft]:
    """The agreements that the marks tell of, each with all its marks."""
    drafts: list[Draft] = []
    ends = [mark for mark in marks if mark.step in ENDING and mark.day is not None]
    founding = sorted(filter(_founds, marks), key=_by_day)
    for mark in founding:
        fitting = [(gap, draft) for draft in drafts if (gap := _gap(draft, mark, ends)) is not None]
        if fitting:
            min(fitting, key=lambda pair: pair[0])[1].marks.append(mark)
        else:
            drafts.append(Draft([mark], False, world.fights))
    placed = set(map(id, founding))
    rest = [mark for mark in marks if id(mark) not in placed]
    for mark in sorted(rest, key=lambda mark: (mark.step != "mediated", mark.told or 0, mark.event.id)):
        _refer(drafts, mark, world)
    return drafts


def _founds(mark: Mark) -> bool:
    """Whether a mark alone tells that there is an agreement: made by two sides, or declared by one."""
    if mark.step not in FOUNDING or not mark.kind or span_of(mark) is None:
        return False
    return len(mark.sides) > 1 or (mark.step == "declared" and len(mark.sides) == 1)


def _by_day(mark: Mark) -> tuple[bool, int, int, str]:
    first, last = span_of(mark) or (0, 0)
    return mark.kind not in TRUCE, first, last - first, mark.event.id


def _gap(draft: Draft, mark: Mark, ends: Sequence[Mark]) -> int | None:
    """Days between a founding mark and an agreement; None if it can't be the same."""
    span = span_of(mark)
    if span is None or not _same_kind(draft.kind, mark.kind) or not _same_sides(draft.sides, mark.sides):
        return None
    if any(_parts(end, draft, span[0]) for end in ends):
        return None
    gaps = [max(0, span[0] - last, first - span[1]) for first, last in draft.days()]
    most = _UNTIL_EFFECT if mark.step == "effect" else _SAME
    return min((gap for gap in gaps if gap <= most), default=None)


def _parts(end: Mark, draft: Draft, day: int) -> bool:
    """Whether an agreement of these sides was told to have ended between two days on which one was made."""
    begun = max((first for first, _ in draft.days()), default=day)
    ended = end.day
    return ended is not None and begun < ended < day and is_among(end.sides, draft.sides)


def _same_kind(a: str, b: str) -> bool:
    """Ceasefire, peace and withdrawal are words for one thing; exchanges and accords may be part of it."""
    return a == b or not a or not b or (a in TRUCE and (b in TRUCE or b == "exchange"))


def _same_sides(a: Sides, b: Sides) -> bool:
    """Two sides in common, or one account names only some of the other's."""
    return len(taken(b, a)) > 1 or (bool(b) and is_among(b, a)) or (bool(a) and is_among(a, b))


def _refer(drafts: list[Draft], mark: Mark, world: World) -> None:
    """Add a mark to the agreement that it comes back to; where there is none, some tell of one unknown."""
    meant = [draft for draft in drafts if _names(draft, mark, world) and _fits(draft, mark)]
    if not meant and mark.step == "violated":
        meant = [draft for draft in drafts if _is_accused(draft, mark, world) and _fits(draft, mark)]
    if meant:
        _nearest(meant, mark).marks.append(mark)
    elif mark.step in REFERRING | {"signed", "effect"} and mark.kind in TRUCE and len(mark.sides) == 2:
        if world.grounds(mark) <= mark.sides:
            drafts.append(Draft([mark], True, world.fights))


def _nearest(drafts: Sequence[Draft], mark: Mark) -> Draft:
    """The one made on the mark's own day, else the one told of last."""
    day = mark.day or 0
    close = [draft for draft in drafts if mark.step in _MAKING and draft.gap(day) <= _SAME]
    begun = [draft for draft in drafts if any(first <= day for first, _ in draft.days())]
    return max(close or begun or drafts, key=lambda draft: max((d for d, _ in draft.days()), default=0))


def _names(draft: Draft, mark: Mark, world: World) -> bool:
    """Whether the sides of a mark are an agreement's; one side alone, if its page names no other foe."""
    sides = _without_mediators(draft, mark)
    if not sides or not is_among(sides, draft.sides):
        return False
    return len(sides) > 1 or not world.another_foe(mark, draft.sides)


def _is_accused(draft: Draft, mark: Mark, world: World) -> bool:
    """Whether a third party accuses one of the sides; its own foe only on another side's ground."""
    if not mark.accused or not draft.days() or not is_among(mark.accused, draft.sides):
        return False
    return mark.sides not in world.fights or bool(world.grounds(mark) & (draft.sides - mark.sides))


def _fits(draft: Draft, mark: Mark) -> bool:
    """Whether kind and days allow that a mark comes back to an agreement."""
    if mark.sealed and draft.days():
        kinds = _same_kind(draft.kind, mark.kind) or mark.kind == "accord"
        return kinds and any(_sealed_fits(mark.sealed, span) for span in draft.days())
    if not _same_kind(draft.kind, mark.kind):
        return False
    if not mark.kind or mark.step == "effect":
        longest = _UNTIL_EFFECT if mark.kind else _SAME
        return mark.first is not None and draft.gap(mark.first) <= longest
    day, begun = mark.day, min((first for first, _ in draft.days()), default=None)
    if day is None:
        return True
    return (begun is None or begun - _SAME <= day) and abs(day - draft.last_day()) <= _LONGEST


def _without_mediators(draft: Draft, mark: Mark) -> Sides:
    """The sides of a mark without those who mediate the agreement, if a party is left."""
    mediating = {side for m in draft.marks for entity in m.mediators if (side := side_of(entity))}
    rest = frozenset(side for side in mark.sides if side not in mediating)
    return rest or mark.sides


def _sealed_fits(sealed: str, span: tuple[int, int]) -> bool:
    first, last = earliest(sealed), latest(sealed)
    return first is None or last is None or (first.toordinal() <= span[1] and span[0] <= last.toordinal())
