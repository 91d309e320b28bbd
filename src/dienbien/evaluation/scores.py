"""Scores of coded records: precision, recall and F1 by measure, field and type.

Comes in: documents, gold records and coded records. Goes out: an `Evaluation`. A document without gold
records counts too: everything coded in it is extra. Records of other documents are left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dienbien.evaluation.judged import Judged
from dienbien.evaluation.matching import CHECKS, Pair, counts, pairs_of, same_sides, same_story


@dataclass(frozen=True, slots=True)
class Measure:
    """How many were right, of how many that should be there (`gold`) and that are there (`coded`)."""

    right: int
    gold: int
    coded: int

    @property
    def precision(self) -> float:
        """The share of what is there that is right; 0 where nothing is there."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """The share of what should be there that is there and right; 0 where nothing should be."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores, and the records they were made from, by document in the order of the documents.

    `measures` has event, dyad, story and losses; `slots` has, for each field, the share of matched records in
    which it is right, and `fields` the same as a `Measure` over all records. `unfaithful` counts coded words
    that don't stand at their place in the document, `strays` the records in documents that have none.
    """

    texts: Mapping[str, str]
    gold: Mapping[str, list[Judged]]
    coded: Mapping[str, list[Judged]]
    pairs: list[Pair]
    measures: dict[str, Measure]
    slots: dict[str, float]
    fields: dict[str, Measure]
    types: dict[str, Measure]
    unfaithful: int
    strays: int
    unknown: tuple[str, ...] = field(default=())
    """Ids of gold records' documents that are not among the documents."""


def evaluate(texts: Mapping[str, str], gold: Iterable[Judged], coded: Iterable[Judged]) -> Evaluation:
    """The scores of coded records against gold records on documents, given as id and text."""
    ours, unknown = _by_document(texts, gold)
    theirs, _ = _by_document(texts, coded)
    pairs = [pair for identity in texts for pair in pairs_of(ours[identity], theirs[identity])]
    wanted, found = _all(ours), _all(theirs)

    def measure(right: int) -> Measure:
        return Measure(right, len(wanted), len(found))

    correct = {name: sum(check(*pair) for pair in pairs) for name, check in CHECKS.items()}
    return Evaluation(
        texts=texts,
        gold=ours,
        coded=theirs,
        pairs=pairs,
        measures={
            "event": measure(len(pairs)),
            "dyad": measure(sum(same_sides(*pair) for pair in pairs)),
            "story": measure(sum(same_story(*pair) for pair in pairs)),
            "losses": _losses(pairs, wanted, found),
        },
        slots={name: right / len(pairs) if pairs else 0.0 for name, right in correct.items()},
        fields={name: measure(right) for name, right in correct.items()},
        types=_types(pairs, wanted, found),
        unfaithful=sum(_unfaithful(record, texts[record.doc]) for record in found),
        strays=sum(len(theirs[identity]) for identity in texts if not ours[identity]),
        unknown=unknown,
    )


def _by_document(
    texts: Mapping[str, str], records: Iterable[Judged]
) -> tuple[dict[str, list[Judged]], tuple[str, ...]]:
    """The records of each document, none left out, and the ids that belong to no document."""
    found: dict[str, list[Judged]] = {identity: [] for identity in texts}
    unknown: defaultdict[str, list[Judged]] = defaultdict(list)
    for record in records:
        (found if record.doc in found else unknown)[record.doc].append(record)
    return found, tuple(unknown)


def _all(records: Mapping[str, list[Judged]]) -> list[Judged]:
    return [record for several in records.values() for record in several]


def _losses(pairs: list[Pair], gold: list[Judged], coded: list[Judged]) -> Measure:
    right = sum((counts(ours) & counts(theirs)).total() for ours, theirs in pairs)
    return Measure(right, sum(len(r.losses) for r in gold), sum(len(r.losses) for r in coded))


def _types(pairs: list[Pair], gold: list[Judged], coded: list[Judged]) -> dict[str, Measure]:
    right = Counter(ours.event for ours, _ in pairs)
    wanted = Counter(record.event for record in gold)
    found = Counter(record.event for record in coded)
    return {name: Measure(right[name], wanted[name], found[name]) for name in sorted({*wanted, *found})}


def _unfaithful(record: Judged, text: str) -> int:
    return sum(
        1
        for extent in record.extents
        if extent.start is not None and text[extent.start : extent.end] != extent.text
    )
