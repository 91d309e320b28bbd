"""What analysts judge about records, and what follows from it (docs/desk.md, docs/evaluation.md).

Comes in: records, documents, verdicts as they were given. Goes out: the verdicts that stand, which record of
a new version each is about, and gold for `dienbien evaluate`. It knows no store and prints nothing.
"""

from dienbien.review.changed import changed_fields, digest
from dienbien.review.gold import GoldPage, gold_of, write_docs, write_gold
from dienbien.review.matching import in_text, matches
from dienbien.review.sound import Fault, faults
from dienbien.review.verdict import Kind, Verdict, standing

__all__ = [
    "Fault",
    "GoldPage",
    "Kind",
    "Verdict",
    "changed_fields",
    "digest",
    "faults",
    "gold_of",
    "in_text",
    "matches",
    "standing",
    "write_docs",
    "write_gold",
]
