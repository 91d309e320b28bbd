"""Zones of a plain-text news page (codebook section 10).

Comes in: the text of a page and, where known, its title. Goes out: ordered zones that do not overlap and
cover all but white space, with offsets into the text as it came. It knows the build of a Vietnamese news
page, not its language beyond tables/vi.tsv, and never changes the text.
"""

from dienbien.reading.zones.cuts import Cut, cut_links, cut_signature, first_sentence_end
from dienbien.reading.zones.page import Page
from dienbien.reading.zones.story import lay_out
from dienbien.records import Zone, ZoneKind

_STORY: frozenset[ZoneKind] = frozenset({"lede", "body", "background"})
_LONGEST_LEDE = 900


def find_zones(text: str, title: str | None = None, *, whole: bool = False) -> tuple[Zone, ...]:
    """The zones of a page.

    `title` is the title from metadata, if the page has one; paragraphs that repeat it are `title` too.
    `whole` says that the text is known to be one story, so that no paragraph is another story's by its place.
    A text of white space only has no zones. Linear in the length of the text.
    """
    page = Page(text, title)
    kinds = lay_out(page, whole=whole)
    last_story = max((i for i, kind in enumerate(kinds) if kind in _STORY), default=-1)
    zones: list[Zone] = []
    for index, (paragraph, kind) in enumerate(zip(page.paragraphs, kinds, strict=True)):
        cuts = _cuts(page, index, index == last_story) if kind in _STORY else []
        if cuts or (kind == "lede" and paragraph.length > _LONGEST_LEDE):
            for piece in _pieces(text, (kind, paragraph.start, paragraph.end), cuts):
                _append(zones, text, piece)
        else:
            zones.append(Zone(kind, paragraph.start, paragraph.end))
    return tuple(zones)


def _cuts(page: Page, index: int, is_last: bool) -> list[Cut]:
    paragraph = page.paragraphs[index]
    cuts = page.cuts.get(index, []) + cut_links(page.text, paragraph.start, paragraph.end)
    if is_last:
        cuts += cut_signature(page.text, paragraph.start, paragraph.end)
    return sorted(cuts, key=lambda cut: cut[1])


def _pieces(text: str, whole: Cut, cuts: list[Cut]) -> list[Cut]:
    """The story's pieces and the cuts between them, in order; what overlaps an earlier cut is dropped."""
    kind, position, end = whole
    pieces: list[Cut] = []
    for cut in cuts:
        if cut[1] >= position:
            pieces += [(kind, position, cut[1]), cut]
            position = cut[2]
    pieces.append((kind, position, end))
    if kind == "lede" and end - whole[1] > _LONGEST_LEDE:
        return _with_short_lede(text, pieces)
    return pieces


def _with_short_lede(text: str, pieces: list[Cut]) -> list[Cut]:
    """Where a story is run together in one paragraph its first sentence is the lede and the rest body."""
    out: list[Cut] = []
    found = False
    for kind, start, end in pieces:
        if kind != "lede" or not text[start:end].strip():
            out.append((kind, start, end))
        elif found:
            out.append(("body", start, end))
        else:
            found = True
            split = first_sentence_end(text, start, end)
            out += [("lede", start, split), ("body", split, end)]
    return out


def _append(zones: list[Zone], text: str, piece: Cut) -> None:
    """Add the piece without the white space around it, if anything remains."""
    kind, start, end = piece
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if words:
        zones.append(Zone(kind, start, start + len(words)))
