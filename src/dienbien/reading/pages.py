"""One page's bytes to what they hold, wherever they came from: a file, an archive, the web.

Comes in: bytes and hints. Goes out: a document that is not zoned yet, or a `ReadError`.
"""

from hashlib import sha256

from dienbien.reading.decode import decode
from dienbien.reading.errors import ReadError
from dienbien.reading.found import Found, Hints, Options


def read_page(name: str, data: bytes, hints: Hints, options: Options) -> Found | ReadError:
    """The document in the bytes of one page. `name` is what an error calls it."""
    text = decode(name, data)
    if isinstance(text, ReadError):
        return text
    return Found(
        hints.id,
        text,
        published=hints.published,
        outlet=hints.outlet,
        url=hints.url,
        hash=f"sha256:{sha256(data).hexdigest()}",
        raw=data if options.keep_raw else None,
    )
