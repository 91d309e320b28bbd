"""Runs the code blocks of a Markdown page in order, as a reader would, and compares what the page promises.

Comes in: a page and a directory to work in. Goes out: what went otherwise than the page says, with its line.
Blocks in `sh` share one shell, so that `cd` and variables hold for the next; those in `python` know the names
of those before. A comment right before a block says what else it is:

    <!-- output -->        what the block before prints: these lines, in this order; "…" stands for anything
    <!-- file: NAME -->    what the reader is told to write into NAME
    <!-- output-fresh -->  the same of a block marked `fresh`
    <!-- fails -->         a command that ends with an error
    <!-- serves -->        a server; it is started, asked for its front page and stopped
    <!-- fresh -->         only run where the reader begins with nothing (scripts/follow_readme.py)
    <!-- skip: WHY -->     not run
    <!-- run               no block: commands that make what the reader has already
    COMMANDS -->
"""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

_COMMENT = re.compile(r"<!--\s*([\w-]+)(?:: *([^\n]*?))?\s*(?:\n(.*?))?\s*-->\s*", re.DOTALL)
_RUNNERS = {"sh": ".", "bash": ".", "python": "python", "r": "Rscript"}
_SLOWEST = 900
_AWAIT = """
import sys, time, urllib.request
for _ in range(300):
    try:
        sys.exit(urllib.request.urlopen(sys.argv[1], timeout=5).status != 200)
    except OSError:
        time.sleep(0.1)
sys.exit(1)
"""


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
        return self.language in _RUNNERS and self.mark not in ("output", "output-fresh", "file", "skip")


def blocks_of(page: Path) -> list[Block]:
    """All code blocks of a page and its hidden commands, in order."""
    found: list[Block] = []
    mark, value = "", ""
    for token in MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8")):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "html_block":
            comment = _COMMENT.fullmatch(token.content)
            mark, value = (comment[1], comment[2] or "") if comment else ("", "")
            if comment and mark == "run":
                found.append(Block("sh", comment[3] or "", line, "run"))
        elif token.type in ("fence", "code_block"):
            language = (token.info.split() or ["text"])[0]
            found.append(Block(language, token.content, line, mark, value))
            mark, value = "", ""
        elif token.type.endswith("_open"):
            mark, value = "", ""
    return found


def follow(page: Path, folder: Path, *, is_fresh: bool = False, path: Sequence[Path] = ()) -> list[str]:
    """Run the blocks of a page in `folder`; what failed or was promised and not printed, with its line.

    `path` stands before PATH. With `is_fresh` the blocks marked `fresh` are run, too.
    """
    blocks = [block for block in blocks_of(page) if is_fresh or not block.mark.endswith("fresh")]
    control = folder.parent / f"{folder.name}.control"
    control.mkdir(parents=True, exist_ok=True)
    script = "set -e\n" + "".join(_steps(blocks, control))
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "PATH": os.pathsep.join([*map(str, path), os.environ["PATH"]]),
    }
    environment.pop("VIRTUAL_ENV", None)
    subprocess.run(["bash", "-c", script], cwd=folder, env=environment, check=False, timeout=_SLOWEST)
    wrong = list(_wrong(blocks, control))
    shutil.rmtree(control)
    return [f"{page.name}:{told}" for told in wrong]


def _steps(blocks: list[Block], control: Path) -> Iterator[str]:
    """Shell for each block: what it prints goes to a file, and another file says that it was done."""
    python: list[str] = []
    for number, block in enumerate(blocks):
        source = control / f"{number}.{block.language}"
        source.write_text(block.text, encoding="utf-8")
        if block.mark == "file":
            yield f'mkdir -p "$(dirname "{block.value}")"; cp "{source}" "{block.value}"\n'
        if block.is_run:
            if block.language == "python":
                source.write_text(_knowing(python, block.text), encoding="utf-8")
                python.append(block.text)
            yield _run(block, source, f'>"{control / str(number)}.out" 2>&1 </dev/null')
            yield f'touch "{control / str(number)}.done"\n'


def _run(block: Block, source: Path, printed: str) -> str:
    """Shell that runs the block kept in `source`, its output going where `printed` says."""
    command = f'{_RUNNERS[block.language]} "{source}"'
    if block.mark == "fails":
        return f"if ( {command} ) {printed}; then exit 1; fi\n"
    if block.mark != "serves":
        return f"{command} {printed}\n"
    port = _free_port()
    source.write_text(f"exec {block.text.strip()} --port {port}\n", encoding="utf-8")
    asked = f"python -c '{_AWAIT}' http://127.0.0.1:{port}/"
    return f'bash "{source}" {printed} & server=$!\n{asked} || {{ kill $server; exit 1; }}; kill $server\n'


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
        if block.is_run:
            out = control / f"{number}.out"
            printed = out.read_text(encoding="utf-8", errors="replace") if out.exists() else ""
            if not (control / f"{number}.done").exists():
                yield f"{block.line}: failed, and nothing behind it was run:\n{block.text}\n{printed[-2000:]}"
                return
        elif block.mark in ("output", "output-fresh"):
            missing = missing_line(block.text, printed)
            if missing is not None:
                yield f"{block.line}: not printed: {missing!r}; printed was:\n{printed[-4000:]}"


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

    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            work = Path(scratch, "work")
            work.mkdir()
            shutil.copytree(Path(__file__).parents[1] / "examples", work / "examples")
            print(
                "\n".join(follow(Path(name), work, path=[Path(sys.executable).parent]))
                or f"{name}: all as told"
            )
