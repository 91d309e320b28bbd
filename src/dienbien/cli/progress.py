"""A line on the terminal that says how far a long run has come.

Comes in: a count after each document, and what reading tells. Goes out: a progress line on standard error,
only where that is a terminal, standard output is not the same one, and the run lasts longer than a second.
"""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

    from dienbien.cli.inputs import Inputs

_PATIENCE = 1.0
_MINUTE = 60


class ProgressLine:
    """Shows documents and records so far, the rate, and the time left where it is known how much there is.

    A context manager; costs nothing where it is not wanted.
    """

    def __init__(
        self,
        output_is_terminal: bool,
        inputs: "Inputs | None" = None,
        expected: int | None = None,
    ) -> None:
        """Decide whether a line is wanted; it appears after a second.

        `inputs` are what is read, or `expected` is how many documents there are.
        """
        self._wanted = sys.stderr.isatty() and not output_is_terminal
        self._watch = inputs.watch if inputs is not None else None
        self._expected = expected
        if self._wanted and inputs is not None:
            inputs.measure()
        self._begin = time.monotonic()
        self._documents = self._records = 0
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        """Nothing is shown yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        if self._progress is not None:
            self._progress.stop()

    def advance(self, records: int, documents: int = 1) -> None:
        """Count one more document, or several, with their records."""
        if not self._wanted:
            return
        self._documents += documents
        self._records += records
        if self._progress is None and time.monotonic() - self._begin > _PATIENCE:
            self._progress = _started()
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], told=self._told(), refresh=False)

    def _told(self) -> str:
        """`1,204 documents, 318 records, 310 a second, 37%, 2 min left`."""
        seconds = max(time.monotonic() - self._begin, 1e-9)
        parts = [f"{self._documents:,} documents", f"{self._records:,} records"]
        if self._watch is not None and (passed := self._watch.passed.total()):
            parts.append(f"{passed:,} parts passed over")
        parts.append(f"{self._documents / seconds:,.0f} a second")
        if share := self._share():
            parts += [f"{share:.0%}", f"{_time(seconds * (1 - share) / share)} left"]
        return ", ".join(parts)

    def _share(self) -> float | None:
        if self._expected:
            return min(1.0, self._documents / self._expected)
        return self._watch.share if self._watch is not None else None


def _time(seconds: float) -> str:
    """`40 s`, `3 min`, `2 h 5 min`."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    minutes = round(seconds / _MINUTE)
    return f"{minutes} min" if minutes < _MINUTE else f"{minutes // _MINUTE} h {minutes % _MINUTE} min"


def _started() -> "Progress":
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.fields[told]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    progress.add_task("coding", total=None, told="")
    progress.start()
    return progress
