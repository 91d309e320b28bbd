"""How far those who coded `handcoded/` by hand agree with the gold set, on documents that they coded, too.

    python scripts/handcoded.py build/handcoded && python scripts/reader_scores.py

Comes in: the gold set beside the project and what `handcoded.py` made of `readers.tsv`. Goes out: precision,
recall and F1 of the readers' records against the gold ones. Without either it says so and exits 0.
"""

import sys
from pathlib import Path

from msgspec.structs import replace

from dienbien.evaluation import evaluate, read_judged
from dienbien.reading import read
from dienbien.records import Document

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "data" / "gold" / "dev"
READERS = ROOT / "build" / "handcoded" / "readers"


def main() -> int:
    """Exit code 0."""
    if not (_docs(GOLD).is_file() and _docs(READERS).is_file()):
        print("readers: skipped, no gold set beside the project, or `scripts/handcoded.py` has not been run")
        return 0
    texts = {document.id: document.text for document in _documents(READERS)}
    named = {text: identity for identity, text in texts.items()}
    ours = {document.id: named.get(document.text) for document in _documents(GOLD)}
    gold = [replace(r, doc=name) for r in read_judged(_gold(GOLD)) if (name := ours.get(r.doc))]
    scored = evaluate(texts, gold, read_judged(_gold(READERS)))
    print(f"{len(texts)} documents")
    for measure, row in scored.measures.items():
        print(f"{measure:8} P {row.precision:.2f}  R {row.recall:.2f}  F1 {row.f1:.2f}")
    return 0


def _docs(base: Path) -> Path:
    return base.with_suffix(".docs.jsonl")


def _gold(base: Path) -> Path:
    return base.with_suffix(".gold.jsonl")


def _documents(base: Path) -> list[Document]:
    return [document for document in read([_docs(base)]) if isinstance(document, Document)]


if __name__ == "__main__":
    sys.exit(main())
