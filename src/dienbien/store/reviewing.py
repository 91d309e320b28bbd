"""What is there to review: records or pages one after another, and what was judged of them.

Comes in: a filter, who reviews, an order. Goes out: ids in this order, verdicts, gold. An order is made by
the database from keys that are never null, so that one may step on from any record.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal

import msgspec
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    true,
)

from dienbien.linking import Told, Wanted
from dienbien.records import Record
from dienbien.review import GoldPage, Kind, Verdict, gold_of
from dienbien.store import judging, kept
from dienbien.store.paging import Page, Position, behind, labelled, page_of
from dienbien.store.queries import conditions
from dienbien.store.rows import document_of
from dienbien.store.schema import documents, event_reports, events, losses, record_verdicts, records, verdicts

RecordOrder = Literal["useful", "unsure", "grave", "new"]
"""Where a look is worth most: unsure of what weighs; the least sure, the gravest, the latest page first."""
PageOrder = Literal["pages", "every-page"]
"""Pages drawn at random (in the order of their ids, which are digests): those with records, or all."""
Judged = Literal["open", "others", "mine", "disputed", "all"]
"""Records that nobody judged; others but not I; I; on which analysts disagree; whatever."""

_ALL = Wanted()
_GRAVE = ("killed", "wounded", "casualties", "captured", "displaced", "missing")
_MOST_ARTICLES = 5


class Queued(msgspec.Struct, frozen=True, kw_only=True):
    """A record that waits to be judged, with what is known of its page and the verdicts that stand on it."""

    told: Told
    event_id: str | None
    verdicts: tuple[Verdict, ...]


class Reviewed:
    """What a store shows to those who review, and takes from them."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def queue_page(
        self,
        wanted: Wanted = _ALL,
        *,
        author: str,
        order: RecordOrder = "useful",
        judged: Judged = "open",
        limit: int = 100,
        after: Position | None = None,
    ) -> Page[Queued]:
        """Records to review, in an order."""
        keys = _keys(order)
        query = _queue(wanted, author, judged, keys)
        if after is not None:
            query = query.where(behind(keys, after))
        with self._reading() as connection:
            rows, position = page_of(connection, query, limit)
            names = [row["record_id"] for row in rows]
            told = kept.told_records(connection, names)
            given = _verdicts_on(connection, names)
        found = [
            Queued(told=told[name], event_id=row["event_id"], verdicts=tuple(given.get(name, ())))
            for name, row in zip(names, rows, strict=True)
        ]
        return Page(found, position)

    def queue_count(self, wanted: Wanted = _ALL, *, author: str, judged: Judged = "open") -> int:
        """How many records there are to review."""
        query = _queue(wanted, author, judged, ()).subquery()
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(query)).scalar_one())

    def queue_beside(
        self,
        record_id: str,
        wanted: Wanted = _ALL,
        *,
        author: str,
        order: RecordOrder = "useful",
        judged: Judged = "open",
    ) -> tuple[str | None, str | None]:
        """The records before and behind one in an order; those that the author judged count before it."""
        keys = _keys(order)
        with self._reading() as connection:
            own = connection.execute(_placed(keys).where(records.c.record_id == record_id)).first()
            if own is None:
                return None, None
            place = tuple(own[2:])
            back = [key.desc() for key in keys]
            before = _queue(wanted, author, judged, keys, seen=True).where(_ahead(keys, place))
            after = _queue(wanted, author, judged, keys).where(behind(keys, place))
            return (
                connection.execute(before.order_by(None).order_by(*back).limit(1)).scalar(),
                connection.execute(after.limit(1)).scalar(),
            )

    def next_page(
        self,
        wanted: Wanted = _ALL,
        *,
        author: str,
        order: PageOrder = "pages",
        behind_document: str | None = None,
    ) -> str | None:
        """The next document by id with which an author is not done; behind the last comes the first."""
        query = _open_pages(wanted, author, order).order_by(documents.c.document_id).limit(1)
        with self._reading() as connection:
            found = None
            if behind_document is not None:
                later = query.where(documents.c.document_id > behind_document)
                found = connection.execute(later).scalar()
            return found or connection.execute(query).scalar()

    def count_pages(self, wanted: Wanted = _ALL, *, author: str, order: PageOrder = "pages") -> int:
        """How many documents there are with which an author is not done."""
        query = _open_pages(wanted, author, order).subquery()
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(query)).scalar_one())

    def document_of_record(self, record_id: str) -> str | None:
        """The document of a record, None where there is no such record."""
        query = select(records.c.document_id).where(records.c.record_id == record_id)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def judged_records(self, record_ids: Sequence[str]) -> dict[str, list[Verdict]]:
        """The verdicts that stand for records, the earliest first."""
        with self._reading() as connection:
            return _verdicts_on(connection, record_ids)

    def verdicts_on(self, document_id: str) -> list[Verdict]:
        """The verdicts that stand on any version of a document's page, the earliest first."""
        with self._reading() as connection:
            return judging.on_page(connection, document_id)

    def unjudged(self, document_id: str, author: str) -> list[str]:
        """The records of a document that an author has yet to judge, in its order."""
        with self._reading() as connection:
            return judging.unjudged(connection, document_id, author)

    def last_verdict(self, author: str) -> Verdict | None:
        """The last verdict of an author that was not taken back."""
        gone = select(verdicts.c.replaces).where(verdicts.c.kind == "undo", verdicts.c.author == author)
        query = (
            select(verdicts)
            .where(verdicts.c.author == author, verdicts.c.kind != "undo", verdicts.c.verdict_id.not_in(gone))
            .order_by(verdicts.c.number.desc())
            .limit(1)
        )
        with self._reading() as connection:
            row = connection.execute(query).mappings().first()
        return judging.verdict_of(kept.plain(row)) if row is not None else None

    def verdict_page(
        self, *, author: str | None = None, limit: int = 100, after: Position | None = None
    ) -> Page[Verdict]:
        """The log of verdicts, the earliest first; of an author."""
        keys = (verdicts.c.number,)
        query = select(verdicts, *labelled(keys)).order_by(*keys)
        if author is not None:
            query = query.where(verdicts.c.author == author)
        if after is not None:
            query = query.where(behind(keys, after))
        with self._reading() as connection:
            rows, position = page_of(connection, query, limit)
        return Page([judging.verdict_of(row) for row in rows], position)

    def verdict_log(self, *, author: str | None = None) -> Iterator[Verdict]:
        """The whole log of verdicts, the earliest first; of an author."""
        page = self.verdict_page(author=author)
        yield from page.items
        while page.next is not None:
            page = self.verdict_page(author=author, after=page.next)
            yield from page.items

    def gold(self, author: str | None = None, shared_with: str | None = None) -> Iterator[GoldPage]:
        """The documents that analysts are done with, with the records that they should have.

        Of an author, else by whoever was done last; only those that somebody else is done with, too. Of
        several versions of a page, the latest.
        """
        with self._reading() as connection:
            names = connection.execute(
                select(verdicts.c.page_id).where(verdicts.c.kind == "done").distinct().order_by("page_id")
            ).scalars()
            for page_id in names.all():
                found = _gold_page(connection, page_id, author, shared_with)
                if found is not None:
                    yield found

    def judge(
        self,
        record_id: str,
        kind: Kind,
        *,
        author: str,
        reason: str = "",
        record: Record | None = None,
        seen: str | None = None,
    ) -> Verdict:
        """Accept, correct (with the `record` as it should be) or reject a record of the store.

        Raises `StoreError` where there is no such record, where it changed since it was `seen` (its
        `review.digest`), or where the correction is no record by the codebook.
        """
        with self._writing() as connection:
            return judging.judge(connection, record_id, kind, author, reason, record=record, seen=seen)

    def add_record(
        self, document_id: str, record: Record, *, author: str, reason: str = "", replaces: str | None = None
    ) -> Verdict:
        """Add a record that the coder missed, or change one that was added. Raises as `judge` does."""
        with self._writing() as connection:
            return judging.add(connection, document_id, author, reason, record, replaces)

    def finish_document(self, document_id: str, *, author: str, reason: str = "") -> Verdict:
        """Say that nothing is missing in a document. Raises `StoreError` while records are not judged."""
        with self._writing() as connection:
            return judging.finish(connection, document_id, author, reason)

    def undo_verdict(self, verdict_id: str, *, author: str, reason: str = "") -> Verdict:
        """Take back a verdict of one's own. Raises `StoreError` where it doesn't stand."""
        with self._writing() as connection:
            return judging.undo(connection, verdict_id, author, reason)


def _placed(keys: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """Records of current documents with their events, where they have one, and the keys of an order."""
    return (
        select(records.c.record_id, events.c.event_id, *labelled(tuple(keys)))
        .join(documents, documents.c.document_id == records.c.document_id)
        .outerjoin(event_reports, event_reports.c.record_id == records.c.record_id)
        .outerjoin(events, events.c.event_id == event_reports.c.event_id)
    )


def _queue(
    wanted: Wanted,
    author: str,
    judged: Judged,
    keys: Sequence[ColumnElement[Any]],
    *,
    seen: bool = False,
) -> Select[Any]:
    fits = _judged(judged, author)
    if seen:
        fits = or_(fits, _has(record_verdicts.c.author == author))
    return _placed(keys).where(documents.c.is_current, fits, *conditions(wanted)).order_by(*keys)


def _keys(order: RecordOrder) -> tuple[ColumnElement[Any], ...]:
    """What an order sorts by: the lower, the earlier."""
    sure = cast(records.c.confidence * 1000, BigInteger)
    keys: dict[RecordOrder, ColumnElement[Any]] = {
        "useful": (sure - 1000) * _weight(),
        "unsure": sure,
        "grave": -(_weight() * 1000) + sure,
        "new": -cast(documents.c.number, BigInteger),
    }
    return keys[order], records.c.record_id


def _weight() -> ColumnElement[Any]:
    """What it matters if a record is wrong, 1 to 12: by quad class, losses of people, pages that tell it."""
    quad = case((records.c.quad == "material conflict", 4), (records.c.quad == "material cooperation", 2))
    lost = exists().where(losses.c.record_id == records.c.record_id, losses.c.kind.in_(_GRAVE))
    many = case((events.c.articles > _MOST_ARTICLES, _MOST_ARTICLES), else_=events.c.articles)
    return func.coalesce(quad, 1) + case((lost, 3), else_=0) + func.coalesce(many, 0)


def _judged(judged: Judged, author: str) -> ColumnElement[bool]:
    mine, others = (_has(which) for which in (_by(author), record_verdicts.c.author != author))
    disputed = (
        select(record_verdicts.c.record_id)
        .group_by(record_verdicts.c.record_id)
        .having(func.count(func.distinct(record_verdicts.c.says)) > 1)
    )
    found: dict[Judged, ColumnElement[bool]] = {
        "open": ~_has(true()),
        "others": and_(others, ~mine),
        "mine": mine,
        "disputed": records.c.record_id.in_(disputed),
        "all": true(),
    }
    return found[judged]


def _by(author: str) -> ColumnElement[bool]:
    return record_verdicts.c.author == author


def _has(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(record_verdicts.c.record_id == records.c.record_id, which)


def _ahead(keys: Sequence[ColumnElement[Any]], place: Position) -> ColumnElement[bool]:
    (key, name), (value, other) = keys, place
    return or_(key < value, and_(key == value, name < other))


def _open_pages(wanted: Wanted, author: str, order: PageOrder) -> Select[Any]:
    """Current documents with which an author is not done; with a filter, those that tell such an event."""
    gone = select(verdicts.c.replaces).where(verdicts.c.kind == "undo", verdicts.c.author == author)
    done = select(verdicts.c.document_id).where(
        verdicts.c.kind == "done", verdicts.c.author == author, verdicts.c.verdict_id.not_in(gone)
    )
    fits = [documents.c.is_current, documents.c.document_id.not_in(done)]
    asked = conditions(wanted)
    if asked or order == "pages":
        told = _placed(()).where(*asked).with_only_columns(records.c.document_id)
        fits.append(documents.c.document_id.in_(told))
    return select(documents.c.document_id).where(*fits)


def _verdicts_on(connection: Connection, record_ids: Sequence[str]) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for some in kept.cut(record_ids):
        query = (
            select(record_verdicts.c.record_id.label("about"), verdicts)
            .join(verdicts, verdicts.c.verdict_id == record_verdicts.c.verdict_id)
            .where(record_verdicts.c.record_id.in_(some))
            .order_by(verdicts.c.number)
        )
        for row in connection.execute(query).mappings():
            found.setdefault(row["about"], []).append(judging.verdict_of(kept.plain(row)))
    return found


def _gold_page(
    connection: Connection, page_id: str, author: str | None, shared_with: str | None
) -> GoldPage | None:
    """The gold of a page's latest version with which the author, and whoever it is shared with, is done."""
    query = kept.document_query().where(documents.c.page_id == page_id)
    for row in connection.execute(query.order_by(documents.c.version.desc())).mappings().all():
        stand = judging.on_text(connection, row["document_id"])
        done = [one.author for one in stand if one.kind == "done"]
        if (author is None or author in done) and (shared_with is None or shared_with in done) and done:
            return gold_of(document_of(kept.plain(row)), author or done[-1], stand)
    return None
