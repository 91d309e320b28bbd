"""A record as linking and counting get it: with what is known of its page.

Comes in: nothing. Goes out: the type.
"""

import msgspec

from dienbien.records import Record

OPENING = 2_000
"""Characters of a page's text that are its opening."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A record with what is known of its page; `why` says what linked it to its event.

    `signature` is the page's (`dienbien.copies.signature`), by which copies of one text are known; None where
    nobody made one. `opening` is the beginning of the page's text (`OPENING`), by which pages that tell one
    story are known.
    """

    record_id: str
    document_id: str
    page: str
    day: str | None
    outlet: str | None
    record: Record
    title: str | None = None
    opening: str = ""
    signature: bytes | None = None
    why: dict[str, int] = {}
