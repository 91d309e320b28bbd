"""Documents per second of the coder on one core, beside a bare tokeniser and Vietnamese language tools.

    python bench/speed.py [DOCS.jsonl ...]

Without arguments it reads the gold and cluster documents beside the project, else examples/feed.jsonl, and a
month of feeds beside it.
Every tool reads the same texts in the same run; slow ones an even sample of them, on which the coder is timed
again. Tools that are not installed are left out (`make bench` installs them apart from the rest). Prints
machine, versions, whether the coder is compiled (`make compile`), rates, memory and how long a process takes
to start, and exits with 1 where the coder misses a bar.
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
from functools import partial
from pathlib import Path

from inputs import documents_in

from dienbien import __version__
from dienbien.coding import code_document, coder
from dienbien.language.vi.compiled import lexicon
from dienbien.records import Document

ROOT = Path(__file__).resolve().parent.parent
BESIDE = (
    ROOT.parent / "shared" / "data" / "gold" / "dev.docs.jsonl",
    ROOT.parent / "shared" / "data" / "gold" / "feeds.docs.jsonl",
    ROOT.parent / "shared" / "data" / "corpus" / "clusters.jsonl.gz",
)
FEEDS = ROOT.parent / "shared" / "data" / "corpus" / "rss" / "2025-10.jsonl.gz"
_FEED_ITEMS = 3_000
_FEWEST, _FEWEST_ITEMS = 500, 5_000
"""Documents and feed items a second."""
_HELP_S, _START_S = 0.2, 0.6
"""Seconds of wall time until help is shown, and until one page is coded."""
_MOST_MIB = 300
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


def _underthesea(name: str) -> Work:
    work: Work = getattr(importlib.import_module("underthesea"), name)
    return work


RIVALS = (
    Rival("tokeniser", 1 / 14, _PASSES, _tokeniser),
    Rival("pyvi ViPosTagger", 2, 1, _pyvi),
    Rival("underthesea word_tokenize", 1, 1, partial(_underthesea, "word_tokenize")),
    Rival("underthesea pos_tag", 40, 1, partial(_underthesea, "pos_tag")),
    Rival("underthesea ner", 40, 1, partial(_underthesea, "ner")),
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
        print(f"{rival.name:26} not installed; `make bench` installs it")
        return True
    except Exception as error:
        print(f"{rival.name:26} skipped, it could not be started without a download: {error}")
        return True
    sample = _sample(work, documents)
    theirs = rate(lambda document: work(document.text), sample, rival.passes)
    ours = rate(code_document, sample, _PASSES)
    held = ours >= rival.bar * theirs
    verdict = "held" if held else "MISSED"
    print(
        f"{rival.name:26}{_version(rival.name):9}{len(sample):6} documents{theirs:9.1f}/s, "
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
        return importlib.metadata.version(name.partition(" ")[0])
    except importlib.metadata.PackageNotFoundError:
        return ""


def start(command: Sequence[str], cache: str, text: str = "") -> tuple[float, float]:
    """Seconds of wall and of processor time of a fresh process, each the best of several.

    `cache` is where compiled tables are kept between runs, nowhere if empty; Python may keep bytecode.
    """
    environment = {**os.environ, "DIENBIEN_CACHE": cache, "PYTHONDONTWRITEBYTECODE": ""}
    call = [sys.executable, "-m", "dienbien.cli", *command]
    wall = used = float("inf")
    for _ in range(_STARTS):
        begin = os.times()
        subprocess.run(call, input=text, text=True, stdout=subprocess.DEVNULL, check=True, env=environment)
        end = os.times()
        wall = min(wall, end.elapsed - begin.elapsed)
        spent = end.children_user + end.children_system - begin.children_user - begin.children_system
        used = min(used, spent)
    return wall, used


def starts_fast() -> bool:
    """Print how long a process takes to start; False where it is too long."""
    code = ["code", "-", "--format", "jsonl", "--published", "2025-10-22"]
    with tempfile.TemporaryDirectory() as cache:
        kept, anew, shown = start(code, cache, _PAGE), start(code, "", _PAGE), start(["--help"], cache)
    print(
        f"one page    {kept[0]:8.2f} s of wall time for a fresh process, {kept[1]:.2f} of the processor; ",
        end="",
    )
    print(f"{anew[0]:.2f} and {anew[1]:.2f} where the tables are compiled; bar {_START_S}")
    print(f"--help      {shown[0]:8.2f} s of wall time, bar {_HELP_S}")
    return kept[0] <= _START_S and shown[0] <= _HELP_S


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
    return list(documents_in(inputs))


def feed_items() -> list[Document]:
    """An even choice of a month's feed items beside the project, else the example feed."""
    path = FEEDS if FEEDS.is_file() else ROOT / "examples" / "feed.jsonl"
    items = list(documents_in([str(path)]))
    return items[:: max(1, len(items) // _FEED_ITEMS)]


def build() -> str:
    """What the coder that is timed was made of."""
    return "pure Python" if str(coder.__file__).endswith(".py") else "compiled"


def at_least(name: str, documents: Sequence[Document], bar: float) -> bool:
    """Print how many of these the coder codes a second; False where it misses the bar."""
    for document in documents:
        code_document(document)
    coded = rate(code_document, documents, _PASSES)
    size = sum(len(document.text) for document in documents) / len(documents)
    verdict = "held" if coded >= bar else "MISSED"
    print(
        f"{name:12}{len(documents):6} of {size:.0f} characters: {coded:.0f} a second, {1e6 / coded:.0f} µs "
        f"each ({build()}), bar {bar:,} {verdict}"
    )
    return coded >= bar


def main(paths: Sequence[str]) -> int:
    """Print the rates for the documents of these files; 1 where a bar is missed."""
    documents = documents_of(paths)
    machine = f"{os.cpu_count()}-core {platform.machine()} {platform.system()}"
    versions = f"dienbien {__version__}, Python {platform.python_version()}"
    print(f"{datetime.date.today().isoformat()}, {versions}, {machine}; processor time on one core")
    print(f"{len(lexicon())} phrases in the tables")
    held = [at_least("documents", documents, _FEWEST), at_least("feed items", feed_items(), _FEWEST_ITEMS)]
    held.append(peak_mib() <= _MOST_MIB)
    print(f"memory      {peak_mib():8.0f} MiB at most, bar {_MOST_MIB}")
    held.append(starts_fast())
    held += [compare(rival, documents) for rival in RIVALS]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
