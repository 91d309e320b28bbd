"""The front door of copies: which documents are the same text, nearly so, or the same page again.

Comes in: documents one by one. Goes out: `signature`s of fixed size, an index `Copies` of them that needs no
texts, groups with what each member is to another, and the differences of two versions that matter. It codes
nothing and drops nothing.
"""

from dienbien.copies.compare import Differences, compare
from dienbien.copies.groups import Group, Member, group
from dienbien.copies.index import Copies, Match, Relation
from dienbien.copies.signature import SIGNATURE_BYTES, signature

__all__ = [
    "SIGNATURE_BYTES",
    "Copies",
    "Differences",
    "Group",
    "Match",
    "Member",
    "Relation",
    "compare",
    "group",
    "signature",
]
