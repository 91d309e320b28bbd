"""What was worked out once, kept between runs: plain data in a file of the user's own cache.

Comes in: a name and a value. Goes out: the value of an earlier run, or None where there is none, it is
damaged, or somebody else may have written it. Files hold MessagePack that is checked against a type while it
is read, never code. Nothing here raises: what can't be kept is worked out again.

The folder is `DIENBIEN_CACHE` where that is set (nothing is kept where it is empty), else `dienbien` in the
system's folder for caches (on Linux the XDG base directory specification).
"""

import contextlib
import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

_DIGEST = 16
"""Bytes of the digest that opens a file: what a crash or a full disk has left of one is not read."""
_MOST_FILES = 4
"""So many files are kept: one for each of the versions that are in use side by side."""
_OTHERS_MAY_WRITE = 0o022


def recall(name: str, kind: type[T]) -> T | None:
    """The value that was kept under a name, None where it can't be had or isn't safe to use."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        with open(folder / name, "rb") as stream:
            if not _is_own(os.fstat(stream.fileno())):
                return None
            digest, data = stream.read(_DIGEST), stream.read()
        return msgspec.msgpack.decode(data, type=kind) if digest == _digest(data) else None
    except (OSError, msgspec.DecodeError):
        return None


def keep(name: str, value: object) -> None:
    """Keep a value for later runs, whole or not at all; where that is impossible nothing happens."""
    folder = cache_folder()
    if folder is None:
        return
    data = msgspec.msgpack.encode(value)
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=folder)
        try:
            with open(handle, "wb") as stream:
                stream.write(_digest(data) + data)
            os.replace(unfinished, folder / name)
        except OSError:
            os.unlink(unfinished)
            raise
        _forget_old(folder)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _is_own(status: os.stat_result) -> bool:
    """Whether nobody but the user can have written a file."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & _OTHERS_MAY_WRITE


def _forget_old(folder: Path) -> None:
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_MOST_FILES:]:
        path.unlink()


def cache_folder() -> Path | None:
    """Where values are kept, None where nothing is to be kept or the system has no folder for caches."""
    told = os.environ.get("DIENBIEN_CACHE")
    if told is not None:
        return Path(told) if told else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")
    return Path(base) / "dienbien" if os.path.isabs(base) else None
