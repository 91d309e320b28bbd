"""Learns what a record's confidence weighs from documents coded by hand, and says how well it is calibrated.

    python scripts/train_confidence.py [DOCS GOLD ...] [--check]

Comes in: pairs of document and gold JSONL; by default the gold beside the project and what `handcoded.py`
made. Goes out: `src/dienbien/coding/weights.tsv`, and on standard output how well the numbers hold and what a
limit leaves of each pair of files, by tenfold cross-validation over documents. `--check` writes nothing.
Needs scikit-learn: pip install 'dienbien[train]'.
"""

import argparse
import csv
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from given import documents, end, told

try:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold
except ModuleNotFoundError:
    end("train: needs scikit-learn: pip install 'dienbien[train]'")

from dienbien.coding.coder import read_document
from dienbien.coding.confidence import BIAS
from dienbien.coding.features import features
from dienbien.evaluation.judged import GoldError, Judged, judged, read_judged
from dienbien.evaluation.matching import pairs_of, same_sides
from dienbien.records import Document

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "data" / "gold"
HANDCODED = ROOT / "build" / "handcoded"
WEIGHTS = ROOT / "src" / "dienbien" / "coding" / "weights.tsv"
FOLDS = 10
STRENGTH = 0.1
"""Inverse strength of the L2 penalty; by area under the curve 0.05 to 0.2 are alike."""
SMALL = 0.005
"""Weights below it are left out."""
STEPS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
LIMITS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9)

Weights = dict[str, float]


@dataclass(frozen=True)
class Example:
    """A record: its set, document and features, and whether type, words and sides are as in the gold."""

    set: str
    document: str
    names: tuple[str, ...]
    right: bool


def main() -> int:
    """Exit code 0, or 2 where there is no gold."""
    parser = argparse.ArgumentParser(description="learn the weights of a record's confidence")
    parser.add_argument("files", nargs="*", type=Path, help="documents and gold, in pairs")
    parser.add_argument("--check", action="store_true", help="only measure, write nothing")
    arguments = parser.parse_args()
    files = arguments.files or [
        folder / f"{name}.{kind}.jsonl"
        for folder, names in ((GOLD, ("dev", "feeds")), (HANDCODED, ("pages", "items")))
        for name in names
        for kind in ("docs", "gold")
    ]
    if len(files) % 2 or not all(file.is_file() for file in files):
        end("train: no gold; name documents and gold in pairs: DOCS GOLD [DOCS GOLD …]")
    examples = [
        example
        for docs, gold in zip(files[::2], files[1::2], strict=True)
        for example in _examples(docs, gold)
    ]
    sums = _unseen(examples)
    labels = [example.right for example in examples]
    slope, shift = _scale(sums, labels)
    chances = [_logistic(slope * value + shift) for value in sums]
    _print_calibration(chances, labels)
    print(f"area under the curve {roc_auc_score(labels, sums):.3f}\n")
    _print_limits(chances, examples)
    if not arguments.check:
        weights = {name: slope * weight for name, weight in _fit(examples).items()}
        _write({**weights, BIAS: weights[BIAS] + shift})
    return 0


def _examples(docs: Path, gold: Path) -> Iterator[Example]:
    by_document: defaultdict[str, list[Judged]] = defaultdict(list)
    with told(GoldError):
        records = read_judged(gold)
    for record in records:
        by_document[record.doc].append(record)
    for document in documents([str(docs)]):
        yield from _judge(docs.name.partition(".")[0], document, by_document[document.id])


def _judge(name: str, document: Document, gold: list[Judged]) -> Iterator[Example]:
    reading = read_document(document)
    coded = judged(reading.records)
    good = {id(ours) for theirs, ours in pairs_of(gold, coded) if same_sides(theirs, ours)}
    for event, record in zip(reading.events, coded, strict=True):
        yield Example(name, document.id, features(event, reading.sentences), id(record) in good)


def _unseen(examples: Sequence[Example]) -> list[float]:
    """The sum of each example by weights learned from other documents."""
    sums = [0.0] * len(examples)
    groups = [example.document for example in examples]
    for rest, part in GroupKFold(FOLDS).split(examples, groups=groups):
        weights = _fit([examples[i] for i in rest])
        for i in part:
            sums[i] = weights[BIAS] + sum(weights.get(name, 0.0) for name in examples[i].names)
    return sums


def _fit(examples: Sequence[Example]) -> Weights:
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(example.names, 1.0) for example in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, [e.right for e in examples])
    weights = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return {BIAS: float(model.intercept_[0]), **weights}


def _scale(sums: list[float], labels: list[bool]) -> tuple[float, float]:
    """Slope and shift that make probabilities of the sums hold on documents not learned from."""
    model = LogisticRegression(C=1e6).fit([[value] for value in sums], labels)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def _print_calibration(chances: list[float], labels: list[bool]) -> None:
    print("| confidence | records | right in type and sides |")
    print("|---|---|---|")
    for low, high in pairwise(STEPS):
        inside = [right for p, right in zip(chances, labels, strict=True) if low <= p < high]
        share = f"{sum(inside) / len(inside):.2f}" if inside else "–"
        print(f"| {low:.1f} to {min(high, 1.0):.1f} | {len(inside)} | {share} |")


def _print_limits(chances: list[float], examples: Sequence[Example]) -> None:
    """What stays where a limit is set: records and how many of them are right, by set."""
    names = list(dict.fromkeys(example.set for example in examples))
    print(f"| at least | {' | '.join(names)} |")
    print("|---" * (len(names) + 1) + "|")
    for limit in LIMITS:
        cells: list[str] = []
        for name in names:
            pairs = zip(chances, examples, strict=True)
            left = [example.right for p, example in pairs if p >= limit and example.set == name]
            cells.append(f"{sum(left)} of {len(left)}, {sum(left) / len(left):.0%}" if left else "–")
        print(f"| {limit:.1f} | {' | '.join(cells)} |")


def _write(weights: Weights) -> None:
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        out.writerow(["feature", "weight"])
        for name in sorted(weights, key=lambda name: (name != BIAS, name)):
            if abs(weights[name]) >= SMALL or name == BIAS:
                out.writerow([name, f"{weights[name]:.3f}"])


if __name__ == "__main__":
    sys.exit(main())
