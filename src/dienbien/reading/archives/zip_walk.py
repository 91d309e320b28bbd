"""Members of a ZIP by their own headers, from its start: for one that was cut off before its directory.

Comes in: a file that can seek. Goes out: the members one after the other, each a stream that is read before
the next is asked for. The format is PKWARE's APPNOTE.TXT, sections 4.3.7 and 4.5.3. Checksums are not
verified.
"""

import io
import os
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dienbien.reading.streams.packed import FREE_BYTES, MOST_RATIO, DamageError

_SIGNATURE = b"PK\x03\x04"
_HEADER = struct.Struct("<4s2xHHHHLLLHH")
"""Signature, flags, method, time, date, CRC, packed size, size, lengths of the name and the extra field."""
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_IN_EXTRA = 0xFFFFFFFF
_STEP = 16 * 1024


def walk(file: BinaryIO) -> Iterator["Walked"]:
    """The members whose headers can be found, in order.

    Raises `DamageError` where they unpack to an unlikely amount.
    """
    size = file.seek(0, os.SEEK_END)
    position = given = 0
    while (member := _member(file, position)) is not None:
        yield member
        given += member.given
        if given > FREE_BYTES and given > MOST_RATIO * size:
            reason = f"unpacks to more than {MOST_RATIO} times its size; the rest of it was not read"
            raise DamageError(reason, "unpack it yourself if you trust it")
        position = _behind(file, member)


def _found(file: BinaryIO, position: int) -> int | None:
    """Where the next header stands."""
    file.seek(position)
    data = b""
    while more := file.read(_STEP):
        position += len(more)
        data = data[1 - len(_SIGNATURE) :] + more
        place = data.find(_SIGNATURE)
        if place >= 0:
            return position - len(data) + place
    return None


def _member(file: BinaryIO, position: int) -> "Walked | None":
    """The member whose header stands there or next; None where there is none or the file ends in it."""
    found = _found(file, position)
    if found is None:
        return None
    file.seek(found)
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size:
        return None
    _, flags, method, _, _, _, packed, _, name_length, extra_length = _HEADER.unpack(head)
    name, extra = file.read(name_length), file.read(extra_length)
    length: int | None = _long_size(extra) if packed == _IN_EXTRA else packed
    if flags & _SIZES_FOLLOW and not packed:
        length = None
    refusal = None
    if flags & _ENCRYPTED:
        refusal = DamageError("is encrypted", "pack it again without a password")
    elif method not in (_STORED, _DEFLATED) or (method == _STORED and length is None):
        refusal = DamageError("can't be read without the archive's directory", "get the archive again")
    title = name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    return Walked(file, title, length, method == _DEFLATED, refusal)


def _long_size(extra: bytes) -> int | None:
    """The packed size in the field for long files (number 1: size, then packed size, 8 bytes each)."""
    while len(extra) >= 4:
        number, length = struct.unpack_from("<HH", extra)
        if number == 1 and length >= 16 and len(extra) >= 20:
            return int(struct.unpack_from("<Q", extra, 12)[0])
        extra = extra[4 + length :]
    return None


def _behind(file: BinaryIO, member: "Walked") -> int:
    """Where to look for the next header: behind the member, if its length is true."""
    if member.length is not None:
        end = member.start + member.length
        file.seek(min(end, file.seek(0, os.SEEK_END)))
        return end if file.read(2) == _SIGNATURE[:2] else member.start
    return member.end or member.start


class Walked(io.RawIOBase):
    """A member as a stream of what it unpacks to; `DamageError` tells that it is cut off or refused.

    `length` is its packed length, None where the header doesn't tell; `end` is where it ended, once it was
    read.
    """

    def __init__(
        self, file: BinaryIO, title: str, length: int | None, is_deflated: bool, refusal: DamageError | None
    ) -> None:
        self.title, self.length = title, length
        self.start = self._position = file.tell()
        self.end: int | None = None
        self.given = 0
        self._file = file
        self._refusal = refusal
        self._inflate = zlib.decompressobj(wbits=-15) if is_deflated else None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill the buffer with some of the member."""
        if self._refusal is not None:
            raise self._refusal
        part = self._inflated(len(buffer)) if self._inflate else self._stored(len(buffer))
        self.given += len(part)
        buffer[: len(part)] = part
        return len(part)

    def _stored(self, most: int) -> bytes:
        """Bytes as they stand in the file, up to the member's end."""
        left = most if self.length is None else min(most, self.start + self.length - self._position)
        if left == 0:
            return b""
        self._file.seek(self._position)
        part = self._file.read(left)
        if not part:
            raise DamageError("is cut off", "get the archive again")
        self._position += len(part)
        return part

    def _inflated(self, most: int) -> bytes:
        part = b""
        while not part and self._inflate is not None and not self._inflate.eof:
            data = self._inflate.unconsumed_tail or self._stored(_STEP)
            if not data:
                raise DamageError("is cut off", "get the archive again")
            part = self._inflate.decompress(data, min(most, _STEP))
            if self._inflate.eof:
                self.end = self._position - len(self._inflate.unused_data)
        return part
