"""The pages call things as the codebook does: types with their modes, terms, one spelling."""

import re
from pathlib import Path
from typing import get_args

import pytest
from reference import commands, data, http, python

from dienbien.cli.main import cli
from dienbien.language.vi.rows_vi import rows_of
from dienbien.records import EventType, Status

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(page for page in ROOT.glob("docs/**/*.md") if page.parent.name != "reference")]
PAGES += [ROOT / "examples" / "README.md", *ROOT.glob(".github/**/*.md")]
ENGLISH = [page for page in PAGES if page.name != "README.vi.md"]
CODEBOOK = ROOT / "docs" / "codebook.md"
_MODE = re.compile(r"\b([A-Z]{3,}) `([a-z-]+)`")
_TYPES = frozenset(get_args(EventType))
_STATUS = frozenset(get_args(Status))


def modes() -> dict[str, set[str]]:
    """The modes of each type, by the codebook's table."""
    rows = re.findall(
        r"^\| ([A-Z]+) \|[^|]*\|([^|]*)\|", CODEBOOK.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return {kind: set(re.findall(r"`([a-z-]+)`", cell)) for kind, cell in rows if kind in _TYPES}


def terms() -> list[tuple[str, str]]:
    """Words that no page uses, each with the one for it."""
    lines = (Path(__file__).parent / "terms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(cells[0], cells[1]) for cells in (line.split("\t") for line in lines)]


def unusual(words: str) -> list[str]:
    """What is said otherwise than everywhere else."""
    return [f"{never} (write {write})" for never, write in terms() if re.search(rf"\b{never}\b", words, re.I)]


def prose(text: str) -> str:
    """A page without its comments, blocks of code, code words and addresses."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`|\]\([^)]*\)|^    .*$", "", text, flags=re.MULTILINE)


def test_the_codebook_lists_every_type() -> None:
    assert set(modes()) == _TYPES


def test_the_page_on_tables_tells_every_kind_of_marker() -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert {row["kind"] for row in rows_of("markers.tsv") if f"`{row['kind']}`" not in page} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_types_stand_with_modes_of_theirs(page: Path) -> None:
    known = modes()
    found = _MODE.findall(page.read_text(encoding="utf-8"))
    assert [(kind, mode) for kind, mode in found if kind in known and mode not in known[kind] | _STATUS] == []


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: str(page.relative_to(ROOT)))
def test_terms_are_those_of_the_codebook(page: Path) -> None:
    assert unusual(prose(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("lines", [commands.page(cli), python.page(), http.page(), data.tables_page()])
def test_terms_of_the_program_are_those_of_the_codebook(lines: list[str]) -> None:
    assert unusual(prose("\n".join(lines))) == []
