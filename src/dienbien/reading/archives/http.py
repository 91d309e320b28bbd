"""The body of an HTTP response as the server meant it: transfer and content encodings undone, within a bound.

Comes in: the bytes behind the header, and what the header says of them. Goes out: the bytes of the page. A
body that isn't encoded as its header says is taken as it is, since many crawlers undo encodings and keep the
header.
"""

import importlib
import re
import zlib
from collections.abc import Callable

from dienbien.reading.streams.packed import DamageError

MOST_BODY_BYTES = 16 * 1024 * 1024
_CHUNK = re.compile(rb"[ \t]{0,16}([0-9A-Fa-f]{1,8})[ \t]{0,16}(?:;[^\r\n]{0,512})?\r?\n")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def media_type(content_type: str | None) -> str | None:
    """`text/html` of `text/HTML; charset=utf-8`."""
    plain = (content_type or "").partition(";")[0].strip().lower()
    return plain or None


def charset(content_type: str | None) -> str | None:
    """`utf-8` of `text/html; charset=utf-8`."""
    match = _CHARSET.search((content_type or "")[:1000])
    return match[1] if match else None


def decoded_body(body: bytes, transfer_encoding: str | None, content_encoding: str | None) -> bytes:
    """The body without its encodings, which are named in the order in which they were applied.

    What was cut off gives what there is of it. Raises `DamageError` for a body that is too long, that is
    broken, or whose encoding is not known.
    """
    if "chunked" in (transfer_encoding or "").lower():
        body = _joined(body)
    for encoding in reversed([name.strip().lower() for name in (content_encoding or "").split(",")[:4]]):
        body = _undo(encoding, body)
    if len(body) > MOST_BODY_BYTES:
        raise _too_long()
    return body


def _joined(body: bytes) -> bytes:
    """The chunks put together; the body as it is if it doesn't begin with one."""
    parts, position = [], 0
    while match := _CHUNK.match(body, position):
        length = int(match[1], 16)
        if length == 0:
            break
        parts.append(body[match.end() : match.end() + length])
        position = match.end() + length
        position += 2 if body[position : position + 2] == b"\r\n" else body[position : position + 1] == b"\n"
    return b"".join(parts) if position else body


def _undo(encoding: str, body: bytes) -> bytes:
    if encoding in ("gzip", "x-gzip"):
        return _inflated(body, 31) if body.startswith(b"\x1f\x8b") else body
    if encoding == "deflate":
        is_zlib = len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0
        return _inflated(body, 15 if is_zlib else -15, or_as_it_is=True)
    if encoding == "br":
        return _from_brotli(body)
    if encoding in ("", "identity", "none", "utf-8"):
        return body
    raise DamageError(
        f"is in the content encoding {encoding[:20]!r}, which is not read", "fetch it without one"
    )


def _inflated(body: bytes, window: int, or_as_it_is: bool = False) -> bytes:
    inflate = zlib.decompressobj(wbits=window)
    try:
        whole = inflate.decompress(body, MOST_BODY_BYTES + 1)
    except zlib.error as error:
        if or_as_it_is:
            return body
        raise DamageError(f"is not soundly packed ({error})", "fetch it again") from error
    if len(whole) > MOST_BODY_BYTES:
        raise _too_long()
    return whole


def _from_brotli(body: bytes) -> bytes:
    """What Brotli packed. The library comes with the one that reads WARC."""
    brotli = importlib.import_module("brotli")
    unpacker = brotli.Decompressor()
    process: Callable[..., bytes] = unpacker.process
    parts, size, data = [], 0, body
    try:
        while part := process(data, output_buffer_limit=256 * 1024):
            parts.append(part)
            size += len(part)
            data = b""
            if size > MOST_BODY_BYTES:
                raise _too_long()
    except brotli.error:
        return b"".join(parts) or body
    return b"".join(parts)


def _too_long() -> DamageError:
    return DamageError(f"is longer than {MOST_BODY_BYTES // 2**20} MiB", "give its text as a file")
