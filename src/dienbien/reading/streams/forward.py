"""A stream for parsers that believe they can seek: forward only, without loss before a damage.

Comes in: a binary stream. Goes out: an object with `read`, `seek` and `tell` for `tarfile` and `fastwarc`,
which hands on what has come so far rather than wait for more, so that nothing read is lost where the stream
breaks.
"""

import io
import os
from collections.abc import Callable
from typing import BinaryIO

from dienbien.reading.streams.packed import DamageError

_STEP = 64 * 1024


class Forward(io.RawIOBase):
    """A binary stream from which one can read, and skip.

    `bound` limits the bytes that `read` gives until it is set anew. `is_broken` tells that reading it has
    raised.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._position = 0
        self.bound: int | None = None
        self.is_broken = False

    def readable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """How many bytes were read or skipped so far."""
        return self._position

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer only at the end. Raises `DamageError` past the bound."""
        if self.bound is not None and not 0 <= size <= self.bound:
            raise DamageError("has a header that is too long", "it is damaged or not meant to be read")
        parts = []
        while size and (part := self.some(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def some(self, size: int) -> bytes:
        """At least one byte and at most so many; none only at the end. The bound is not asked."""
        self.is_broken = True
        part = self._read(min(size, _STEP)) if size else b""
        self.is_broken = False
        self._position += len(part)
        if self.bound is not None:
            self.bound -= len(part)
        return part

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill the buffer with what has come."""
        part = self.some(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Skip to a place ahead, or to the end. Raises `io.UnsupportedOperation` for a place behind."""
        ahead = offset if whence == os.SEEK_CUR else offset - self._position
        if ahead < 0 or whence == os.SEEK_END:
            raise io.UnsupportedOperation("the stream can be read forward only")
        self.skip(ahead)
        return self._position

    def skip(self, size: int) -> bool:
        """Skip so many bytes (0 or more); False where the stream ends before."""
        while size and (part := self.some(size)):
            size -= len(part)
        return not size


class Stretch(io.RawIOBase):
    """The next so many bytes of a stream as a stream; `DamageError` tells that there are fewer."""

    def __init__(self, stream: Forward, size: int) -> None:
        self._stream = stream
        self.left = size
        self.is_cut = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill the buffer with what has come."""
        part = self._stream.some(min(len(buffer), self.left))
        if not part and self.left and len(buffer):
            self.is_cut = True
            raise DamageError("is cut off", "get the archive again")
        self.left -= len(part)
        buffer[: len(part)] = part
        return len(part)
