"""Judgements without texts, brought together with the texts again."""

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from dienbien.coding import code_document
from dienbien.evaluation import evaluate, judged, read_judged
from dienbien.reading import read
from dienbien.records import Document, EventType, Sector, Status

ROOT = Path(__file__).resolve().parents[2]
HEAD = [
    "document",
    "event",
    "mode",
    "actor",
    "recipient",
    "date",
    "status",
    "sources",
    "trigger",
    "mentions",
    "losses",
]
TEXT = "Quân đội Chad pháo kích một căn cứ của Sudan. Ba lính Sudan thiệt mạng."
ROW = [
    "ASSAULT",
    "heavy-weapons",
    "TCD:MIL",
    "SDN:MIL",
    "",
    "occurred",
    "",
    "14-23",
    "0-45",
    "killed soldier 3-3",
]


def _identity(text: str) -> str:
    return f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.0"


def _run(folder: Path, rows: list[list[str]], texts: list[str]) -> subprocess.CompletedProcess[str]:
    (folder / "judged").mkdir()
    lines = ["\t".join(row) for row in [HEAD, *rows]]
    (folder / "judged" / "own.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    pages = [json.dumps({"id": f"page {n}", "text": text}) for n, text in enumerate(texts)]
    (folder / "corpus.jsonl").write_text("\n".join(pages) + "\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "handcoded.py"), str(folder / "out")]
    command += ["--corpus", str(folder / "corpus.jsonl"), "--judgements", str(folder / "judged")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_judgements_and_texts_make_gold_that_can_be_scored(tmp_path: Path) -> None:
    other = "Hôm nay trời nắng ở Hà Nội."
    rows = [[_identity(TEXT), *ROW], [_identity(other), *[""] * 10], [_identity("không có ở đâu"), *ROW]]
    done = _run(tmp_path, rows, ["Một trang khác.", other, TEXT])
    assert done.returncode == 0, done.stderr
    assert done.stdout == "own: 2 of 3 documents, 1 records\n"
    documents = [d for d in read([tmp_path / "out" / "own.docs.jsonl"]) if isinstance(d, Document)]
    gold = read_judged(tmp_path / "out" / "own.gold.jsonl")
    coded = [record for document in documents for record in judged(code_document(document))]
    scored = evaluate({d.id: d.text for d in documents}, gold, coded)
    assert gold[0].trigger is not None
    assert gold[0].trigger.text == "pháo kích"
    assert scored.measures["dyad"].f1 == scored.measures["losses"].f1 == 1


def test_without_any_text_it_says_so(tmp_path: Path) -> None:
    done = _run(tmp_path, [[_identity(TEXT), *ROW]], ["Một trang khác."])
    assert done.returncode == 1
    assert "0 of 1 documents" in done.stdout


@pytest.mark.parametrize("name", ["pages", "items", "readers"])
def test_shipped_judgements_are_sound(name: str) -> None:
    with (ROOT / "handcoded" / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in filter(lambda row: row["event"], rows):
        assert row["event"] in get_args(EventType)
        assert row["status"] in get_args(Status)
        for side in ("actor", "recipient", "sources"):
            for entity in filter(None, row[side].split(" + ")):
                assert entity.rpartition(":")[2] in get_args(Sector), entity
        trigger, *mentions = (
            tuple(map(int, s.split("-"))) for s in [row["trigger"], *row["mentions"].split("; ")]
        )
        assert all(start < end for start, end in [trigger, *mentions])
