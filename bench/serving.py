"""How long readers of a served store wait: median and 99th percentile of each address, with many at once.

    python bench/serving.py news.db [--readers 20] [--seconds 60] [--ingest MORE ...] [--address PATH ...]

Serves the store on a free port (`dienbien serve`), lets readers ask one address after the other without a
pause, and ingests more pages into it meanwhile if there are any: take a copy of a store. Ids of an event, a
document, a thread and an agreement are found by asking first. Client and server share the machine's cores.
"""

import argparse
import asyncio
import itertools
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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
ONES = ("events", "documents", "threads", "agreements")
TIMEOUT_S = 120


def main() -> None:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--ingest", nargs="*", default=())
    parser.add_argument("--address", nargs="*", default=())
    given = parser.parse_args()
    with serving(given.store) as base, ingesting(given.store, given.ingest) as writer:
        addresses = tuple(given.address) or (*LISTS, *ones(base))
        took = asyncio.run(ask(base, addresses, given.readers, given.seconds))
        is_ingesting = writer is not None and writer.poll() is None
    print(f"{given.readers} readers, {given.seconds:.0f} seconds", end="")
    print(", an ingest running to the end" if is_ingesting else ", no ingest at the end")
    show(took)


@contextmanager
def serving(store: str) -> Iterator[str]:
    """A server of the store; gives its address."""
    command = [sys.executable, "-m", "dienbien.cli", "serve", "--store", store, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[1].rstrip("/")
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


def ones(base: str) -> Iterator[str]:
    """An address of one thing of each kind."""
    for kind in ONES:
        found = httpx.get(f"{base}/api/v1/{kind}?limit=1", timeout=TIMEOUT_S).json()["items"]
        if found:
            yield f"/api/v1/{kind}/{found[0].get('id') or found[0]['document_id']}"


async def ask(base: str, addresses: Sequence[str], readers: int, seconds: float) -> dict[str, list[float]]:
    """Seconds of all answers by address; each reader begins at another one."""
    took: dict[str, list[float]] = defaultdict(list)
    end = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(base_url=base, timeout=TIMEOUT_S, limits=limits) as client:

        async def read(first: int) -> None:
            for address in itertools.islice(itertools.cycle(addresses), first, None):
                if time.monotonic() > end:
                    return
                begun = time.monotonic()
                answer = await client.get(address)
                answer.raise_for_status()
                took[address].append(time.monotonic() - begun)

        await asyncio.gather(*(read(number) for number in range(readers)))
    return took


def show(took: dict[str, list[float]]) -> None:
    """A table of milliseconds."""
    print(f"{'answers':>8} {'median':>8} {'99 %':>8}  address (milliseconds)")
    every = [seconds for some in took.values() for seconds in some]
    for address, some in [*took.items(), ("all", every)]:
        middle, late = statistics.median(some), sorted(some)[int(len(some) * 0.99)]
        print(f"{len(some):8,} {middle * 1000:8,.0f} {late * 1000:8,.0f}  {address}")


if __name__ == "__main__":
    main()
