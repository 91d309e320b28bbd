"""The table: readable from 60 to 200 columns, coloured on terminals only, deaf to markup."""

import io

import pytest
from rich.cells import cell_len
from rich.text import Text

from dienbien.cli.table import TableWriter, render, terminal_width
from dienbien.records import Record

from .samples import document, entity, record


def _table(monkeypatch: pytest.MonkeyPatch, columns: int, *records: Record) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = io.BytesIO()
    writer = TableWriter(out)
    writer.write(document(), records)
    writer.close()
    return out.getvalue().decode("utf-8")


@pytest.mark.parametrize("columns", [60, 80, 100, 149, 150, 200])
def test_lines_keep_within_the_width(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    shown = _table(
        monkeypatch, columns, record(sources=(entity("Bộ này", "Bộ Quốc phòng Armenia"), entity("TASS")))
    )
    assert max(cell_len(line) for line in shown.splitlines()) <= columns


@pytest.mark.parametrize("columns", [80, 180])
def test_everything_a_reader_asks_for_is_there(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    shown = " ".join(
        _table(monkeypatch, columns, record(sources=(entity("TASS"),), status="alleged")).split()
    )
    for words in (
        "jermuk.txt",
        "2025-10-21",
        "Azerbaijan",
        "ASSAULT",
        "Jermuk",
        "alleged",
        "shot-down",
        "TASS",
        "body",
    ):
        assert words in shown


@pytest.mark.parametrize("columns", [60, 80, 100, 150, 170])
def test_no_word_of_the_codebook_is_cut_in_two(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    told = record(mode="suicide-attack", status="hypothetical", date="2023-08-01/2023-08-30")
    shown = _table(monkeypatch, columns, told).split()
    assert {"suicide-attack", "hypothetical", "2023-08-01/"} <= set(shown)


def test_colours_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b" not in _table(monkeypatch, 100, record())
    assert b"\x1b[" in render([Text("ASSAULT", style="red")], 100, terminal=True)


def test_page_text_is_neither_markup_nor_escape_code(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\x1b[2J[red]Nga[/red] \x9b5m bắn rơi :bomb: \u202etàu"
    shown = _table(monkeypatch, 100, record(text, actor=(entity("[link=x]\x1b]0;Nga\x07"),)))
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert "\u202e" not in shown
    assert "[red]Nga[/red]" in shown
    assert ":bomb:" in shown


def test_a_page_without_records_takes_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _table(monkeypatch, 100)
    assert "nothing to code" in shown
    assert "0 records in 1 document, 1 without any" in shown


@pytest.mark.parametrize(("columns", "used"), [("20", 60), ("120", 120), ("900", 200)])
def test_width_has_bounds(monkeypatch: pytest.MonkeyPatch, columns: str, used: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width() == used
