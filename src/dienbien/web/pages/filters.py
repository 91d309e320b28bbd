"""Which events an address asks for, by the names of the API and the command line.

Comes in: the query of an address. Goes out: a `linking.Wanted` and what could not be read of it. An
address from elsewhere never breaks a page: what is no filter is told and left out.
"""

import datetime
import math
from collections.abc import Iterable, Sequence
from typing import Any, get_args

import msgspec

from dienbien.linking import Wanted
from dienbien.records import EventType, Status
from dienbien.records.choices import ALL_MODES
from dienbien.records.quads import Quad

TYPES: tuple[str, ...] = get_args(EventType)
QUADS: tuple[str, ...] = get_args(Quad)
STATUSES: tuple[str, ...] = get_args(Status)
NAMES = (
    *("since", "until", "type", "mode", "quad", "status", "actor", "recipient", "side", "dyad", "place"),
    *("source", "thread", "min_confidence", "min_articles", "min_sources"),
)
_MOST_VALUES, _MOST_LETTERS = 20, 200


class Asked(msgspec.Struct, frozen=True):
    """A filter, as it was written (`values`, by name), and the names of the parts that can't be read."""

    wanted: Wanted
    values: dict[str, list[str]]
    unread: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it asks for nothing."""
        return not self.values


def asked(query: Iterable[tuple[str, str]]) -> Asked:
    """The filter of an address."""
    values: dict[str, list[str]] = {}
    for given, value in query:
        name = given.replace("-", "_")
        if name in NAMES and value.strip() and len(values.setdefault(name, [])) < _MOST_VALUES:
            values[name].append(value.strip()[:_MOST_LETTERS])
    members: dict[str, Any] = {}
    unread = [name for name in values if not _read(name, values[name], members)]
    return Asked(Wanted(**members), {n: v for n, v in values.items() if n not in unread}, tuple(unread))


def _read(name: str, values: Sequence[str], members: dict[str, Any]) -> bool:
    """Put what the values mean into the members of a `Wanted`; False where they mean nothing."""
    if name in ("since", "until"):
        members[name] = _day(values[-1])
        return members[name] is not None
    if name in _CHOICES:
        member, known, folded = _CHOICES[name]
        members[member] = tuple(dict.fromkeys(map(folded, values)))
        return set(members[member]) <= set(known) or bool(members.pop(member) and False)
    if name in _WORDS:
        members[_WORDS[name]] = tuple(dict.fromkeys(values))
        return True
    if name == "dyad":
        both = values if len(values) == 2 else values[-1].split(",")
        if len(both) == 2 and all(one.strip() for one in both):
            members["dyad"] = (both[0].strip(), both[1].strip())
        return "dyad" in members
    if name == "thread":
        members["thread"] = values[-1]
        return True
    number = _number(values[-1], whole=name != "min_confidence")
    if number is not None:
        members[name] = number
    return number is not None


_CHOICES = {
    "type": ("types", TYPES, str.upper),
    "quad": ("quads", QUADS, lambda name: name.lower().replace("-", " ")),
    "status": ("statuses", STATUSES, str.lower),
    "mode": ("modes", ALL_MODES, str.lower),
}
_WORDS = {
    "actor": "actors",
    "recipient": "recipients",
    "side": "sides",
    "place": "places",
    "source": "speakers",
}


def _day(word: str) -> str | None:
    try:
        return datetime.date.fromisoformat(word).isoformat()
    except ValueError:
        return None


def _number(word: str, *, whole: bool) -> float | None:
    try:
        number = int(word) if whole else float(word)
    except ValueError:
        return None
    low, high = (1, 10**9) if whole else (0, 1)
    return number if math.isfinite(number) and low <= number <= high else None
