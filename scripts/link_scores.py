"""How well linking joins pages that tell one story and keeps apart those that don't.

Comes in: documents in JSONL (.gz too) with a member `cluster` that says which story each belongs to.
Goes out: of pairs of pages that report acts, the share that have an event in common, and a thread, within
clusters and across them; pages' groups by B-cubed; all for the half of the clusters that was read while
linking was written, and for the half held out (by BLAKE2s of the cluster's name). `--misses` lists false
merges and false splits of the half that was read.

    python scripts/link_scores.py ../shared/data/corpus/clusters.jsonl.gz [--misses]
"""

import argparse
import gzip
import json
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2s
from itertools import combinations
from pathlib import Path
from typing import Any

from given import end, told

from dienbien.coding import code_document
from dienbien.linking import OPENING, Event, Threads, Told, knot_of, link
from dienbien.reading import read_text

Pair = tuple[str, str]
HALVES = ("all", "read", "held out")


def main() -> None:
    """Print the scores, and what is wrong if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("documents", type=Path, help="JSONL with `id`, `text`, `cluster` and more")
    parser.add_argument("--misses", action="store_true", help="list false merges and splits")
    options = parser.parse_args()
    pages = _read(options.documents)
    told = [one for page in pages for one in _told(page)]
    begin = time.perf_counter()
    events = link(sorted(told, key=lambda one: (one.day or "", one.record_id)))
    seconds = time.perf_counter() - begin
    reporting = {one.page for one in told}
    cluster = {page["id"]: page["cluster"] for page in pages if page["id"] in reporting}
    shared = _pairs({one.page for one in event.reports} for event in events)
    in_thread = _pairs(_by_thread(events).values())
    for what, pairs in (("event", shared), ("thread", in_thread)):
        for half in HALVES:
            _print_scores(f"{what}, {half}", _of_half(cluster, half), pairs)
    print(f"{len(told):,} records, {len(events):,} events, linked in {seconds:.2f} s")
    if options.misses:
        _print_merges(cluster, events)
        _print_splits(_of_half(cluster, "read"), told, shared)


def _read(path: Path) -> list[dict[str, Any]]:
    """The lines of the file; ends with exit code 2 where one is no document with its cluster."""
    with told(gzip.BadGzipFile, EOFError, zlib.error, of=path):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    pages: list[dict[str, Any]] = []
    for number, line in enumerate(data.splitlines(), 1):
        try:
            page = json.loads(line)
        except ValueError as error:
            end(f"{path}, line {number}: is not valid JSON ({error}); correct or remove the line")
        if not isinstance(page, dict) or not {"id", "text", "cluster"} <= page.keys():
            end(f"{path}, line {number}: has no id, text and cluster; add them or remove the line")
        pages.append(page)
    return pages


def _told(page: Mapping[str, str]) -> list[Told]:
    document = read_text(
        page["text"], id=page["id"], published=page.get("published"), outlet=page.get("outlet")
    )
    return [
        Told(
            record_id=f"{page['id']}/{record.id}",
            document_id=page["id"],
            page=page["id"],
            day=document.day,
            outlet=document.outlet,
            record=record,
            opening=page["text"][:OPENING],
        )
        for record in code_document(document)
    ]


def _pairs(groups: Iterable[set[str]]) -> set[Pair]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _by_thread(events: Sequence[Event]) -> dict[str, set[str]]:
    """The pages of each thread."""
    threads, pages = Threads(), dict[str, set[str]]()
    for event in events:
        if knot := knot_of(event):
            pages.setdefault(threads.add(knot).thread, set()).update(one.page for one in event.reports)
    return pages


def _of_half(cluster: Mapping[str, str], half: str) -> dict[str, str]:
    """The pages of a half of the clusters, or of all."""
    return {page: name for page, name in cluster.items() if half in ("all", _half(name))}


def _half(cluster: str) -> str:
    return HALVES[1 + blake2s(cluster.encode()).digest()[0] % 2]


def _print_scores(half: str, cluster: Mapping[str, str], shared: set[Pair]) -> None:
    pairs = list(combinations(sorted(cluster), 2))
    within = [pair for pair in pairs if cluster[pair[0]] == cluster[pair[1]]]
    across = [pair for pair in pairs if cluster[pair[0]] != cluster[pair[1]]]
    hits, merges = (sum(pair in shared for pair in some) for some in (within, across))
    precision, recall = _b_cubed(cluster, shared)
    print(
        f"{half:16} within a cluster {hits} of {len(within)} ({hits / max(1, len(within)):.3f}), "
        f"across {merges} of {len(across)} ({merges / max(1, len(across)):.4f}); "
        f"B-cubed precision {precision:.3f}, recall {recall:.3f}"
    )


def _b_cubed(cluster: Mapping[str, str], shared: set[Pair]) -> tuple[float, float]:
    """Precision and recall of a page's group, over all pages; pages that share events by chains are one."""
    group = {page: page for page in cluster}
    for one, other in sorted(shared):
        if one in group and other in group:
            old, new = group[other], group[one]
            group = {page: new if name == old else name for page, name in group.items()}
    both = Counter((name, group[page]) for page, name in cluster.items())
    sizes, groups = Counter(cluster.values()), Counter(group.values())
    right = {page: both[name, group[page]] for page, name in cluster.items()}
    count = max(1, len(cluster))
    precision = sum(number / groups[group[page]] for page, number in right.items()) / count
    return precision, sum(number / sizes[cluster[page]] for page, number in right.items()) / count


def _print_merges(cluster: Mapping[str, str], events: Sequence[Event]) -> None:
    """Print events of several clusters, some of which are of the half that was read."""
    for event in events:
        names = {cluster[one.page] for one in event.reports}
        if len(names) > 1 and any(_half(name) == "read" for name in names):
            print(f"\nfalse merge of {', '.join(sorted(names))}")
            for one in event.reports:
                print(_line(one), one.why or "")


def _print_splits(cluster: Mapping[str, str], told: Sequence[Told], shared: set[Pair]) -> None:
    for one, other in combinations(sorted(cluster), 2):
        if cluster[one] == cluster[other] and (one, other) not in shared:
            print(f"\nfalse split in {cluster[one]}")
            for record in told:
                if record.page in (one, other):
                    print(_line(record))


def _line(told: Told) -> str:
    record = told.record
    sides = " -> ".join(
        ", ".join(entity.name or entity.text for entity in some) for some in (record.actor, record.recipient)
    )
    what = f"{record.event} {record.mode or ''} {record.status} {record.date or '-'}"
    return f"  {told.page}: {what} [{sides}] {record.mentions[0].text[:160]}"


if __name__ == "__main__":
    main()
