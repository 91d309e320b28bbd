"""Words that mark the parts of a page, from tables/vi.tsv, and the look-up of a paragraph's mark.

Comes in: a paragraph. Goes out: the table row that it fires, or None. The package imports `records` only,
with one exception: the table reader of `dienbien.language.tables`, so that tables look the same everywhere.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

from dienbien.language.tables import Row, TableError, read_table
from dienbien.reading.zones.paragraphs import Paragraph, comparable

TABLE = Path(__file__).parents[1] / "tables" / "vi.tsv"

_LINE_KINDS = frozenset(
    {"related", "link", "chrome", "byline", "credit", "picture", "background", "dateline"}
)
_WORD_KINDS = frozenset({"agency", "opener", "sign", "abbrev", "recent"})
_MATCHES = frozenset({"whole", "prefix", "label", "suffix", "contains", "inline", "bracket", "word"})
_BULLETS = "•*-–—>»|[(→▶► "
_TRIM = _BULLETS + ".:…›])"
_INDEX_LENGTH = 2


class Marks:
    """All rows of the table, indexed so that a paragraph is compared with few of them."""

    def __init__(self, rows: list[Row]) -> None:
        """Index the rows. Raises `TableError` for an unknown kind or match."""
        self._whole: dict[str, Row] = {}
        self._prefix: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        self._suffix: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        self._contains: list[tuple[str, Row]] = []
        self._words: dict[str, list[str]] = defaultdict(list)
        self._credits: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            self._add(row)
        for index in (self._prefix, self._suffix):
            for found in index.values():
                found.sort(key=lambda pair: -len(pair[0]))

    def _add(self, row: Row) -> None:
        kind, match = row["kind"], row["match"]
        if kind not in _LINE_KINDS | _WORD_KINDS or match not in _MATCHES:
            raise TableError(
                f"{row.where}: unknown kind {kind!r} or match {match!r}; see the top of the table"
            )
        phrase = comparable(row["phrase"])
        if kind == "byline":
            self._words[kind].append(phrase)
        if kind in _WORD_KINDS:
            self._words[kind].append(row["phrase"] if kind in ("agency", "abbrev") else phrase)
        elif match in ("inline", "bracket"):
            self._credits[match].append(row["phrase"])
        elif match == "whole":
            self._whole[phrase.strip(_TRIM)] = row
        elif match == "contains":
            self._contains.append((phrase, row))
        elif match == "suffix":
            self._suffix[phrase[-_INDEX_LENGTH:]].append((phrase, row))
        else:
            self._prefix[phrase[:_INDEX_LENGTH]].append((phrase, row))

    def words(self, kind: str) -> tuple[str, ...]:
        """The phrases of a kind that is looked up inside credits and signatures, longest first."""
        return tuple(sorted(self._words[kind], key=lambda phrase: (-len(phrase), phrase)))

    def credits(self, match: str) -> tuple[str, ...]:
        """The phrases that open a picture credit, with `match` `inline` or `bracket`, longest first."""
        return tuple(sorted(self._credits[match], key=lambda phrase: (-len(phrase), phrase)))

    def of(self, paragraph: Paragraph) -> Row | None:
        """The row that the paragraph fires as a whole line, or None; exact lines win over beginnings."""
        shape = paragraph.shape
        if paragraph.words <= 12 and (row := self._whole.get(shape.strip(_TRIM))):
            return row
        return (
            self._with_prefix(paragraph, shape)
            or (self._with_prefix(paragraph, shape.lstrip(_BULLETS)) if shape[:1] in _BULLETS else None)
            or self._with_suffix(paragraph)
            or self._containing(paragraph)
        )

    def is_recent(self, paragraph: Paragraph) -> bool:
        """Whether the beginning of the paragraph has a word that dates it to these days."""
        return any(word in paragraph.shape for word in self._words["recent"])

    def _with_prefix(self, paragraph: Paragraph, shape: str) -> Row | None:
        for phrase, row in self._prefix.get(shape[:_INDEX_LENGTH], ()):
            if shape.startswith(phrase) and _ends_word(phrase, shape) and _fits(paragraph, row):
                return row
        for phrase, row in self._prefix.get(shape[:1], ()):
            if shape.startswith(phrase) and _fits(paragraph, row):
                return row
        return None

    def _with_suffix(self, paragraph: Paragraph) -> Row | None:
        if paragraph.words > 40:
            return None
        key = paragraph.key
        for phrase, row in self._suffix.get(key[-_INDEX_LENGTH:], ()):
            if key.endswith(phrase) and _fits(paragraph, row):
                return row
        return None

    def _containing(self, paragraph: Paragraph) -> Row | None:
        for phrase, row in self._contains:
            if phrase in paragraph.shape and _fits(paragraph, row):
                return row
        return None


@cache
def marks() -> Marks:
    """The marks of the shipped table, read once. Raises `TableError` where the table is damaged."""
    return Marks(read_table(TABLE, ("phrase", "kind", "match", "example"), ("words", "counter")))


def _fits(paragraph: Paragraph, row: Row) -> bool:
    most = row["words"]
    if most and (paragraph.words > int(most) or paragraph.length > 8 * int(most)):
        return False
    return row["match"] != "label" or not paragraph.ends_sentence


def _ends_word(phrase: str, shape: str) -> bool:
    after = shape[len(phrase) : len(phrase) + 1]
    return not (phrase[-1].isalnum() and after.isalnum())
