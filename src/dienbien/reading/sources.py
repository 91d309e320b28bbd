"""From what the user names to files that can be opened, in a stable order.

Comes in: paths, directories, globs and `-`. Goes out: names of files to read (`-` for standard input), or a
`ReadError` where there is nothing. It opens no file; links to directories are not followed.
"""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dienbien.reading.errors import ReadError
from dienbien.reading.formats import HTML_SUFFIXES, is_web_address
from dienbien.reading.streams.packed import unpacked_name

STDIN = "-"
SUFFIXES = (
    ".txt",
    ".jsonl",
    ".ndjson",
    ".xml",
    ".rss",
    ".atom",
    *HTML_SUFFIXES,
    ".zip",
    ".wacz",
    ".tar",
    ".warc",
    ".parquet",
    ".arrow",
    ".feather",
)
"""What the names of files in directories end with, besides how they are packed (.gz and the like)."""
_WILD = frozenset("*?[")


def find_sources(inputs: Sequence[str | Path]) -> Iterator[str | ReadError]:
    """The files that the inputs stand for; directories are searched for names that tell a format."""
    for given in inputs:
        name = os.fspath(given)
        if name == STDIN or not name:
            yield name or ReadError("''", None, "is an empty name", "name a file, a directory or -")
        elif is_web_address(name):
            yield name
        elif os.path.isdir(name):
            yield from _in_directory(name)
        elif not os.path.lexists(name) and _WILD & set(name):
            yield from _matching(name)
        else:
            yield name


def shown(name: str) -> str:
    """A file name that can be printed and stored as UTF-8, whatever bytes it holds."""
    return os.fsencode(name).decode("utf-8", "replace")


def _matching(pattern: str) -> Iterator[str | ReadError]:
    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        yield ReadError(shown(pattern), None, "matches no file", "check the pattern")
    for name in names:
        if os.path.isdir(name):
            if "**" not in pattern:
                yield from _in_directory(name)
        else:
            yield name


def _in_directory(directory: str) -> Iterator[str | ReadError]:
    count = 0
    for found in _walk(directory):
        count += 1
        yield found
    if count == 0:
        reason = f"has no files to read ({', '.join(SUFFIXES)}, also packed)"
        yield ReadError(shown(directory), None, reason, "name another directory, or name files one by one")


def _walk(directory: str) -> Iterator[str | ReadError]:
    """Files below a directory, sorted by name at each level; one level is held in memory at a time."""
    waiting = [directory]
    while waiting:
        path = waiting.pop()
        if path != directory and not os.path.isdir(path):
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                below = [entry.path for entry in entries if _is_wanted(entry)]
        except OSError as error:
            reason = f"cannot be listed ({error.strerror or error})"
            yield ReadError(shown(path), None, reason, "check that you may read the directory")
            continue
        waiting.extend(sorted(below, reverse=True))


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return not entry.name.startswith(".")
    if not unpacked_name(entry.name).endswith(SUFFIXES):
        return False
    return entry.is_symlink() or entry.is_file()
