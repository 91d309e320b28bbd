"""Records a short session at a terminal as a picture that moves: docs/images/session.svg.

The commands are run as they stand here, on pages made up for the project; their output is shown as it comes,
by rich. What is ours is that lines appear one after the other. Run it with the project's own Python.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images" / "session.svg"
PAGE = """Chile và Peru đạt thỏa thuận ngừng bắn

Theo Bộ Quốc phòng Peru, 12 binh sĩ thiệt mạng khi quân đội Chile pháo kích thị trấn Tacna hôm 1/3.
"""
COMMANDS = (
    "cat page.txt",
    "dienbien code page.txt --published 2026-03-04",
    "dienbien ingest examples/truce.jsonl --store news.db",
    "dienbien ledger --store news.db",
)
WIDTH = 100
_SECONDS_A_LINE = 0.12
_SECONDS_A_COMMAND = 1.5
_FONTS = "'Fira Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace"
_PROMPT = "$ "


def main() -> None:
    """Run the commands and write the picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.txt").write_text(PAGE, encoding="utf-8")
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        for command in COMMANDS:
            console.print(Text(_PROMPT, "bold green") + Text(command, "bold"), no_wrap=True)
            for line in _output(command, folder):
                console.print(line, no_wrap=True, overflow="ellipsis")
    svg = console.export_svg(title="dienbien")
    TARGET.write_text(_moving(svg), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")


def _output(command: str, folder: str) -> list[Text]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {
        **os.environ,
        "PATH": path,
        "COLUMNS": str(WIDTH),
        "FORCE_COLOR": "1",
        "TERM": "xterm-256color",
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return [Text.from_ansi(line) for line in (done.stdout + done.stderr).splitlines()]


def _moving(svg: str) -> str:
    """The picture with fonts of the machine's own, and each line shown after the one before."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: *Fira Code[^;]*;", f"font-family: {_FONTS};", svg)
    moment, line_before = 0.0, -1
    parts = re.split(r"(<text [^>]*?-line-(\d+)\)\")", svg)
    shown = [parts[0]]
    for opening, number, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if int(number) != line_before:
            moment += (
                _SECONDS_A_COMMAND if rest.partition(">")[2].startswith(_PROMPT.strip()) else _SECONDS_A_LINE
            )
            line_before = int(number)
        shown.append(f'{opening} style="animation: come 0.1s {moment:.2f}s both"{rest}')
    style = "@keyframes come { from { opacity: 0 } to { opacity: 1 } }\n@media (prefers-reduced-motion) "
    style += "{ text { animation: none !important } }\n"
    return "".join(shown).replace("<style>", f"<style>{style}", 1)


if __name__ == "__main__":
    main()
