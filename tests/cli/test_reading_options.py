"""What the verbs say of encodings and languages."""

import subprocess
import sys
from pathlib import Path

from .samples import Command

ENGLISH = (
    "The two foreign ministers met in Vienna on Tuesday and agreed to open new talks about the border next "
    "month. A spokesman said that no date had been set."
)


def test_pages_in_other_languages_are_counted_in_one_line(
    dienbien: Command, page: Path, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    done = dienbien("code", "a.txt", page, "b.txt", "--format", "jsonl")
    assert done.returncode == 0
    assert done.stderr.decode() == "dienbien: 2 documents in other languages skipped (en 2)\n"
    assert done.stdout == dienbien("code", page, "--format", "jsonl").stdout
    assert dienbien("code", "a.txt", "--language", "vi,en").stderr == b""
    assert dienbien("explain", "a.txt", "--language", "any").stdout.startswith(b"=== a.txt")


def test_an_encoding_can_be_forced(dienbien: Command, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Nga gặp Mỹ".encode("utf-16-be"))
    done = dienbien("explain", "old.txt", "--encoding", "UTF-16BE")
    assert "Nga gặp Mỹ" in done.stdout.decode()


def test_an_unknown_encoding_or_language_is_a_usage_error(dienbien: Command, page: Path) -> None:
    for option, value in (("--encoding", "klingon"), ("--language", "Vietnamese")):
        done = dienbien("code", page, option, value)
        assert done.returncode == 2
        assert value.encode() in done.stderr


def test_a_vietnamese_page_costs_no_import(page: Path) -> None:
    script = (
        "import sys; from dienbien.reading import read; "
        f"list(read([{str(page)!r}])); print({{'gcld3', 'webencodings'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)
    assert done.stdout.strip() == b"set()"


def test_a_column_can_be_mapped_only_once(dienbien: Command, page: Path) -> None:
    done = dienbien("code", page, "--map", "text=body,text=content")
    assert done.returncode == 2
    assert (
        b"'text' is mapped twice, to body and to content" in " ".join(done.stderr.decode().split()).encode()
    )
