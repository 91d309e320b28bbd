"""What the pages tell the reader to type works, and prints what they promise."""

import ast
import importlib
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from docblocks import Block, blocks_of, follow, missing_line

from dienbien.cli.main import cli

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/howto/*.md")])
FOLLOWED = [page for page in PAGES if any(block.language in ("sh", "python") for block in blocks_of(page))]
_ELSEWHERE = {"alerts.md", "api.md", "exports.md", "ledger.md", "store.md", "architecture.md", "registry.md"}
"""Pages whose fenced blocks need what only the reader has: a running server, a store of their own."""


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", [page for page in FOLLOWED if page.name not in _ELSEWHERE], ids=name_of)
def test_a_page_can_be_followed(page: Path, tmp_path: Path) -> None:
    if any(block.language == "r" for block in blocks_of(page)) and not shutil.which("Rscript"):
        pytest.skip("needs R")
    work = tmp_path / "work"
    shutil.copytree(ROOT / "examples", work / "examples")
    assert follow(page, work, path=[Path(sys.executable).parent]) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_and_options_exist(page: Path) -> None:
    assert [wrong for block in blocks_of(page) for wrong in unknown(block)] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_python_imports_is_there(page: Path) -> None:
    blocks = [block for block in blocks_of(page) if "import " in block.text and is_python(block)]
    wrong = []
    for block in blocks:
        for node in ast.walk(ast.parse(block.text)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dienbien"):
                module = importlib.import_module(node.module or "")
                wrong += [alias.name for alias in node.names if not hasattr(module, alias.name)]
    assert wrong == []


def is_python(block: Block) -> bool:
    try:
        ast.parse(block.text)
    except SyntaxError:
        return False
    return True


def unknown(block: Block) -> Iterator[str]:
    """The command lines of a block that the program would not understand, each with its line."""
    if block.language in ("python", "r") or block.mark in ("file", "output", "output-fresh"):
        return
    text = block.text.replace("\\\n", " ")
    for line in text.splitlines():
        match = re.match(r"(?:\$ )?(?:\.venv/bin/)?(dienbien .*)", line.strip())
        if match:
            for part in re.split(r"\s+(?:\|\|?|&&|;|#|>>?|2>)\s*", match[1].replace("…", "x")):
                if part.startswith("dienbien "):
                    yield from (f"{block.line}: {line}: {wrong}" for wrong in not_understood(part))


def not_understood(command: str) -> Iterator[str]:
    words = shlex.split(command)[1:]
    verb: click.Command = cli
    while words and isinstance(verb, click.Group) and not words[0].startswith("-"):
        found = verb.commands.get(words.pop(0))
        if found is None:
            yield "there is no such verb"
            return
        verb = found
    known = {name for option in verb.params for name in (*option.opts, *option.secondary_opts)}
    known |= {"-h", "--help", "--version"}
    yield from (
        word for word in words if word.startswith("-") and word != "-" and word.split("=")[0] not in known
    )


def test_promises_are_kept_in_order() -> None:
    assert missing_line("một\nba", "một\nhai\nba") is None
    assert missing_line("ba\nmột", "một\nhai\nba") == "một"
    assert missing_line("a … c\n…", "a  b c") is None
    assert missing_line("a (b)", "a b") == "a (b)"


def test_a_page_that_promises_too_much_is_told(tmp_path: Path) -> None:
    page, work = tmp_path / "page.md", tmp_path / "work"
    work.mkdir()
    page.write_text("```sh\necho một > a; cat a\n```\n<!-- output -->\n```text\nhai\n```\n", encoding="utf-8")
    (told,) = follow(page, work)
    assert told.startswith("page.md:5: not printed: 'hai'")
    page.write_text("```sh\nfalse\n```\n\n```sh\ntouch later\n```\n", encoding="utf-8")
    assert follow(page, work)[0].startswith("page.md:1: failed")
    assert not (work / "later").exists()
