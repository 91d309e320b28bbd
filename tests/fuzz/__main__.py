"""Read mutated real files and arbitrary bytes for some minutes of CPU, and keep each that breaks the reader.

    python -m fuzz [--minutes 10] [--seed N]        (in the folder tests)

A child process reads, with 16 GiB of address space (Arrow alone reserves 3), 20 seconds of CPU an input and
one input at a time on disk, so that the parent can keep the input that ended it. What breaks the reader is an
exception, a hang, a crash, or more than 1 GiB of memory. It is written to tests/reading/broken, where a test
reads it ever after. Exits with 1 if there was any.
"""

import argparse
import faulthandler
import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import hypothesis
from hypothesis import strategies as st

from dienbien.reading import ReadError, read

from .seeds import mutated, seeds

BROKEN = Path(__file__).resolve().parents[1] / "reading" / "broken"
_MOST_SECONDS = 20.0
_ADDRESS_SPACE = 16 * 1024**3
_MOST_KIB = 1024 * 1024
_ARBITRARY_EVERY = 200
"""One round of arbitrary bytes (100 inputs) for so many mutated files."""


class BrokenError(Exception):
    """An input that the reader didn't bear."""


def main() -> int:
    """Run children until the CPU time is used up; each goes on where the one before broke."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--minutes", type=float, default=10.0)
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    arguments.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.child:
        _child(given.child, given.seed, given.minutes * 60)
        return 0
    found = 0
    seed, end = given.seed, given.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        while (used := _used(resource.RUSAGE_CHILDREN)) < end:
            minutes = (end - used) / 60
            command = [sys.executable, "-m", "fuzz", "--child", folder, "--seed", str(seed)]
            done = subprocess.run(
                [*command, "--minutes", str(minutes)], check=False, capture_output=True, text=True
            )
            print(done.stdout, end="", flush=True)
            if done.returncode:
                found += 1
                _keep(Path(folder), done.stderr)
            seed += 1
    minutes = _used(resource.RUSAGE_CHILDREN) / 60
    print(f"{minutes:.1f} minutes of CPU, first seed {given.seed}, {found} broke the reader")
    return 1 if found else 0


def _used(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def _keep(folder: Path, told: str) -> None:
    (path,) = folder.iterdir()
    data = path.read_bytes()
    path.unlink()
    kept = BROKEN / f"{hashlib.sha256(data).hexdigest()[:8]}-{path.name}"
    BROKEN.mkdir(exist_ok=True)
    kept.write_bytes(data)
    print(f"broke the reader: {kept}\n{told[-3000:]}", flush=True)


def _child(folder: Path, seed: int, seconds: float) -> None:
    """Read one mutated file after the other until the CPU time is used up or one breaks the reader."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.register(signal.SIGPROF, chain=True)
    chance = random.Random(seed)
    files = seeds()
    others = list(files.values())
    counts: Counter[str] = Counter()
    slowest = 0.0
    try:
        while _used(resource.RUSAGE_SELF) < seconds:
            if counts["files"] % _ARBITRARY_EVERY == _ARBITRARY_EVERY - 1:
                _arbitrary(folder, sorted(files), counts)
            name = chance.choice(sorted(files))
            slowest = max(slowest, _trial(folder, name, mutated(chance, files[name], others), counts))
    finally:
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"seed {seed}: {told}; slowest {slowest:.1f} s, peak {peak} MiB", flush=True)


def _arbitrary(folder: Path, names: list[str], counts: Counter[str]) -> None:
    """Bytes that hypothesis thinks of, by the names of all formats and behind their first bytes."""
    heads = [
        b"",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"WARC/1.0\r\n",
        b"PAR1",
        b"ARROW1\x00\x00",
        b"<rss>",
        b"<html>",
        b'{"id":',
    ]

    @hypothesis.settings(max_examples=100, database=None, deadline=None)
    @hypothesis.given(st.sampled_from(names), st.sampled_from(heads), st.binary(max_size=2000))
    def trial(name: str, head: bytes, data: bytes) -> None:
        _trial(folder, name, head + data, counts)

    trial()


def _trial(folder: Path, name: str, data: bytes, counts: Counter[str]) -> float:
    """Read an input and return the seconds it took. Raises `BrokenError` or what the reader raises."""
    path = folder / name
    path.write_bytes(data)
    signal.setitimer(signal.ITIMER_PROF, _MOST_SECONDS)
    begin = time.process_time()
    for item in read([path], languages=None):
        if isinstance(item, ReadError):
            counts["errors"] += 1
            if "\n" in str(item) or not item.reason or not item.remedy:
                raise BrokenError(f"no clear message: {item!r}")
        else:
            counts["documents"] += 1
    signal.setitimer(signal.ITIMER_PROF, 0)
    counts["files"] += 1
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _MOST_KIB:
        raise BrokenError("needed more than 1 GiB of memory")
    os.remove(path)
    return time.process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
