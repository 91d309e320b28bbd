"""A month of 30 sources played to the watch in minutes, with faults, edits, jumps of the clock and kills.

    python bench/month.py [--days 30] [--feeds 30] [--kills 50] [--store URL]

A server on this machine plays the sources (tests/watch/world.py); the watch is a process of its own that
asks it over real sockets and is killed (SIGKILL) again and again. Goes out: what was asked, items per
second of real time, the lag from publication to the store in the time that is played, the memory of the
last process over its days, and whatever is wrong in the end: then the exit code is 1. The clock skips the
time in which nothing happens.
"""

import argparse
import platform
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from watch.month import Month, play
from watch.world import Size


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--days", type=float, default=30.0)
    parser.add_argument("--feeds", type=int, default=30)
    parser.add_argument("--per-day", type=float, default=4.0, help="items of each source a day")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--store", help="an empty PostgreSQL database by URL; else an SQLite file")
    given = parser.parse_args()
    size = Size(given.feeds, given.days, 5.0, given.per_day, given.kills, given.days / 4)
    with tempfile.TemporaryDirectory(prefix="dienbien-month-") as folder:
        month = play(size, Path(folder), given.store, given.seed)
    report(month, size)
    return 1 if month.wrong else 0


def report(month: Month, size: Size) -> None:
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    faults = ", ".join(f"{name} {count:,}" for name, count in sorted(month.faults.items()))
    print(f"{size.days:g} days and {size.tail:g} to settle, {size.feeds} sources; {machine}")
    print(f"{month.items:,} items, {month.edits:,} edited; {month.requests:,} requests")
    print(f"faults: {faults}; {len(month.kills)} kills, {month.jumps} jumps of the clock")
    items, requests = (count / month.seconds for count in (month.items, month.requests))
    print(f"{month.seconds:,.0f} s: {items:.1f} items/s, {requests:.1f} requests/s; {month.alarms} alarms")
    print(f"{month.told:,} messages of alerts were taken, {month.told_again:,} of them once more")
    lags = sorted(month.lags)
    if lags:
        minutes = [lags[int((len(lags) - 1) * share)] / 60 for share in (0.5, 0.95, 1.0)]
        shown = ", ".join(f"{minute:,.0f}" for minute in minutes)
        print(f"minutes from publication to the store, half, 95 of 100 and all within: {shown}")
    calm = {int(day): kib // 1024 for day, kib in month.memory if day > size.days - size.calm and kib}
    print(f"MiB of the last process, day by day: {', '.join(map(str, calm.values()))}")
    print("nothing is wrong" if not month.wrong else f"{len(month.wrong)} things are wrong:")
    for line in month.wrong[:50]:
        print(f"  {line}")


if __name__ == "__main__":
    sys.exit(main())
