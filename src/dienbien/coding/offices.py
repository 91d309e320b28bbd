"""Who held which office, learned from pages coded so far: names for later pages that leave them out.

Comes in: pages that were read, and the file of an earlier run. Goes out: the holder of an office, or the
office of a name, on a day. It never overrides what a page or the tables say, and a run learns into a registry
of its own, so that what a page gives doesn't depend on the pages before it.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast, get_args

from dienbien.coding.kinds import RANKS
from dienbien.coding.readings import Reading
from dienbien.language.mentions import Group, Mention
from dienbien.language.vi.tables_vi import markers
from dienbien.records import Sector

_COLUMNS = ("office", "country", "name", "sector", "rank", "first", "last", "pages")
_ONE_HOLDER = frozenset({"head", "minister"})
"""Ranks of which a country has one holder at a time."""
_GRACE = timedelta(days=180)
"""How long after somebody was last seen in an office they still hold it."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office; `first` and `last` are the days (ISO 8601) of the pages that say so."""

    office: str
    country: str
    name: str
    sector: Sector
    rank: str
    first: str
    last: str
    pages: int = 1

    def holds(self, day: str | None) -> bool:
        """Whether the office is held on a day, or was when last seen, where the day isn't known."""
        if day is None:
            return True
        return self.first <= day <= (date.fromisoformat(self.last) + _GRACE).isoformat()


class OfficeRegistry:
    """Tenures by office and by name. The order in which they were learned doesn't matter."""

    def __init__(self, tenures: Iterable[Tenure] = ()) -> None:
        """A registry of these tenures."""
        self._tenures: dict[tuple[str, str, str], Tenure] = {}
        self._offices: dict[tuple[str, str], set[str]] = {}
        self._names: dict[str, list[tuple[str, str, str]]] = {}
        for tenure in tenures:
            self.add(tenure)

    def __len__(self) -> int:
        return len(self._tenures)

    def add(self, tenure: Tenure) -> None:
        """Add a tenure, or what it says more of one that is known."""
        key = (tenure.office, tenure.country, tenure.name)
        known = self._tenures.get(key)
        if known is None:
            self._tenures[key] = tenure
            self._offices.setdefault(key[:2], set()).add(tenure.name)
            self._names.setdefault(tenure.name.casefold(), []).append(key)
            return
        first, last = min(known.first, tenure.first), max(known.last, tenure.last)
        self._tenures[key] = replace(known, first=first, last=last, pages=known.pages + tenure.pages)

    def merge(self, other: "OfficeRegistry") -> None:
        """Add all that another registry has."""
        for tenure in other.tenures():
            self.add(tenure)

    def tenures(self) -> list[Tenure]:
        """All tenures, in the order of their office, country and name."""
        return [self._tenures[key] for key in sorted(self._tenures)]

    def learn(self, reading: Reading) -> None:
        """Note who holds which office by the words of a page; one without a date teaches nothing."""
        day = reading.document.day
        if day is None:
            return
        found: dict[tuple[str, str, str], Tenure] = {}
        for sentence in reading.sentences:
            groups = (unit for unit in sentence.units if isinstance(unit, Group))
            for mention in (m for group in groups for m in group.members):
                if _tells(mention):
                    tenure = _tenure(mention, day)
                    found.setdefault((tenure.office, tenure.country, tenure.name), tenure)
        for tenure in found.values():
            self.add(tenure)

    def holder(self, office: str, country: str, day: str | None) -> Tenure | None:
        """The only one who holds an office of a country on a day; None where it is of several."""
        if office in markers("vague-office"):
            return None
        names = self._offices.get((office, country), set())
        found = [self._tenures[office, country, name] for name in names]
        holding = [t for t in found if t.rank in _ONE_HOLDER and t.holds(day)]
        return holding[0] if len(holding) == 1 else None

    def person(self, name: str | None, day: str | None) -> Tenure | None:
        """What somebody with this whole name is on a day; None where that is not clear."""
        if name is None or " " not in name:
            return None
        found = [self._tenures[key] for key in self._names.get(name.casefold(), ())]
        holding = sorted((t for t in found if t.holds(day)), key=lambda t: (t.last, t.pages, t.office))
        return holding[-1] if len({t.country for t in holding}) == 1 else None

    @classmethod
    def load(cls, path: Path) -> "OfficeRegistry":
        """The registry of a file. Raises `ValueError`, which names file and line, for one that is none."""
        lines = path.read_text(encoding="utf-8").splitlines()
        if lines[:1] != ["\t".join(_COLUMNS)]:
            raise ValueError(f"{path}:1: no registry of offices; its first line must be {' '.join(_COLUMNS)}")
        return cls(_parse(path, number, line) for number, line in enumerate(lines[1:], 2) if line)

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all."""
        rows = ["\t".join(_COLUMNS)]
        for t in self.tenures():
            rows.append(
                "\t".join((t.office, t.country, t.name, t.sector, t.rank, t.first, t.last, str(t.pages)))
            )
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.write_text("\n".join(rows) + "\n", encoding="utf-8")
        beside.replace(path)


def _tells(mention: Mention) -> bool:
    """Whether a noun phrase names an office holder whom no table knows: "Thủ tướng Malta Robert Abela"."""
    named = mention.kind == "person" and bool(mention.person and " " in mention.person)
    tabled = any(row.where.startswith("persons.tsv") for row in mention.rows)
    return named and bool(mention.office and mention.country) and mention.rank in RANKS and not tabled


def _tenure(mention: Mention, day: str) -> Tenure:
    name, country = mention.person or "", mention.country or ""
    return Tenure(mention.office, country, name, mention.sector, mention.rank, day, day)


def _parse(path: Path, number: int, line: str) -> Tenure:
    cells = line.split("\t")
    try:
        office, country, name, sector, rank, first, last, pages = cells
        date.fromisoformat(first)
        date.fromisoformat(last)
        if sector not in get_args(Sector):
            raise ValueError(f"sector {sector!r} is not known")
        return Tenure(office, country, name, cast(Sector, sector), rank, first, last, int(pages))
    except ValueError as error:
        raise ValueError(f"{path}:{number}: {error}") from error
