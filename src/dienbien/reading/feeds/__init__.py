"""The front door of feeds: RSS, Atom, JSON Feed and news sitemaps to one document per item.

Comes in: a stream of bytes with hints. Goes out: an `Item` for each entry in the order of the feed, and a
`ReadError` where the feed ends early. It fetches nothing: neither the pages behind the items nor other feeds.
"""

from dienbien.reading.feeds.read import read_feed

__all__ = ["read_feed"]
