"""JSON Feed 1.0 and 1.1 (jsonfeed.org): bytes to entries.

Comes in: the whole feed, which has to be one JSON object. Goes out: what it says of itself, and its entries.
"""

import msgspec

from dienbien.reading.feeds.entries import Entry, Feed


class _Author(msgspec.Struct):
    name: str = ""


class _Item(msgspec.Struct):
    id: str | int | float = ""
    url: str = ""
    title: str = ""
    summary: str = ""
    content_html: str = ""
    content_text: str = ""
    date_published: str = ""
    date_modified: str = ""
    authors: list[_Author] = []

    def entry(self, number: int) -> Entry:
        return Entry(
            number,
            title=self.title,
            summary=self.summary,
            content=self.content_html or self.content_text,
            link=self.url,
            guid=str(self.id),
            published=self.date_published,
            updated=self.date_modified,
            author=", ".join(author.name for author in self.authors if author.name),
        )


class _JsonFeed(msgspec.Struct):
    title: str = ""
    home_page_url: str = ""
    items: list[msgspec.Raw] = []


_FEED = msgspec.json.Decoder(_JsonFeed)
_ITEM = msgspec.json.Decoder(_Item)


def read_json_feed(data: bytes) -> tuple[Feed, list[Entry | str]]:
    """The feed and its entries; an item that is none is a string that says why.

    Raises `msgspec.DecodeError` where the whole is not JSON or no feed.
    """
    found = _FEED.decode(data)
    entries: list[Entry | str] = []
    for number, item in enumerate(found.items, 1):
        try:
            entries.append(_ITEM.decode(item).entry(number))
        except msgspec.DecodeError as error:
            entries.append(str(error))
    return Feed(title=found.title, link=found.home_page_url), entries
