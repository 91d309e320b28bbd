"""The list to go through before a release: what is not yet as it should be, and what is left to do by hand.

Comes in: the project's files and git. Goes out: a line for each point, exit code 1 where one is not kept.
With `--quick` nothing is built or tested. It changes, tags and uploads nothing.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?")
_SECTION = re.compile(
    r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?\n(?P<words>.*?)(?=^## |\Z)", re.M | re.S
)
_TARGETS = ("test", "test-compiled", "docs", "package", "follow", "score")
_BY_HAND = """
By hand:
  git tag --sign v{version} --message "Dienbien {version}" && git push --tags
  python -m build && python -m twine upload dist/*
  announce it with the section of the changelog
"""


def main() -> int:
    """Go through the list; 1 where a point is not kept."""
    version = _version()
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    points: list[tuple[str, Callable[[], Iterator[str]]]] = [
        ("nothing is uncommitted", _uncommitted),
        (f"{version} is a version, and new", lambda: wrong_version(version, _git("tag", "--list").split())),
        ("the changelog tells of it", lambda: wrong_changelog(changelog, version)),
    ]
    if "--quick" not in sys.argv:
        points += [(f"make {target}", partial(_made, target)) for target in _TARGETS]
    kept = True
    for name, check in points:
        wrong = list(check())
        kept = kept and not wrong
        print(
            f"{'no ' if wrong else 'yes'}  {name}",
            *(f"       {line}" for line in wrong),
            sep="\n",
            flush=True,
        )
    print(_BY_HAND.format(version=version) if kept else "\nNot yet.")
    return 0 if kept else 1


def wrong_version(version: str, tags: list[str]) -> Iterator[str]:
    """What speaks against a version, given the tags that there are."""
    if not _SEMANTIC.fullmatch(version):
        yield f"{version} is no semantic version; write MAJOR.MINOR.PATCH into src/dienbien/version.py"
    if f"v{version}" in tags:
        yield f"v{version} was released; raise the version in src/dienbien/version.py"


def wrong_changelog(words: str, version: str) -> Iterator[str]:
    """What a changelog lacks of a version: section, day, something told; and whether more is unreleased."""
    sections = {section["version"]: section for section in _SECTION.finditer(words)}
    section = sections.get(version)
    if section is None:
        yield f"there is no section ## [{version}] - YYYY-MM-DD; move what is unreleased into one"
        return
    if section["day"] is None:
        yield f"## [{version}] has no day"
    if "\n- " not in section["words"]:
        yield f"## [{version}] tells of nothing"
    if "Unreleased" in sections and "\n- " in sections["Unreleased"]["words"]:
        yield "something stands under [Unreleased]"


def _version() -> str:
    text = (ROOT / "src" / "dienbien" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    return found[1] if found else ""


def _uncommitted() -> Iterator[str]:
    yield from _git("status", "--porcelain").splitlines()[:5]


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _made(target: str) -> Iterator[str]:
    done = subprocess.run(["make", target], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        yield from (done.stdout + done.stderr).splitlines()[-5:]


if __name__ == "__main__":
    sys.exit(main())
