"""Instructions of the compiled coder for a document, step by step: exact, however busy the machine is.

    PYTHONPATH=build/compiled python bench/instructions.py [--every N]

Comes in: every Nth of the documents of bench/speed.py (8 unless told), the compiled build (`make compile`)
and valgrind. Goes out: millions of instructions a document, in all and for the functions of `STEPS` with what
they call. A first pass fills caches and is not counted.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from speed import build, documents_of

from dienbien.coding import code_document

# Names of functions without what hides them.
STEPS = {
    "analyse": "phrases, times, numbers, names: all of analysis",
    "fold": "of it, fold the text",
    "find": "of it, find the phrases of the tables",
    "find_numbers": "of it, read numbers",
    "find_times": "of it, read times",
    "bridge_counts": "of it, acts that span a count",
    "find_runs": "of it, runs of capitals",
    "sentences": "sentences and noun phrases",
    "interpret": "clauses, roles, dates, losses: all of interpretation",
    "code": "of it, candidates",
    "date": "of it, dates bound to acts",
}
_LINE = re.compile(r"([\d,]+) \([ \d.]+%\)  \S*CPyDef_\w+___(\w+?)(?:'\d+)? ")


def _counted(every: int) -> None:
    """Run below valgrind: code all documents once uncounted and once counted."""
    documents = documents_of([])[::every]
    for document in documents:
        code_document(document)
    _count("on")
    for document in documents:
        code_document(document)
    _count("off")
    print(len(documents))


def _count(state: str) -> None:
    command = ["callgrind_control", "-i", state, str(os.getpid())]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _measured(every: int, out: Path) -> tuple[int, dict[str, int]]:
    """How many documents were coded, and the instructions of each function with those it calls."""
    tool = ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={out}"]
    command = [*tool, sys.executable, __file__, "--every", str(every), "--counted"]
    count = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    listed = ["callgrind_annotate", "--inclusive=yes", "--threshold=99.9", str(out)]
    told = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    found: dict[str, int] = {}
    for line in told.splitlines():
        if "PROGRAM TOTALS" in line:
            found["all"] = int(line.split()[0].replace(",", ""))
        elif match := _LINE.search(f"{line} "):
            found.setdefault(match[2], int(match[1].replace(",", "")))
    return count, found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--every", type=int, default=8)
    parser.add_argument("--counted", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.counted:
        _counted(given.every)
        return
    if build() != "compiled":
        raise SystemExit("only the compiled build can be seen into: make compile, PYTHONPATH=build/compiled")
    with tempfile.TemporaryDirectory() as folder:
        count, found = _measured(given.every, Path(folder) / "out")
    print("| step | million instructions a document |\n|---|---|")
    for name, told in {"all": "all", **STEPS}.items():
        print(f"| {told} | {found.get(name, 0) / count / 1e6:.2f} |")


if __name__ == "__main__":
    main()
