"""Zones of a plain-text news page (codebook section 10).

Comes in: the text of a page and, where known, its title. Goes out: ordered zones that do not overlap and
cover all but white space, with offsets into the text as it came. It knows the build of a Vietnamese news
page, not its language beyond tables/vi.tsv, and never changes the text.
"""

from dienbien.reading.cuts import Cut, cut_links, cut_signature
from dienbien.reading.page import Page
from dienbien.reading.story import lay_out
from dienbien.records import Zone, ZoneKind

_STORY: frozenset[ZoneKind] = frozenset({"lede", "body", "background"})


def find_zones(text: str, title: str | None = None) -> tuple[Zone, ...]:
    """The zones of a page.

    `title` is the title from metadata, if the page has one; paragraphs that repeat it are `title` too.
    A text of white space only has no zones. Linear in the length of the text.
    """
    page = Page(text, title)
    kinds = lay_out(page)
    last_story = max((i for i, kind in enumerate(kinds) if kind in _STORY), default=-1)
    zones: list[Zone] = []
    for index, (paragraph, kind) in enumerate(zip(page.paragraphs, kinds, strict=True)):
        if kind in _STORY and (cuts := _cuts(page, index, index == last_story)):
            _append_pieces(zones, text, (kind, paragraph.start, paragraph.end), cuts)
        else:
            zones.append(Zone(kind, paragraph.start, paragraph.end))
    return tuple(zones)


def _cuts(page: Page, index: int, is_last: bool) -> list[Cut]:
    paragraph = page.paragraphs[index]
    cuts = page.cuts.get(index, []) + cut_links(page.text, paragraph.start, paragraph.end)
    if is_last:
        cuts += cut_signature(page.text, paragraph.start, paragraph.end)
    return sorted(cuts, key=lambda cut: cut[1])


def _append_pieces(zones: list[Zone], text: str, whole: Cut, cuts: list[Cut]) -> None:
    """The story's pieces and the cuts between them, in order; what overlaps an earlier cut is dropped."""
    kind, position, end = whole
    for cut_kind, cut_start, cut_end in cuts:
        if cut_start < position:
            continue
        _append(zones, text, kind, position, cut_start)
        _append(zones, text, cut_kind, cut_start, cut_end)
        position = cut_end
    _append(zones, text, kind, position, end)


def _append(zones: list[Zone], text: str, kind: ZoneKind, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        zones.append(Zone(kind, start, end))
