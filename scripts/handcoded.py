"""Brings records coded by hand together with the texts they were coded on.

    python scripts/handcoded.py OUT [--corpus FOLDER …] [--judgements FOLDER]

`handcoded/NAME.tsv` holds judgements without texts, since those belong to their publishers: each names its
document by a digest and its words by offsets. Comes in: the corpora in which the texts stand, by default
those beside the project. Goes out: `OUT/NAME.docs.jsonl` and `OUT/NAME.gold.jsonl`, as `dienbien evaluate`
and `make train` read them. Documents that no corpus holds are counted and left out.
"""

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dienbien.reading import read
from dienbien.records import Document

ROOT = Path(__file__).resolve().parent.parent
JUDGEMENTS = ROOT / "handcoded"
DATA = ROOT.parent / "shared" / "data"
CORPORA = [DATA / "corpus", DATA / "gold" / "dev.docs.jsonl"]
_COUNTRY = re.compile("[A-Z]{3}")

Row = dict[str, str]
Judgements = dict[str, list[Row]]
"""The rows of each document; its identity is a digest of its text, then a figure that decides its part."""


def main() -> int:
    """Exit code 0, or 1 where no text was found."""
    parser = argparse.ArgumentParser(description="documents and gold from judgements and corpora")
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", type=Path, nargs="+", default=CORPORA)
    parser.add_argument("--judgements", type=Path, default=JUDGEMENTS)
    options = parser.parse_args()
    corpora = [folder for folder in options.corpus if folder.exists()]
    if not corpora:
        print("handcoded: no corpus beside the project; name one with --corpus FOLDER", file=sys.stderr)
        return 1
    judgements = {path.stem: read_judgements(path) for path in sorted(options.judgements.glob("*.tsv"))}
    if not judgements:
        print(f"handcoded: {options.judgements}: no NAME.tsv with judgements is there", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    texts = find_texts({d: n for n, rows in judgements.items() for d in rows}, corpora)
    for name, rows in judgements.items():
        found = [identity for identity in rows if identity in texts]
        _write(options.out / f"{name}.docs.jsonl", (_document(i, texts[i]) for i in found))
        gold = (record for i in found for record in gold_of(i, rows[i], texts[i].text))
        print(
            f"{name}: {len(found)} of {len(rows)} documents, "
            f"{_write(options.out / f'{name}.gold.jsonl', gold)} records"
        )
    return 0 if texts else 1


def read_judgements(path: Path) -> Judgements:
    """All rows of a file by document, in order; a document without records has one row without an event."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows[row["document"]].append(row)
    return dict(rows)


def find_texts(identities: Iterable[str], corpora: Sequence[Path]) -> dict[str, Document]:
    """The documents with these identities, by what their texts come to."""
    wanted = {identity.partition(".")[0]: identity for identity in identities}
    found: dict[str, Document] = {}
    for document in read([str(folder) for folder in corpora]):
        if isinstance(document, Document):
            identity = wanted.get(digest(document.text))
            if identity is not None:
                found.setdefault(identity, document)
    return found


def digest(text: str) -> str:
    """Sixteen hexadecimal figures of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def gold_of(identity: str, rows: Sequence[Row], text: str) -> Iterator[dict[str, Any]]:
    """The gold records of a document; sides and sources stand without their words, which nobody marked."""
    for number, row in enumerate((row for row in rows if row["event"]), 1):
        trigger = _span(row["trigger"], text)
        yield {
            "doc": identity,
            "id": f"{identity}#{number}",
            "event": row["event"],
            "mode": row["mode"] or None,
            "actor": _entities(row["actor"]),
            "recipient": _entities(row["recipient"]),
            "date": row["date"] or None,
            "place": None,
            "status": row["status"],
            "sources": _entities(row["sources"]),
            "losses": [_loss(cell) for cell in row["losses"].split("; ") if cell],
            "zone": None,
            "trigger": trigger,
            "mentions": [_span(cell, text) for cell in row["mentions"].split("; ")],
        }


def _document(identity: str, document: Document) -> dict[str, Any]:
    fields = {"published": document.published, "outlet": document.outlet}
    return {"id": identity, "text": document.text, **{k: v for k, v in fields.items() if v}}


def _span(cell: str, text: str) -> dict[str, Any]:
    start, end = map(int, cell.split("-"))
    return {"start": start, "end": end, "text": text[start:end]}


def _entities(cell: str) -> list[dict[str, str | None]]:
    """`RUS:GOV + UN:IGO`: three capitals are a country unless a body without country is called so."""
    entities: list[dict[str, str | None]] = []
    for part in filter(None, cell.split(" + ")):
        who, _, sector = part.rpartition(":")
        country = who if _COUNTRY.fullmatch(who) and sector != "IGO" else None
        entities.append({"text": who, "name": None if country else who, "country": country, "sector": sector})
    return entities


def _loss(cell: str) -> dict[str, Any]:
    kind, what, count = cell.split(" ")
    low, _, high = count.partition("-")
    return {"kind": kind, "what": what, "min": int(low) if low else None, "max": int(high) if high else None}


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """How many were written, one a line."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")
    return len(lines)


if __name__ == "__main__":
    sys.exit(main())
