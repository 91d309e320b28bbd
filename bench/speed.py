"""Documents per second of the coder on one core, beside a bare regular-expression tokeniser as the limit.

    python bench/speed.py DOCS.jsonl [DOCS.jsonl ...]

Reads document JSONL (also .gz), codes every document and prints machine, versions and both rates.
"""

import platform
import re
import sys
import time
from collections.abc import Callable, Sequence

from dienbien import __version__
from dienbien.coding import code_document
from dienbien.language.vi.analysis import lexicon
from dienbien.reading import ReadError, read
from dienbien.records import Document

_TOKEN = re.compile(r"\w+|[^\w\s]")


def rate(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Documents per second of one pass."""
    begin = time.perf_counter()
    for document in documents:
        work(document)
    return len(documents) / (time.perf_counter() - begin)


def main(paths: Sequence[str]) -> None:
    documents = [found for found in read(list(paths)) if not isinstance(found, ReadError)]
    if not documents:
        raise SystemExit("no documents; name one or more files of document JSONL")
    begin = time.perf_counter()
    phrases = len(lexicon())
    start_up = time.perf_counter() - begin
    coded = rate(code_document, documents)
    tokenised = rate(lambda document: _TOKEN.findall(document.text), documents)
    size = sum(len(document.text) for document in documents) / len(documents)
    print(f"dienbien {__version__}, Python {platform.python_version()}, {platform.machine()}")
    print(f"{len(documents)} documents of {size:.0f} characters; {phrases} phrases in {start_up:.2f} s")
    print(f"coder       {coded:8.0f} documents a second")
    print(f"tokeniser   {tokenised:8.0f} documents a second, {tokenised / coded:.1f} times the coder")


if __name__ == "__main__":
    main(sys.argv[1:])
