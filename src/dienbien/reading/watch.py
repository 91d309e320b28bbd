"""How far a run of reading has come, of all its inputs, and what it passed over: for whoever shows it.

Comes in: what readers note. Goes out: plain values. Nothing that is read depends on it.
"""

import os
import stat
from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

_MOST_KINDS = 100


class Watch:
    """`passed` counts parts of archives that are no pages, and items that came again: `{"request": 2}`."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self._stream: BinaryIO | None = None
        self._size = 0
        self._before = 0
        self._total: int | None = None

    def expect(self, sources: Iterable[str]) -> None:
        """Find out how much these hold; where the size of one isn't known, the share stays unknown."""
        self._total = 0
        for source in sources:
            try:
                status = os.stat(source)
            except (OSError, ValueError):
                self._total = None
                return
            if not stat.S_ISREG(status.st_mode):
                self._total = None
                return
            self._total += status.st_size

    def follow(self, stream: BinaryIO) -> None:
        """From now on this input is read."""
        self._before += self._size
        self._stream, self._size = None, 0
        try:
            status = os.fstat(stream.fileno())
        except (OSError, ValueError):
            return
        if stat.S_ISREG(status.st_mode):
            self._stream, self._size = stream, status.st_size

    def pass_over(self, kind: str) -> None:
        """Count a part that is no page."""
        known = kind in self.passed or len(self.passed) < _MOST_KINDS
        self.passed[kind if known else "other"] += 1

    @property
    def share(self) -> float | None:
        """How much of all inputs was read, 0 to 1; None where that isn't known, as of a pipe."""
        if not self._total:
            return None
        here = self._size
        if self._stream is not None and not self._stream.closed:
            try:
                here = self._stream.tell()
            except (OSError, ValueError):
                return None
        return min(1.0, (self._before + here) / self._total)
