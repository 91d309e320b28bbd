"""A page being laid out: its paragraphs, what the table says of each, and which are captions by their credit.

Comes in: text and title. Goes out: `Page`, whose `kinds` are filled where one line alone tells what it is,
and None elsewhere. What only the order of paragraphs can tell is left to `story`.
"""

import re
from collections import Counter
from collections.abc import Hashable
from itertools import pairwise

from dienbien.language.tables import Row
from dienbien.reading.zones.cuts import Cut, cut_captions, find_credits
from dienbien.reading.zones.marks import marks
from dienbien.reading.zones.paragraphs import Paragraph, comparable, split_paragraphs
from dienbien.records import ZoneKind

_BY_ROW: dict[str, ZoneKind] = {
    "related": "teaser",
    "link": "teaser",
    "chrome": "chrome",
    "byline": "chrome",
    "picture": "caption",
    "credit": "caption",
}
_LONGEST_CAPTION = 350
_LONGEST_TITLE = 180
_LONGEST_DESCRIPTION = 220
_TOP = 12
_INNER_STOP = re.compile(r"(?:[\w\u0300-\u036f]{4}\.|[”\"’)]\.|[.…][”\"’)])\s+(?=\S)")


class Page:
    """A page with its paragraphs; lists run parallel to `paragraphs`.

    `rows` holds the table row that a paragraph fires, `cuts` the captions inside it, `kinds` what it is
    (None: not known yet), `identities` what is equal for paragraphs with the same words, `fresh` whether it
    is prose that stands only once on the page. `title` is the index of the title or None.
    """

    def __init__(self, text: str, title: str | None) -> None:
        """Split the text and settle all that single lines tell."""
        self.text = text
        self.paragraphs = split_paragraphs(text)
        self.rows: list[Row | None] = [marks().of(paragraph) for paragraph in self.paragraphs]
        self.cuts: dict[int, list[Cut]] = self._caption_cuts()
        self.kinds: list[ZoneKind | None] = [None] * len(self.paragraphs)
        self._title_keys = {comparable(title)} if title and title.strip() else set()
        self._settle_lines()
        self.title = self._settle_title()
        self._settle_descriptions()
        self.identities = [_identity(i, paragraph) for i, paragraph in enumerate(self.paragraphs)]
        plain = [i for i, kind in enumerate(self.kinds) if kind is None]
        self._counts = Counter(self.identities[i] for i in plain)
        self.fresh = [False] * len(self.paragraphs)
        for i in plain:
            self.fresh[i] = self.paragraphs[i].is_prose and not self.is_repeated(i)

    def is_repeated(self, index: int) -> bool:
        """Whether another paragraph of the page has the same words."""
        return self._counts[self.identities[index]] > 1

    def is_title_again(self, index: int) -> bool:
        """Whether the paragraph repeats the page's own title."""
        return self.paragraphs[index].key in self._title_keys

    def has_row(self, index: int, kind: str) -> bool:
        """Whether the paragraph fires a row of that kind."""
        row = self.rows[index]
        return row is not None and row["kind"] == kind

    def _caption_cuts(self) -> dict[int, list[Cut]]:
        cuts: dict[int, list[Cut]] = {}
        credits_ = find_credits(self.text)
        first = 0
        for index, paragraph in enumerate(self.paragraphs):
            last = first
            while last < len(credits_) and credits_[last][0] < paragraph.end:
                last += 1
            if last > first:
                cuts[index] = cut_captions(self.text, paragraph.start, paragraph.end, credits_[first:last])
                first = last
            if first == len(credits_):
                break
        return cuts

    def _settle_lines(self) -> None:
        begun = False
        for index, paragraph in enumerate(self.paragraphs):
            kind = self._kind_of_line(index, paragraph, begun)
            self.kinds[index] = kind
            begun = begun or kind != "chrome"

    def _kind_of_line(self, index: int, paragraph: Paragraph, begun: bool) -> ZoneKind | None:
        if paragraph.words == 0:
            return "chrome"
        row = self.rows[index]
        kind = _BY_ROW.get(row["kind"]) if row else None
        if kind is not None and row is not None and (begun or row["match"] != "label"):
            return kind
        return "caption" if self._is_caption(index, paragraph) else None

    def _is_caption(self, index: int, paragraph: Paragraph) -> bool:
        """Whether a credit ends it and what stands before is short enough to describe a picture."""
        cuts = self.cuts.get(index)
        if not cuts or cuts[-1][2] < paragraph.end:
            return False
        if paragraph.length > _LONGEST_CAPTION:
            return cuts[0][1] == paragraph.start and all(a[2] + 2 >= b[1] for a, b in pairwise(cuts))
        head = self.text[paragraph.start : cuts[-1][1]]
        return len(_INNER_STOP.findall(head + "x")) <= 2

    def _settle_title(self) -> int | None:
        top = [i for i in range(min(_TOP, len(self.paragraphs))) if self.kinds[i] is None]
        known = next((i for i in top if self.is_title_again(i)), None)
        chosen = known if known is not None else self._title_among(top)
        if chosen is None:
            return None
        for index in top[: top.index(chosen)]:
            self.kinds[index] = "chrome"
        self.kinds[chosen] = "title"
        self._title_keys.add(self.paragraphs[chosen].key)
        return chosen

    def _title_among(self, top: list[int]) -> int | None:
        if not top or not self._has_title_shape(top[0]):
            return None
        label = self.paragraphs[top[0]].words <= 2 and len(top) > 2
        if label and self._has_title_shape(top[1]) and self.paragraphs[top[1]].words >= 5:
            return top[1]
        return top[0]

    def _has_title_shape(self, index: int) -> bool:
        paragraph = self.paragraphs[index]
        if paragraph.length > _LONGEST_TITLE or paragraph.last == ":" or self.has_row(index, "dateline"):
            return False
        if _INNER_STOP.search(self.text, paragraph.start, paragraph.end):
            return False
        if paragraph.last != ".":
            return True
        return self._opens_run_of_lines(index) and paragraph.length <= 110 and not self._title_keys

    def _opens_run_of_lines(self, index: int) -> bool:
        """Whether sentences stand on lines of their own: a splitter then closes titles with a full stop."""
        following = self.paragraphs[index + 1 : index + 4]
        return len(following) == 3 and not any(paragraph.block for paragraph in following)

    def _settle_descriptions(self) -> None:
        """A credit on a line of its own makes the line before it a caption."""
        for index in range(1, len(self.paragraphs)):
            paragraph, before = self.paragraphs[index], self.paragraphs[index - 1]
            if (
                self.kinds[index] == "caption"
                and self.kinds[index - 1] is None
                and self._is_bare_credit(index)
                and before.length <= _LONGEST_DESCRIPTION
                and before.words >= 3
                and not _INNER_STOP.search(self.text, before.start, before.end)
                and (not paragraph.block or not before.ends_sentence)
            ):
                self.kinds[index - 1] = "caption"

    def _is_bare_credit(self, index: int) -> bool:
        if self.has_row(index, "credit"):
            return True
        cuts = self.cuts.get(index)
        paragraph = self.paragraphs[index]
        if not cuts or cuts[0][1] != paragraph.start or paragraph.words > 10:
            return False
        first = self.text.find(":", paragraph.start, paragraph.end)
        return 0 <= first - paragraph.start <= 20


def _identity(index: int, paragraph: Paragraph) -> Hashable:
    """Equal for paragraphs with the same words; short ones are never equal to another."""
    if paragraph.words < 4:
        return index
    return paragraph.key if len(paragraph.key) < 200 else (paragraph.key, paragraph.length)
