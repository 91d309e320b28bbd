"""Learns the scorer's weights from documents coded by hand, and says how it does on others.

    python scripts/train_scorer.py [DOCS GOLD ...] [--check] [--thresholds]

Comes in: pairs of document and gold JSONL; by default the gold beside the project. Goes out:
`src/dienbien/coding/weights.tsv`, and on standard output the accuracy and the calibration table, both by
tenfold cross-validation over documents. `--check` writes nothing; `--thresholds` compares other bounds.
Needs scikit-learn: pip install 'dienbien[train]'.
"""

import argparse
import copy
import csv
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from dienbien.coding.candidates import Candidate
from dienbien.coding.coder import conclude, understand
from dienbien.coding.features import features, page_features, record_features
from dienbien.coding.readings import Reading, ReadSentence
from dienbien.coding.scorer import BIAS, Scorer
from dienbien.evaluation import evaluate
from dienbien.evaluation.judged import Extent, Judged, judged, read_judged
from dienbien.evaluation.matching import pairs_of, same_sides
from dienbien.language.text import Folded
from dienbien.language.vi.analysis import Analysis
from dienbien.reading import ReadError, read
from dienbien.records import Document

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "data" / "gold"
WEIGHTS = ROOT / "src" / "dienbien" / "coding" / "weights.tsv"
FOLDS = 10
STRENGTH = 0.2
"""Inverse strength of the L2 penalty; 0.05 to 0.5 differ by less than 0.005 in F1."""
SMALL = 0.005
"""Weights below it are left out."""

Names = tuple[str, ...]
Weights = dict[str, float]


@dataclass
class Page:
    """A document as understood, with its gold and the features and labels of its candidates."""

    document: Document
    gold: list[Judged]
    analysis: Analysis
    sentences: list[ReadSentence]
    names: list[Names] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)


Folds = list[tuple[list["Page"], list["Page"]]]
"""For each fold the documents to learn from, and those to measure on."""


def main() -> int:
    """Exit code 0, or 2 where there is no gold."""
    parser = argparse.ArgumentParser(description="learn the weights of the scorer from gold records")
    parser.add_argument("files", nargs="*", type=Path, help="documents and gold, in pairs")
    parser.add_argument("--check", action="store_true", help="only measure, write nothing")
    parser.add_argument("--thresholds", action="store_true", help="compare bounds for keeping")
    arguments = parser.parse_args()
    files = arguments.files or [
        GOLD / f"{name}.{kind}.jsonl" for name in ("dev", "feeds") for kind in ("docs", "gold")
    ]
    if len(files) % 2 or not all(file.is_file() for file in files):
        print("train: no gold; name documents and gold in pairs: DOCS GOLD [DOCS GOLD …]", file=sys.stderr)
        return 2
    sets = [_pages(docs, gold) for docs, gold in zip(files[::2], files[1::2], strict=True)]
    pages = [page for one in sets for page in one]
    folds = _folds(pages)
    keeps = [_keep(rest) for rest, _ in folds]
    if arguments.thresholds:
        _compare(sets, folds, keeps)
        return 0
    readings = _unseen(folds, keeps, Scorer({}, {}).unlikely)
    _print_scores(sets, readings, "rules and scorer, documents unseen by the scorer")
    right = _calibrated(pages, folds, readings)
    if not arguments.check:
        _write(_keep(pages), right)
    return 0


def _pages(docs: Path, gold: Path) -> list[Page]:
    by_document: defaultdict[str, list[Judged]] = defaultdict(list)
    for record in read_judged(gold):
        by_document[record.doc].append(record)
    found = [document for document in read([str(docs)]) if not isinstance(document, ReadError)]
    return [_page(document, by_document[document.id]) for document in found]


def _page(document: Document, gold: list[Judged]) -> Page:
    analysis, sentences = understand(document)
    page = Page(document, gold, analysis, sentences)
    shared = page_features(sentences)
    for sentence in sentences:
        for candidate in (c for c in sentence.candidates if not c.reason):
            page.names.append(features(candidate, sentence, shared))
            page.labels.append(any(_tells(analysis.folded, candidate, record) for record in gold))
    return page


def _tells(folded: Folded, candidate: Candidate, gold: Judged) -> bool:
    """Whether a candidate stands where the gold record tells its event, with the same type."""
    if candidate.event != gold.event:
        return False
    start, end = folded.original(*candidate.trigger)
    here = Extent(start=start, end=end)
    return any(here.meets(there) for there in (gold.trigger, *gold.mentions) if there is not None)


def _folds(pages: list[Page]) -> Folds:
    groups = [page.document.id for page in pages]
    return [
        ([pages[i] for i in rest], [pages[i] for i in part])
        for rest, part in GroupKFold(FOLDS).split(pages, groups=groups)
    ]


def _keep(pages: list[Page]) -> Weights:
    return _fit([n for p in pages for n in p.names], [y for p in pages for y in p.labels])


def _fit(names: Sequence[Names], labels: Sequence[bool]) -> Weights:
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(one, 1.0) for one in names])
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, labels)
    weights = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return {BIAS: float(model.intercept_[0]), **weights}


def _unseen(folds: Folds, keeps: list[Weights], unlikely: float) -> dict[str, Reading]:
    """Each document read with weights learned from the others."""
    readings: dict[str, Reading] = {}
    for (_, part), keep in zip(folds, keeps, strict=True):
        scorer = Scorer(keep, {}, unlikely)
        for page in part:
            sentences = copy.deepcopy(page.sentences)
            readings[page.document.id] = conclude(page.document, page.analysis, sentences, scorer)
    return readings


def _compare(sets: list[list[Page]], folds: Folds, keeps: list[Weights]) -> None:
    for unlikely in (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5):
        _print_scores(sets, _unseen(folds, keeps, unlikely), f"without candidates below {unlikely}")


def _print_scores(sets: list[list[Page]], readings: dict[str, Reading], title: str) -> None:
    print(title)
    for pages in sets:
        gold = [record for page in pages for record in page.gold]
        coded = [r for page in pages for r in judged(readings[page.document.id].records)]
        found = evaluate({page.document.id: page.document.text for page in pages}, gold, coded)
        measures = ((name, found.measures[name]) for name in ("event", "dyad", "story"))
        cells = (f"{name} {m.precision:.3f} / {m.recall:.3f} / {m.f1:.3f}" for name, m in measures)
        print(f"  {len(pages):4} documents  {'  '.join(cells)}")


def _calibrated(pages: list[Page], folds: Folds, readings: dict[str, Reading]) -> Weights:
    """Weights for trust in a record, scaled so that probabilities hold on documents not learned from."""
    judged_pages = {p.document.id: _judged(p, readings[p.document.id]) for p in pages}

    def examples(part: list[Page]) -> tuple[list[Names], list[bool]]:
        rows = [row for page in part for row in judged_pages[page.document.id]]
        return [names for names, _ in rows], [right for _, right in rows]

    sums: list[float] = []
    labels: list[bool] = []
    for rest, part in folds:
        weights = _fit(*examples(rest))
        unseen, right = examples(part)
        sums += [_sum(weights, names) for names in unseen]
        labels += right
    scale = LogisticRegression(C=1e6).fit([[value] for value in sums], labels)
    slope, shift = float(scale.coef_[0][0]), float(scale.intercept_[0])
    _print_calibration([1 / (1 + math.exp(-slope * value - shift)) for value in sums], labels)
    weights = _fit(*examples(pages))
    scaled = {name: slope * weight for name, weight in weights.items()}
    return {**scaled, BIAS: scaled[BIAS] + shift}


def _judged(page: Page, reading: Reading) -> list[tuple[Names, bool]]:
    """Features of each record, and whether a gold record has its type at its words and the same sides."""
    coded = judged(reading.records)
    good = {id(ours) for theirs, ours in pairs_of(page.gold, coded) if same_sides(theirs, ours)}
    names = [record_features(event) for event in reading.events]
    return [(one, id(record) in good) for one, record in zip(names, coded, strict=True)]


def _sum(weights: Weights, names: Names) -> float:
    return weights[BIAS] + sum(weights.get(name, 0.0) for name in names)


def _print_calibration(chances: list[float], labels: list[bool]) -> None:
    print("| confidence | records | right in type and sides |")
    print("|---|---|---|")
    for low in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = 0.2 if low == 0.0 else low + 0.1
        inside = [y for p, y in zip(chances, labels, strict=True) if low <= p < high]
        share = f"{sum(inside) / len(inside):.2f}" if inside else "–"
        print(f"| {low:.1f} to {high:.1f} | {len(inside)} | {share} |")


def _write(keep: Weights, right: Weights) -> None:
    names = sorted({*keep, *right}, key=lambda name: (name != BIAS, name))
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        out.writerow(["feature", "keep", "right"])
        for name in names:
            pair = keep.get(name, 0.0), right.get(name, 0.0)
            if max(map(abs, pair)) >= SMALL:
                out.writerow([name, *(f"{weight:.3f}" for weight in pair)])


if __name__ == "__main__":
    sys.exit(main())
