"""Speed of reading feeds, beside feedparser: what docs/feeds.md says of both.

Comes in: nothing; the feeds are made here. Goes out: a table on standard output. Each run is a process of its
own.
"""

import io
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from feedgen.feed import FeedGenerator

SIZES = (2_000, 10_000)
SMALL = b"<rss><channel><item><title>a</title><description><b>c</b></description></item></channel></rss>"


def feed(items: int) -> bytes:
    """An RSS feed with as many items as given, as feedgen writes it."""
    made = FeedGenerator()
    made.title("Báo Bến Sông")
    made.link(href="https://bensong.example/", rel="alternate")
    made.description("Tin thế giới")
    for number in range(items):
        entry = made.add_entry(order="append")
        entry.id(f"https://bensong.example/{number}.html")
        entry.link(href=f"https://bensong.example/{number}.html")
        entry.title(f"Tàu kéo số {number} cập cảng sau {number % 30} ngày")
        entry.summary(
            f'<a href="/{number}.html"><img src="{number}.jpg"/></a> Hàng trên tàu là lúa mì &amp; ngô.'
        )
        entry.published(datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=number))
    data: bytes = made.rss_str()
    return data


def ours(data: bytes) -> int:
    from dienbien.reading.feeds import read_feed
    from dienbien.reading.found import Hints

    return sum(1 for _ in read_feed("feed.xml", io.BufferedReader(io.BytesIO(data)), Hints("feed.xml")))


def feedparsers(data: bytes) -> int:
    import feedparser

    return len(feedparser.parse(io.BytesIO(data), sanitize_html=False).entries)


READERS: dict[str, Callable[[bytes], int]] = {"dienbien": ours, "feedparser": feedparsers}


def main() -> None:
    if len(sys.argv) == 2:
        if sys.argv[1] not in READERS:
            sys.exit(f"{sys.argv[1]}: no reader that is compared; they are {', '.join(READERS)}")
        measure(sys.argv[1], sys.stdin.buffer.read())
        return
    print(
        f"{'reader':<12}{'items':>8}{'MB':>7}{'seconds':>9}{'items/s':>9}",
        flush=True,
    )
    for data in map(feed, SIZES):
        for name in READERS:
            subprocess.run([sys.executable, __file__, name], input=data, check=True)


def measure(name: str, data: bytes) -> None:
    READERS[name](SMALL)
    started = time.perf_counter()
    count = READERS[name](data)
    seconds = time.perf_counter() - started
    print(
        f"{name:<12}{count:>8,}{len(data) / 1e6:>7.1f}{seconds:>9.2f}{count / seconds:>9,.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
