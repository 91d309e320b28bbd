"""Byte streams put together from what was read of them before and the rest.

Comes in: a binary stream. Goes out: one that can be read from its beginning again, without seeking.
"""

import io
from typing import BinaryIO


class Rejoined(io.RawIOBase):
    """Bytes that were read before, and then the stream they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._read = getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill the buffer with what was read before, else with what has come since."""
        chunk = self._head[: len(buffer)] or self._read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)
