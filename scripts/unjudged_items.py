"""Writes the items of a feed corpus that nobody has coded by hand, to draw audits from.

    python scripts/unjudged_items.py OUT.jsonl CORPUS… [--feed NAME …] [--not-feed NAME …]

Comes in: JSONL of feed items (gzipped or not; `url`, and `feeds` that carried it), what `handcoded/` judges
and the gold documents beside the project. Goes out: a document a line, each text once. With `--feed` only
items that one of these feeds carried, with `--not-feed` none that one of those did.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from given import documents, end, told
from handcoded import JUDGEMENTS, digest, read_judgements

from dienbien.reading import read
from dienbien.records import Document

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "data" / "gold"


def main() -> None:
    """Write the items and say how many there are."""
    parser = argparse.ArgumentParser(description="items that nobody has coded by hand")
    parser.add_argument("out", type=Path)
    parser.add_argument("corpus", nargs="+")
    parser.add_argument("--feed", nargs="+", default=[], help="only items of these feeds")
    parser.add_argument("--not-feed", nargs="+", default=[], help="no items of these feeds")
    options = parser.parse_args()
    feeds = _feeds(options.corpus) if options.feed or options.not_feed else {}
    wanted, unwanted = frozenset(options.feed), frozenset(options.not_feed)
    count = 0
    with told(), options.out.open("w", encoding="utf-8") as out:
        for document in _unjudged(options.corpus):
            carried = feeds.get(document.url or "", frozenset())
            if (not wanted or carried & wanted) and not carried & unwanted:
                line = {"id": document.id, "text": document.text, "published": document.published}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
                count += 1
    print(f"{count} items")


def _unjudged(corpus: Sequence[str]) -> Iterator[Document]:
    """Each text once, but for those that were judged."""
    seen = {d.partition(".")[0] for d in read_judgements(JUDGEMENTS / "items.tsv")}
    gold = [GOLD / f"{name}.docs.jsonl" for name in ("dev", "feeds")]
    seen |= {digest(d.text) for d in read([p for p in gold if p.is_file()]) if isinstance(d, Document)}
    for document in documents(corpus):
        if (name := digest(document.text)) not in seen:
            seen.add(name)
            yield document


def _feeds(corpus: Sequence[str]) -> dict[str, frozenset[str]]:
    """The feeds of each address, from the first line that has it."""
    found: dict[str, frozenset[str]] = {}
    for name in corpus:
        path = Path(name)
        opens = gzip.open if path.suffix == ".gz" else open
        with told(gzip.BadGzipFile, EOFError, of=name), opens(path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    item = json.loads(line)
                    found.setdefault(item["url"], frozenset(item.get("feeds") or ()))
                except (ValueError, KeyError, TypeError):
                    end(f"{name}, line {number}: is no feed item with its url; correct or remove the line")
    return found


if __name__ == "__main__":
    main()
