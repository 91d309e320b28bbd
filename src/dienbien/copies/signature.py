"""A document's signature: what is needed to find its copies, in a fixed number of bytes.

Comes in: a document with zones. Goes out: bytes that don't depend on process or machine, so that they can be
made in one place and compared in another. The text can't be read from them. Near copies are told by MinHash
(Broder 1997) of runs of four words, with the lowest 16 bits of each minimum (b-bit MinHash, Li and König
2010); the library is rensa.
"""

import re
import struct
from hashlib import blake2b

from dienbien.copies.addresses import address_key
from dienbien.copies.story import story_words
from dienbien.records import Document

VERSION = 1
PERMUTATIONS = 128
RUN = 4
_SEED = 20261126
_HEAD = struct.Struct("<BBxxI8sQ16s")
_SKETCH = struct.Struct(f"<{PERMUTATIONS}H")
SIGNATURE_BYTES = _HEAD.size + _SKETCH.size
_DIGITS = re.compile(r"\d+")
_NOWHERE = bytes(8)


class Signature:
    """A signature taken apart.

    `runs` is how many different runs of words the story has, `address` a hash of the page's address (None:
    it has none), `is_print` whether that is of a print view, `numbers` has a bit of 64 set for each number
    of the story, `exact` one of its words, `sketch` the MinHash as bytes.
    """

    __slots__ = ("address", "exact", "is_print", "numbers", "runs", "sketch")

    def __init__(self, data: bytes) -> None:
        if len(data) != SIGNATURE_BYTES or data[0] != VERSION:
            raise ValueError(f"no signature of version {VERSION}: {len(data)} bytes, the first {data[:1]!r}")
        _, view, self.runs, address, self.numbers, self.exact = _HEAD.unpack_from(data)
        self.is_print = bool(view)
        self.address = None if address == _NOWHERE else address
        self.sketch = data[_HEAD.size :]


def signature(document: Document) -> bytes:
    """The signature of a document: `SIGNATURE_BYTES` bytes, the same for the same words and address.

    Only the story counts: title, lede, body and background; letters are folded as everywhere in the project,
    so that Unicode forms, case, tone mark styles and punctuation make no difference. A document without a
    story has a signature that is nobody's copy, but by its address.
    """
    from rensa import RMinHash

    words = story_words(document)
    key, is_print = address_key(document.url)
    runs = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update(sorted(runs))
    text = " ".join(words)
    return _HEAD.pack(
        VERSION,
        is_print,
        len(runs),
        _hash(key, 8) if key else _NOWHERE,
        _numbers(text),
        _hash(text, 16),
    ) + _SKETCH.pack(*(value & 0xFFFF for value in sketch.digest()))


def _numbers(text: str) -> int:
    """A bit for each number written in digits; a set of numbers within another has its bits within, too."""
    mask = 0
    for number in set(_DIGITS.findall(text)):
        mask |= 1 << (_hash(number, 1)[0] & 63)
    return mask


def _hash(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).digest()
