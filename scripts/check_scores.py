"""Codes the gold documents that stand beside the project and compares the scores with .ci/floors.toml.

Comes in: nothing but the files. Goes out: a small table, and exit code 1 where a score is below its floor
or a span doesn't quote its document. Without the gold documents it says so and exits 0.
"""

import json
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


def main() -> int:
    """Exit code 0 if all floors hold, 1 if not."""
    floors = tomllib.loads((ROOT / ".ci" / "floors.toml").read_text(encoding="utf-8"))
    if not GOLD.is_dir() or not SCORER.is_file():
        print("score: skipped, no gold documents beside the project")
        return 0
    failures: list[str] = []
    print(f"{'set':7}{'measure':9}{'P':>6}{'R':>7}{'F1':>7}{'floor':>8}")
    for name, wanted in floors.items():
        scores, seconds = _score(name)
        failures += _report(name, scores, wanted)
        counts = f"{scores['coded']} records in {scores['documents']} documents, {scores['gold']} gold"
        print(f"{name:7}{counts}, {scores['unfaithful_spans']} unfaithful spans, {seconds:.1f} s")
    for failure in failures:
        print(f"score: {failure}", file=sys.stderr)
    return 1 if failures else 0


def _score(name: str) -> tuple[dict[str, Any], float]:
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


def _report(name: str, scores: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """Print one row per measure; return what is below its floor."""
    failures: list[str] = []
    for measure in MEASURES:
        row, floor = scores[measure], floors.get(measure)
        shown = "" if floor is None else f"{floor:.3f}"
        print(f"{name:7}{measure:9}{row['precision']:6.3f}{row['recall']:7.3f}{row['f1']:7.3f}{shown:>8}")
        if floor is not None and row["f1"] < floor:
            failures.append(f"{name} {measure} F1 {row['f1']:.3f} is below its floor {floor:.3f}")
    if scores["unfaithful_spans"]:
        failures.append(f"{name}: {scores['unfaithful_spans']} spans don't quote their document")
    return failures


if __name__ == "__main__":
    sys.exit(main())
