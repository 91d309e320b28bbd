"""How long a store takes to fill and to answer, by its size.

    python bench/asking.py [--most PAGES] [INPUT ...]

Comes in: inputs of `dienbien ingest`, else pages made of those in examples/ with other countries and days
(`growth.py`). Goes out: for stores of 100, 1,000, … pages a line with pages and events, pages a second while
filling with one process that codes, the size of the file, and the median milliseconds of wall time of each
question.
"""

import argparse
import datetime
import itertools
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from growth import ordinary, page
from inputs import documents_in

from dienbien.coders import Coders
from dienbien.coding import code_document
from dienbien.linking import Wanted
from dienbien.records import Document, Record
from dienbien.store import Counts, Store
from dienbien.store.fingerprint import coder_fingerprint
from dienbien.store.ingesting import ingest
from dienbien.version import __version__

_TIMES = 9
_FIRST_DAY = datetime.date(2025, 1, 1)
_DAYS = 300

QUESTIONS: dict[str, Callable[[Store], object]] = {
    "50 events": lambda store: list(store.events(limit=50)),
    "50 of one side": lambda store: list(store.events(Wanted(sides=("RUS",)), limit=50)),
    "count": lambda store: store.count_events(),
    "overview": lambda store: store.overview(),
    "actors": lambda store: store.actors(limit=50),
    "threads": lambda store: store.threads(limit=50),
    "search": lambda store: store.search("biên giới"),
}


def _coding() -> Callable[[Document], tuple[Record, ...]]:
    return code_document


def _pages(inputs: list[str]) -> Iterator[Document]:
    if inputs:
        yield from documents_in(inputs)
        return
    for number in itertools.count():
        day = _FIRST_DAY + datetime.timedelta(days=number % _DAYS)
        yield page(ordinary(number), number, day.isoformat())


def _fill(store: Store, coders: Coders, pages: Iterator[Document]) -> tuple[int, float]:
    """Ingest pages; how many, and seconds."""
    begin = time.perf_counter()
    coder = store.begin_run(coder_fingerprint(None), __version__, ["bench"])
    done = sum(batch.written for batch in ingest(store, coder, coders, pages))
    store.end_run(coder, Counts(documents=done))
    return done, time.perf_counter() - begin


def _asked(store: Store, question: Callable[[Store], object]) -> float:
    """The median of some answers, in milliseconds."""
    took = []
    for _ in range(_TIMES):
        begin = time.perf_counter()
        question(store)
        took.append(time.perf_counter() - begin)
    return 1000 * statistics.median(took)


def main() -> None:
    """Fill stores of growing size and ask them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--most", type=int, default=10_000, help="pages in the largest store")
    parser.add_argument("inputs", nargs="*")
    given = parser.parse_args()
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, {platform.machine()}, ", end="")
    print(f"Python {platform.python_version()}; wall time, milliseconds a question\n")
    print(f"| pages | events | pages a second | MiB | {' | '.join(QUESTIONS)} |")
    print("|---" * (len(QUESTIONS) + 4) + "|")
    for count in (10**power for power in range(2, 7) if 10**power <= given.most):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "news.db"
            with Coders(_coding, 1) as coders, Store(str(path)) as store:
                done, seconds = _fill(store, coders, itertools.islice(_pages(given.inputs), count))
                answers = " | ".join(f"{_asked(store, question):.1f}" for question in QUESTIONS.values())
                size = sum(part.stat().st_size for part in Path(folder).iterdir()) / 2**20
                filled = f"{done:,} | {store.count_events():,} | {done / seconds:,.0f} | {size:,.1f}"
                print(f"| {filled} | {answers} |", flush=True)


if __name__ == "__main__":
    main()
