"""Whether Spark gives what one machine gives, how fast, in how much memory, and what it shuffles.

    python bench/cluster.py [INPUT…] [--documents 100000] [--master local[2]] [--kill] [--spoil]

Comes in: inputs of `dienbien code`, by default the example pages; they are repeated with changed country
names and later days until there are enough. Goes out: what differs (nothing, if all is well: the exit code
says so), documents a second and by core-hour, shuffle bytes, memory of processes. `--kill` kills a worker
while pages are coded, `--spoil` tears a packed file.
"""

import argparse
import gzip
import json
import os
import platform
import re
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pyspark
from inputs import documents_in

from dienbien.coding import code_document
from dienbien.copies import group, signature
from dienbien.exports.columns import event_row
from dienbien.linking import link
from dienbien.reading import ReadError, read
from dienbien.records import Document, encode_record
from dienbien.spark.job import Job, run
from dienbien.spark.session import open_session
from dienbien.store.rows import document_row, storable, told_of

COUNTRIES = (
    "Nga Ukraine Mỹ Israel Iran Pháp Đức Anh Peru Chile Brazil Argentina Colombia Ecuador Bolivia "
    "Thái_Lan Campuchia Lào Myanmar Indonesia Malaysia Philippines Ấn_Độ Pakistan Nepal "
    "Bangladesh Nhật_Bản Hàn_Quốc Mông_Cổ Kazakhstan Armenia Azerbaijan Gruzia Ba_Lan Séc Hungary "
    "Romania Serbia Hy_Lạp Thổ_Nhĩ_Kỳ Syria Iraq Jordan Yemen Oman Ai_Cập Libya Algeria Maroc "
    "Sudan Ethiopia Kenya Uganda Rwanda Angola Mozambique Zambia Nigeria Ghana Mali"
)
NAMES = [name.replace("_", " ") for name in COUNTRIES.split()]
NUMBER = {name: number for number, name in enumerate(NAMES)}
NAMED = re.compile(rf"\b(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})\b")
SECTIONS = 20
MIB = 2**20
_CODED_FOR = 2
"""Seconds of processor time after which a worker is killed."""
EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    """Run both ways, compare and print."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("inputs", nargs="*", default=[str(EXAMPLES)])
    arguments.add_argument("--documents", type=int, default=100_000)
    arguments.add_argument("--master", default="local[2]")
    arguments.add_argument("--kill", action="store_true")
    arguments.add_argument("--spoil", action="store_true")
    given = arguments.parse_args()
    load = os.getloadavg()[0]
    print(f"{date.today()}, {platform.machine()}, {os.cpu_count()} cores, load before {load:.1f}")
    print(f"Python {platform.python_version()}, PySpark {pyspark.__version__}, master {given.master}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        write(repeated(given.inputs), given.documents, folder / "in", given.spoil)
        on_spark(folder, given.master, given.kill, given.documents)
        sys.exit(compare(folder))


def repeated(inputs: list[str]) -> Iterator[dict[str, Any]]:
    """The documents again and again, each time with other countries and weeks later."""
    documents = list(documents_in(inputs, published="2025-10-22"))
    for turn in count():
        for document in documents:
            yield {
                "id": f"{turn}-{document.id}",
                "text": NAMED.sub(partial(turned, turn), document.text),
                "published": later(document.day, turn),
                "outlet": document.outlet,
            }


def turned(turn: int, match: "re.Match[str]") -> str:
    return NAMES[(NUMBER[match[0]] + turn) % len(NAMES)]


def later(day: str | None, turn: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=10 * turn)).isoformat() if day else None


def write(documents: Iterator[dict[str, Any]], wanted: int, folder: Path, spoil: bool) -> None:
    """JSON lines in several files, every fourth packed; with a torn one if asked for."""
    for number in range(SECTIONS):
        some = islice(documents, wanted // SECTIONS)
        data = b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in some)
        if number % 4:
            (folder / f"{number:02}.jsonl").write_bytes(data)
        else:
            (folder / f"{number:02}.jsonl.gz").write_bytes(gzip.compress(data))
    if spoil:
        data = (folder / "00.jsonl.gz").read_bytes()
        (folder / "00.jsonl.gz").write_bytes(data[: len(data) // 2])
        (folder / "01.jsonl").write_bytes((folder / "01.jsonl").read_bytes() + b"\xff\xfe\n{}\n")


def on_spark(folder: Path, master: str, kill: bool, documents: int) -> None:
    """Run the job and print what it took."""
    session = open_session(master, {"spark.ui.enabled": "false", "spark.driver.memory": "2g"})
    watch = Watch(kill)
    begin, times = time.perf_counter(), list[str]()

    def tell(line: str) -> None:
        times.append(f"  {time.perf_counter() - begin:6.0f} s  {line}")

    with watch:
        cpu = watch.seconds()
        done = run(session, Job(inputs=(str(folder / "in"),), output=str(folder / "out")), tell)
        seconds, cpu = time.perf_counter() - begin, watch.seconds() - cpu
    shuffled = shuffle_bytes(session)
    session.stop()
    print("\n".join(times))
    print(done)
    print(f"{seconds:.0f} s of wall time, {cpu:.0f} s of processor time in Spark's processes")
    print(f"documents a second {documents / seconds:,.0f}, by core-hour {documents / cpu * 3600:,.0f}")
    print(f"shuffle bytes by million documents: {shuffled / documents * 1e6 / 2**30:.2f} GiB")
    print(
        f"peak memory: {watch.peak_python / MIB:.0f} MiB in a worker, {watch.peak_java / MIB:.0f} MiB in Java"
    )
    print(f"workers killed: {watch.killed}")


def shuffle_bytes(session: Any) -> int:
    """What all stages of a session wrote to shuffles."""
    context = session.sparkContext
    none, no_quantiles = (
        context._jvm.java.util.ArrayList(),
        context._gateway.new_array(context._jvm.double, 0),
    )
    store = context._jsc.sc().statusStore()
    stages = store.stageList(none, False, False, no_quantiles, none)
    return sum(stages.apply(number).shuffleWriteBytes() for number in range(stages.size()))


class Watch:
    """Looks at the processes of Spark; kills one worker once it has coded for a while, if asked to."""

    def __init__(self, kill: bool) -> None:
        self.peak_python = self.peak_java = self.killed = 0
        self._kill, self._over = kill, threading.Event()
        self._seconds: dict[int, float] = {}
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def seconds(self) -> float:
        """Processor time of all that were seen, also of those that are gone."""
        return sum(self._seconds.values())

    def _look(self) -> None:
        while not self._over.wait(0.2):
            for process in descendants(os.getpid()):
                try:
                    self._note(process)
                except (OSError, ValueError, IndexError):
                    continue

    def _note(self, process: int) -> None:
        command = Path(f"/proc/{process}/cmdline").read_bytes()
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
        self._seconds[process] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        resident = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
        if b"pyspark.daemon" in command:
            self.peak_python = max(self.peak_python, resident)
            if self._kill and not self.killed and self._seconds[process] > _CODED_FOR:
                self.killed = process
                os.kill(process, signal.SIGKILL)
        else:
            self.peak_java = max(self.peak_java, resident)


def descendants(parent: int) -> Iterator[int]:
    """The processes below one."""
    for task in Path(f"/proc/{parent}/task").iterdir():
        for child in (task / "children").read_text(encoding="utf-8").split():
            yield int(child)
            try:
                yield from descendants(int(child))
            except OSError:
                continue


def compare(folder: Path) -> int:
    """Do the same on one machine and print what differs; gives how many kinds of things do."""
    begin = time.perf_counter()
    items = list(read([folder / "in"]))
    documents = [storable(item) for item in items if isinstance(item, Document)]
    records = {document.id: code_document(document) for document in documents}
    signatures = {document.id: signature(document) for document in documents}
    print(f"one process: {time.perf_counter() - begin:.0f} s for reading, coding and signatures")
    rows = sorted(table(folder, "records"), key=lambda row: (row["position"], row["ordinal"]))
    one = [encode_record(record).decode() for some in records.values() for record in some]
    wrong = told("records", one, [row["record"] for row in rows])
    groups = group((document.id, signatures[document.id]) for document in documents)
    members = [(member.id, some.members[0].id) for some in groups for member in some.members]
    wrong += told("copies", members, [(row["id"], row["group"]) for row in table(folder, "copies")])
    reports = (
        report
        for document in documents
        for report in told_of(
            document_row(document) | {"signature": signatures[document.id]}, document, records[document.id]
        )
    )
    events = [repr(event_row(event)) for event in link(reports)]
    there = [repr({k: v for k, v in row.items() if k != "year"}) for row in table(folder, "events")]
    wrong += told("events", events, there)
    errors = [(item.source, item.place) for item in items if isinstance(item, ReadError)]
    return wrong + told("bad", errors, [(row["file"], row["place"]) for row in table(folder, "bad")])


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    files = (folder / "out" / name).rglob("*.parquet")
    return [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]


def told(what: str, one: list[Any], other: list[Any]) -> int:
    """How many of each only one has; 1 if any."""
    here, there = set(one), set(other)
    only = len(here - there), len(there - here)
    counts = f"{len(one):,} on one machine, {len(other):,} on Spark"
    print(f"{what}: {counts}; only there {only[0]:,} and {only[1]:,}")
    return int(any(only) or len(one) != len(other))


if __name__ == "__main__":
    main()
