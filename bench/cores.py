"""How much faster several processes code than one, in how much memory each, and how fast a cold process is.

    python bench/cores.py [INPUT…] [--documents 4000] [--turns 3]

Comes in: inputs of `dienbien code`, by default the example pages, which are repeated until there are enough.
Goes out: documents a second with one process and with one per core, their ratio (a bar: 1.8 on two cores),
the processor time of both (what several processes cost beside coding, which other work on the machine hardly
changes), the peak memory of every process for that many documents and for a quarter of them (a bar: 300 MiB),
wall and processor time of `dienbien --help` and of one page from cold (bars: 0.2 and 0.6 s of wall time).
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from inputs import documents_in

EXAMPLES = Path(__file__).parent.parent / "examples"
COMMAND = [sys.executable, "-m", "dienbien.cli"]
MIB = 2**20


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("inputs", nargs="*", default=[str(EXAMPLES)])
    arguments.add_argument("--documents", type=int, default=4000)
    arguments.add_argument("--turns", type=int, default=3)
    given = arguments.parse_args()
    cores = len(os.sched_getaffinity(0))
    print(f"{date.today()}, {platform.machine()}, {cores} cores, Python {platform.python_version()}")
    print(f"load before: {os.getloadavg()[0]:.1f} (anything above 0.5 spoils the ratio)")
    with tempfile.TemporaryDirectory() as folder:
        # Bytecode is kept, as `pip install` does: else each process would compile all sources.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
        whole, part = Path(folder) / "whole.jsonl", Path(folder) / "part.jsonl"
        write(given.inputs, given.documents, whole)
        write(given.inputs, given.documents // 4, part)
        ratio(whole, given.documents, cores, given.turns)
        for path in (part, whole):
            peaks = Peaks(path, cores)
            print(f"{path.stat().st_size / MIB:.0f} MiB of input: {peaks.told()}")
    for name, arguments_of in (
        ("--help", ["--help"]),
        ("one page", ["code", str(EXAMPLES / "01-dien-dam.txt")]),
    ):
        print(f"cold, {name}: {min(seconds(arguments_of) for _ in range(5)).told()}")


def write(inputs: list[str], wanted: int, path: Path) -> None:
    """The documents of the inputs again and again, under new ids."""
    found = list(documents_in(inputs, published="2025-10-22"))
    with path.open("w", encoding="utf-8") as stream:
        for number, one in enumerate(islice(cycle(found), wanted)):
            line = {"id": str(number), "text": one.text, "published": one.published, "outlet": one.outlet}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def ratio(path: Path, documents: int, cores: int, turns: int) -> None:
    """The best of some turns each, in turn, so that other work on the machine meets both."""
    best: dict[int, Took] = {}
    for _ in range(turns):
        for workers in (1, cores):
            took = seconds(["code", str(path), "--format", "jsonl", "--workers", str(workers)])
            best[workers] = min(best.get(workers, took), took)
    for workers, took in best.items():
        rate = f"{documents / took.wall:,.0f} documents a second"
        print(f"{workers} process{'es' * (workers > 1)}: {rate} ({took.told()})")
    print(f"ratio: {best[1].wall / best[cores].wall:.2f}; by processor time no more than ", end="")
    print(f"{cores * best[1].cpu / best[cores].cpu:.2f}")


class Took(NamedTuple):
    """Seconds of wall time, and of processor time in all processes of a run."""

    wall: float
    cpu: float

    def told(self) -> str:
        return f"{self.wall:.2f} s of wall time, {self.cpu:.2f} s of processor time"


def seconds(arguments: list[str]) -> Took:
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*COMMAND, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(time.perf_counter() - begin, cpu)


class Peaks:
    """The most memory that each process of a run had at any time."""

    def __init__(self, path: Path, cores: int) -> None:
        command = [*COMMAND, "code", str(path), "--format", "jsonl", "--workers", str(cores)]
        self._peaks: dict[int, int] = {}
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                for one in (process.pid, *children(process.pid)):
                    self._look(one)
                threading.Event().wait(0.05)

    def _look(self, process: int) -> None:
        try:
            lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
        except OSError:
            return
        for line in lines:
            if line.startswith("VmHWM:"):
                self._peaks[process] = max(self._peaks.get(process, 0), int(line.split()[1]) * 1024)

    def told(self) -> str:
        """The peaks, that of the process that reads and writes first."""
        return f"peaks {', '.join(f'{peak / MIB:.0f}' for peak in self._peaks.values())} MiB"


def children(process: int) -> Iterator[int]:
    """The processes that one has started."""
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            yield from map(int, (task / "children").read_text(encoding="utf-8").split())
    except OSError:
        return


if __name__ == "__main__":
    main()
