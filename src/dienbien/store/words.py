"""Full-text search over documents, with or without the marks of Vietnamese: "dien dam" finds "điện đàm".

Comes in: texts and what a user searches for. Goes out: folded words for the index, and statements for SQLite
(FTS5) or PostgreSQL (tsvector). "đ" is a letter of its own to Unicode and both of them: it is folded here.
"""

import re
import unicodedata
from collections import Counter

from sqlalchemy import Connection, text

_BAR_D = str.maketrans("đĐ", "dD")
_QUERY_PART = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\S+")
_MOST_WORDS, _LONGEST_WORD = 32, 60

SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE documents_words USING fts5"
    "(title, text, content='documents', content_rowid='number', tokenize='unicode61')"
)
POSTGRES_TABLE = (
    "CREATE TABLE documents_words (number INTEGER PRIMARY KEY REFERENCES documents (number), words TSVECTOR)"
)
POSTGRES_INDEX = "CREATE INDEX ix_documents_words_words ON documents_words USING gin (words)"

_SQLITE_ADD = text("INSERT INTO documents_words (rowid, title, text) VALUES (:number, :title, :text)")
_POSTGRES_ADD = text(
    "INSERT INTO documents_words (number, words) VALUES (:number, "
    "setweight(to_tsvector('simple', :title), 'A') || setweight(to_tsvector('simple', :text), 'B'))"
)
SQLITE_FIND = (
    "SELECT documents_words.rowid AS number, rank AS score FROM documents_words "
    "WHERE documents_words MATCH :query"
)
POSTGRES_FIND = (
    "SELECT number, -ts_rank(words, websearch_to_tsquery('simple', :query)) AS score FROM documents_words "
    "WHERE words @@ websearch_to_tsquery('simple', :query)"
)
_FIRST_LETTERS = 20_000
"""Where a snippet is looked for first: few texts are longer, and their beginning is what they are about."""
_MOST_LETTERS, _MOST_OF_TITLE = 200_000, 2_000
"""So many letters of a text and a title are indexed, folded: a tsvector may hold a megabyte."""


def folded(words: str) -> str:
    """The words without tone marks, accents and case, "đ" as "d"; as many words as before."""
    parts = unicodedata.normalize("NFD", words.translate(_BAR_D))
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).lower()


def index(connection: Connection, rows: list[dict[str, object]]) -> None:
    """Add documents to the index: rows with `number`, `title` (may be None) and `text`."""
    if not rows:
        return
    is_sqlite = connection.dialect.name == "sqlite"
    connection.execute(
        _SQLITE_ADD if is_sqlite else _POSTGRES_ADD,
        [
            {
                "number": row["number"],
                "title": _begin(row["title"], _MOST_OF_TITLE),
                "text": _begin(row["text"], _MOST_LETTERS),
            }
            for row in rows
        ],
    )


def _begin(words: object, most: int) -> str:
    """The begin of words, folded; folding may make more letters of one."""
    return folded(str(words or "")[:most])[:most]


def query_words(query: str) -> list[list[str]]:
    """What is searched for, folded: each item is a word, or the words of a phrase in quotes."""
    parts = [
        _WORD.findall(folded(match[1] if match[1] is not None else match[2]))
        for match in _QUERY_PART.finditer(query)
    ]
    return [part for part in parts if part][:_MOST_WORDS]


def query_text(query: str) -> str:
    """The query as FTS5 and `websearch_to_tsquery` both read it: phrases in quotes, all of them wanted."""
    return " ".join(f'"{" ".join(part)}"' for part in query_words(query))


def spans(text: str, query: str) -> list[tuple[int, int]]:
    """Where words of the query stand in a text, with or without marks."""
    wanted = {word for part in query_words(query) for word in part}
    return [match.span() for match in _WORD.finditer(text) if folded(match[0]) in wanted]


def snippet(document: str, query: str, around: int = 60) -> str:
    """Whole words of a document, on one line, where most words of the query first stand near each other."""
    text = document[:_FIRST_LETTERS]
    found = spans(text, query)
    if not found:
        text = document[:_MOST_LETTERS]
        found = spans(text, query)
    if not found:
        return " ".join(_from_to(text, 0, 2 * around).split())
    names = [folded(text[low:high]) for low, high in found]
    begin = found[_densest(names, [low for low, _ in found], around)]
    low, high = max(0, begin[0] - around), begin[1] + around
    cut = " ".join(_from_to(text, low, high).split())
    return ("…" if low else "") + cut + ("…" if high < len(document) else "")


def _densest(names: list[str], places: list[int], reach: int) -> int:
    """The first of these words behind which most different ones follow within so many letters."""
    best, most, end = 0, 0, 0
    inside: Counter[str] = Counter()
    for at, place in enumerate(places):
        while end < len(places) and places[end] <= place + reach:
            inside[names[end]] += 1
            end += 1
        if len(inside) > most:
            best, most = at, len(inside)
        inside[names[at]] -= 1
        inside += Counter()
    return best


def _from_to(text: str, low: int, high: int) -> str:
    """A stretch of a text without the word that its begin or its end would cut."""
    words = [
        match.span() for match in _TOKEN.finditer(text, max(0, low - _LONGEST_WORD), high + _LONGEST_WORD)
    ]
    whole = [span for span in words if low <= span[0] and span[1] <= high]
    return text[whole[0][0] : whole[-1][1]] if whole else text[low:high]
