"""Follows front page, tutorial and the pages that change the program word for word, beginning with nothing.

Comes in: the project's files as git knows them, copied; no `.venv`, no cache of ours. Goes out: what went
otherwise than the pages say, and how long each took; exit code 1 where something did. Pip's own cache is used
unless `--empty-cache` is given. All pages are followed one after the other in the same copy, but each with
stores of its own.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docblocks import follow

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/tutorial.md", "CONTRIBUTING.md", "docs/howto/outlet.md")
_LONGEST_DEMO_S = {"first": 180, "second": 10}


def main() -> int:
    """Follow all pages; how many things went wrong."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        copy, home = Path(scratch, "dienbien"), Path(scratch, "home")
        home.mkdir()
        _copy(copy)
        os.environ["DIENBIEN_CACHE"] = str(home / "cache")
        os.environ["PATH"] = os.pathsep.join(_path_without_environments(os.environ["PATH"]))
        if "--empty-cache" in sys.argv:
            os.environ["PIP_CACHE_DIR"] = str(home / "pip")
        wrong += _timed_demo(copy, "first") + _timed_demo(copy, "second")
        for page in PAGES:
            begun = time.monotonic()
            for store in copy.glob("news.db*"):
                store.unlink()
            found = follow(copy / page, copy, is_fresh=True, path=[copy / ".venv" / "bin"])
            print(
                f"{page}: {'; '.join(found) or 'all as told'} ({time.monotonic() - begun:.0f} s)", flush=True
            )
            wrong += found
    return 1 if wrong else 0


def _copy(target: Path) -> None:
    """The files that git knows, changed ones as they are."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes((ROOT / name).read_bytes())
            (target / name).chmod((ROOT / name).stat().st_mode)


def _path_without_environments(path: str) -> list[str]:
    """A search path without virtual environments, whose packages a new reader would not have."""
    return [folder for folder in path.split(os.pathsep) if not (Path(folder).parent / "pyvenv.cfg").exists()]


def _timed_demo(copy: Path, which: str) -> list[str]:
    begun = time.monotonic()
    done = subprocess.run(["make", "demo"], cwd=copy, capture_output=True, text=True, check=False)
    took = time.monotonic() - begun
    print(f"make demo, the {which} time: {took:.0f} s", flush=True)
    wrong = [f"make demo: {done.stderr[-2000:]}"] if done.returncode else []
    if took > _LONGEST_DEMO_S[which]:
        print(
            f"make demo took longer than {_LONGEST_DEMO_S[which]} s, on a machine that may be busy",
            flush=True,
        )
    return wrong


if __name__ == "__main__":
    sys.exit(main())
