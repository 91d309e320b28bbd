"""How far a record can be trusted: a sum of learned weights over what grammar made of its main mention.

Comes in: the merged mentions of a record and the sentences of its page. Goes out: how likely a careful reader
would code it with the same type, actors and recipients. The weights stand in `weights.tsv`, made by
`make train` from documents coded by hand (docs/confidence.md); features without a row weigh nothing.
"""

import csv
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dienbien.coding.candidates import Candidate
from dienbien.coding.features import features
from dienbien.coding.readings import ReadSentence

_FILE = Path(__file__).with_name("weights.tsv")
BIAS = "bias"
"""The row that every record has."""


def confidence(event: list[Candidate], sentences: list[ReadSentence]) -> float:
    """The confidence of a record of these mentions, the main one first: 0 to 1."""
    return probability(_weights(), features(event, sentences))


def probability(weights: dict[str, float], names: Iterable[str]) -> float:
    """The logistic of the bias and the weights of these features, 0 to 1."""
    total = weights.get(BIAS, 0.0) + sum([weights.get(name, 0.0) for name in names])
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["feature"]: float(row["weight"]) for row in rows}
