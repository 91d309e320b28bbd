"""Coding and storing what a watch fetched: a batch is in the store with its queue, or neither is.

Comes in: outcomes with documents. Goes out: what was stored, as it is counted. The documents are coded in
processes of their own, as `ingest` does.
"""

from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool

import msgspec
from sqlalchemy import Connection

from dienbien.coders import Coders
from dienbien.records import Document, Record
from dienbien.store import Store
from dienbien.store.ids import document_id
from dienbien.store.rows import storable
from dienbien.store.writing import Coder

_PORTION = 64
_REMEMBERED = 500
"""Documents after which what linking looked up is forgotten: a watch has time, and shall stay small."""


class Saved(msgspec.Struct, frozen=True):
    """What a batch came to. `names` are the ids of the documents that are stored anew, `failed` messages
    by id."""

    documents: int
    new: int
    records: int
    failed: dict[str, str]


class Saver:
    """Codes with the same coder and stores in one run."""

    def __init__(self, store: Store, coder: Coder, coders: Coders) -> None:
        self._store = store
        self._coder = coder
        self._coders = coders
        self._since = 0

    def save(self, documents: Sequence[Document], also: Callable[[Connection, Saved], None]) -> Saved:
        """Store the documents that are not there as they are; `also` is written in the same transaction."""
        fresh = self._fresh([storable(document) for document in documents])
        sound: list[tuple[Document, Sequence[Record]]] = []
        failed: dict[str, str] = {}
        for start in range(0, len(fresh), _PORTION):
            some = fresh[start : start + _PORTION]
            for document, records in zip(some, self._coded(some), strict=True):
                if isinstance(records, str):
                    failed[document.id] = records
                else:
                    sound.append((document, records))
        records_count = sum(len(records) for _, records in sound)
        saved = Saved(len(sound), len(sound), records_count, failed)
        if not sound:
            with self._store.writing() as connection:
                also(connection, saved)
            return saved
        new = self._store.save(self._coder, sound, lambda connection: also(connection, saved))
        self._since += len(sound)
        if self._since >= _REMEMBERED:
            self._since = 0
            self._store.forget()
        return msgspec.structs.replace(saved, new=new)

    def _fresh(self, documents: list[Document]) -> list[Document]:
        ids = [document_id(document) for document in documents]
        known = self._store.known(ids)
        return [
            document
            for document, name in zip(documents, ids, strict=True)
            if name not in known
            or not known[name].is_current
            or known[name].coded_with != self._coder.fingerprint
        ]

    def _coded(self, documents: Sequence[Document]) -> list[Sequence[Record] | str]:
        try:
            return self._coders.submit(documents).result()
        except BrokenProcessPool:
            return self._coders.one_by_one(documents)
