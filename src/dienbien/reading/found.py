"""What passes between the steps of reading: bytes of a page with what is known of them, and what they hold.

Comes in: nothing. It holds plain values only; `documents` makes `Document`s of them.
"""

import msgspec

from dienbien.reading.errors import ReadError
from dienbien.reading.watch import Watch
from dienbien.records import Zone


class Found(msgspec.Struct, frozen=True):
    """A document as a format gave it, before its date and zones are looked for; also a line of JSONL.

    Members mean what they mean in `Document`. `zones` are those that the format itself told (HTML); empty
    where the plain text has to tell them. `captured` is when an archive took the page (ISO 8601): it stands
    in where nothing says when the page was published, and tells captures of one address apart.
    """

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    updated: str | None = None
    author: str | None = None
    agency: str | None = None
    language: str | None = None
    encoding: str | None = None
    hash: str | None = None
    raw: bytes | None = None
    origins: dict[str, str] = {}
    zones: tuple[Zone, ...] = ()
    captured: str | None = None


class Hints(msgspec.Struct, frozen=True):
    """What the surroundings of a page's bytes say of it: an archive's headers, a file name, a response.

    `charset` and `media_type` are those of a Content-Type header, None where nothing is declared.
    """

    id: str
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    published: str | None = None
    outlet: str | None = None


class Options(msgspec.Struct, frozen=True):
    """How to read, as the user asked.

    `published` is the date of documents without one; `languages` are the ISO 639-1 codes to keep, None for
    all; `mapping` names the columns or members that hold a document's (`{"text": "body"}`); `keep_raw` keeps
    a page's bytes; `encoding` is the one that all pages are in, None where that is to be found out; `watch`
    is where readers note what they pass over.
    """

    published: str | None = None
    languages: frozenset[str] | None = frozenset({"vi"})
    mapping: dict[str, str] = {}
    keep_raw: bool = False
    encoding: str | None = None
    watch: Watch = msgspec.field(default_factory=Watch)


Item = tuple[str | None, Found | ReadError]
"""What a format found, and where in its input ("line 3", "record 12", a member's name); None for all."""
