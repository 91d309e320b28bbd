"""Addresses of the web as inputs: the page, the feed or another input behind one.

Comes in: an address and a way to fetch it. Goes out: an `Item` for each document, or a `ReadError`. It
follows no link of a page; how an address is fetched, and what is refused, is the work of `dienbien.fetching`.
"""

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from dienbien.reading.contents import read_contents
from dienbien.reading.errors import ReadError
from dienbien.reading.found import Hints, Item, Options
from dienbien.reading.streams.packed import unpacked

if TYPE_CHECKING:
    from dienbien.fetching import Fetched

Fetch = Callable[[str], "Fetched"]


def read_web(url: str, options: Options, fetch: Fetch | None) -> Iterator[Item]:
    """What stands behind an address; `fetch` is `dienbien.fetching.fetch` unless another one is given."""
    from dienbien.fetching import FetchError
    from dienbien.fetching import fetch as safe_fetch

    try:
        fetched = (fetch or safe_fetch)(url)
    except FetchError as error:
        yield None, ReadError(url, None, error.reason, error.remedy)
        return
    hints = Hints(url, fetched.url, fetched.charset, fetched.media_type)
    stream = unpacked("", io.BufferedReader(cast(io.RawIOBase, io.BytesIO(fetched.body))))
    yield from read_contents(urlsplit(fetched.url).path, url, stream, options, hints)
