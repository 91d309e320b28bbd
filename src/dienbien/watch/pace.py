"""How often a host is asked: one request at a time, a pause after each, longer ones after failures.

Comes in: when requests begin and end. Goes out: when a host may be asked next, by the steady clock. After a
start every host waits its pause first, so that no restart, however often, asks faster. Memory is bounded: a
host that was not asked for an hour is forgotten.
"""

import random
from dataclasses import dataclass

from dienbien.watch.clock import Clock

LONGEST_PAUSE = 3600.0
_FIRST_BACKOFF = 30.0
_MOST_DOUBLINGS = 12
_MOST_JITTER = 1.2
_MOST_HOSTS = 2000


@dataclass(slots=True)
class _Host:
    free: float
    pause: float
    is_busy: bool = False


def growing(failures: int, first: float, longest: float) -> float:
    """The pause after so many failures in a row: doubled each time, with jitter, up to the longest.

    The jitter adds up to a fifth, so that what failed together is not tried together again.
    """
    pause = min(first * 2.0 ** min(max(0, failures - 1), _MOST_DOUBLINGS), longest / _MOST_JITTER)
    return pause * random.uniform(1.0, _MOST_JITTER)


class Pace:
    """Knows when each host may be asked again."""

    def __init__(self, clock: Clock, pause: float) -> None:
        """`pause` is seconds between the end of a request to a host and the beginning of the next."""
        self._clock = clock
        self._pause = pause
        self._started = clock.steady()
        self._hosts: dict[str, _Host] = {}

    @property
    def known(self) -> int:
        """How many hosts are remembered."""
        return len(self._hosts)

    def slow_down(self, host: str, pause: float) -> None:
        """Keep at least this pause for a host, as its robots.txt asks; up to an hour."""
        known = self._host(host)
        pause = min(max(self._pause, pause), LONGEST_PAUSE)
        if pause != known.pause:
            known.free += pause - known.pause
            known.pause = pause

    def begin(self, host: str) -> None:
        """A request begins."""
        self._host(host).is_busy = True

    def end(self, host: str, wait: float = 0.0) -> None:
        """A request ended; the next one waits the pause, or longer."""
        known = self._host(host)
        known.is_busy = False
        known.free = max(known.free, self._clock.steady() + max(known.pause, wait))

    def hold(self, host: str, wait: float) -> None:
        """Ask a host for nothing for so many seconds."""
        known = self._host(host)
        known.free = max(known.free, self._clock.steady() + wait)

    def is_busy(self, host: str) -> bool:
        """Whether a request to the host is on its way."""
        return host in self._hosts and self._hosts[host].is_busy

    def wait(self, host: str) -> float:
        """Seconds until the host may be asked, 0 where it may now; nothing is said of its being busy."""
        known = self._hosts.get(host)
        free = known.free if known else self._started + self._pause
        return max(0.0, free - self._clock.steady())

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            self._bound()
            self._hosts[host] = _Host(self._started + self._pause, self._pause)
        return self._hosts[host]

    def _bound(self) -> None:
        """Forget hosts that have been free for an hour, where there are many."""
        if len(self._hosts) < _MOST_HOSTS:
            return
        before = self._clock.steady() - LONGEST_PAUSE
        for name in [name for name, host in self._hosts.items() if not host.is_busy and host.free < before]:
            del self._hosts[name]


def first_backoff(failures: int) -> float:
    """How long a host is left alone after so many failures in a row, in seconds."""
    return growing(failures, _FIRST_BACKOFF, LONGEST_PAUSE)
