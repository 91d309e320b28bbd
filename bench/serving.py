"""How long readers of a served store wait: median and 99th percentile of each address, with many at once.

    python bench/serving.py news.db [--readers 20] [--seconds 60] [--workers 1] [--ingest MORE ...] [--new]
                            [--processor] [--address PATH ...]

Serves the store on a free port (`dienbien serve`), lets readers ask one address after the other without a
pause, and ingests more pages into it meanwhile if there are any: take a copy of a store. Of events,
documents, threads, agreements and actors, many are asked for in turn. With --new every address is asked as
nobody has before, so that nothing that was kept can answer it. Client and server share the machine's cores.
Before the readers come, the server may find its agreements: how long that takes is printed first.

With --processor one reader asks each address ten times, and what is printed is the server's processor time
for an answer, as the system counts it (Linux): it hardly depends on what else the machine does.
"""

import argparse
import asyncio
import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

LISTS = (
    "/api/v1/events",
    "/api/v1/events?order=articles&limit=50",
    "/api/v1/events?side=RUS&quad=material+conflict",
    "/api/v1/events?format=geojson&limit=1000",
    "/api/v1/claims?limit=50",
    "/api/v1/records",
    "/api/v1/documents",
    "/api/v1/search?q=dien+dam",
    "/api/v1/actors",
    "/api/v1/places",
    "/api/v1/threads",
    "/api/v1/agreements",
)
PAGES = (
    "/",
    "/?side=RUS",
    "/?quad=material+conflict&since=2025-10-01",
    "/?order=articles",
    "/map.json",
    "/agreements",
    "/threads",
    "/actors",
    "/search?q=ngung+ban",
    "/code",
)
ONES = ("events", "documents", "threads", "agreements")
PARTS = ("events/{}/claims", "agreements/{}/ledger")
MANY = 40
"""Things of a kind that are asked for in turn."""
TIMEOUT_S = 120
TIMES = 10


def main() -> None:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--ingest", nargs="*", default=())
    parser.add_argument("--new", action="store_true")
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--address", nargs="*", default=())
    given = parser.parse_args()
    with serving(given.store, given.workers) as (server, base):
        begun = time.monotonic()
        kinds = {path: [path] for path in given.address} or addresses(base)
        print(f"ready after {time.monotonic() - begun:.1f} seconds")
        if given.processor:
            show_processor(server, base, kinds, is_new=given.new)
            return
        with ingesting(given.store, given.ingest) as writer:
            took = asyncio.run(ask(base, kinds, given.readers, given.seconds, is_new=given.new))
            is_ingesting = writer is not None and writer.poll() is None
    print(f"{given.readers} readers, {given.seconds:.0f} seconds", end="")
    print(", an ingest running to the end" if is_ingesting else ", no ingest at the end")
    show(took)


@contextmanager
def serving(store: str, workers: int) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server of the store, and its address."""
    command = [sys.executable, "-m", "dienbien.cli", "serve", "--store", store, "--port", "0"]
    command += ["--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            told = process.stdout.readline().split()
            if len(told) < 2:
                sys.exit(f"{store}: can't be served")  # the server has said why
            yield process, told[1].rstrip("/")
        finally:
            process.terminate()


@contextmanager
def ingesting(store: str, inputs: Sequence[str]) -> Iterator["subprocess.Popen[bytes] | None"]:
    """An ingest into the store beside, on one core, if there is something to ingest."""
    if not inputs:
        yield None
        return
    command = [sys.executable, "-m", "dienbien.cli", "ingest", *inputs, "--store", store, "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def addresses(base: str) -> dict[str, list[str]]:
    """All kinds of addresses, by how they are printed; of some kinds there are many."""
    kinds = {path: [path] for path in (*LISTS, *PAGES)}
    for kind in ONES:
        order = "&order=articles" if kind == "events" else ""
        asked = httpx.get(f"{base}/api/v1/{kind}?limit={MANY}{order}", timeout=TIMEOUT_S)
        names = [one.get("id") or one["document_id"] for one in asked.json()["items"]]
        for path in (f"/{kind}/{{}}", f"/api/v1/{kind}/{{}}"):
            kinds[path] = [path.format(name) for name in names]
        for part in PARTS:
            if part.startswith(kind):
                kinds[f"/api/v1/{part}"] = [f"/api/v1/{part.format(name)}" for name in names]
    asked = httpx.get(f"{base}/api/v1/actors?limit={MANY}", timeout=TIMEOUT_S)
    countries = list(dict.fromkeys(one["country"] for one in asked.json()["items"] if one["country"]))
    kinds["/actors?who={}"] = [f"/actors?who={country}" for country in countries]
    pairs = itertools.islice(itertools.combinations(countries, 2), MANY)
    kinds["/actors?who={}&who={}"] = [f"/actors?who={one}&who={other}" for one, other in pairs]
    return {kind: paths for kind, paths in kinds.items() if paths}


class Asked:
    """What is asked next of each kind, the same thing never twice in a row."""

    def __init__(self, kinds: Mapping[str, Sequence[str]], *, is_new: bool) -> None:
        self._paths = {kind: itertools.cycle(paths) for kind, paths in kinds.items()}
        self._number = itertools.count() if is_new else None

    def next(self, kind: str) -> str:
        """An address of this kind."""
        path = next(self._paths[kind])
        if self._number is None:
            return path
        return f"{path}{'&' if '?' in path else '?'}_={next(self._number)}"


async def ask(
    base: str, kinds: Mapping[str, Sequence[str]], readers: int, seconds: float, *, is_new: bool
) -> dict[str, list[float]]:
    """Seconds of all answers by kind; each reader begins at another one."""
    took: dict[str, list[float]] = {kind: [] for kind in kinds}
    asked = Asked(kinds, is_new=is_new)
    end = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(base_url=base, timeout=TIMEOUT_S, limits=limits) as client:

        async def read(first: int) -> None:
            for kind in itertools.islice(itertools.cycle(kinds), first * len(kinds) // readers, None):
                if time.monotonic() > end:
                    return
                begun = time.monotonic()
                answer = await client.get(asked.next(kind))
                answer.raise_for_status()
                took[kind].append(time.monotonic() - begun)

        await asyncio.gather(*(read(number) for number in range(readers)))
    return {kind: some for kind, some in took.items() if some}


def show_processor(
    server: "subprocess.Popen[str]", base: str, kinds: Mapping[str, Sequence[str]], *, is_new: bool
) -> None:
    """A table of the milliseconds of processor that the server needs for an answer."""
    asked = Asked(kinds, is_new=is_new)
    print(f"{'ms':>8}  address")
    with httpx.Client(base_url=base, timeout=TIMEOUT_S) as client:
        for kind in kinds:
            client.get(asked.next(kind)).raise_for_status()
            before = processor_seconds(server.pid)
            for _ in range(TIMES):
                client.get(asked.next(kind)).raise_for_status()
            spent = (processor_seconds(server.pid) - before) / TIMES
            print(f"{spent * 1000:8.1f}  {kind}", flush=True)


def processor_seconds(pid: int) -> float:
    """What all threads of a process have spent."""
    told = [line.read_text() for line in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    return sum(int(line.split()[0]) for line in told) / 1e9


def show(took: dict[str, list[float]]) -> None:
    """A table of milliseconds."""
    print(f"{'answers':>8} {'median':>8} {'99 %':>8}  address (milliseconds)")
    every = [seconds for some in took.values() for seconds in some]
    for address, some in [*took.items(), ("all", every)]:
        middle, late = statistics.median(some), sorted(some)[int(len(some) * 0.99)]
        print(f"{len(some):8,} {middle * 1000:8,.0f} {late * 1000:8,.0f}  {address}")


if __name__ == "__main__":
    main()
