"""Document JSONL: one JSON object with `id` and `text`, or an item of a feed, on each line.

Comes in: a binary stream, read line by line. Goes out: what each line says, or a `ReadError` with its number.
A line is never held beyond the bound. Zones are those that a line gives; it finds none.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dienbien.reading.encodings.declared import byte_order_mark
from dienbien.reading.errors import ReadError
from dienbien.reading.found import Found, Options
from dienbien.reading.streams.rejoined import Rejoined
from dienbien.reading.tabular.line_members import Line, ZonesError, found_in, moment
from dienbien.reading.tabular.rows import found_in_line

MOST_LINE_BYTES = 32 * 1024 * 1024
_MOST_SKIPPED = 16
_BUFFER = 256 * 1024
_SHAPE = '{"id": "…", "text": "…"}'


class FeedItem(msgspec.Struct, frozen=True):
    """An item of a news feed as it stands on its line: what it has instead of `id` and `text`."""

    url: str
    title: str
    summary: str | None = None
    id: str | None = None
    published: str | None = None
    outlet: str | None = None

    def line(self) -> Found:
        """The document that it is: title and summary as paragraphs, known by its address."""
        text = f"{self.title}\n\n{self.summary}" if self.summary else self.title
        return Found(self.id or self.url, text, moment(self.published), self.outlet, self.url)


_DECODER = msgspec.json.Decoder(Line)
_FEED_DECODER = msgspec.json.Decoder(FeedItem)


def read_lines(
    name: str, stream: BinaryIO, options: Options | None = None
) -> Iterator[tuple[int, Found | ReadError]]:
    """The documents of a stream with their line numbers, their members where the options' mapping says.

    Lines of white space are skipped. A line over 32 MiB is an error and skipped; a file whose line does not
    end within 16 times that is given up. Raises what reading the stream raises.
    """
    number = 0
    for number, line in enumerate(_raw_lines(_as_utf8(stream)), 1):
        place = f"line {number}"
        if line is None:
            reason = f"is longer than {MOST_LINE_BYTES // 2**20} MiB"
            yield number, ReadError(name, place, reason, "split the document or remove the line")
        elif line.strip():
            yield number, read_line(name, place, line, options)


def read_line(name: str, place: str, line: bytes, options: Options | None = None) -> Found | ReadError:
    """The document of one line, its members where the options' mapping says."""
    if options is not None and options.mapping:
        return found_in_line(name, place, line, options)
    return parse_line(name, place, line)


def parse_line(name: str, place: str, line: bytes) -> Found | ReadError:
    """The document of one line of UTF-8 JSON, or what is wrong with it."""
    try:
        document = found_in(_DECODER.decode(line))
    except msgspec.ValidationError as error:
        item = _feed_item(line)
        if item is not None:
            return item.line()
        reason = f"is not a document ({_plain(error)})"
        return ReadError(name, place, reason, f"each line must be an object like {_SHAPE}, all values text")
    except ZonesError as error:
        reason, remedy = f"has zones that don't hold ({error})", "correct them, or leave them out"
        return ReadError(name, place, reason, remedy)
    except UnicodeDecodeError as error:
        return ReadError(
            name, place, f"is not valid UTF-8 at byte {error.start} of the line", "save it as UTF-8"
        )
    except (msgspec.DecodeError, RecursionError) as error:
        return ReadError(name, place, f"is not valid JSON ({_plain(error)})", "correct or remove the line")
    if not document.id.strip():
        return ReadError(name, place, "has an empty id", "give the document an id of its own")
    if not document.text.strip():
        return ReadError(
            name, place, f"document {document.id[:80]!r} has no text", "give it text, or remove the line"
        )
    return document


def _feed_item(line: bytes) -> FeedItem | None:
    """The feed item of a line that is no document, None where it is neither."""
    try:
        item = _FEED_DECODER.decode(line)
    except msgspec.ValidationError:
        return None
    return item if item.title.strip() and item.url.strip() else None


def _plain(error: Exception) -> str:
    """The message of a decoding error without the trailing full stop, on one line."""
    return " ".join(str(error).split()).rstrip(".")


def _raw_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines without their ends; None stands for a line over the bound."""
    while line := stream.readline(MOST_LINE_BYTES + 1):
        if len(line) <= MOST_LINE_BYTES or line.endswith(b"\n"):
            yield line
            continue
        yield None
        for _ in range(_MOST_SKIPPED):
            rest = stream.readline(MOST_LINE_BYTES)
            if not rest or rest.endswith(b"\n"):
                break
        else:
            return


def _as_utf8(stream: BinaryIO) -> BinaryIO:
    """The stream from its beginning, as UTF-8 without byte order mark."""
    head = stream.read(4)
    mark, encoding = byte_order_mark(head)
    whole = io.BufferedReader(Rejoined(head[len(mark) :], stream), _BUFFER)
    if encoding in (None, "utf-8"):
        return whole
    return io.BufferedReader(_Recoded(io.TextIOWrapper(whole, encoding, newline="\n")))


class _Recoded(io.RawIOBase):
    """Text in another encoding, read as UTF-8."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        if not self._ready:
            self._ready = self._text.read(len(buffer)).encode("utf-8", "replace")
        chunk = self._ready[: len(buffer)]
        self._ready = self._ready[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)
