"""Searching the kept pages for words, with or without Vietnamese marks.

Comes in: `?q=`. Goes out: HTML.
"""

from litestar import get

from dienbien.web.pages.reader import reader_of
from dienbien.web.pages.rendering import Asked, OpenStore, Page, page

_HITS = 50
_LONGEST = 300


@get("/search", sync_to_thread=True)
def search_page(request: Asked, store: OpenStore) -> Page:
    """The pages that have all words, the best first."""
    words = next((value for name, value in reader_of(request).query if name == "q"), "")[:_LONGEST]
    hits = store.search(words, _HITS) if words.strip() else []
    return page(request, "search.html", q=words, hits=hits, most=_HITS)
