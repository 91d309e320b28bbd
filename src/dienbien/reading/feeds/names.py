"""What the elements of feeds are called: RSS, Atom, Dublin Core and sitemaps in one table.

Comes in: an element's name with its namespace, and its parent's. Goes out: the member of `Entry` that it
fills. Sources: RSS 2.0 (rssboard.org), RSS 1.0 (purl.org/rss/1.0/spec), RFC 4287 and Atom 0.3, the sitemaps
protocol 0.9 with Google's news extension, DCMI terms.
"""

_ENTRIES = {"item": ("channel", "RDF", "rss", "items"), "entry": ("feed",)}
_ENTRIES |= {"url": ("urlset",), "sitemap": ("sitemapindex",)}
ROOTS = frozenset(("rss", "feed", "RDF", "urlset", "sitemapindex"))
_FEEDS = frozenset(("channel", "feed"))

_SPACES = {
    "": "rss",
    "purl.org/rss/1.0": "rss",
    "my.netscape.com/rdf/simple/0.9": "rss",
    "channel.netscape.com/rdf/simple/0.9": "rss",
    "backend.userland.com/rss2": "rss",
    "www.w3.org/2005/Atom": "atom",
    "purl.org/atom/ns#": "atom",
    "www.sitemaps.org/schemas/sitemap/0.9": "map",
    "www.google.com/schemas/sitemap/0.84": "map",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dc",
    "purl.org/rss/1.0/modules/content": "content",
    "www.google.com/schemas/sitemap-news/0.9": "news",
}
# Keys are space, name and, where the element is no child of the entry itself, its parent. Names that only
# a namespace of their own has also stand without one: feeds forget to declare their prefixes.
_MEMBERS = {
    ("rss", "title", ""): "title",
    ("rss", "link", ""): "link",
    ("rss", "description", ""): "summary",
    ("rss", "guid", ""): "guid",
    ("rss", "pubDate", ""): "published",
    ("rss", "author", ""): "author",
    ("rss", "source", ""): "outlet",
    ("rss", "encoded", ""): "content",
    ("rss", "creator", ""): "author",
    ("content", "encoded", ""): "content",
    ("dc", "date", ""): "published",
    ("dc", "issued", ""): "published",
    ("dc", "created", ""): "published",
    ("dc", "modified", ""): "updated",
    ("dc", "creator", ""): "author",
    ("atom", "title", ""): "title",
    ("atom", "link", ""): "link",
    ("atom", "summary", ""): "summary",
    ("atom", "content", ""): "content",
    ("atom", "id", ""): "guid",
    ("atom", "published", ""): "published",
    ("atom", "issued", ""): "published",
    ("atom", "updated", ""): "updated",
    ("atom", "modified", ""): "updated",
    ("atom", "name", "author"): "author",
    ("atom", "title", "source"): "outlet",
    ("map", "loc", ""): "link",
    ("map", "lastmod", ""): "updated",
    ("rss", "loc", ""): "link",
    ("rss", "lastmod", ""): "updated",
    ("news", "title", "news"): "title",
    ("news", "publication_date", "news"): "published",
    ("news", "name", "publication"): "outlet",
    ("rss", "title", "news"): "title",
    ("rss", "publication_date", "news"): "published",
    ("rss", "name", "publication"): "outlet",
}


def split(tag: str) -> tuple[str, str]:
    """The short name of an element's namespace, `?` for one of no use here, and its local name."""
    space, brace, local = tag.rpartition("}")
    if not brace:
        return "rss", tag
    return _SPACES.get(space[1:].partition("://")[2].rstrip("/"), "?"), local


def is_entry(local: str, parent: str) -> bool:
    """Whether an element is an entry of the feed."""
    return parent in _ENTRIES.get(local, ())


def member_of_entry(space: str, local: str, parent: str) -> str | None:
    """The member of `Entry` that an element within an entry fills."""
    return _MEMBERS.get((space, local, "" if parent in _ENTRIES else parent))


def member_of_feed(space: str, local: str, parent: str) -> str | None:
    """The member of `Feed` that an element outside the entries fills."""
    wanted = space in ("rss", "atom") and parent in _FEEDS and local in ("title", "link")
    return local if wanted else None
