"""What an export tells of itself when it is done, and the numbers that it gives to events."""

from hashlib import blake2b

import msgspec


class Written(msgspec.Struct, frozen=True):
    """How many rows were written, and how many events the format has no place for."""

    rows: int
    left_out: int = 0


def number_of(event_id: str) -> int:
    """A whole number for an event, for formats that want one: 63 bits of a digest of its id."""
    return int.from_bytes(blake2b(event_id.encode("utf-8"), digest_size=8).digest()) >> 1
