"""How well linking joins pages that tell one story and keeps apart those that don't.

Comes in: documents in JSONL (.gz too) with a member `cluster` that says which story each belongs to.
Goes out: of pairs of pages that report acts, the share that have an event in common, within clusters and
across them.

    python scripts/link_scores.py ../shared/data/corpus/clusters.jsonl.gz
"""

import gzip
import json
import sys
import time
from itertools import combinations
from pathlib import Path

from dienbien.coding import code_document
from dienbien.linking import Told, link
from dienbien.reading import read_text


def main(path: Path) -> None:
    """Print both shares."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        pages = [json.loads(line) for line in lines]
    cluster = {page["id"]: page["cluster"] for page in pages}
    told = [one for page in pages for one in _told(page)]
    begin = time.perf_counter()
    events = link(sorted(told, key=lambda one: (one.day or "", one.record_id)))
    seconds = time.perf_counter() - begin
    shared = {
        pair for event in events for pair in combinations(sorted({one.page for one in event.reports}), 2)
    }
    pairs = list(combinations(sorted({one.page for one in told}), 2))
    for name, same in (("within a cluster", True), ("across clusters", False)):
        some = [pair for pair in pairs if (cluster[pair[0]] == cluster[pair[1]]) is same]
        hits = sum(pair in shared for pair in some)
        print(f"{name}: {hits} of {len(some)} pairs of pages share an event ({hits / max(1, len(some)):.4f})")
    print(f"{len(told):,} records, {len(events):,} events, linked in {seconds:.2f} s")


def _told(page: dict[str, str]) -> list[Told]:
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
        )
        for record in code_document(document)
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
