"""Where the coder's time goes: share, microseconds a document and microseconds a kilobyte of each step.

    python bench/steps.py [DOCS.jsonl ...]

Without arguments it reads the same documents as bench/speed.py. The coder runs undisturbed but for a timer
that looks every few milliseconds at what it is doing (a sampling profile), for a minute at most. A sample
counts for the innermost step that it is in. Prints a table for docs/speed.md; with `--functions N` the
functions, too, by their own time. It sees Python's functions only: a compiled build is refused.
"""

import argparse
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from types import FrameType

from speed import build, documents_of

from dienbien.coding import code_document
from dienbien.records import Document

STEPS = {
    "fold": "fold the text",
    "find": "find the phrases of the tables",
    "find_times": "read times",
    "find_numbers": "read numbers",
    "bridge_counts": "acts that span a count",
    "analyse": "news or not, names, punctuation",
    "split_sentences": "cut sentences",
    "read_mentions": "put noun phrases together",
    "group_units": "group noun phrases",
    "_sentences": "make sentences",
    "read_clauses": "bind clauses",
    "read_voices": "who speaks",
    "assign_quotes": "quotes over several sentences",
    "learn": "learn names and offices",
    "resolve_group": "who is meant",
    "remember": "who was told of last",
    "_code": "roles, status, sources, sides: the candidates",
    "_date": "dates bound to acts",
    "assign_losses": "losses bound to acts",
    "settle_dates": "dates of the account",
    "to_record": "write the records",
    "confidence": "confidence",
}
"""Functions that are a step of the way of a page (docs/architecture.md)."""
_REST = "all else"
_TICK = 0.002
_LONGEST = 60.0
_PASSES = 10


class Sampler:
    """Counts, at each tick of processor time, the step and the function that is at work."""

    def __init__(self) -> None:
        self.steps: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Take one sample: the innermost function, and the innermost step that called it."""
        step = ""
        inner = frame
        while inner is not None and inner.f_code.co_name.startswith("<") and inner.f_back is not None:
            inner = inner.f_back
        if inner is not None:
            self.functions[f"{inner.f_globals.get('__name__', '')}.{inner.f_code.co_name}"] += 1
        while frame is not None and not step:
            if frame.f_globals.get("__name__", "").startswith("dienbien."):
                step = STEPS.get(frame.f_code.co_name, "")
            frame = frame.f_back
        self.steps[step or _REST] += 1


def sample(documents: Sequence[Document]) -> tuple[Sampler, float]:
    """Code all documents some times over; the samples, and seconds of processor time a pass."""
    sampler = Sampler()
    before = signal.signal(signal.SIGPROF, sampler.look)
    signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
    begin = time.process_time()
    passes = 0
    while passes < _PASSES and time.process_time() - begin < _LONGEST:
        for document in documents:
            code_document(document)
        passes += 1
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)
    return sampler, (time.process_time() - begin) / passes


def report(sampler: Sampler, seconds: float, documents: Sequence[Document]) -> None:
    """Print the table, the steps in the order of a page."""
    total = sampler.steps.total()
    kilobytes = sum(len(document.text.encode()) for document in documents) / 1000
    print(f"| step | share | µs a document | µs a kilobyte |\n|{'---|' * 4}")
    for step in (*STEPS.values(), _REST, ""):
        part = sampler.steps[step] / total if step else 1.0
        each, size = seconds * part / len(documents) * 1e6, seconds * part / kilobytes * 1e6
        print(f"| {step or 'all'} | {part:.1%} | {each:.0f} | {size:.0f} |")


def main(arguments: Sequence[str]) -> int:
    """Print where the time goes for the documents of these files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("docs", nargs="*", help="document JSONL")
    parser.add_argument(
        "--functions", type=int, default=0, metavar="N", help="the N costliest functions, too"
    )
    options = parser.parse_args(arguments)
    if build() == "compiled":
        raise SystemExit("the coder is compiled, so its functions can't be seen; run without PYTHONPATH")
    documents = documents_of(options.docs)
    for document in documents:
        code_document(document)
    sampler, seconds = sample(documents)
    report(sampler, seconds, documents)
    for name, count in sampler.functions.most_common(options.functions):
        print(f"{count / sampler.functions.total():6.1%} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
