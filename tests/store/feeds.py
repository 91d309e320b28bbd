"""Files of pages, ingest as a process, and everything that a store holds, for tests of whole runs."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from .pages import APPEAL, CALL

_TABLES = ("pages", "documents", "records", "spans", "participants", "losses", "entities", "places")
_OF_EVENTS = ("events", "event_names", "event_reports", "event_keys")
_OF_RUNS = ("read_in", "coded_in", "number", "touched")
_TOWNS = ("Tacna", "Arica", "Puno", "Iquique", "Moquegua", "Calama", "Ilo", "Putre")


def feed(folder: Path, count: int, name: str = "feed.jsonl", start: int = 0) -> Path:
    """A file of pages, no two alike."""
    path = folder / name
    lines = []
    for number in range(start, start + count):
        text = (CALL if number % 3 else APPEAL).replace("Tacna", _TOWNS[number % len(_TOWNS)])
        day = f"2024-03-{number % 28 + 1:02}"
        lines.append(
            json.dumps({"id": f"page-{number}", "text": f"{text}\n\nBản tin số {number}.", "published": day})
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def command(store: Path | str, *inputs: Path, verb: str = "ingest") -> list[str]:
    return [
        sys.executable,
        "-m",
        "dienbien.cli",
        verb,
        *map(str, inputs),
        "--store",
        str(store),
        "--workers",
        "1",
    ]


def run(store: Path | str, *inputs: Path) -> str:
    done = subprocess.run(command(store, *inputs), capture_output=True, check=False, timeout=120, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def held(store: Path, *, events: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a store but which run wrote it, sorted; events depend on the order of pages."""
    out = {}
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in (*_TABLES, *(_OF_EVENTS if events else ())):
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in names if name not in _OF_RUNS)
            out[table] = sorted(connection.execute(f"SELECT {kept} FROM {table}").fetchall(), key=repr)
        words = connection.execute("SELECT count(*) FROM documents_words WHERE documents_words MATCH 'peru'")
        out["words"] = words.fetchall()
    return out
