"""What a feed's formats have in common: an entry and the feed it stands in, as they were written.

Comes in: nothing. It holds plain values only; `item` makes a document of them.
"""

import msgspec


class Feed(msgspec.Struct):
    """What a feed says of itself, as far as it has been read: its title, its page, the base of its links."""

    title: str = ""
    link: str = ""
    base: str = ""


class Entry(msgspec.Struct, frozen=True):
    """One entry of a feed. Every member is as the feed gives it, empty where it gives none.

    `title` and `summary` and `content` are HTML or plain text, which only their look tells; `guid` is what
    the feed calls the entry; `outlet` is whom the entry itself names as its publisher.
    """

    number: int
    title: str = ""
    summary: str = ""
    content: str = ""
    link: str = ""
    guid: str = ""
    published: str = ""
    updated: str = ""
    author: str = ""
    outlet: str = ""
    base: str = ""
