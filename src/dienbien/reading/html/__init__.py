"""HTML pages to their article: text with zones and metadata.

Comes in: the decoded source of one page and hints. Goes out: what a document is made of, or a `ReadError`.
trafilatura says which paragraphs are the story, the page's markup what each of them is; menus, tags,
comments and advertisements are left out. It opens nothing and follows no link.
"""

import msgspec

from dienbien.reading.errors import NoArticleError, ReadError
from dienbien.reading.found import Found, Hints
from dienbien.reading.html.boxes import lay_out
from dienbien.reading.html.byline import split_byline
from dienbien.reading.html.dates import printed_date
from dienbien.reading.html.extracted import main_content
from dienbien.reading.html.metadata import Metadata, find_metadata
from dienbien.reading.html.story import Story, find_story
from dienbien.reading.html.tree import NotReadableError, parse, remove_unseen
from dienbien.reading.html.zoning import with_zones
from dienbien.reading.zones.cuts import is_signature
from dienbien.records import Zone

_STORY = frozenset({"lede", "body", "background", "caption"})

__all__ = ["read_html"]


def read_html(name: str, source: str, hints: Hints) -> Found | ReadError:
    """The article of a page; a page that holds none, such as a section's front, is a `NoArticleError`."""
    try:
        tree = parse(source)
    except NotReadableError as error:
        return ReadError(name, None, str(error), error.remedy)
    metadata = find_metadata(tree, hints)
    remove_unseen(tree)
    layout = lay_out(tree.body)
    story = find_story(layout, main_content(tree), metadata.get("title"), metadata.summary)
    if story is None:
        return NoArticleError(name, None, "has no article", "give the page of one story")
    text, zones = with_zones(story.pieces, metadata.get("title"))
    _add_printed(metadata, story, text, zones)
    if not any(zone.kind in _STORY for zone in zones) or (story.is_mixed and not metadata.is_of_article):
        return NoArticleError(
            name, None, "is a list of stories, not an article", "give the page of one story"
        )
    found = Found(hints.id, text, zones=zones, origins=metadata.origins)
    return msgspec.structs.replace(found, **metadata.values)


def _add_printed(metadata: Metadata, story: Story, text: str, zones: tuple[Zone, ...]) -> None:
    """Add what the page prints of its date, authors and agencies."""
    for line in story.dates:
        metadata.add("published", printed_date(line), "printed")
    chrome = [text[zone.start : zone.end] for zone in zones if zone.kind == "chrome"]
    for line in story.authors + [line for line in chrome if is_signature(line)]:
        authors, agencies = split_byline(line)
        metadata.add("author", ", ".join(name for name in authors if _may_be_name(name, metadata)), "printed")
        metadata.add("agency", ", ".join(agencies), "printed")


def _may_be_name(name: str, metadata: Metadata) -> bool:
    """Whether a part of a byline can be an author: no date, no address, not the outlet itself."""
    return len(name) <= 60 and not any(c.isdigit() or c == "@" for c in name) and not metadata.is_outlet(name)
