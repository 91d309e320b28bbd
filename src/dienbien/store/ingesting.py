"""Coding pages into a store, and coding anew what another program or other tables coded.

Comes in: documents one after the other, and a store. Goes out: what became of each batch, as it happens. What
is written is whole batches, so that a run that was cut off is completed by running it again.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice

from dienbien.coders import AHEAD, Coded, Coders
from dienbien.records import Document, Record
from dienbien.store.ids import document_id
from dienbien.store.rows import storable
from dienbien.store.store import Store
from dienbien.store.writing import Coder

_BATCH = 64
"""Documents that are coded together and written in one transaction."""


@dataclass(slots=True)
class Done:
    """What became of a batch, in documents and records.

    `written` documents are stored, `new` of them were not there before; `unchanged` ones were passed over;
    `failed` has a message for each that could not be coded and is not stored.
    """

    written: int = 0
    new: int = 0
    records: int = 0
    unchanged: int = 0
    failed: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Waiting:
    documents: Sequence[Document]
    coded: "Future[Coded]"


def ingest(store: Store, coder: Coder, coders: Coders, documents: Iterable[Document]) -> Iterator[Done]:
    """Code and store documents; those that the store holds as this coder left them are passed over.

    A changed page is a new version beside the old one. Raises `StoreError` where the store can't be written.
    """
    return _run(store, coder, coders, documents, pass_over=True)


def recode(store: Store, coder: Coder, coders: Coders) -> Iterator[Done]:
    """Code anew the current documents whose records another program or other tables made."""
    return _run(store, coder, coders, store.outdated(coder.fingerprint), pass_over=False)


def _run(
    store: Store, coder: Coder, coders: Coders, documents: Iterable[Document], pass_over: bool
) -> Iterator[Done]:
    waiting: deque[_Waiting] = deque()
    for batch in _batches(documents):
        fresh = _fresh(store, coder, batch) if pass_over else batch
        if len(fresh) < len(batch):
            yield Done(unchanged=len(batch) - len(fresh))
        if fresh:
            waiting.append(_Waiting(fresh, coders.submit(fresh)))
        while len(waiting) > coders.workers * AHEAD:
            yield _written(store, coder, coders, waiting.popleft())
    while waiting:
        yield _written(store, coder, coders, waiting.popleft())


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    stream = map(storable, documents)
    while batch := list(islice(stream, _BATCH)):
        yield batch


def _fresh(store: Store, coder: Coder, batch: Sequence[Document]) -> list[Document]:
    """Those of the documents that are not in the store as this coder would leave them."""
    ids = [document_id(document) for document in batch]
    known = store.known(ids)
    return [
        document
        for document, name in zip(batch, ids, strict=True)
        if name not in known or not known[name].is_current or known[name].coded_with != coder.fingerprint
    ]


def _written(store: Store, coder: Coder, coders: Coders, waiting: _Waiting) -> Done:
    try:
        coded = waiting.coded.result()
    except BrokenProcessPool:
        coded = coders.one_by_one(waiting.documents)
    done = Done()
    sound: list[tuple[Document, Sequence[Record]]] = []
    for document, records in zip(waiting.documents, coded, strict=True):
        if isinstance(records, str):
            done.failed.append(f"{document.id}: {records}")
        else:
            sound.append((document, records))
    done.new = store.save(coder, sound)
    done.written = len(sound)
    done.records = sum(len(records) for _, records in sound)
    return done
