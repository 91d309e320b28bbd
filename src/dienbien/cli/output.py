"""Where output goes: a stream or a file that appears whole or not at all, and records as JSON lines.

Comes in: documents with their records, a path or none. Goes out: bytes. It ends quietly where the reader of
a pipe has gone or the user interrupts. Nothing here knows what a record means.
"""

import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

import click

from dienbien.records import Document, Record, encode_record
from dienbien.safe import escape_unsafe

INTERRUPTED = 130
READER_GONE = 141


class Writer(Protocol):
    """Writes the records of one document after the other."""

    def write(self, document: Document, records: Sequence[Record]) -> None:
        """Write the records of one document; all of them have reached the stream on return."""

    def close(self) -> None:
        """Write what stands at the end; the stream stays open."""


def write_lines(stream: BinaryIO, lines: bytes) -> None:
    """Write lines that stand ready; all of them have reached the stream on return."""
    if lines:
        stream.write(lines)
        stream.flush()


def json_line(record: Record) -> bytes:
    """The record's line, safe for a terminal and for whatever splits lines."""
    return escape_unsafe(encode_record(record)) + b"\n"


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its place only when the block ends without an exception.

    Raises `click.UsageError` where the file can't be made; a device or a pipe is written to directly.
    """
    if path is None:
        stream = sys.stdout.buffer
        yield stream
        stream.flush()
        return
    target = path.resolve()
    if target.is_dir():
        raise click.UsageError(f"-o {path}: is a directory; name a file in it")
    try:
        with _written_directly(target) if _is_special(target) else _replaced_at_end(target) as stream:
            yield stream
    except CannotCreateError as error:
        raise click.UsageError(f"-o {path}: cannot be written ({error}); choose another place") from error


class CannotCreateError(Exception):
    """The output file can't be made; the message says why."""


def _is_special(target: Path) -> bool:
    """A device or a named pipe, which can't be replaced by a file."""
    return target.exists() and not target.is_file()


@contextmanager
def _written_directly(target: Path) -> Iterator[BinaryIO]:
    try:
        stream = target.open("wb")
    except OSError as error:
        raise CannotCreateError(error.strerror) from error
    with stream:
        yield stream


@contextmanager
def _replaced_at_end(target: Path) -> Iterator[BinaryIO]:
    """A temporary file beside the target, renamed to it at the end or removed where the block raises."""
    # The name is known before the file exists: an interrupt at any moment finds what to remove.
    name = target.parent / f".{target.name[:80]}.{secrets.token_hex(6)}.part"
    try:
        with _created(name, target) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode_of(target))
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _created(name: Path, target: Path) -> BinaryIO:
    """A new file that only this user can read. Raises `CannotCreateError` where it or the target can't be."""
    if target.exists() and not os.access(target, os.W_OK):
        raise CannotCreateError("it is read-only")
    try:
        return os.fdopen(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    except OSError as error:
        raise CannotCreateError(error.strerror) from error


def _mode_of(target: Path) -> int:
    """The permissions that the file has, or that a new one gets here."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def quiet_end() -> Iterator[None]:
    """End without a traceback on Ctrl-C, a closed pipe or a full disk."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _mute_stdout()
        sys.exit(READER_GONE)
    except OSError as error:
        raise click.ClickException(f"output could not be written ({error.strerror or error})") from error


def _mute_stdout() -> None:
    """Keep the interpreter from complaining when it flushes standard output on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
