"""ZIP archives of pages, member by member; WACZ is one whose pages are in WARC files.

Comes in: a stream that can seek. Goes out: what its members hold. An archive whose directory is lost is read
from its start as far as it goes. Nothing is written to disk.
"""

import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO, BinaryIO, cast

from dienbien.reading.archives.members import ReadMember, is_page_name, kind_of_name
from dienbien.reading.archives.zip_walk import walk
from dienbien.reading.errors import ReadError
from dienbien.reading.found import Item, Options
from dienbien.reading.guard import guarded
from dienbien.reading.sources import shown
from dienbien.reading.streams.bounded import read_most
from dienbien.reading.streams.packed import FREE_BYTES, MOST_RATIO, DamageError
from dienbien.reading.watch import Watch

_MOST_DIRECTORY_BYTES = 64 * 1024 * 1024
"""Bytes of a directory, for about a million members; `zipfile` holds ten times as much of what it says."""
_NO_DIRECTORY = (zipfile.BadZipFile, DamageError, OSError, ValueError, NotImplementedError, OverflowError)
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
_WACZ_PAGES = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_IS_ENCRYPTED = 0x1


def read_zip(name: str, stream: BinaryIO, options: Options, inner: ReadMember) -> Iterator[Item]:
    """What the members of an archive hold; `inner` reads one. Raises what reading the stream raises."""
    try:
        archive = zipfile.ZipFile(cast(IO[bytes], _Bounded(stream)))
    except _NO_DIRECTORY:
        stream.seek(0)
        yield from _without_directory(name, stream, options, inner)
        return
    members = archive.infolist()
    if _OFFICE & {member.filename for member in members[:3]}:
        remedy = "save it as HTML or plain text"
        yield None, ReadError(name, None, "is an office document or a book", remedy)
        return
    for title, member in _pages(name, members, _size(stream), options.watch):
        if isinstance(member, ReadError):
            yield None, member
        else:
            yield from guarded(title, _read_member(title, archive, member, options, inner))


def _pages(
    name: str, members: Sequence[zipfile.ZipInfo], size: int, watch: Watch
) -> Iterator[tuple[str, zipfile.ZipInfo | ReadError]]:
    """The members that are pages, with their titles, and an error for each that can't be read."""
    is_wacz = any(member.filename == "datapackage.json" for member in members)
    is_wacz = is_wacz and any(_WACZ_PAGES.fullmatch(member.filename) for member in members)
    unpacked = 0
    for member in members:
        title = f"{name}!{shown(member.filename)}"
        wanted = _WACZ_PAGES.fullmatch(member.filename) if is_wacz else is_page_name(member.filename)
        if not wanted or member.is_dir():
            watch.pass_over(kind_of_name(member.filename))
            continue
        unpacked += member.file_size
        if unpacked > FREE_BYTES and unpacked > MOST_RATIO * size:
            reason = f"unpacks to more than {MOST_RATIO} times its size; the rest of it was not read"
            yield title, ReadError(name, None, reason, "unpack it yourself if you trust it")
            return
        yield title, _refusal(title, member) or member


def _refusal(title: str, member: zipfile.ZipInfo) -> ReadError | None:
    if member.flag_bits & _IS_ENCRYPTED:
        return ReadError(title, None, "is encrypted", "pack it again without a password")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return ReadError(title, None, "is packed in an uncommon way", "pack it again with Deflate")
    if member.file_size > FREE_BYTES and member.file_size > MOST_RATIO * member.compress_size:
        reason = f"unpacks to more than {MOST_RATIO} times its size"
        return ReadError(title, None, reason, "unpack it yourself if you trust it")
    return None


def _read_member(
    title: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, options: Options, inner: ReadMember
) -> Iterator[Item]:
    try:
        with archive.open(member) as content:
            yield from inner(title, cast(BinaryIO, content), options)
    except zipfile.BadZipFile as error:
        raise DamageError(f"is damaged ({error})", "get the archive again") from error


def _without_directory(name: str, stream: BinaryIO, options: Options, inner: ReadMember) -> Iterator[Item]:
    """What can be read of an archive whose directory, which stands at its end, is lost."""
    for member in walk(stream):
        title = f"{name}!{shown(member.title)}"
        if is_page_name(member.title):
            yield from guarded(title, inner(title, cast(BinaryIO, io.BufferedReader(member)), options))
    reason = "has no sound directory at its end; it was read from its start as far as it goes"
    yield None, ReadError(name, None, reason, "it was cut off or damaged; get it again")


def _size(stream: BinaryIO) -> int:
    return stream.seek(0, os.SEEK_END)


class _Bounded:
    """A file from which no more than a directory's bytes can be read at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or all. Raises `DamageError` for too many."""
        if size > _MOST_DIRECTORY_BYTES:
            raise DamageError("has a directory that is too long", "split it into several archives")
        return self._file.read(size) if size >= 0 else read_most(self._file, _MOST_DIRECTORY_BYTES)
