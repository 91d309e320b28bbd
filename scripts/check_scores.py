"""Codes documents that were coded by hand and compares the scores with .ci/floors.toml.

Comes in: nothing but the files: the gold documents beside the project, and what `handcoded.py` made.
Goes out: a small table, and exit code 1 where a score is below its floor or a span quotes wrongly.
`--markdown` prints the tables of the README instead. Without the documents of a set it says so and goes on.
"""

import argparse
import datetime
import os
import platform
import sys
import time
import tomllib
from pathlib import Path

from dienbien.cli.evaluate import markdown_lines
from dienbien.coding import code_document
from dienbien.evaluation import PARTS, Evaluation, GoldError, Judged, evaluate, judged, part_of, read_judged
from dienbien.reading import read
from dienbien.records import Document

ROOT = Path(__file__).resolve().parent.parent
HANDCODED = ROOT / "build" / "handcoded"
FOLDERS = (ROOT.parent / "shared" / "data" / "gold", HANDCODED)
UNJUDGED = ("| right place", "| right zone")
"""Rows about what nobody judged in the documents that `handcoded.py` makes."""
WHOLE = "all"

Scored = dict[str, Evaluation]
"""The scores of one set: all documents, and each part."""


def main() -> int:
    """Exit code 0 if all floors hold, 1 if not."""
    parser = argparse.ArgumentParser(description="accuracy on the gold documents beside the project")
    parser.add_argument("--markdown", action="store_true", help="print the tables of the README")
    parser.add_argument(
        "--gold", type=Path, nargs="+", default=FOLDERS, help="where NAME.docs.jsonl and NAME.gold.jsonl are"
    )
    options = parser.parse_args()
    floors = tomllib.loads((ROOT / ".ci" / "floors.toml").read_text(encoding="utf-8"))
    failures: list[str] = []
    for name, measures in floors.items():
        folder = next((f for f in options.gold if (f / f"{name}.docs.jsonl").is_file()), None)
        if folder is None:
            print(f"score: skipped {name}, its documents are not beside the project")
            continue
        begin = time.perf_counter()
        scored = _score(folder, name)
        seconds = time.perf_counter() - begin
        if options.markdown:
            lines = [
                line
                for line in markdown_lines(scored)
                if folder != HANDCODED or not line.startswith(UNJUDGED)
            ]
            print("\n".join([f"**{name}**", "", *lines, ""]))
        else:
            _print_plain(name, scored, measures, seconds)
        failures += _failures(name, scored[WHOLE], measures)
    if options.markdown:
        machine = f"{os.cpu_count()}-core {platform.machine()}, Python {platform.python_version()}"
        print(f"{datetime.date.today().isoformat()}, {machine}")
    for failure in failures:
        print(f"score: {failure}", file=sys.stderr)
    return 1 if failures else 0


def _score(folder: Path, name: str) -> Scored:
    """The scores of one set."""
    texts: dict[str, str] = {}
    coded: list[Judged] = []
    for document in read([folder / f"{name}.docs.jsonl"]):
        if not isinstance(document, Document):
            raise SystemExit(f"score: {document}")
        texts[document.id] = document.text
        coded += judged(code_document(document))
    try:
        gold = read_judged(folder / f"{name}.gold.jsonl")
    except GoldError as error:
        raise SystemExit(f"score: {error}") from error
    scored = {WHOLE: evaluate(texts, gold, coded)}
    for part in PARTS:
        scored[part] = evaluate({i: text for i, text in texts.items() if part_of(i) == part}, gold, coded)
    return scored


def _print_plain(name: str, scored: Scored, floors: dict[str, float], seconds: float) -> None:
    """One row per measure with its floor, and the F1 of each part."""
    whole = scored[WHOLE]
    print(f"{name:7}{'':9}{'P':>6}{'R':>7}{'F1':>7}{'floor':>8}{'F1 read':>9}{'F1 aside':>10}")
    for measure, row in whole.measures.items():
        floor = floors.get(measure)
        shown = "" if floor is None else f"{floor:.3f}"
        parts = [scored[part].measures[measure].f1 for part in PARTS]
        cells = f"{row.precision:6.3f}{row.recall:7.3f}{row.f1:7.3f}{shown:>8}{parts[0]:9.3f}{parts[1]:10.3f}"
        print(f"{'':7}{measure:9}{cells}")
    event = whole.measures["event"]
    counts = f"{event.coded} records in {len(whole.texts)} documents, {event.gold} gold"
    print(f"{'':7}{counts}, {whole.unfaithful} unfaithful spans, {seconds:.1f} s")


def _failures(name: str, whole: Evaluation, floors: dict[str, float]) -> list[str]:
    """What is below its floor, and spans that don't quote."""
    failures = [
        f"{name} {measure} F1 {whole.measures[measure].f1:.3f} is below its floor {floor:.3f}"
        for measure, floor in floors.items()
        if whole.measures[measure].f1 < floor
    ]
    if whole.unfaithful:
        failures.append(f"{name}: {whole.unfaithful} spans don't quote their document")
    return failures


if __name__ == "__main__":
    sys.exit(main())
