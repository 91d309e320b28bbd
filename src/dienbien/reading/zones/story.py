"""The order of a page: where the story begins and ends, and what stands around it (codebook section 10).

Comes in: a `Page` with single lines settled. Goes out: one kind per paragraph. It tells related-story blocks
by their header or by what is repeated, and leaves doubtful paragraphs in the story.
"""

from collections.abc import Hashable

from dienbien.reading.zones.cuts import is_signature
from dienbien.reading.zones.marks import marks
from dienbien.reading.zones.page import Page
from dienbien.records import ZoneKind

_LONGEST_SIGNATURE = 80


def lay_out(page: Page, *, whole: bool = False) -> list[ZoneKind]:
    """The kind of each paragraph; linear in their number. `whole`: nothing on the page is another story."""
    walk = _Walk(page, whole)
    kinds: list[ZoneKind] = []
    for index, settled in enumerate(page.kinds):
        kinds.append(walk.settled(index, settled) if settled is not None else walk.plain(index))
    _mark_background(page, kinds)
    return kinds


class _Walk:
    """One pass down the page. `ended`: the story has closed; `related`: inside a block of other stories."""

    def __init__(self, page: Page, whole: bool) -> None:
        self.page = page
        self.whole = whole
        self.lede: Hashable | None = None
        self.told: set[Hashable] = set()
        self.ended = False
        self.related = False
        self.headline: str = ""
        self.runs = _prose_runs(page)
        self.tail = _repeated_tail(page)

    def settled(self, index: int, kind: ZoneKind) -> ZoneKind:
        if self.page.has_row(index, "related") and self.lede is not None:
            self.related, self.headline = True, ""
        return kind

    def plain(self, index: int) -> ZoneKind:
        page = self.page
        if page.is_title_again(index):
            return "title"
        identity = page.identities[index]
        if self.lede is None:
            return self._first(index, identity)
        if identity == self.lede:
            return "lede"
        if self.whole:
            return "chrome" if self._is_signature(index) and self._may_close(index) else "body"
        if self.related:
            return self._beside(index, identity)
        return self._within(index, identity)

    def _first(self, index: int, identity: Hashable) -> ZoneKind:
        if self._is_signature(index) and any(self.runs[index + 1 : index + 4]):
            return "chrome"
        self.lede = identity
        self.ended = self._closes(index)
        return "lede"

    def _within(self, index: int, identity: Hashable) -> ZoneKind:
        paragraph = self.page.paragraphs[index]
        if self.page.is_repeated(index) and identity not in self.told and self._opens_block(index, identity):
            self.related = True
            return self._beside(index, identity)
        if self._is_signature(index) and self._may_close(index):
            self.ended = True
            return "chrome"
        if self.ended and not paragraph.is_prose and not self._heads_more_story(index):
            self.related = paragraph.is_headline and paragraph.words >= 5
            return self._beside(index, identity) if self.related else "chrome"
        self.told.add(identity)
        self.ended = self._closes(index)
        return "body"

    def _beside(self, index: int, identity: Hashable) -> ZoneKind:
        """A paragraph in a block of other stories, unless the story goes on here."""
        paragraph = self.page.paragraphs[index]
        if identity in self.told:
            return "body"
        if self.page.is_repeated(index):
            self.headline = "doubled" if paragraph.is_headline and not paragraph.is_prose else ""
            return "teaser"
        if paragraph.is_prose:
            if self._resumes(index):
                self.related = False
                return self._within(index, identity)
            self.headline = ""
            return "teaser"
        if self._is_signature(index) or paragraph.words <= 3:
            return "chrome"
        self.headline = "single"
        return "teaser"

    def _resumes(self, index: int) -> bool:
        """Whether prose inside a block belongs to the story again: a box in the middle of the page."""
        if self.ended or self.headline == "doubled":
            return False
        if not self.headline:
            return True
        return self.runs[index] >= 2 or self._closes(index)

    def _heads_more_story(self, index: int) -> bool:
        """Whether a line behind the end of the story heads a text of its own rather than one standfirst."""
        return self.page.paragraphs[index].last == ":" or any(
            run > 2 for run in self.runs[index + 1 : index + 2]
        )

    def _opens_block(self, index: int, identity: Hashable) -> bool:
        """Whether a repeated paragraph begins a block without header: doubled, or nothing new follows."""
        page = self.page
        follows = index + 1 < len(page.paragraphs) and page.identities[index + 1] == identity
        return (follows and page.paragraphs[index].is_headline) or (index >= self.tail and self.tail > 0)

    def _closes(self, index: int) -> bool:
        paragraph = self.page.paragraphs[index]
        return self.page.text[max(paragraph.start, paragraph.end - 3) : paragraph.end] == "./."

    def _is_signature(self, index: int) -> bool:
        paragraph = self.page.paragraphs[index]
        if paragraph.length > _LONGEST_SIGNATURE:
            return False
        return is_signature(self.page.text[paragraph.start : paragraph.end])

    def _may_close(self, index: int) -> bool:
        """A name on its own line closes the story unless prose without `*` follows: that has a subheading."""
        following = index + 1
        if following == len(self.page.paragraphs) or self.runs[following] == 0:
            return True
        return self.page.is_repeated(following) or self.page.paragraphs[following].key.startswith("*")


def _prose_runs(page: Page) -> list[int]:
    """For each paragraph that is new prose, how many such stand in a row from it, captions aside."""
    runs = [0] * len(page.paragraphs)
    length = 0
    for index in range(len(runs) - 1, -1, -1):
        if page.fresh[index]:
            length += 1
            runs[index] = length
        elif page.kinds[index] != "caption":
            length = 0
    return runs


def _repeated_tail(page: Page) -> int:
    """The index from which on nothing is new prose."""
    return next((i + 1 for i in range(len(page.fresh) - 1, -1, -1) if page.fresh[i]), 0)


def _mark_background(page: Page, kinds: list[ZoneKind]) -> None:
    """Paragraphs in the second half of the story, none of the first three, that open with earlier events."""
    story = [i for i, kind in enumerate(kinds) if kind in ("lede", "body")]
    for index in story[max(3, len(story) // 2) :]:
        earlier = kinds[index] == "body" and page.has_row(index, "background")
        if earlier and not marks().is_recent(page.paragraphs[index]):
            kinds[index] = "background"
