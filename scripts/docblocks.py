"""Runs the code blocks of a Markdown page in order, as a reader would, and compares what the page promises.

Comes in: a page and a directory to work in. Goes out: what went otherwise than the page says, with its line.
Blocks in `sh` share one shell, so that `cd` and variables hold for the next; those in `python` know the names
of those before. A comment right before a block says what else it is:

    <!-- output -->        what the block before prints: these lines, in this order; "…" stands for anything
    <!-- file: NAME -->    what the reader is told to write into NAME
    <!-- like: COMMAND --> JSON with the fields that the JSON printed by COMMAND has, of the same kinds
    <!-- output-fresh -->  the same as output, of a block marked `fresh`
    <!-- fails -->         a command that ends with an error
    <!-- types: WORDS -->  a command that asks for something; WORDS are typed, `\n` ends a line
    <!-- serves -->        its last line is a server; it is started, asked for an answer and stopped
    <!-- serves: on -->    the same, but it goes on until the page ends; what is asked of it finds its port
    <!-- until: COMMAND --> runs until it is stopped, which is done as soon as COMMAND succeeds
    <!-- needs: PROGRAM --> only run where PROGRAM is installed, or the caller says that it is there
    <!-- fresh -->         only run where the reader begins with nothing (scripts/follow_readme.py)
    <!-- shows: WHAT -->   nothing to run: a drawing, a table, words of another language
    <!-- skip: WHY -->     not run
    <!-- run               no block: commands that make what the reader has already; `run: python` likewise
    COMMANDS -->
    <!-- with              no block: what stands in the page for what only the reader has, in all blocks below
    WORD := COMMAND        a line each; what COMMAND prints is put in WORD's place
    -->
"""

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

_ROOT = Path(__file__).parents[1]
_COMMENT = re.compile(r"<!--\s*([\w-]+)(?:: *([^\n]*?))?\s*(?:\n(.*?))?\s*-->\s*", re.DOTALL)
_RUNNERS = {"sh": ".", "bash": ".", "python": "python", "r": "Rscript"}
_NOT_RUN = ("output", "output-fresh", "file", "like", "shows", "skip", "with")
_SLOWEST = 900
_PORT = 8000
"""Where the pages say that a server answers."""
_STEPS = f"{shlex.quote(sys.executable)} -IS {shlex.quote(str(_ROOT / 'scripts' / 'block_steps.py'))}"


@dataclass(frozen=True)
class Block:
    """A code block or a hidden command: its language, its text, its line, and the mark before it."""

    language: str
    text: str
    line: int
    mark: str = ""
    value: str = ""

    @property
    def is_run(self) -> bool:
        """Whether it is something to run, unless its mark says otherwise."""
        return self.language in _RUNNERS and self.mark not in _NOT_RUN


def blocks_of(page: Path) -> list[Block]:
    """All code blocks of a page and its hidden commands, in order."""
    found: list[Block] = []
    mark, value = "", ""
    for token in MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8")):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "html_block":
            comment = _COMMENT.fullmatch(token.content)
            mark, value = (comment[1], comment[2] or "") if comment else ("", "")
            if comment and mark in ("run", "with"):
                found.append(Block(value or "sh", comment[3] or "", line, mark))
                mark, value = "", ""
        elif token.type in ("fence", "code_block"):
            language = (token.info.split() or ["text"])[0]
            found.append(Block(language, token.content, line, mark, value))
            mark, value = "", ""
        elif token.type.endswith("_open"):
            mark, value = "", ""
    return found


def follow(
    page: Path,
    folder: Path,
    *,
    is_fresh: bool = False,
    path: Sequence[Path] = (),
    given: Mapping[str, str] | None = None,
) -> list[str]:
    """Run the blocks of a page in `folder`; what failed or was promised and not printed, with its line.

    `path` stands before PATH. With `is_fresh` the blocks marked `fresh` are run, too. `given` has what stands
    in the page for what only the caller knows, as a comment `with` would; blocks that need a program are run
    if it is installed, or its name is a key of `given`.
    """
    given = given or {}
    blocks = [block for block in blocks_of(page) if is_fresh or not block.mark.endswith("fresh")]
    blocks = [block for block in blocks if block.mark != "needs" or has(block.value, given)]
    control = folder.parent / f"{folder.name}.control"
    control.mkdir(parents=True, exist_ok=True)
    stop = "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n"
    script = "set -e\n" + stop + "".join(_steps(blocks, control, given))
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "PATH": os.pathsep.join([*map(str, path), os.environ["PATH"]]),
    }
    environment.pop("VIRTUAL_ENV", None)
    # a session of its own has no terminal, so that a password is read from where `types` puts it
    run = ["bash", "-c", script]
    subprocess.run(run, cwd=folder, env=environment, check=False, timeout=_SLOWEST, start_new_session=True)
    wrong = list(_wrong(blocks, control))
    shutil.rmtree(control)
    return [f"{page.name}:{told}" for told in wrong]


def beginning(folder: Path) -> Path:
    """A folder to follow a page in: with the examples and scripts that pages of the project speak of."""
    shutil.copytree(_ROOT / "examples", folder / "examples")
    (folder / "scripts").symlink_to(_ROOT / "scripts")
    return folder


def has(program: str, given: Mapping[str, str]) -> bool:
    """Whether what a block needs is there."""
    return program in given or shutil.which(program) is not None


def _steps(blocks: list[Block], control: Path, given: Mapping[str, str]) -> Iterator[str]:
    """Shell for each block: what it prints goes to a file, and another file says that it was done."""
    python: list[str] = []
    instead = {word: f"echo {shlex.quote(known)}" for word, known in given.items()}
    for number, block in enumerate(blocks):
        source = control / f"{number}.{block.language}"
        text = block.text
        if block.mark == "with":
            pairs = [line.partition(" := ") for line in text.splitlines() if line.strip()]
            instead |= {word.strip(): command for word, _, command in pairs}
            continue
        if block.mark == "like":
            text = block.value
        elif block.language == "python" and block.is_run:
            text = _knowing(python, text)
            python.append(block.text)
        source.write_text(text, encoding="utf-8")
        out = control / f"{number}.out"
        yield from _put(source, {word: made for word, made in instead.items() if word in text}, out)
        if block.mark == "file":
            yield f'mkdir -p "$(dirname "{block.value}")"; cp "{source}" "{block.value}"\n'
        elif block.mark == "like":
            yield f'. "{source}" >"{out}"\n'
        elif block.is_run:
            if block.mark == "serves" and block.value == "on":
                port = _free_port()
                instead |= {f":{_PORT}": f"echo :{port}"}
                yield _serve(source, out, port, is_kept=True)
            elif block.mark == "serves":
                yield _serve(source, out, _free_port(), is_kept=False)
            else:
                yield _run(block, source, out)
            yield f'touch "{control / str(number)}.done"\n'


def _put(source: Path, instead: Mapping[str, str], out: Path) -> Iterator[str]:
    """Shell that puts what commands print in the place of words of a file."""
    if not instead:
        return
    words = []
    for number, (word, command) in enumerate(instead.items()):
        yield f'stands{number}=$({command} 2>"{out}")\n'
        words.append(f'{shlex.quote(word)} "$stands{number}"')
    yield f"{_STEPS} put {shlex.quote(str(source))} {' '.join(words)}\n"


def _run(block: Block, source: Path, out: Path) -> str:
    """Shell that runs the block kept in `source`, its output going to `out`."""
    command = f'{_RUNNERS[block.language]} "{source}"'
    printed = f'>"{out}" 2>&1 </dev/null'
    if block.mark == "fails":
        return f"if ( {command} ) {printed}; then exit 1; fi\n"
    if block.mark == "types":
        return f'{command} >"{out}" 2>&1 < <(printf {shlex.quote(block.value)})\n'
    if block.mark == "until":
        asked = f"if ( {block.value} ) >/dev/null 2>&1; then is_up=1; break; fi; kill -0 $server; sleep 0.5"
        return (
            f"""( eval "exec $(cat '{source}')" ) {printed} & server=$!; is_up=\n"""
            f"for _ in {{1..60}}; do {asked}; done\n"
            "kill $server || true; wait $server || true; [ $is_up ]\n"
        )
    return f"{command} {printed}\n"


def _serve(source: Path, out: Path, port: int, *, is_kept: bool) -> str:
    """Shell that runs all lines but the last, and that one as a server on `port`."""
    script = f"{_STEPS} split {shlex.quote(str(source))} {port}"
    asked = f"{_STEPS} await $(cat '{source}.asked')"
    stop = "" if is_kept else "kill $server; wait $server || true\n"
    return (
        f'{script}\n. "{source}" >"{out}" 2>&1 </dev/null\n'
        f'bash "{source}.last" >>"{out}" 2>&1 & server=$!\n'
        f"{asked} || {{ kill $server; exit 1; }}\n{stop}"
    )


def _knowing(before: list[str], text: str) -> str:
    """Python that runs the blocks before without a word, then this one."""
    quiet = "".join(f"exec(compile({earlier!r}, 'before', 'exec'))\n" for earlier in before)
    if not quiet:
        return text
    muted = "\n".join(f"    {line}" for line in quiet.splitlines())
    return f"import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()):\n{muted}\n{text}"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _wrong(blocks: list[Block], control: Path) -> Iterator[str]:
    printed = ""
    for number, block in enumerate(blocks):
        out = control / f"{number}.out"
        if block.is_run:
            printed = out.read_text(encoding="utf-8", errors="replace") if out.exists() else ""
            if not (control / f"{number}.done").exists():
                yield f"{block.line}: failed, and nothing behind it was run:\n{block.text}\n{printed[-2000:]}"
                return
        elif block.mark in ("output", "output-fresh"):
            missing = missing_line(block.text, printed)
            if missing is not None:
                yield f"{block.line}: not printed: {missing!r}; printed was:\n{printed[-4000:]}"
        elif block.mark == "like":
            found = out.read_text(encoding="utf-8") if out.exists() else ""
            for place in unlike(json.loads(block.text), json.loads(found or "null")):
                yield f"{block.line}: not so: {place}; there was:\n{found[-4000:]}"


def unlike(promised: object, found: object, place: str = "") -> Iterator[str]:
    """Where JSON has not the fields of what was promised, or values of another kind; "…" is anything."""
    if isinstance(promised, dict) and isinstance(found, dict):
        for name, value in promised.items():
            if name in found:
                yield from unlike(value, found[name], f"{place}.{name}")
            elif name != "…":
                yield f"{place}.{name}"
    elif isinstance(promised, list) and isinstance(found, list):
        if promised and not found:
            yield f"{place}[]"
        for value in promised[: len(found)]:
            yield from unlike(value, found[0], f"{place}[]")
    elif promised not in ("…", None) and type(promised) is not type(found):
        yield place


def missing_line(promised: str, printed: str) -> str | None:
    """The first promised line that was not printed behind those before it; blanks don't count."""
    lines = iter([" ".join(line.split()) for line in printed.splitlines()])
    for line in promised.splitlines():
        wanted = " ".join(line.split())
        if not wanted.strip("…"):
            continue
        pattern = re.compile(".*".join(re.escape(part.strip()) for part in wanted.split("…")))
        if not any(pattern.fullmatch(found) for found in lines):
            return line
    return None


if __name__ == "__main__":
    import tempfile

    pages = sys.argv[1:]
    if missing := [name for name in pages if not Path(name).is_file()] or ([] if pages else ["no page"]):
        sys.exit(f"{missing[0]}: name pages of the documentation, such as docs/tutorial.md")
    for name in pages:
        with tempfile.TemporaryDirectory() as scratch:
            work = beginning(Path(scratch, "work"))
            print(
                "\n".join(follow(Path(name), work, path=[Path(sys.executable).parent]))
                or f"{name}: all as told"
            )
