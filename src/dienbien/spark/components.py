"""Which nodes hang together by edges: connected components, without one machine that knows all edges.

Comes in: a frame of edges between numbers. Goes out: for each node the least number that it hangs together
with. The alternating large-star and small-star of Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii,
"Connected Components in MapReduce and Beyond" (2014).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_MOST_ROUNDS = 60
"""Far more than are needed: their number grows with the logarithm of the longest chain."""
Keep = Callable[["DataFrame", str], "DataFrame"]
"""Writes a frame under a name and gives it as it was written."""


def components(edges: "DataFrame", keep: Keep) -> "DataFrame":
    """`node` and `component` of all nodes that have edges (`a`, `b`: numbers)."""
    downward = edges.where("a <> b").selectExpr("greatest(a, b) as a", "least(a, b) as b")
    stars = keep(downward.distinct(), "edges")
    mark = _mark(stars)
    for number in range(_MOST_ROUNDS):
        stars = keep(_small_star(_large_star(stars)), f"round-{number}")
        before, mark = mark, _mark(stars)
        if mark == before:
            break
    members = stars.selectExpr("a as node", "b as component")
    return members.union(stars.selectExpr("b as node", "b as component").distinct())


def _large_star(edges: "DataFrame") -> "DataFrame":
    """Each node's larger neighbours are tied to its least one."""
    both = edges.union(edges.selectExpr("b as a", "a as b"))
    least = both.groupBy("a").agg({"b": "min"}).selectExpr("a", "least(a, `min(b)`) as least")
    return both.join(least, "a").where("b > a").selectExpr("b as a", "least as b").distinct()


def _small_star(edges: "DataFrame") -> "DataFrame":
    """Each node and its smaller neighbours are tied to the least of these."""
    least = edges.groupBy("a").agg({"b": "min"}).selectExpr("a", "`min(b)` as least")
    others = edges.join(least, "a").where("b <> least").selectExpr("b as a", "least as b")
    return others.union(least.selectExpr("a", "least as b")).distinct()


def _mark(edges: "DataFrame") -> tuple[object, ...]:
    """What tells whether a round changed anything."""
    row = edges.selectExpr("count(*)", "sum(cast(xxhash64(a, b) as decimal(38, 0)))").first()
    return tuple(row or ())
