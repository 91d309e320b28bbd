"""Bytes of a text file to text, exactly: no newline is translated, nothing is normalised.

Comes in: bytes. Goes out: the text without its byte order mark, or a `ReadError` that says why it is no text.
Encodings are UTF-8, and UTF-16 or UTF-32 with a byte order mark; it does not guess others.
"""

import codecs
import re

from dienbien.reading.errors import ReadError

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARY = (
    (b"%PDF-", "is a PDF file"),
    (b"PK\x03\x04", "is a ZIP archive or an office document"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"\xd0\xcf\x11\xe0", "is an office document"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(name: str, data: bytes) -> str | ReadError:
    """The text of the bytes, or why there is none. `place` of an error is a byte offset in `data`."""
    for magic, reason in _KNOWN_BINARY:
        if data.startswith(magic):
            return ReadError(name, None, reason, "give its text as a UTF-8 text file")
    mark, encoding = encoding_of(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        return wrong_encoding(name, encoding, f"byte {error.start + len(mark)}")
    if "\x00" in text or len(_CONTROL.findall(text[:4096])) * 20 > len(text[:4096]):
        place = f"byte {data.find(0)}" if "\x00" in text and encoding == "utf-8" else None
        return ReadError(name, place, "is binary, not text", "give a UTF-8 text file")
    if not text.strip():
        return ReadError(name, None, "is empty", "give a file with text, or leave it out")
    return text


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that the data begin with, and the encoding it tells; UTF-8 where there is none."""
    return next(((mark, name) for mark, name in _MARKED if data.startswith(mark)), (b"", "utf-8"))


def wrong_encoding(name: str, encoding: str, place: str) -> ReadError:
    """The error for bytes that are not in the encoding that they should be in."""
    remedy = "convert the file to UTF-8, for example with: iconv -f WINDOWS-1258 -t UTF-8"
    if encoding != "utf-8":
        remedy = "the file is damaged; get it again or save it as UTF-8"
    return ReadError(name, place, f"is not valid {encoding.upper()}", remedy)
