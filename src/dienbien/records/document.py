"""A page as it came in: its text, what is known about it, and its zones. No reading, no language."""

from typing import Literal

import msgspec

from dienbien.records.clock import day_in_vietnam

ZoneKind = Literal["title", "lede", "body", "caption", "background", "teaser", "chrome"]


class Zone(msgspec.Struct, frozen=True):
    """A stretch of `Document.text` with one function on the page (codebook section 10).

    `start` and `end` count code points, end exclusive. Zones of a document are in order, do not
    overlap, and hold at most one paragraph each; text between zones is white space.
    """

    kind: ZoneKind
    start: int
    end: int


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page. All offsets in records count code points of `text`, exactly as it was given.

    `published` and `updated` are ISO 8601 dates or dates and times, as metadata or the user gives them.
    `dated` is the day that the page prints of itself, looked for only where metadata has none. `title` is the
    title from metadata where the page has one apart from its text; it is never part of `text`. `url` is the
    canonical address where the page names one. `author` is a person's name or several, `agency` whom the
    page credits for its text. `language` is an ISO 639-1 code. `encoding` says how bytes became text and
    whether that was declared, detected or assumed. `hash` is `sha256:` and the hexadecimal digest of the
    bytes that the page was read from, `raw` those bytes, if they were asked for. `origins` tells where each
    piece of metadata came from: `{"published": "json-ld"}`.
    """

    id: str
    text: str
    published: str | None = None
    updated: str | None = None
    dated: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    agency: str | None = None
    language: str | None = None
    encoding: str | None = None
    hash: str | None = None
    raw: bytes | None = None
    origins: dict[str, str] = {}
    zones: tuple[Zone, ...] = ()

    @property
    def day(self) -> str | None:
        """The day of publication on Vietnam's clock, if it is known: given, else printed on the page."""
        return day_in_vietnam(self.published) if self.published else self.dated
