"""Documents per second of the coder on one core, beside a bare regular-expression tokeniser as the limit.

    python bench/speed.py DOCS.jsonl [DOCS.jsonl ...]

Reads document JSONL (also .gz), codes every document once to warm up, then takes the best of five passes,
and times a fresh `dienbien code` of one short page. Prints machine, versions and rates.
"""

import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from dienbien import __version__
from dienbien.coding import code_document
from dienbien.language.vi.compiled import lexicon
from dienbien.reading import ReadError, read
from dienbien.records import Document

PASSES = 5
_PAGE = "Pháp chỉ trích Iran hôm 21/10."
_TOKEN = re.compile(r"\w+|[^\w\s]")


def rate(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Documents per second: the best of several passes, so that other work on the machine counts least."""
    best = float("inf")
    for _ in range(PASSES):
        begin = time.perf_counter()
        for document in documents:
            work(document)
        best = min(best, time.perf_counter() - begin)
    return len(documents) / best


def cold_start() -> float:
    """Seconds of a fresh process that codes one sentence, the best of several."""
    options = ["--format", "jsonl", "--published", "2025-10-22"]
    command = [sys.executable, "-m", "dienbien.cli", "code", "-", *options]
    best = float("inf")
    for _ in range(PASSES):
        begin = time.perf_counter()
        subprocess.run(command, input=_PAGE, text=True, stdout=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - begin)
    return best


def main(paths: Sequence[str]) -> None:
    """Print the rates for the documents of these files."""
    documents = [found for found in read(list(paths)) if not isinstance(found, ReadError)]
    if not documents:
        raise SystemExit("no documents; name one or more files of document JSONL")
    for document in documents:
        code_document(document)
    coded = rate(code_document, documents)
    tokenised = rate(lambda document: _TOKEN.findall(document.text), documents)
    size = sum(len(document.text) for document in documents) / len(documents)
    machine = f"{os.cpu_count()}-core {platform.machine()}"
    print(f"dienbien {__version__}, Python {platform.python_version()}, {machine}, one core used")
    print(f"{len(documents)} documents of {size:.0f} characters; {len(lexicon())} phrases in the tables")
    print(f"coder       {coded:8.0f} documents a second, {1000 / coded:.2f} ms each")
    print(f"tokeniser   {tokenised:8.0f} documents a second, {tokenised / coded:.1f} times the coder")
    print(f"cold start  {cold_start():8.2f} s for a fresh process and one sentence")


if __name__ == "__main__":
    main(sys.argv[1:])
