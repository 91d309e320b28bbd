"""How right coded records are, measured against records that somebody coded by hand.

Comes in: documents, their gold records, coded records. Goes out: precision, recall and F1 by measure, field
and type, and what was missed, added or got wrong. It codes nothing and prints nothing; docs/evaluation.md
says what the measures mean.
"""

from dienbien.evaluation.judged import GoldError, Judged, judged, read_judged
from dienbien.evaluation.misses import Miss, misses
from dienbien.evaluation.parts import PARTS, Part, part_of
from dienbien.evaluation.scores import Evaluation, Measure, evaluate

__all__ = [
    "PARTS",
    "Evaluation",
    "GoldError",
    "Judged",
    "Measure",
    "Miss",
    "Part",
    "evaluate",
    "judged",
    "misses",
    "part_of",
    "read_judged",
]
