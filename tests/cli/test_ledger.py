"""The verbs on claims, agreements and ledgers as processes."""

import csv
import io
import json
from pathlib import Path

import pytest

from .samples import Command

SIGNED = """Peru và Chile ký thỏa thuận ngừng bắn

Ngày 10/3, Peru và Chile đã ký thỏa thuận ngừng bắn 30 ngày.
"""
CHARGES = """Peru cáo buộc Chile

Ngày 14/3, Bộ Quốc phòng Peru cáo buộc Chile vi phạm lệnh ngừng bắn khi pháo kích thị trấn Tacna, khiến 2 \
dân thường thiệt mạng. Bộ Quốc phòng Chile bác bỏ cáo buộc này.
"""


@pytest.fixture
def store(dienbien: Command, tmp_path: Path) -> Path:
    """A store with a ceasefire and what followed."""
    where = tmp_path / "news.db"
    for name, text, day in (("mot", SIGNED, "2024-03-11"), ("hai", CHARGES, "2024-03-15")):
        page = tmp_path / f"{name}.txt"
        page.write_text(text, encoding="utf-8")
        assert dienbien("ingest", page, "--store", where, "--published", day).returncode == 0
    return where


def test_agreements_in_lines_json_and_csv(dienbien: Command, store: Path) -> None:
    lines = dienbien("agreements", "--store", store).stdout.decode().splitlines()
    assert lines[0].startswith("2024-03-10  ceasefire  Chile, Peru")
    assert lines[-1] == "1 agreement"
    (one,) = map(json.loads, dienbien("agreements", "--store", store, "--json").stdout.splitlines())
    assert one["signed"] == "2024-03-10"
    (row,) = csv.DictReader(io.StringIO(dienbien("agreements", "--store", store, "--csv").stdout.decode()))
    assert (row["id"], row["parties"]) == (one["id"], "Chile; Peru")


def test_agreements_are_chosen_by_side_dyad_kind_and_day(dienbien: Command, store: Path) -> None:
    def count(*options: str) -> int:
        return len(dienbien("agreements", "--store", store, "--json", *options).stdout.splitlines())

    assert (count("--side", "PER"), count("--side", "BOL")) == (1, 0)
    assert (count("--dyad", "PER", "CHL"), count("--dyad", "PER", "BOL")) == (1, 0)
    assert (count("--kind", "ceasefire"), count("--kind", "exchange")) == (1, 0)
    assert (count("--since", "2024-03-12"), count("--since", "2024-04-01")) == (1, 0)


def test_the_ledger_names_accuser_and_denial(dienbien: Command, store: Path) -> None:
    lines = dienbien("ledger", "--store", store).stdout.decode().splitlines()
    (charge,) = (line for line in lines if "violation Bộ Quốc phòng Peru → Chile" in line)
    assert "denied by Bộ Quốc phòng Chile" in charge
    (one,) = map(json.loads, dienbien("agreements", "--store", store, "--json").stdout.splitlines())
    rows = list(
        csv.DictReader(io.StringIO(dienbien("ledger", "--store", store, "--csv", one["id"]).stdout.decode()))
    )
    entries = [
        json.loads(line) for line in dienbien("ledger", "--store", store, "--json").stdout.splitlines()
    ]
    assert len(rows) == len(entries) > 1
    assert {line["agreement"] for line in entries} == {row["agreement"] for row in rows} == {one["id"]}


def test_claims_show_figures_with_their_speakers(dienbien: Command, store: Path) -> None:
    done = dienbien("claims", "--store", store, "--json", "--type", "ASSAULT")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    killed = next(claim for claim in claims if claim["kind"] == "killed")
    assert (killed["speaker"], killed["least"], killed["side"]) == ("Bộ Quốc phòng Peru", 2, "PER")
    assert b"2 killed (civilian, PER)" in dienbien("claims", "--store", store).stdout


def test_what_is_no_store_is_told_in_one_line(dienbien: Command, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("Không phải cơ sở dữ liệu. " * 99, encoding="utf-8")
    for verb in ("claims", "agreements", "ledger"):
        done = dienbien(verb, "--store", tmp_path / "text.db")
        assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


def test_an_agreement_that_there_is_not_is_told(dienbien: Command, store: Path) -> None:
    answer = dienbien("ledger", "ffffffff", "--store", store)
    assert answer.returncode == 1
    assert b"has no agreement ffffffff; dienbien agreements shows their ids" in answer.stderr
    assert answer.stdout == b""


def test_a_mode_that_there_is_not_is_told(dienbien: Command, store: Path) -> None:
    answer = dienbien("events", "--mode", "foo", "--store", store)
    assert answer.returncode == 2
    assert b"foo is no mode; there are" in answer.stderr
