"""Which types may tell one event: what one page calls a refusal, another calls a statement.

Comes in: a type. Goes out: the types that two readers, or two pages, take it for (tables/compatible.tsv).
"""

import csv
from functools import cache
from importlib.resources import files


@cache
def compatible(event: str) -> frozenset[str]:
    """The other types that reports of an event of this type may have."""
    return frozenset(other for pair in _pairs() for one, other in (pair, pair[::-1]) if one == event)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    text = files("dienbien.linking").joinpath("tables/compatible.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple((row["one"], row["other"]) for row in rows)
