"""Packed byte streams (gzip, bzip2, xz, Zstandard), unpacked as they are read, up to a damage.

Comes in: a binary stream, seekable or not. Goes out: the same stream, or one of what is packed in it. All
bytes before a damage come out before `DamageError` says where it is; a stream that unpacks to an unlikely
amount is given up. It knows nothing of archives, which hold several files.
"""

import bz2
import importlib
import io
import lzma
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import BinaryIO, Protocol

from dienbien.reading.errors import ReadError

_STEP = 16 * 1024
"""Bytes unpacked at once: a damage costs at most these."""
_PACKED_STEP = 16 * 1024
_OPENING = 1024
"""Bytes of a packed stream that tell what it begins with."""
_MOST_MEMORY = 128 * 1024 * 1024
"""Bytes that unpacking xz may need: `xz -9` asks for 65 million."""
_BROKEN = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
FREE_BYTES = 256 * 1024 * 1024
MOST_RATIO = 200
"""Past `FREE_BYTES` a stream may hold this many times its packed size; text packs 3 to 30 to one."""


class DamageError(Exception):
    """Bytes that can't be read further. `resume` goes on behind the damage where that can be found."""

    def __init__(
        self,
        reason: str,
        remedy: str,
        place: str | None = None,
        resume: "Callable[[bytes], bool] | None" = None,
    ) -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.place, self.resume = reason, remedy, place, resume

    def told_of(self, name: str) -> ReadError:
        """The error to hand to the user, about the input of that name."""
        return ReadError(name, self.place, self.reason, self.remedy)


class Unpacker(Protocol):
    """What `bz2`, `lzma` and Zstandard decompressors have in common: one packed stream, bounded steps."""

    @property
    def eof(self) -> bool:
        """Whether the packed stream is over."""

    @property
    def needs_input(self) -> bool:
        """Whether more packed bytes have to be given to go on."""

    @property
    def unused_data(self) -> bytes:
        """The bytes behind the end of the packed stream."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most so many bytes of what the data, and those given before, unpack to."""


class _Gzip:
    """A gzip member as an `Unpacker`."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inflate.eof

    @property
    def needs_input(self) -> bool:
        return not self._inflate.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inflate.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inflate.decompress(self._inflate.unconsumed_tail + data, max_length)


class _Zstandard:
    """A Zstandard frame as an `Unpacker`, whose errors are `ValueError`s."""

    def __init__(self) -> None:
        library = _zstandard_library()
        self._error: type[Exception] = library.ZstdError
        self._frame: Unpacker = library.ZstdDecompressor()

    @property
    def eof(self) -> bool:
        return self._frame.eof

    @property
    def needs_input(self) -> bool:
        return self._frame.needs_input

    @property
    def unused_data(self) -> bytes:
        return self._frame.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        try:
            return self._frame.decompress(data, max_length)
        except self._error as error:
            raise ValueError(str(error)) from error


def _zstandard_library() -> ModuleType:
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    reason = "is packed with Zstandard, for which a library is missing"
    raise DamageError(reason, "install it with: pip install 'dienbien[zstd]'")


def _xz() -> Unpacker:
    return lzma.LZMADecompressor(memlimit=_MOST_MEMORY)


@dataclass(frozen=True, slots=True)
class Packing:
    """One way to pack: what its files begin with, how their names end, and its decompressor."""

    name: str
    magic: re.Pattern[bytes]
    suffixes: tuple[str, ...]
    unpacker: Callable[[], Unpacker]


_PACKINGS = (
    Packing("gzip", re.compile(rb"\x1f\x8b"), (".gz", ".tgz"), _Gzip),
    Packing("bzip2", re.compile(rb"BZh[1-9]1AY&SY"), (".bz2", ".tbz2"), bz2.BZ2Decompressor),
    Packing("xz", re.compile(rb"\xfd7zXZ\x00"), (".xz", ".txz"), _xz),
    Packing("Zstandard", re.compile(rb"\x28\xb5\x2f\xfd"), (".zst",), _Zstandard),
)
SUFFIXES = tuple(suffix for packing in _PACKINGS for suffix in packing.suffixes)


_PLAIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*[<{]|WARC/")
"""What is plainly not packed, whatever its name: clients unpack on the way and keep the name."""


def unpacked(name: str, stream: BinaryIO) -> BinaryIO:
    """What is packed in the stream, by its first bytes or else its name; the stream if it is not packed."""
    head = stream.peek(16) if isinstance(stream, io.BufferedReader) else b""
    if not head:
        return stream
    by_magic = [packing for packing in _PACKINGS if packing.magic.match(head)]
    by_name = [packing for packing in _PACKINGS if name.lower().endswith(packing.suffixes)]
    for packing in by_magic or ([] if _PLAIN.match(head) else by_name):
        return io.BufferedReader(Unpacked(stream, packing), _STEP)
    return stream


def unpacked_name(name: str) -> str:
    """A name in lower case without its packing: `a.jsonl` for `A.jsonl.gz`, `a.tar` for `a.tgz`."""
    plain = name.lower()
    for suffix in SUFFIXES:
        if plain.endswith(suffix):
            return plain.removesuffix(suffix) + (".tar" if suffix.startswith(".t") else "")
    return plain


class Unpacked(io.RawIOBase):
    """The bytes packed in a stream. Several packed streams one behind the other are read as one."""

    def __init__(self, packed: BinaryIO, packing: Packing) -> None:
        self._read: Callable[[int], bytes] = getattr(packed, "read1", packed.read)
        self._packing = packing
        self._unpacker = packing.unpacker()
        self._fed = self._ahead = b""
        self._taken = self._given = 0
        self._is_at_end = False
        self._damage: DamageError | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill the buffer with some of what is packed. Raises `DamageError` at a damage, each time."""
        if self._damage is not None:
            raise self._damage
        chunk = b""
        try:
            while not chunk and not self._is_at_end and len(buffer):
                chunk = self._more(min(len(buffer), _STEP))
        except _BROKEN as error:
            self._damage = self._told(f"is not a sound {self._packing.name} file ({error})")
            raise self._damage from error
        self._given += len(chunk)
        if self._given > FREE_BYTES and self._given > MOST_RATIO * self._taken:
            self._damage = self._told(f"unpacks to more than {MOST_RATIO} times its size")
            self._damage.remedy = "unpack it yourself if you trust it"
            raise self._damage
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def _more(self, most: int) -> bytes:
        """The next bytes, perhaps none yet."""
        if self._unpacker.eof:
            self._fed = self._behind()
            if not self._fed:
                self._is_at_end = True
                return b""
            self._unpacker = self._packing.unpacker()
        elif not self._unpacker.needs_input:
            return self._unpacker.decompress(b"", most)
        else:
            self._fed = self._take()
            if not self._fed:
                raise EOFError("it ends in the middle")
        return self._unpacker.decompress(self._fed, most)

    def _behind(self) -> bytes:
        """What stands behind the end of a packed stream, without the zeros that may pad it."""
        data = self._unpacker.unused_data
        while not (rest := data.lstrip(b"\x00")):
            data = self._take()
            if not data:
                return b""
        return rest

    def _take(self) -> bytes:
        data, self._ahead = self._ahead, b""
        if not data:
            data = self._read(_PACKED_STEP)
            self._taken += len(data)
        return data

    def _told(self, reason: str) -> DamageError:
        place = f"about byte {max(0, self._taken - len(self._fed)):,}"
        return DamageError(reason, "get or pack it again", place, self._resume)

    def _resume(self, opening: bytes) -> bool:
        """Go on with the next packed stream that holds bytes beginning so; False where there is none."""
        data, is_last = self._fed[1:], False
        while not is_last:
            following = self._take()
            is_last = not following
            data += following
            for match in self._packing.magic.finditer(data, 0, len(data) - (0 if is_last else _OPENING)):
                if self._opens(data[match.start() : match.start() + _OPENING], opening):
                    self._unpacker, self._damage = self._packing.unpacker(), None
                    self._ahead = data[match.start() :]
                    return True
            data = data[-_OPENING:]
        return False

    def _opens(self, data: bytes, opening: bytes) -> bool:
        try:
            return self._packing.unpacker().decompress(data, len(opening)) == opening
        except _BROKEN:
            return False
