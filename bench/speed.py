"""Documents per second of the coder on one core, beside a bare tokeniser and two Vietnamese taggers.

    python bench/speed.py [DOCS.jsonl ...]

Without arguments it reads the gold and cluster documents beside the project, else examples/feed.jsonl.
Every tool reads the same texts in the same run; slow ones an even sample of them, on which the coder is timed
again. Taggers that are not installed are left out (`make bench` installs them apart from the rest). Prints
machine, versions, whether the coder is compiled (`make compile`), rates, and exits with 1 where the coder
misses a bar.
"""

import datetime
import importlib
import importlib.metadata
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dienbien import __version__
from dienbien.coding import code_document, coder
from dienbien.language.vi.compiled import lexicon
from dienbien.reading import read
from dienbien.records import Document

ROOT = Path(__file__).resolve().parent.parent
BESIDE = (
    ROOT.parent / "shared" / "data" / "gold" / "dev.docs.jsonl",
    ROOT.parent / "shared" / "data" / "gold" / "feeds.docs.jsonl",
    ROOT.parent / "shared" / "data" / "corpus" / "clusters.jsonl.gz",
)
_PAGE = "Pháp chỉ trích Iran hôm 21/10."
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONG = 12.0
"""Seconds that one pass of one tool may take: slower ones read a sample."""
_STARTS = 5
_PASSES = 6

Work = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Rival:
    """Something to compare with; the coder should reach `bar` times its documents per second."""

    name: str
    bar: float
    passes: int
    load: Callable[[], Work]


def _tokeniser() -> Work:
    return _TOKEN.findall


def _pyvi() -> Work:
    tokenize = importlib.import_module("pyvi.ViTokenizer").tokenize
    tag = importlib.import_module("pyvi.ViPosTagger").postagging
    return lambda text: tag(tokenize(text))


def _underthesea() -> Work:
    tag: Work = importlib.import_module("underthesea").pos_tag
    return tag


RIVALS = (
    Rival("tokeniser", 1 / 25, _PASSES, _tokeniser),
    Rival("pyvi", 2, 1, _pyvi),
    Rival("underthesea", 40, 1, _underthesea),
)


def rate(work: Callable[[Document], object], documents: Sequence[Document], passes: int) -> float:
    """Documents per second, each document at the best of several passes.

    So other work on the machine counts least, and as little for tools that take a second a pass as for those
    that take a few milliseconds and so find a quiet moment.
    """
    best = [float("inf")] * len(documents)
    for _ in range(passes):
        for number, document in enumerate(documents):
            begin = time.process_time()
            work(document)
            best[number] = min(best[number], time.process_time() - begin)
    return len(documents) / sum(best)


def compare(rival: Rival, documents: Sequence[Document]) -> bool:
    """Print how the coder compares with a rival on the same texts; False where it misses the bar."""
    try:
        work = rival.load()
        work(_PAGE)
    except ImportError:
        print(f"{rival.name:12} not installed; `make bench` installs it")
        return True
    except Exception as error:
        print(f"{rival.name:12} skipped, it could not be started without a download: {error}")
        return True
    sample = _sample(work, documents)
    theirs = rate(lambda document: work(document.text), sample, rival.passes)
    ours = rate(code_document, sample, _PASSES)
    held = ours >= rival.bar * theirs
    verdict = "held" if held else "MISSED"
    print(
        f"{rival.name:12}{_version(rival.name):9}{len(sample):6} documents{theirs:9.1f}/s, "
        f"coder{ours:7.0f}/s: {ours / theirs:.3g} times, bar {rival.bar:.2g} {verdict}"
    )
    return held


def _sample(work: Work, documents: Sequence[Document]) -> Sequence[Document]:
    """All documents, or evenly chosen ones that the work takes about twelve seconds for."""
    tried = documents[:: max(1, len(documents) // 5)]
    begin = time.process_time()
    for document in tried:
        work(document.text)
    each = (time.process_time() - begin) / len(tried)
    wanted = int(_LONG / each) if each else len(documents)
    return documents[:: -(-len(documents) // max(1, wanted))]


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def cold_start(cache: str) -> float:
    """Seconds of processor time of a fresh process that codes one sentence, the best of several.

    `cache` is where compiled tables are kept between runs, nowhere if empty; Python may keep bytecode.
    """
    options = ["--format", "jsonl", "--published", "2025-10-22"]
    command = [sys.executable, "-m", "dienbien.cli", "code", "-", *options]
    environment = {**os.environ, "DIENBIEN_CACHE": cache, "PYTHONDONTWRITEBYTECODE": ""}
    best = float("inf")
    for _ in range(_STARTS):
        begin = os.times()
        subprocess.run(
            command, input=_PAGE, text=True, stdout=subprocess.DEVNULL, check=True, env=environment
        )
        end = os.times()
        used = end.children_user + end.children_system - begin.children_user - begin.children_system
        best = min(best, used)
    return best


def peak_mib() -> float:
    """The most memory that this process has held. `getrusage` would count what its parent held, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def documents_of(paths: Sequence[str]) -> list[Document]:
    """The documents of these files, else of those beside the project, else of the example feed."""
    beside = [str(path) for path in BESIDE if path.is_file()]
    inputs = list(paths) or beside or [str(ROOT / "examples" / "feed.jsonl")]
    documents = [found for found in read(inputs) if isinstance(found, Document)]
    if not documents:
        raise SystemExit("no documents; name one or more files of document JSONL")
    return documents


def build() -> str:
    """What the coder that is timed was made of."""
    return "pure Python" if str(coder.__file__).endswith(".py") else "compiled"


def main(paths: Sequence[str]) -> int:
    """Print the rates for the documents of these files; 1 where a bar is missed."""
    documents = documents_of(paths)
    for document in documents:
        code_document(document)
    coded = rate(code_document, documents, _PASSES)
    size = sum(len(document.text) for document in documents) / len(documents)
    machine = f"{os.cpu_count()}-core {platform.machine()} {platform.system()}"
    versions = f"dienbien {__version__}, Python {platform.python_version()}"
    print(f"{datetime.date.today().isoformat()}, {versions}, {machine}; processor time on one core")
    print(f"{len(documents)} documents of {size:.0f} characters; {len(lexicon())} phrases in the tables")
    print(f"coder       {coded:8.0f} documents a second, {1000 / coded:.2f} ms each: {build()}")
    held = [compare(rival, documents) for rival in RIVALS]
    with tempfile.TemporaryDirectory() as cache:
        kept, anew = cold_start(cache), cold_start("")
    print(f"cold start  {kept:8.2f} s for a fresh process and one sentence, {anew:.2f} s the first time")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
