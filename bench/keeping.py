"""How long it takes to ingest and link an archive, whether pages cost more as it grows, and its memory.

    python bench/keeping.py INPUT… [--store PATH|URL]

Comes in: inputs of `dienbien ingest`. Goes out: wall time by tenths of the documents, the peak memory of all
processes together at most, and the same once more with nothing new. The store must be new.
"""

import argparse
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from inputs import documents_in

from dienbien.coders import Coders
from dienbien.coding import code_document
from dienbien.defects import Coding
from dienbien.reading import read
from dienbien.records import Document
from dienbien.store import Counts, Store, StoreError
from dienbien.store.fingerprint import coder_fingerprint
from dienbien.store.ingesting import ingest
from dienbien.version import __version__

_KIB_PER_MIB = 1024


def main() -> None:
    """Ingest twice and print what it took."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("inputs", nargs="+")
    arguments.add_argument("--store")
    given = arguments.parse_args()
    total = sum(1 for _ in documents_in(given.inputs))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder, _named():
        where = given.store or str(Path(folder) / "news.db")
        _run("first run", where, given.inputs, total)
        _run("again, nothing new", where, given.inputs, total)
        if "://" not in where:
            print(f"the file has {Path(where).stat().st_size / 2**20:,.0f} MiB")


@contextmanager
def _named() -> Iterator[None]:
    """End with the line that says what is wrong with a store."""
    try:
        yield
    except StoreError as error:
        sys.exit(str(error))


def _documents(inputs: list[str]) -> Iterator[Document]:
    return (item for item in read(inputs) if isinstance(item, Document))


def _coding() -> Coding:
    return code_document


def _run(name: str, where: str, inputs: list[str], total: int) -> None:
    begin = last = time.perf_counter()
    tenths: list[float] = []
    done = 0
    with Coders(partial(_coding)) as coders, Store(where) as store:
        coder = store.begin_run(coder_fingerprint(None), __version__, inputs)
        for batch in ingest(store, coder, coders, _documents(inputs)):
            done += batch.written + batch.unchanged
            if done * 10 >= total * (len(tenths) + 1):
                now = time.perf_counter()
                tenths.append(now - last)
                last = now
        store.end_run(coder, Counts(documents=done))
        held = store.count() | {"events": store.count_events()}
        workers = coders.workers
    main_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB_PER_MIB
    worker_peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _KIB_PER_MIB
    print(f"{name}: {done:,} documents in {time.perf_counter() - begin:.0f} s; store: {held}")
    print(f"  seconds for each tenth: {', '.join(f'{seconds:.1f}' for seconds in tenths)}")
    print(
        f"  peak memory {main_peak:.0f} MiB in the process that writes and {worker_peak:.0f} MiB in each of "
        f"{workers} that code: {main_peak + workers * worker_peak:.0f} MiB in all (shared pages count twice)"
    )


if __name__ == "__main__":
    main()
