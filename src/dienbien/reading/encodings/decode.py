"""Bytes of a text or page to text, and how: no newline is translated, nothing is made better than it was.

Comes in: bytes, with what is declared or asked of their encoding. Goes out: the text without its byte order
mark, and words that say what was assumed (docs/encodings.md); or a `ReadError` that says why it is no text.
It normalises only where the encoding itself leaves tone marks apart (windows-1258).
"""

import re

import msgspec

from dienbien.reading.encodings.charsets import Charset, find_charset
from dienbien.reading.encodings.declared import byte_order_mark, declared_label, is_markup, unmarked_utf16
from dienbien.reading.encodings.guess import guess, names_of_candidates
from dienbien.reading.encodings.mend import mend
from dienbien.reading.errors import ReadError

_KNOWN_BINARY = (
    (b"%PDF-", "is a PDF file"),
    (b"PK\x03\x04", "is a ZIP archive or an office document"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"\xd0\xcf\x11\xe0", "is an office document"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS_PER_BROKEN_BYTE = 4
_BYTES_PER_BROKEN_BYTE = 200
_BROKEN = re.compile("[\udc80-\udcff]")
_DOUBTED = frozenset({None, "cp1258", "cp1252", "cp1250", "cp1254", "iso8859-2", "iso8859-15"})
"""Codecs that take any bytes, or nearly, and are what pages in other encodings say they are."""


class Decoded(msgspec.Struct, frozen=True):
    """Text, and the encoding that its bytes were read in: `windows-1258 (declared)`."""

    text: str
    encoding: str


def decode(
    name: str, data: bytes, charset: str | None = None, forced: str | None = None
) -> Decoded | ReadError:
    """The text of the bytes, or why there is none. `place` of an error is a byte offset in `data`.

    `charset` is the label that the surroundings declare, `forced` the one that the user asks for: it is taken
    whatever the bytes say. `name` is what an error calls the bytes.
    """
    for magic, reason in _KNOWN_BINARY:
        if data.startswith(magic):
            return ReadError(name, None, reason, "give its text as a UTF-8 text file")
    found = _forced(name, data, forced) if forced else _found(name, data, charset)
    if isinstance(found, ReadError):
        return found
    if "\x00" in found.text or len(_CONTROL.findall(found.text[:4096])) * 20 > len(found.text[:4096]):
        place = f"byte {data.find(0)}" if "\x00" in found.text and found.encoding == "utf-8" else None
        return ReadError(name, place, "is binary, not text", "give a text file or a page")
    if not found.text.strip():
        return ReadError(name, None, "is empty", "give a file with text, or leave it out")
    mended = None if forced else mend(found.text, is_markup(data))
    return found if mended is None else Decoded(mended.text, f"{found.encoding}, {mended.what}")


def wrong_encoding(name: str, encoding: str, place: str) -> ReadError:
    """The error for bytes that are not in the encoding that they should be in."""
    remedy = "the file is damaged; get it again or save it as UTF-8"
    if encoding == "utf-8":
        remedy = f"say what it is with --encoding NAME ({names_of_candidates()}, …), or save it as UTF-8"
    return ReadError(name, place, f"is not valid {encoding.upper()}", remedy)


def _forced(name: str, data: bytes, label: str) -> Decoded | ReadError:
    charset = find_charset(label)
    if charset is None:
        return ReadError(name, None, f"can't be read as {label!r}", "name another encoding")
    mark, marked = byte_order_mark(data)
    if charset.name == "utf-8" and marked in (None, "utf-8"):
        text, broken = _with_gaps(data[len(mark) :])
        return Decoded(text, f"utf-8 (as asked){_gaps(broken)}")
    if charset.name != marked:
        mark = b""
    try:
        return Decoded(charset.decode(data[len(mark) :]), f"{charset.name} (as asked)")
    except UnicodeDecodeError as error:
        return wrong_encoding(name, charset.name, f"byte {error.start + len(mark)}")


def _found(name: str, data: bytes, declared: str | None) -> Decoded | ReadError:
    """The text in the encoding that the bytes show, else in the one declared, else in the one guessed."""
    mark, marked = byte_order_mark(data)
    data = data[len(mark) :]
    if marked == "utf-8":
        marked, declared = None, "utf-8"
    wide = marked or unmarked_utf16(data)
    if wide:
        why = "byte order mark" if marked else "detected"
        try:
            return Decoded(data.decode(wide), f"{wide} ({why})")
        except UnicodeDecodeError as error:
            return wrong_encoding(name, wide, f"byte {error.start + len(mark)}")
    label = declared or declared_label(data)
    charset = find_charset(label) if label else None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, charset) or wrong_encoding(name, "utf-8", f"byte {error.start}")
    return Decoded(text, "utf-8" if data.isascii() else _told("utf-8", charset))


def _not_utf8(data: bytes, declared: Charset | None) -> Decoded | None:
    """The text of bytes that are not sound UTF-8; None where no encoding is sure."""
    text, broken = _with_gaps(data)
    utf8 = Decoded(text, f"utf-8{_gaps(broken)}")
    letters = sum(1 for char in text if char > "\x7f") - text.count("\ufffd")
    if broken * _LETTERS_PER_BROKEN_BYTE <= letters:
        return utf8
    trusted = declared is not None and declared.name != "utf-8" and declared.codec not in _DOUBTED
    if declared is not None and trusted and (found := _as_declared(data, declared)) is not None:
        return found
    guessed = guess(data)
    if guessed is not None:
        return Decoded(guessed.decode(data), _told(guessed.name, declared))
    if declared is not None and declared.name != "utf-8":
        return _as_declared(data, declared)
    return utf8 if broken * _BYTES_PER_BROKEN_BYTE <= len(data) else None


def _as_declared(data: bytes, declared: Charset) -> Decoded | None:
    try:
        return Decoded(declared.decode(data), f"{declared.name} (declared)")
    except UnicodeDecodeError:
        return None


def _with_gaps(data: bytes) -> tuple[str, int]:
    """The bytes as UTF-8 with U+FFFD for what is none, and how many bytes these stand for."""
    broken = len(_BROKEN.findall(data.decode("utf-8", "surrogateescape")))
    return data.decode("utf-8", "replace"), broken


def _gaps(broken: int) -> str:
    """`, 3 bytes replaced`, or nothing."""
    return f", {broken:,} byte{'s' if broken > 1 else ''} replaced" if broken else ""


def _told(encoding: str, declared: Charset | None) -> str:
    """`tcvn3 (detected; declared windows-1252)`: how an encoding came to be assumed."""
    if declared is None:
        return encoding if encoding == "utf-8" else f"{encoding} (detected)"
    if declared.name == encoding:
        return encoding if encoding == "utf-8" else f"{encoding} (declared)"
    return f"{encoding} (detected; declared {declared.name})"
