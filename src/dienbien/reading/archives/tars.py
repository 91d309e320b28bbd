"""Tar archives of pages, member by member as they come.

Comes in: a stream of an unpacked tar. Goes out: what its members hold. Links, devices and sparse files are
passed over; where a header is damaged it goes on with the next sound one. Nothing is written to disk.
"""

import io
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from dienbien.reading.archives.members import ReadMember, is_page_name, kind_of_name
from dienbien.reading.errors import ReadError
from dienbien.reading.found import Item, Options
from dienbien.reading.guard import guarded
from dienbien.reading.sources import shown
from dienbien.reading.streams.forward import Forward, Stretch
from dienbien.reading.streams.packed import DamageError

_MOST_HEADER_BYTES = 32 * 1024
"""Bytes of headers before one member, long names included: `tarfile` holds them all."""


def read_tar(name: str, stream: BinaryIO, options: Options, inner: ReadMember) -> Iterator[Item]:
    """What the members of an archive hold; `inner` reads one. Raises what reading the stream raises."""
    forward = Forward(stream)
    for member in _members(forward):
        if isinstance(member, DamageError):
            yield None, member.told_of(name)
        elif member.isreg() and is_page_name(member.name):
            title = f"{name}!{shown(member.name)}"
            if member.issparse():
                yield None, ReadError(title, None, "is a sparse file", "pack it as a plain one")
                continue
            content = Stretch(forward, member.size)
            yield from guarded(title, inner(title, cast(BinaryIO, io.BufferedReader(content)), options))
            if content.is_cut or forward.is_broken:
                return
        else:
            options.watch.pass_over(kind_of_name(member.name) if member.isreg() else "link, folder or device")


def _members(forward: Forward) -> Iterator[tarfile.TarInfo | DamageError]:
    """The members in order, the stream being at their content, and an error for each run of damaged headers.

    Raises `DamageError` where the archive ends without its end mark.
    """
    forward.bound = _MOST_HEADER_BYTES
    try:
        archive = tarfile.TarFile(fileobj=forward, mode="r")
    except tarfile.TarError as error:
        raise DamageError(f"is no sound tar ({error})", "get it again") from error
    member = archive.next()
    is_lost = False
    while True:
        if member is not None:
            forward.bound = None
            yield member
            if not forward.skip(max(0, archive.offset - forward.tell())):
                raise _cut_off()
        forward.bound = _MOST_HEADER_BYTES
        try:
            member = tarfile.TarInfo.fromtarfile(archive)
            is_lost = False
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            return
        except (tarfile.EmptyHeaderError, tarfile.TruncatedHeaderError):  # type: ignore[attr-defined]
            raise _cut_off() from None
        except (tarfile.HeaderError, DamageError, ValueError, OverflowError, RecursionError):
            if forward.is_broken:
                raise
            if not is_lost:
                yield _bad_header(forward.tell())
            member, is_lost = None, True


def _cut_off() -> DamageError:
    return DamageError("ends before its end mark", "it was cut off; get it again")


def _bad_header(position: int) -> DamageError:
    place = f"about byte {position:,} of what is packed"
    return DamageError("a header is damaged; members may be missing", "get it again", place)
