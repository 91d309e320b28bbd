"""Runs in processes of their own that are killed at random moments, until one of them comes to its end."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

Start = Callable[[Path], BaseProcess]
"""Starts a run on the store of this path."""
_MOST = 25
"""Kills after which a run is left alone: on a machine that became slower, none would ever be done."""
_PATIENCE = 300.0
"""Seconds in which a run that is left alone has to end."""


def started(run: Callable[[], None]) -> BaseProcess:
    """The run in a process that is forked from this one, so that many of them start in no time."""
    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    return process


def stores(folder: Path, start: Start, wanted: int, most_s: float = 120.0) -> Iterator[tuple[Path, bool]]:
    """Stores on which runs were killed: each behind every kill (false), and when a run was done (true).

    Ends with a run that was done after the wanted number of kills, or after so many seconds: how long
    a run lasts, and with it how many are done before they are killed, is up to the machine.
    """
    lasts = min(_seconds(start(folder / f"timed{number}.db")) for number in range(3))
    random = Random(20261126)
    kills = number = 0
    until = time.monotonic() + most_s
    while kills < wanted and (not kills or time.monotonic() < until):
        store = folder / f"{number}.db"
        for _ in range(_MOST):
            if not _is_killed(start(store), random.uniform(0, lasts)):
                break
            kills += 1
            yield store, False
        else:
            lasts *= 1.5
            assert not _is_killed(start(store), _PATIENCE), "a run that nobody interrupts does not end"
        yield store, True
        number += 1


def _seconds(process: BaseProcess) -> float:
    begun = time.monotonic()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - begun


def _is_killed(process: BaseProcess, after_s: float) -> bool:
    """Whether the process was killed before it was done; if not, it has to have ended well."""
    process.join(after_s)
    if process.exitcode is None and process.pid is not None:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0
