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

    from dienbien.reading.watch import Watch

_PATIENCE = 1.0


class ProgressLine:
    """Shows documents and records so far, and how much of the input's bytes was read where that is known.

    A context manager; costs nothing where it is not wanted.
    """

    def __init__(self, output_is_terminal: bool, watch: "Watch | None" = None) -> None:
        """Decide whether a line is wanted; it appears after a second."""
        self._wanted = sys.stderr.isatty() and not output_is_terminal
        self._begin = time.monotonic()
        self._documents = self._records = 0
        self._watch = watch
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
        """`1,204 documents, 318 records, 37% of this input`."""
        told = f"{self._documents:,} documents, {self._records:,} records"
        if self._watch is None:
            return told
        passed = self._watch.passed.total()
        told += f", {passed:,} parts passed over" if passed else ""
        share = self._watch.share
        return told if share is None else f"{told}, {share:.0%} of this input"


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
