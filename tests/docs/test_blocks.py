"""What the pages tell the reader to type works, and prints what they promise."""

import ast
import importlib
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from docblocks import Block, beginning, blocks_of, follow, has, missing_line, unlike

from dienbien.cli.main import cli
from store.conftest import server_programs

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/howto/*.md"), ROOT / "examples/README.md"]
)
FOLLOWED = [page for page in PAGES if any(block.is_run for block in blocks_of(page))]
_MARKS = {"output", "output-fresh", "file", "like", "shows", "skip", "with"}
_MOST_SKIPPED = 20
_DATABASE = "postgresql://desk@db.example/"
"""How the pages write the address of a database on PostgreSQL."""


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", FOLLOWED, ids=name_of)
def test_a_page_can_be_followed(
    page: Path, tmp_path: Path, programs: Path, request: pytest.FixtureRequest
) -> None:
    work = beginning(tmp_path / "work")
    given = {}
    if _DATABASE in page.read_text(encoding="utf-8") and server_programs():
        given = request.getfixturevalue("databases")
    assert follow(page, work, path=[programs, Path(sys.executable).parent], given=given) == []
    lacking = {
        block.value for block in blocks_of(page) if block.mark == "needs" and not has(block.value, given)
    }
    if lacking:
        pytest.skip(f"{', '.join(sorted(lacking))} is not installed: what needs it was not run, all else was")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_is_run_compared_or_says_why_not(page: Path) -> None:
    blocks = blocks_of(page)
    assert [block.text for block in blocks if not block.is_run and block.mark not in _MARKS] == []
    assert [block.text for block in blocks if block.mark in ("skip", "shows") and not block.value] == []


def test_few_blocks_are_not_run() -> None:
    skipped = [
        f"{name_of(page)}:{block.line}" for page in PAGES for block in blocks_of(page) if block.mark == "skip"
    ]
    assert len(skipped) <= _MOST_SKIPPED, skipped


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_and_options_exist(page: Path) -> None:
    assert [wrong for block in blocks_of(page) for wrong in unknown(block)] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_within_sentences_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    sentences = re.sub(r"^```.*?^```|<!--.*?-->", "", text, flags=re.DOTALL | re.MULTILINE)
    named = re.findall(r"`(dienbien [a-z][^`\n]*|make [a-z-]+)", sentences)
    wrong = [(command, told) for command in named for told in not_there(command)]
    commands = [command for command in named if command.startswith("dienbien ")]
    wrong += [(command, told) for command in commands for told in not_understood(command.replace("…", "x"))]
    assert wrong == []


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
        yield from (f"{block.line}: {line}: {wrong}" for wrong in not_there(line))


def not_there(line: str) -> Iterator[str]:
    """What a line names of this project that it has not: files, options of its programs, targets of make."""
    if named := re.search(r"(?:^|[ /])((?:scripts|bench|deploy|tests)/[\w./*-]+)", line):
        found = sorted(ROOT.glob(named[1]))
        if not found:
            yield f"there is no {named[1]}"
        elif found[0].suffix == ".py":
            text = found[0].read_text(encoding="utf-8")
            yield from (word for word in re.findall(r"(?<= )--[a-z-]+", line) if f'"{word}"' not in text)
    if target := re.match(r"make ([a-z-]+)", line.strip()):
        if f"\n{target[1]}:" not in (ROOT / "Makefile").read_text(encoding="utf-8"):
            yield f"make has no target {target[1]}"


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


def test_what_a_line_names_must_be_there() -> None:
    assert list(not_there("make demo && python bench/serving.py COPY --processor")) == []
    assert list(not_there("make dinner")) == ["make has no target dinner"]
    assert list(not_there("python scripts/nothing.py")) == ["there is no scripts/nothing.py"]
    assert list(not_there("python bench/serving.py COPY --nothing")) == ["--nothing"]


def test_json_has_the_fields_that_a_page_promises() -> None:
    assert list(unlike({"a": "…", "b": [{"c": 1}]}, {"a": 3, "b": [{"c": 2, "d": 0}], "e": None})) == []
    assert list(unlike({"a": 1, "b": [{"c": 1}]}, {"a": "x", "b": [{}]})) == [".a", ".b[].c"]


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


def test_what_only_the_reader_has_is_stood_in_for(tmp_path: Path) -> None:
    page, work = tmp_path / "page.md", tmp_path / "work"
    work.mkdir()
    page.write_text(
        "<!-- with\nNAME := echo một\n-->\n\n```sh\necho NAME hai\n```\n"
        "<!-- output -->\n```text\nmột hai\n```\n"
        "<!-- needs: no-such-program -->\n```sh\nfalse\n```\n\n"
        "<!-- types: An\\n -->\n```sh\nread who; echo $who > who\n```\n",
        encoding="utf-8",
    )
    assert follow(page, work) == []
    assert (work / "who").read_text(encoding="utf-8") == "An\n"
