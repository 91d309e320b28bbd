"""How well and how fast copies are found: the numbers of docs/copies.md.

Comes in: real articles and feed items beside the project (`../shared/data/corpus`; without them only speed is
measured). Goes out: tables on standard output. Edits are those of syndication, made here by chance with a
fixed seed, so that a run gives the same numbers again.
"""

import gzip
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from dienbien.copies import Copies, signature
from dienbien.reading import read_text
from dienbien.records import Document

CORPUS = Path(__file__).resolve().parents[2] / "shared/data/corpus"
SKETCH_BYTES = 256
SIZES = (1_000, 10_000, 100_000)
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6)
WORD = re.compile(r"[^\W\d_]+")
Edit = Callable[[list[str], random.Random, Sequence[str]], list[str]]


def corpus(name: str) -> Iterator[dict[str, str]]:
    path = CORPUS / name
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if name.endswith(".gz")
        else path.open(encoding="utf-8") as lines
    ):
        yield from map(json.loads, lines)


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def retitled(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    return [" ".join(chance.sample(words, 9)).capitalize(), *story[1:]]


def signed(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    return [story[0], f"(TTXVN) - {story[1]}", *story[2:], " ".join(chance.sample(words, 2)).title()]


def new_lede(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    return [story[0], " ".join(chance.sample(words, 40)).capitalize() + ".", *story[2:]]


def new_figures(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    return [re.sub(r"\d+", lambda _: str(chance.randrange(2, 900)), paragraph) for paragraph in story]


def half(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    return cut(story, 0.5)


def third(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    return cut(story, 0.34)


def cut(story: list[str], share: float) -> list[str]:
    tokens = " \n ".join(story).split(" ")
    return paragraphs(" ".join(tokens[: int(len(tokens) * share)]))


def reordered(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    rest = story[2:]
    chance.shuffle(rest)
    return [*story[:2], *rest]


def reworded(story: list[str], chance: random.Random, words: Sequence[str], share: float = 0.05) -> list[str]:
    return [
        WORD.sub(lambda match: chance.choice(words) if chance.random() < share else match[0], paragraph)
        for paragraph in story
    ]


def reworded_more(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    return reworded(story, chance, words, 0.1)


def added_to(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    count = sum(len(paragraph.split()) for paragraph in story) // 2
    return [*story, " ".join(chance.choices(words, k=count)).capitalize() + "."]


def several(story: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
    for edit in (retitled, new_lede, new_figures, signed):
        story = edit(story, chance, words)
    return cut(story, 0.8)


EDITS: dict[str, Edit] = {
    "another title": retitled,
    "agency and byline": signed,
    "first paragraph rewritten": new_lede,
    "every figure changed": new_figures,
    "cut to a half": half,
    "cut to a third": third,
    "paragraphs reordered": reordered,
    "1 word in 20 replaced": reworded,
    "1 word in 10 replaced": reworded_more,
    "half as much added": added_to,
    "title, lede, figures, byline, a fifth cut": several,
}


def articles() -> list[list[str]]:
    stories = [paragraphs(row["text"]) for row in (*corpus("modern.jsonl"), *corpus("bkee.jsonl.gz"))]
    return [story for story in stories if len(story) > 3 and sum(len(p.split()) for p in story) > 150]


def items(month: str, most: int) -> list[list[str]]:
    rows = [row for row in corpus(f"rss/{month}.jsonl.gz") if row.get("summary")]
    return [[row["title"], row["summary"]] for row in random.Random(1).sample(rows, most)]


def document(story: Sequence[str], name: str, url: str | None = None) -> Document:
    return read_text("\n\n".join(story), id=name, url=url)


class Edited:
    """Signatures of texts and of their edited versions, made once for all thresholds."""

    def __init__(self, stories: list[list[str]], edits: dict[str, Edit]) -> None:
        words = sorted({word.lower() for story in stories for line in story for word in WORD.findall(line)})
        self.originals = [signature(document(story, "a")) for story in stories]
        self.edited: dict[str, list[bytes]] = {}
        for name, edit in edits.items():
            chance = random.Random(name)
            made = (edit(list(story), chance, words) for story in stories)
            self.edited[name] = [signature(document(story, "b")) for story in made]

    def found(self, threshold: float) -> dict[str, tuple[int, int]]:
        """For each edit, how many edited texts match their own original, and how many match another."""
        index = Copies(threshold)
        first = {n: match.number for n, made in enumerate(self.originals) if (match := index.add(made))}
        result: dict[str, tuple[int, int]] = {}
        for name, signatures in self.edited.items():
            right = wrong = 0
            for number, made in enumerate(signatures):
                match = index.query(made)
                if match is not None:
                    good = first.get(match.number, match.number) == first.get(number, number)
                    right, wrong = right + good, wrong + (not good)
            result[name] = (right, wrong)
        return result


def tell_edits(title: str, edited: Edited) -> None:
    count = len(edited.originals)
    print(f"\n{title}: {count} texts, threshold 0.4\n\n| edit | recall | precision |\n|---|---|---|")
    for name, (right, wrong) in edited.found(0.4).items():
        precision = f"{right / (right + wrong):.3f}" if right + wrong else "-"
        print(f"| {name} | {right / count:.3f} | {precision} |", flush=True)


def tell_thresholds(edited: Edited) -> None:
    print("\nBy threshold: recall over all edits, and what is called a copy in the corpora\n")
    print("| threshold | recall | precision | among 324 on few stories | among the articles |")
    print("|---|---|---|---|---|")
    rows = corpus("clusters.jsonl.gz")
    clusters = [signature(document(paragraphs(row["text"]), "a")) for row in rows]
    for threshold in THRESHOLDS:
        counts = edited.found(threshold).values()
        right, wrong = sum(c[0] for c in counts), sum(c[1] for c in counts)
        total = len(edited.originals) * len(EDITS)
        within = [matches(group, threshold) for group in (clusters, edited.originals)]
        shares = f"{right / total:.3f} | {right / (right + wrong):.4f}"
        print(f"| {threshold} | {shares} | {within[0]} | {within[1]} |", flush=True)


def matches(signatures: list[bytes], threshold: float) -> int:
    index = Copies(threshold)
    return sum(index.add(made) is not None for made in signatures)


def tell_feeds(month: str, shown: int) -> None:
    """What is a copy among real feed items; `shown` pairs of each kind are printed to be read."""
    rows = list(corpus(f"rss/{month}.jsonl.gz"))
    index, kinds, pairs = Copies(), Counter[tuple[str, str]](), dict[tuple[str, str], list[tuple[int, int]]]()
    for number, row in enumerate(rows):
        match = index.add(signature(document([row["title"], row.get("summary") or ""], "a", row["url"])))
        if match is not None:
            hosts = {urlsplit(rows[n]["url"]).hostname for n in (number, match.number)}
            kind = (str(match.relation), "several outlets" if len(hosts) > 1 else "one outlet")
            kinds[kind] += 1
            pairs.setdefault(kind, []).append((match.number, number))
    print(f"\nFeed items of {month}: {len(rows):,}\n\n| relation | outlets | items |\n|---|---|---|")
    for kind, count in sorted(kinds.items()):
        print(f"| {kind[0]} | {kind[1]} | {count} |")
    for kind, found in pairs.items():
        for one, other in random.Random(2).sample(found, min(shown, len(found))):
            texts = (f"{rows[n]['title']} / {rows[n].get('summary')}" for n in (one, other))
            print(kind, *texts, sep="\n  ")


def pages(size: int) -> Iterator[Document]:
    """Documents of 300 words by chance."""
    chance = random.Random(3)
    words = [
        first + last for first in "bcdđghklmnprstvx" for last in ("a", "an", "anh", "ao", "oi", "ong", "u")
    ]
    for number in range(size):
        story = [" ".join(chance.choices(words, k=count)).capitalize() + "." for count in (10, 40, *[50] * 5)]
        yield document(story, str(number), f"https://bensong.example/{number}.html")


def signatures(size: int) -> Iterator[bytes]:
    """Signatures of texts that there are none of: minima by chance, every tenth near the one before."""
    chance = random.Random(5)
    head = signature(next(pages(1)))[:-SKETCH_BYTES]
    sketch = b""
    for number in range(size):
        kept = SKETCH_BYTES * 7 // 20 * 2 if number % 10 == 9 else 0
        sketch = sketch[:kept] + chance.randbytes(SKETCH_BYTES - kept)
        yield head[:8] + chance.randbytes(8) + head[16:24] + chance.randbytes(16) + sketch


def resident() -> int:
    """Bytes of memory that the process has now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def measure(size: int) -> None:
    """One line: speed of the index, and the memory that it takes."""
    started = time.process_time()
    making = sum(1 for _ in signatures(size)) and time.process_time() - started
    index, before, started = Copies(), resident(), time.process_time()
    found = sum(index.add(made) is not None for made in signatures(size))
    adding = time.process_time() - started - making
    print(
        f"| {size:,} | {size / adding:,.0f} | {(resident() - before) / size:,.0f} | {found:,} |", flush=True
    )


def tell_signing() -> None:
    made = list(pages(500))
    started = time.process_time()
    for page in made:
        signature(page)
    print(
        f"\n{len(made) / (time.process_time() - started):,.0f} signatures of 300 words a second of one core"
    )


def libraries() -> None:
    """Seconds of rensa and datasketch for the same 400 runs of words."""
    from rensa import RMinHash

    chance = random.Random(4)
    pages = [[str(chance.random()) for _ in range(400)] for _ in range(300)]
    started = time.process_time()
    for page in pages:
        RMinHash(num_perm=128, seed=1).update(page)
    print(f"\nrensa: {(time.process_time() - started) / len(pages) * 1e3:.3f} ms for a text of 400 runs")
    try:
        from datasketch import MinHash
    except ImportError:
        print("datasketch is not installed: pip install 'dienbien[bench]'")
        return
    started = time.process_time()
    for page in pages:
        MinHash(num_perm=128).update_batch([run.encode() for run in page])
    print(f"datasketch: {(time.process_time() - started) / len(pages) * 1e3:.3f} ms")


def main() -> None:
    if len(sys.argv) == 3 and sys.argv[1] == "--size":
        measure(int(sys.argv[2]))
        return
    if CORPUS.is_dir():
        edited = Edited(articles(), EDITS)
        tell_edits("Articles", edited)
        short = {
            name: EDITS[name] for name in ("another title", "every figure changed", "1 word in 20 replaced")
        }
        tell_edits("Feed items", Edited(items("2025-11", 2000), short))
        tell_thresholds(edited)
        tell_feeds("2025-12", int(sys.argv[1]) if len(sys.argv) == 2 else 0)
    else:
        print(f"{CORPUS} is not there: only speed is measured", file=sys.stderr)
    tell_signing()
    print("\n| documents | index/s | bytes of index a document | copies |\n|---|---|---|---|", flush=True)
    for size in SIZES:
        subprocess.run([sys.executable, __file__, "--size", str(size)], check=True)
    libraries()


if __name__ == "__main__":
    main()
