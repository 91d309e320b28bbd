"""Documents found by their words.

Comes in: a connection, what somebody typed. Goes out: current documents, the best first, with words around
what was found. How each database finds words is told by `words`.
"""

import msgspec
from sqlalchemy import Connection, Float, RowMapping, column, select, text

from dienbien.store import words
from dienbien.store.schema import documents, pages

_LONGEST_OPENING = 160


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A document that a search found, best first.

    `opening` is how its text begins, `snippet` are words around what was searched for.
    """

    document_id: str
    name: str
    day: str | None
    outlet: str | None
    title: str | None
    opening: str
    snippet: str


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """Current documents with all words of the query, with or without Vietnamese marks, the best first."""
    wanted = words.query_text(query)
    if not wanted:
        return []
    is_sqlite = connection.dialect.name == "sqlite"
    found = text(words.SQLITE_FIND if is_sqlite else words.POSTGRES_FIND)
    matches = found.columns(documents.c.number, column("score", Float)).subquery()
    columns = [documents.c[name] for name in ("document_id", "day", "outlet", "title", "text")]
    statement = (
        select(pages.c.name, *columns)
        .join(matches, matches.c.number == documents.c.number)
        .join(pages, pages.c.page_id == documents.c.page_id)
        .where(documents.c.is_current)
        .order_by(matches.c.score, documents.c.number)
        .limit(limit)
    )
    rows = connection.execute(statement, {"query": wanted}).mappings().all()
    return [_hit(row, query) for row in rows]


def _hit(row: RowMapping, query: str) -> Hit:
    return Hit(
        document_id=row["document_id"],
        name=row["name"],
        day=row["day"],
        outlet=row["outlet"],
        title=row["title"],
        opening=row["text"].lstrip().partition("\n")[0][:_LONGEST_OPENING],
        snippet=words.snippet(row["text"], query),
    )
