"""Processes that code documents side by side, with the same tables.

Comes in: how to make a coder, then batches of pages: documents, or what is still to be read to its end. Goes
out: what the coder made of each, or why there is nothing. What a process had that died is coded again; one
whose parent dies ends, too.
"""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from dienbien.defects import made_or_why
from dienbien.records import Document, Record

_DIED = "could not be coded (its process died, perhaps for lack of memory); please report it"


_PATIENCE = 5.0
"""Seconds for the page that a process is at when all are to stop."""


class HasText(Protocol):
    """A page, by whose letters batches are cut."""

    @property
    def text(self) -> str:
        """Its words."""


Page = TypeVar("Page", bound=HasText)
Made = TypeVar("Made")
Coded = list[Sequence[Record] | str]
"""For each document of a batch its records, or in one line why it could not be coded."""
AHEAD = 3
"""Batches that may wait per worker: enough that none idles, few enough to bound memory."""
_BATCH = 64
_BATCH_LETTERS = 256 * 1024
"""Pages, and letters in them, from which on a batch is full."""


class Workers(Generic[Page, Made]):
    """Worker processes. A context manager. `lost` tells whether one of them died on the way.

    Make it before a store is opened: where the system can, the workers are forks of this process and share
    its compiled tables, and a fork must not inherit an open database.
    """

    def __init__(self, coding: Callable[[], Callable[[Page], Made]], workers: int | None = None) -> None:
        """Start `workers` processes, by default one per core; `coding` makes a coder in each."""
        self.workers = workers or cores()
        self.lost = False
        self._coding = coding
        self._stopped: Any = multiprocessing.RawValue("b", False)
        self._before = set(multiprocessing.active_children())
        methods = multiprocessing.get_all_start_methods()
        gc.freeze()  # else the collector writes to the pages that forks share
        with _uninterrupted():
            self._pool = self._started(self.workers, "fork" if "fork" in methods else "spawn")
            self._pool.submit(_code, []).result()

    def __enter__(self) -> Self:
        """The workers themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop them; batches that were not begun are dropped, and after an error those that were, too."""
        if error is None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            return
        self._stopped.value = True
        self._pool.shutdown(wait=False, cancel_futures=True)
        _end(set(multiprocessing.active_children()) - self._before)

    def submit(self, pages: Sequence[Page]) -> "Future[list[Made | str]]":
        """Have a batch coded; the future raises `BrokenProcessPool` where a worker died."""
        try:
            return self._pool.submit(_code, pages)
        except BrokenProcessPool:
            self._pool = self._started(self.workers, "spawn")
            return self._pool.submit(_code, pages)

    def one_by_one(self, pages: Sequence[Page]) -> list[Made | str]:
        """Code a batch whose worker died: in a process apart, a new one behind a document that kills it."""
        self.lost = True
        done: list[Made | str] = []
        while len(done) < len(pages):
            with self._started(1, "spawn") as pool:
                try:
                    for page in pages[len(done) :]:
                        done += pool.submit(_code, [page]).result()
                except BrokenProcessPool:
                    done.append(_DIED)
        return done

    def code(self, pages: Iterable[Page], *, in_order: bool = True) -> Iterator[tuple[Page, Made | str]]:
        """Each of the pages with what was made of it, or why nothing; no more are read than can wait.

        If not `in_order`, those of a batch that is done come before those of an earlier one that is not.
        """
        waiting: deque[tuple[list[Page], Future[list[Made | str]]]] = deque()
        for batch in _batches(pages):
            waiting.append((batch, self.submit(batch)))
            while len(waiting) > self.workers * AHEAD:
                yield from self._next(waiting, in_order)
        while waiting:
            yield from self._next(waiting, in_order)

    def _next(
        self, waiting: "deque[tuple[list[Page], Future[list[Made | str]]]]", in_order: bool
    ) -> Iterator[tuple[Page, Made | str]]:
        """What became of a batch that waits: of the first, or of any that is done."""
        if not in_order:
            wait_for([future for _, future in waiting], return_when=FIRST_COMPLETED)
            waiting.rotate(-next(i for i, (_, future) in enumerate(waiting) if future.done()))
        batch, future = waiting.popleft()
        try:
            done = future.result()
        except BrokenProcessPool:
            done = self.one_by_one(batch)
        yield from zip(batch, done, strict=True)

    def _started(self, workers: int, method: str) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(
            workers, context, initializer=_prepare, initargs=(self._coding, self._stopped)
        )


Coders = Workers[Document, Sequence[Record]]
"""Those that give the records of documents."""


def _end(processes: Iterable[BaseProcess]) -> None:
    """See processes end that were told to; those that are at a page without end are killed.

    Not at once: where one is killed while it hands over records, those who wait for the rest wait for ever.
    """
    ending = {process.sentinel: process for process in processes}
    until = time.monotonic() + _PATIENCE
    while ending and (left := until - time.monotonic()) > 0:
        for sentinel in wait(list(ending), left):
            if isinstance(sentinel, int):
                del ending[sentinel]
    for process in ending.values():
        process.kill()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that begin here never see Ctrl-C, from their first instruction on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    letters = 0
    for page in pages:
        batch.append(page)
        letters += len(page.text)
        if len(batch) == _BATCH or letters >= _BATCH_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_coders: list[Callable[[Any], Any]] = []
"""The coder of this process, in a worker."""


_stops: list[Any] = []
"""Whether that of this process shall stop after the page that it is at."""


def _prepare(coding: Callable[[], Callable[[Any], Any]], stopped: Any) -> None:
    """Make the coder of a worker; leave Ctrl-C to the parent, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _coders.append(coding())
    _stops.append(stopped)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _code(pages: Sequence[Any]) -> list[Any]:
    return [made_or_why(_coders[0], page) for page in pages if not _stops[0].value]
