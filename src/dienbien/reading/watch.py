"""How far a run of reading has come, and what it passed over: for whoever shows it.

Comes in: what readers note. Goes out: plain values. Nothing that is read depends on it.
"""

import os
import stat
from collections import Counter
from typing import BinaryIO

_MOST_KINDS = 100


class Watch:
    """`passed` counts parts of archives that are no pages, and items that came again: `{"request": 2}`."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self._stream: BinaryIO | None = None
        self._size = 0

    def follow(self, stream: BinaryIO) -> None:
        """From now on this input is read."""
        try:
            status = os.fstat(stream.fileno())
        except (OSError, ValueError):
            self._stream = None
            return
        self._stream = stream if stat.S_ISREG(status.st_mode) else None
        self._size = status.st_size

    def pass_over(self, kind: str) -> None:
        """Count a part that is no page."""
        known = kind in self.passed or len(self.passed) < _MOST_KINDS
        self.passed[kind if known else "other"] += 1

    @property
    def share(self) -> float | None:
        """How much of the input was read, 0 to 1; None where that isn't known, as of a pipe."""
        if self._stream is None or self._stream.closed or not self._size:
            return None
        try:
            return min(1.0, self._stream.tell() / self._size)
        except (OSError, ValueError):
            return None
