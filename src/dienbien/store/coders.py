"""Processes that code documents side by side, with the same tables.

Comes in: how to make a coder, then batches of documents. Goes out: the records of each, or why there are
none. A process that dies takes its batch with it, no more; one whose parent dies ends, too.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from dienbien.records import Document, Record

Coding = Callable[[Document], Sequence[Record]]
Coded = list[Sequence[Record] | str]
"""For each document of a batch its records, or in one line why it could not be coded."""


class Coders:
    """Worker processes. A context manager.

    Make it before a store is opened: where the system can, the workers are forks of this process and share
    its compiled tables, and a fork must not inherit an open database.
    """

    def __init__(self, coding: Callable[[], Coding], workers: int | None = None) -> None:
        """Start `workers` processes, by default one per core; `coding` makes a coder in each."""
        self.workers = workers or _cores()
        self._coding = coding
        methods = multiprocessing.get_all_start_methods()
        self._pool = self._started(self.workers, "fork" if "fork" in methods else "spawn")
        self._pool.submit(_code, []).result()

    def __enter__(self) -> Self:
        """The workers themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop them; batches that were not begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, documents: Sequence[Document]) -> "Future[Coded]":
        """Have a batch coded; the future raises `BrokenProcessPool` where a worker died."""
        try:
            return self._pool.submit(_code, documents)
        except BrokenProcessPool:
            self._pool = self._started(self.workers, "spawn")
            return self._pool.submit(_code, documents)

    def one_by_one(self, documents: Sequence[Document]) -> Coded:
        """Code each document in a process of its own: one of them may have killed a worker."""
        return [self._alone(document) for document in documents]

    def _alone(self, document: Document) -> Sequence[Record] | str:
        with self._started(1, "spawn") as pool:
            try:
                return pool.submit(_code, [document]).result()[0]
            except BrokenProcessPool:
                return "could not be coded (its process died, perhaps for lack of memory); please report it"

    def _started(self, workers: int, method: str) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=(self._coding,))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_coders: list[Coding] = []
"""The coder of this process, in a worker."""


def _prepare(coding: Callable[[], Coding]) -> None:
    """Make the coder of a worker; leave Ctrl-C to the parent, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _coders.append(coding())


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _code(documents: Sequence[Document]) -> Coded:
    return [_coded(document) for document in documents]


def _coded(document: Document) -> Sequence[Record] | str:
    try:
        return _coders[0](document)
    except Exception as error:
        return f"could not be coded ({type(error).__name__} {error}); please report it"
