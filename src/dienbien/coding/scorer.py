"""How likely a candidate is a record, and a record right: two sums of learned weights over named features.

Comes in: feature names of `features`. Goes out: probabilities. The weights stand in `weights.tsv`, made by
`make train` from documents coded by hand (docs/scorer.md); features without a row weigh nothing.
"""

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("weights.tsv")
BIAS = "bias"
"""The row that every candidate has."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights by feature name: `keep` for what becomes a record, `right` for how far a record is trusted.

    Below `unlikely` a candidate is no record, whatever the rules say.
    """

    keep: dict[str, float]
    right: dict[str, float]
    unlikely: float = 0.4

    def keep_probability(self, names: Iterable[str]) -> float:
        """How likely a reader would code a candidate with these features, with its type, 0 to 1."""
        return _probability(self.keep, names)

    def confidence(self, names: Iterable[str]) -> float:
        """How likely type, actors and recipients of a record with these features are all right, 0 to 1."""
        return _probability(self.right, names)


@cache
def default_scorer() -> Scorer:
    """The scorer that comes with the project, read once a process."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return Scorer(
        {row["feature"]: float(row["keep"]) for row in rows},
        {row["feature"]: float(row["right"]) for row in rows},
    )


def _probability(weights: dict[str, float], names: Iterable[str]) -> float:
    total = weights.get(BIAS, 0.0)
    for name in names:
        total += weights.get(name, 0.0)
    return 1 / (1 + math.exp(-total))
