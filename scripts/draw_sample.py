"""Draws records at random from what a corpus yields, for a person to judge one by one.

    python scripts/draw_sample.py INPUT… [--records 100] [--seed 1] [--event ASSAULT] [--plain]

Comes in: inputs as for `dienbien code`. Goes out: the records with the first words of their page, in random
order; with `--plain` only type, sides and confidence, as docs/audit.md lists them. Every record has the same
chance; one seed draws the same ones as long as the coder gives the same. Memory holds the sample only.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence

from given import count, documents

from dienbien.coding import code_document
from dienbien.records import Document, Entity, Record
from dienbien.records.choices import MODES

_SHOWN = 420
"""So many letters of the page are printed."""

Drawn = tuple[Document, Record]


def main() -> int:
    """Exit code 0, 1 where nothing was coded, 2 where nothing could be read."""
    parser = argparse.ArgumentParser(description="draw records at random for an audit")
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--records", type=count, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--event", choices=MODES, metavar="TYPE", help="only records of this type")
    parser.add_argument("--plain", action="store_true", help="without the words of the page")
    options = parser.parse_args()
    sample, seen = draw(_coded(options.inputs, options.event), options.records, random.Random(options.seed))
    print(f"{len(sample)} of {seen} records, seed {options.seed}")
    for number, (document, record) in enumerate(sample, 1):
        print(_line(number, record) if options.plain else _block(number, document, record))
    return 0 if sample else 1


def draw(records: Iterator[Drawn], size: int, chance: random.Random) -> tuple[list[Drawn], int]:
    """A sample of at most that size, each record as likely as any other, and how many there were."""
    sample: list[Drawn] = []
    seen = 0
    for drawn in records:
        seen += 1
        if len(sample) < size:
            sample.append(drawn)
        elif (place := chance.randrange(seen)) < size:
            sample[place] = drawn
    chance.shuffle(sample)
    return sample, seen


def _coded(inputs: Sequence[str], event: str | None) -> Iterator[Drawn]:
    for document in documents(inputs):
        for record in code_document(document):
            if event is None or record.event == event:
                yield document, record


def _line(number: int, record: Record) -> str:
    mode = record.mode or "–"
    sides = f"{_codes(record.actor)} | {_codes(record.recipient)}"
    return f"| {number} | {record.event} | {mode} | {sides} | {record.confidence:.2f} | | |"


def _block(number: int, document: Document, record: Record) -> str:
    page = " ".join(document.text[:_SHOWN].split())
    said = f" says {_codes(record.sources)}" if record.sources else ""
    place = f" at {record.place.name}" if record.place else ""
    losses = "; ".join(f"{loss.kind} {loss.what} {loss.min}–{loss.max}" for loss in record.losses)
    return (
        f"{number}. {document.published} {page}\n"
        f"    {record.event} {record.mode or '–'}: {_names(record.actor)} > {_names(record.recipient)} "
        f"{record.date} {record.status}{place}{said} “{record.trigger.text}” {losses} {record.confidence}"
    )


def _codes(entities: Sequence[Entity]) -> str:
    return " + ".join(f"{entity.country or entity.name or '?'} {entity.sector}" for entity in entities) or "–"


def _names(entities: Sequence[Entity]) -> str:
    names = (f"{entity.name or entity.text} [{entity.country} {entity.sector}]" for entity in entities)
    return " + ".join(names) or "–"


if __name__ == "__main__":
    sys.exit(main())
