"""The two clocks of a watch: the one on the wall, which may jump, and a steady one, which never does.

Comes in: nothing. Goes out: seconds. Dues are kept by the wall clock, because they outlive the process;
what a host is owed between two requests is kept by the steady one.
"""

import queue
import time
from typing import Any

_BOOT: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class Clock:
    """The clocks of this machine."""

    def now(self) -> float:
        """Seconds since 1970 by the wall clock."""
        return time.time()

    def steady(self) -> float:
        """Seconds since some moment; also of a machine that was asleep, where the system counts them."""
        return time.monotonic() if _BOOT is None else time.clock_gettime(_BOOT)

    def wait(self, results: "queue.SimpleQueue[Any]", seconds: float, *, is_idle: bool) -> Any:
        """The next result, None where none comes within these seconds; `is_idle` says that none is due."""
        try:
            return results.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return None
