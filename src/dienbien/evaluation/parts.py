"""Two parts of a set of documents: one to develop on, one set aside to see what generalises.

Comes in: a document's id. Goes out: its part. The id alone decides, so that a document keeps its part when
others come or go; about a third is set aside.
"""

import hashlib
from typing import Literal

Part = Literal["read", "aside"]
PARTS: tuple[Part, ...] = ("read", "aside")
_SHARE = 3


def part_of(identity: str) -> Part:
    """`aside` for a third of all ids, by their BLAKE2s hash; `read` for the others."""
    digest = hashlib.blake2s(identity.encode("utf-8", "surrogatepass")).hexdigest()
    return "aside" if int(digest, 16) % _SHARE == 0 else "read"
