"""`dienbien evaluate` as a user meets it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dienbien.cli.main import cli

from .samples import PAGE


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *map(str, arguments)])


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    path = tmp_path / "docs.jsonl"
    lines = [{"id": f"page-{n}", "text": PAGE, "published": "2025-10-22"} for n in range(9)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def gold(docs: Path, tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    coded = CliRunner().invoke(cli, ["code", str(docs), "--format", "jsonl"]).stdout
    path.write_text(coded, encoding="utf-8")
    return path


def test_the_coder_agrees_with_itself(docs: Path, gold: Path) -> None:
    scores = json.loads(run(docs, gold, "--json").stdout)
    assert scores["documents"] == 9
    assert {scores[m]["f1"] for m in ("event", "dyad", "story", "losses")} == {1.0}
    assert scores["fields"]["date"]["recall"] == 1.0


def test_text_has_measures_fields_and_types(docs: Path, gold: Path) -> None:
    shown = run(docs, gold).stdout
    for word in ("measure", "story", "field", "recipient", "type", "CONSULT", "of matched"):
        assert word in shown


def test_misses_show_kind_record_and_sentence(docs: Path, gold: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    consult = next(line for line in lines if line["event"] == "CONSULT")
    coded = tmp_path / "coded.jsonl"
    coded.write_text(json.dumps({**consult, "date": "1999-01-01"}) + "\n", encoding="utf-8")
    shown = run(docs, gold, "--coded", coded, "--misses").stdout
    assert "wrong date" in shown
    assert "1999-01-01" in shown
    assert "missed" in shown
    assert "⟦" in shown


def test_a_part_has_its_documents_only_and_markdown_shows_both(docs: Path, gold: Path) -> None:
    counts = [
        json.loads(run(docs, gold, "--json", "--part", p).stdout)["documents"] for p in ("read", "aside")
    ]
    assert sum(counts) == 9
    assert all(counts)
    table = run(docs, gold, "--markdown").stdout
    assert "| all: 9 documents" in table
    assert f"| aside: {counts[1]} documents" in table


def test_gold_of_other_documents_is_named(docs: Path, gold: Path) -> None:
    text = gold.read_text(encoding="utf-8")
    gold.write_text(text.replace('"page-0"', '"elsewhere"'), encoding="utf-8")
    result = run(docs, gold)
    assert result.exit_code == 1
    assert "document 'elsewhere' is not among the documents" in result.stderr


def test_a_bad_line_is_a_usage_error_that_names_it(docs: Path, gold: Path) -> None:
    gold.write_text('{"doc": "page-0"}\n', encoding="utf-8")
    result = run(docs, gold)
    assert result.exit_code == 2
    assert "line 1" in " ".join(result.stderr.split())
    assert "Traceback" not in result.output
