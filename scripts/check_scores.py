"""Codes the gold documents that stand beside the project and compares the scores with .ci/floors.toml.

Comes in: nothing but the files. Goes out: a small table, and exit code 1 where a score is below its floor
or a span doesn't quote its document. `--markdown` prints the table of the README instead. Without the gold
documents it says so and exits 0.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "data" / "gold"
SCORER = SHARED / "eval" / "score.py"
MEASURES = ("event", "dyad", "story", "losses")
SLOTS = ("status", "actor", "place", "recipient", "sources", "date")

Scored = tuple[dict[str, Any], float]
"""The scorer's answer for one set, and the seconds that coding took."""


def main() -> int:
    """Exit code 0 if all floors hold, 1 if not."""
    parser = argparse.ArgumentParser(description="accuracy on the gold documents beside the project")
    parser.add_argument("--markdown", action="store_true", help="print the table of the README")
    markdown = parser.parse_args().markdown
    floors = tomllib.loads((ROOT / ".ci" / "floors.toml").read_text(encoding="utf-8"))
    if not GOLD.is_dir() or not SCORER.is_file():
        print("score: skipped, no gold documents beside the project")
        return 0
    scored = {name: _score(name) for name in floors}
    if markdown:
        _print_markdown({name: scores for name, (scores, _) in scored.items()})
    else:
        _print_plain(scored, floors)
    failures: list[str] = []
    for name, (scores, _) in scored.items():
        failures += _failures(name, scores, floors[name])
    for failure in failures:
        print(f"score: {failure}", file=sys.stderr)
    return 1 if failures else 0


def _score(name: str) -> Scored:
    """The scorer's answer for one set, and the seconds that coding took, start-up included."""
    docs = GOLD / f"{name}.docs.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        coded = Path(folder) / "coded.jsonl"
        begin = time.perf_counter()
        _run("-m", "dienbien.cli", "code", str(docs), "--format", "jsonl", "-o", str(coded))
        seconds = time.perf_counter() - begin
        answer = _run(str(SCORER), str(docs), str(GOLD / f"{name}.gold.jsonl"), str(coded), "--json")
    scores: dict[str, Any] = json.loads(answer)
    return scores, seconds


def _run(*arguments: str) -> str:
    """What a Python program prints; ends this script where it fails."""
    done = subprocess.run([sys.executable, *arguments], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"score: `python {' '.join(arguments)}` ended with exit code {done.returncode}")
    return done.stdout


def _print_plain(scored: dict[str, Scored], floors: dict[str, dict[str, float]]) -> None:
    """One row per set and measure, with its floor."""
    print(f"{'set':7}{'measure':9}{'P':>6}{'R':>7}{'F1':>7}{'floor':>8}")
    for name, (scores, seconds) in scored.items():
        for measure in MEASURES:
            row, floor = scores[measure], floors[name].get(measure)
            shown = "" if floor is None else f"{floor:.3f}"
            print(f"{name:7}{measure:9}{row['precision']:6.3f}{row['recall']:7.3f}{row['f1']:7.3f}{shown:>8}")
        counts = f"{scores['coded']} records in {scores['documents']} documents, {scores['gold']} gold"
        print(f"{name:7}{counts}, {scores['unfaithful_spans']} unfaithful spans, {seconds:.1f} s")


def _print_markdown(scored: dict[str, dict[str, Any]]) -> None:
    """Precision / recall / F1 per measure, then the share of right fields, one column a set."""
    heads = [f"{name}: {s['documents']} documents, {s['gold']} gold records" for name, s in scored.items()]
    print(f"| precision / recall / F1 | {' | '.join(heads)} |")
    print("|---" * (len(heads) + 1) + "|")
    for measure in MEASURES:
        cells = [_cells(scores[measure]) for scores in scored.values()]
        print(f"| {measure} | {' | '.join(cells)} |")
    for slot in SLOTS:
        cells = [f"{scores['slots'][slot]:.2f}" for scores in scored.values()]
        print(f"| right {slot}, of matched records | {' | '.join(cells)} |")
    machine = f"{os.cpu_count()}-core {platform.machine()}, Python {platform.python_version()}"
    print(f"\n{datetime.date.today().isoformat()}, {machine}")


def _cells(row: dict[str, float]) -> str:
    return f"{row['precision']:.2f} / {row['recall']:.2f} / {row['f1']:.2f}"


def _failures(name: str, scores: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """What is below its floor, and spans that don't quote."""
    failures = [
        f"{name} {measure} F1 {scores[measure]['f1']:.3f} is below its floor {floor:.3f}"
        for measure, floor in floors.items()
        if scores[measure]["f1"] < floor
    ]
    if scores["unfaithful_spans"]:
        failures.append(f"{name}: {scores['unfaithful_spans']} spans don't quote their document")
    return failures


if __name__ == "__main__":
    sys.exit(main())
