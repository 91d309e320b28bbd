"""One page's bytes to what they hold, wherever they came from: a file, an archive, the web.

Comes in: bytes and hints. Goes out: a document that is not zoned yet, or a `ReadError`.
"""

from hashlib import sha256

from msgspec import structs

from dienbien.reading.encodings.decode import decode
from dienbien.reading.errors import ReadError
from dienbien.reading.formats import is_html
from dienbien.reading.found import Found, Hints, Options


def read_page(name: str, data: bytes, hints: Hints, options: Options) -> Found | ReadError:
    """The document in the bytes of one page. `name` is what an error calls it."""
    decoded = decode(name, data, hints.charset, options.encoding)
    if isinstance(decoded, ReadError):
        return decoded
    text = decoded.text
    found = _read_html(name, text, hints) if is_html(text, hints) else _plain(text, hints)
    if isinstance(found, ReadError):
        return found
    raw = data if options.keep_raw else None
    digest = f"sha256:{sha256(data).hexdigest()}"
    return structs.replace(found, encoding=decoded.encoding, hash=digest, raw=raw)


def _plain(text: str, hints: Hints) -> Found:
    return Found(hints.id, text, published=hints.published, outlet=hints.outlet, url=hints.url)


def _read_html(name: str, source: str, hints: Hints) -> Found | ReadError:
    # Imported at the first HTML page: the parser and the extractor cost a run of plain text a second.
    from dienbien.reading.html import read_html

    return read_html(name, source, hints)
