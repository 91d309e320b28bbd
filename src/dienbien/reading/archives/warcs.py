"""WARC files, packed record by record or not: Common Crawl News as it is.

Comes in: an unpacked stream. Goes out: the pages of its records, known by their addresses, with the time at
which they were captured. Records that are no pages are counted; where one is damaged it goes on with the
next.
"""

import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from msgspec import structs

from dienbien.reading.archives.warc_record import PAGES, UNTYPED, Capture, capture_of, kind_of, pass_over
from dienbien.reading.errors import ReadError
from dienbien.reading.found import Found, Hints, Item, Options
from dienbien.reading.guard import guarded
from dienbien.reading.streams.forward import Forward
from dienbien.reading.streams.packed import DamageError

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

ReadBody = Callable[[str, bytes, Hints, Options], Iterator[Item]]
_OPENING = b"WARC/"
_STEP = 8192
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
"""How a body without a media type begins that is a page all the same."""
_MOST_DAMAGES = 100
"""Damages after which a file is given up."""


def read_warc(name: str, stream: BinaryIO, options: Options, read_body: ReadBody) -> Iterator[Item]:
    """The pages of a WARC; `read_body` reads the bytes of one.

    Raises `DamageError` where the library is missing.
    """
    source = _Source(stream)
    number = damages = 0
    while damages < _MOST_DAMAGES:
        reached = number
        try:
            for record in _records(source):
                number += 1
                source.reached = record.stream_pos
                yield from _read_record(name, number, record, options, read_body)
            return
        except DamageError as error:
            damage = error
        except OSError as error:
            damage = DamageError(f"is no sound WARC ({error})", "get it again")
        except BaseException as error:
            # A panic in the library's Rust code is a `BaseException`.
            if type(error).__name__ != "PanicException":
                raise
            damage = DamageError("is no sound WARC", "get it again")
        if number > reached or damages == 0:
            behind = f"behind record {number:,}" if number else None
            place = ", ".join(part for part in (behind, damage.place) if part) or None
            yield place, ReadError(name, place, damage.reason, damage.remedy)
        damages += 1
        if not source.resume(damage):
            return
    reason = f"is damaged in more than {_MOST_DAMAGES} places; the rest was not read"
    yield None, ReadError(name, None, reason, "get it again")


def _records(source: "_Source") -> "ArchiveIterator":
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError:
        reason = "is a WARC file, for which a library is missing"
        raise DamageError(reason, "install it with: pip install 'dienbien[warc]'") from None
    return ArchiveIterator(cast(BinaryIO, source), parse_http=False, stream_detect=False, fsspec_args=False)


def _read_record(
    name: str, number: int, record: "WarcRecord", options: Options, read_body: ReadBody
) -> Iterator[Item]:
    """What a record holds, if it is a page; else it is counted."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    kind = kind_of(record)
    if not address or (kind not in PAGES and kind != UNTYPED):
        pass_over(record)
        options.watch.pass_over(kind)
        return
    place = f"record {number:,} ({address[:200]})"
    capture = capture_of(record, address, "text/html" if kind == UNTYPED else kind)
    if kind == UNTYPED and not (isinstance(capture, Capture) and _HTML.match(capture.body)):
        options.watch.pass_over(kind)
        return
    if isinstance(capture, DamageError):
        yield place, ReadError(name, place, capture.reason, capture.remedy)
        return
    hints = Hints(address, url=address, charset=capture.charset, media_type=capture.media_type)
    for _, found in guarded(name, read_body(name, capture.body, hints, options)):
        if isinstance(found, Found):
            yield place, structs.replace(found, captured=capture.date)
        else:
            within = f"{place}, {found.place}" if found.place else place
            yield place, replace(found, place=within)
    if capture.cut:
        reason = f"was cut off by its crawler ({capture.cut}); what there is was read"
        yield place, ReadError(name, place, reason, "fetch the page again")


class _Source:
    """A stream for fastwarc, in small steps, so that little is lost where a record is damaged.

    `reached` is where the last sound record began.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._forward = Forward(stream)
        self._recent = self._ahead = b""
        self._position = 0
        self.reached = -1

    def read(self, size: int) -> bytes:
        """Some bytes, none only at the end."""
        chunk = self._ahead or self._forward.some(_STEP)
        self._recent, self._ahead = chunk[:size], chunk[size:]
        self._position += len(self._recent)
        return self._recent

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Say where it stands: the library asks so. Raises `io.UnsupportedOperation` for a real move."""
        if whence != os.SEEK_CUR or offset:
            raise io.UnsupportedOperation("the stream can be read forward only")
        return self._position

    def resume(self, damage: DamageError) -> bool:
        """Go on with the next record that can be found; False where there is none."""
        if self._forward.is_broken:
            self._recent = self._ahead = b""
            return damage.resume is not None and damage.resume(_OPENING)
        data = self._recent + self._ahead
        start = self._position - len(self._recent)
        place = data.find(_OPENING, max(0, self.reached + 1 - start))
        while place < 0:
            more = self._forward.some(_STEP)
            if not more:
                return False
            start += len(data) - min(len(data), len(_OPENING) - 1)
            data = data[1 - len(_OPENING) :] + more
            place = data.find(_OPENING)
        self._recent, self._ahead = b"", data[place:]
        self._position = self.reached = start + place
        return True
