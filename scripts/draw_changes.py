"""Draws from what differs between two versions of the coder on the same documents, to be judged blindly.

    python scripts/draw_changes.py DOCS BEFORE.jsonl AFTER.jsonl KEY.tsv [--records 60] [--seed 1]

Comes in: documents, and the records that each version gives of them (`dienbien code DOCS --format jsonl
--output BEFORE.jsonl`). Goes out: in random order, as many records that only the one version has as that
only the other has, with the first words of their pages; KEY.tsv tells which is whose, for after the judging.
Two records are the same if type and sides are, wherever on the page they stand. Memory holds the records of
both versions. A file that can't be used is named, and the exit code is 2.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from given import count, documents, told

from dienbien.evaluation import GoldError, Judged, read_judged
from dienbien.evaluation.judged import Somebody
from dienbien.evaluation.matching import same_sides

_SHOWN = 420
"""So many letters of the page are printed."""

Drawn = tuple[str, Judged]
"""A record, and the version that gives it."""


def main() -> None:
    """Print what is to be judged and write the key."""
    parser = argparse.ArgumentParser(description="draw from what differs between two versions")
    parser.add_argument("docs")
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("key", type=Path, help="is written")
    parser.add_argument("--records", type=count, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with told(GoldError):
        before, after = by_document(options.before), by_document(options.after)
    gone = [record for doc, records in before.items() for record in lacking(records, after.get(doc, []))]
    come = [record for doc, records in after.items() for record in lacking(records, before.get(doc, []))]
    chance = random.Random(options.seed)
    drawn: list[Drawn] = [("before", r) for r in chance.sample(gone, min(options.records, len(gone)))]
    drawn += [("after", r) for r in chance.sample(come, min(options.records, len(come)))]
    chance.shuffle(drawn)
    texts = _texts(options.docs, {record.doc for _, record in drawn})
    lines = [f"{number}\t{version}" for number, (version, _) in enumerate(drawn, 1)]
    with told():
        options.key.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(gone)} records only before, {len(come)} only after, seed {options.seed}")
    for number, (_, record) in enumerate(drawn, 1):
        print(_block(number, record, texts.get(record.doc, "")))


def by_document(path: Path) -> dict[str, list[Judged]]:
    """The records of a file by document, in its order."""
    records: defaultdict[str, list[Judged]] = defaultdict(list)
    for record in read_judged(path):
        records[record.doc].append(record)
    return dict(records)


def lacking(ours: Sequence[Judged], theirs: Sequence[Judged]) -> Iterator[Judged]:
    """Our records of a document that have no equal among theirs, one to one."""
    left = list(theirs)
    for record in ours:
        equal = next((o for o in left if o.event == record.event and same_sides(o, record)), None)
        if equal is None:
            yield record
        else:
            left.remove(equal)


def _texts(docs: str, wanted: set[str]) -> dict[str, str]:
    """What is shown of the pages: their day and first words."""
    found = (document for document in documents([docs]) if document.id in wanted)
    return {d.id: f"{d.published} {' '.join(d.text[:_SHOWN].split())}" for d in found}


def _block(number: int, record: Judged, page: str) -> str:
    trigger = record.trigger.text if record.trigger else "–"
    return (
        f"{number}. {page}\n    {record.event} {record.mode or '–'}: "
        f"{_names(record.actor)} > {_names(record.recipient)} {record.date} {record.status} “{trigger}”"
    )


def _names(several: Sequence[Somebody]) -> str:
    return " + ".join(f"{s.name or s.text} [{s.country} {s.sector}]" for s in several) or "–"


if __name__ == "__main__":
    main()
