"""Whether the watch lives.

Comes in: signs of life. Goes out: how long ago the last one was.
"""

import time


class Pulse:
    """Signs of life of the watch, by the steady clock."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def beat(self) -> None:
        """The watch lives."""
        self._last = time.monotonic()

    def age(self) -> float:
        """Seconds since the last sign."""
        return time.monotonic() - self._last
