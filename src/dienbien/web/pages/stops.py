"""Where in the queue an analyst stands: a record, or a page whose records are judged one after the other.

Comes in: an address of the review page, the store, who reviews. Goes out: a `Stop` with the ways on and
back. What waits and in which order is the store's work.
"""

from collections.abc import Iterable, Sequence
from typing import get_args
from urllib.parse import urlencode

import msgspec

from dienbien.records import Document, Record
from dienbien.review import Verdict, digest, in_text
from dienbien.store import Judged, PageOrder, RecordOrder, Store
from dienbien.store.ids import record_id as id_of
from dienbien.web.pages import filters

RECORD_ORDERS: tuple[RecordOrder, ...] = get_args(RecordOrder)
PAGE_ORDERS: tuple[PageOrder, ...] = get_args(PageOrder)
ORDERS = (*RECORD_ORDERS, *PAGE_ORDERS)
JUDGED: tuple[Judged, ...] = get_args(Judged)
_KEPT = (*filters.NAMES, "order", "judged")
_MOST_PARTS = 200


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """An address of the review page: which records in which order, and where in it (not in `query`)."""

    asked: filters.Asked
    order: RecordOrder | PageOrder
    judged: Judged
    query: tuple[tuple[str, str], ...]
    document: str | None
    record: str | None

    @property
    def by_page(self) -> PageOrder | None:
        """The order of pages, if whole pages are judged."""
        return next((order for order in PAGE_ORDERS if order == self.order), None)

    @property
    def by_record(self) -> RecordOrder:
        """The order of records."""
        return next((order for order in RECORD_ORDERS if order == self.order), RECORD_ORDERS[0])

    def address(self, **to: str | None) -> str:
        """The review page with the same filter, somewhere else."""
        query = urlencode([*self.query, *((name, value) for name, value in to.items() if value)])
        return f"/review?{query}" if query else "/review"

    def changed(self, **parts: str | None) -> str:
        """The beginning of another queue."""
        rest = [pair for pair in self.query if pair[0] not in parts]
        query = urlencode([*rest, *((name, value) for name, value in parts.items() if value)])
        return f"/review?{query}" if query else "/review"


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A record of the page as it is listed: the coder's (with its `record_id`) or one that was added."""

    record: Record
    record_id: str | None
    verdicts: tuple[Verdict, ...]

    def by(self, author: str | None) -> Verdict | None:
        """The verdict of an analyst on it."""
        return next((one for one in self.verdicts if one.author == author), None)

    @property
    def disagree(self) -> bool:
        """Whether analysts said different things of it."""
        return len({digest(one.result) if one.result else None for one in self.verdicts}) > 1


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """Where one stands; `current` is None where all records of the page have been gone through.

    `unheard` are verdicts on this text whose records are not coded any more, `open` the ids of the records
    that the analyst has yet to judge.
    """

    document: Document
    document_id: str
    items: tuple[Item, ...]
    unheard: tuple[Verdict, ...]
    current: Item | None
    before: str | None
    after: str | None
    done: tuple[Verdict, ...]
    open: tuple[str, ...]


def where_of(query: Iterable[tuple[str, str]]) -> Where:
    """What an address asks for; what makes no sense is left out."""
    pairs = tuple((name, value) for name, value in tuple(query)[:_MOST_PARTS] if value)
    last = dict(pairs)
    order = next((one for one in ORDERS if one == last.get("order")), ORDERS[0])
    return Where(
        asked=filters.asked(pairs),
        order=order,
        judged=next((one for one in JUDGED if one == last.get("judged")), JUDGED[0]),
        query=tuple(pair for pair in pairs if pair[0].replace("-", "_") in _KEPT),
        document=last.get("document"),
        record=last.get("record"),
    )


def stop_of(store: Store, where: Where, author: str) -> Stop | None:
    """Where one stands; None where nothing is left, or where there is no such record or page."""
    if where.by_page is not None or where.document is not None:
        return _on_page(store, where, author)
    wanted, order = where.asked.wanted, where.by_record
    name = where.record
    if name is None:
        found = store.queue_page(wanted, author=author, order=order, judged=where.judged, limit=1).items
        name = found[0].told.record_id if found else None
    document_id = store.document_of_record(name) if name else None
    if name is None or document_id is None:
        return None
    before, after = store.queue_beside(name, wanted, author=author, order=order, judged=where.judged)
    ways = (where.address(record=before) if before else None, where.address(record=after) if after else None)
    return _stop(store, author, document_id, name, *ways)


def _on_page(store: Store, where: Where, author: str) -> Stop | None:
    order = where.by_page or "pages"
    wanted = where.asked.wanted
    document_id = where.document or store.next_page(wanted, author=author, order=order)
    if document_id is None:
        return None
    names = _in_order(store, document_id)
    left = set(store.unjudged(document_id, author))
    first = next((name for name in names if name in left), None)
    name = where.record if where.record in names else None
    if where.record is None:
        name = first
    at = names.index(name) if name else len(names)
    to = [where.address(document=document_id, record=one) for one in (*names, "end")]
    before = to[at - 1] if at else None
    after = to[at + 1] if at < len(names) else None
    if at == len(names):
        after = where.address()
    if at == len(names) and where.by_page is not None:
        following = store.next_page(wanted, author=author, order=order, behind_document=document_id)
        after = where.address(document=following) if following else None
    return _stop(store, author, document_id, name, before, after)


def _in_order(store: Store, document_id: str) -> list[str]:
    records = sorted(store.records(document_id), key=lambda record: record.trigger.start)
    return [id_of(document_id, record.id) for record in records]


def _stop(
    store: Store, author: str, document_id: str, name: str | None, before: str | None, after: str | None
) -> Stop | None:
    document = store.document(document_id)
    if document is None:
        return None
    items, stand = items_of(store, document, document_id)
    return Stop(
        document=document,
        document_id=document_id,
        items=items,
        unheard=_unheard(store, document, items, stand),
        current=next((item for item in items if name and item.record_id == name), None),
        before=before,
        after=after,
        done=tuple(one for one in stand if one.kind == "done" and one.document_id == document_id),
        open=tuple(store.unjudged(document_id, author)),
    )


def items_of(store: Store, document: Document, document_id: str) -> tuple[tuple[Item, ...], list[Verdict]]:
    """The records of a document with what was judged of them, those that were added last; all verdicts."""
    coded = {id_of(document_id, record.id): record for record in store.records(document_id)}
    given = store.judged_records(list(coded))
    stand = store.verdicts_on(document_id)
    heard = {one.verdict_id for some in given.values() for one in some}
    items = [
        Item(record=record, record_id=name, verdicts=tuple(given.get(name, ())))
        for name, record in coded.items()
    ]
    for one in stand:
        if one.kind == "add" and one.verdict_id not in heard and one.record is not None:
            record = in_text(one.record, document.text)
            if record is not None:
                items.append(Item(record=record, record_id=None, verdicts=(one,)))
    return tuple(sorted(items, key=lambda item: (item.record_id is None, item.record.trigger.start))), stand


def _unheard(
    store: Store, document: Document, items: Sequence[Item], stand: Sequence[Verdict]
) -> tuple[Verdict, ...]:
    """Verdicts given on this very text that are about none of its records any more."""
    heard = {one.verdict_id for item in items for one in item.verdicts}
    return tuple(
        one
        for one in stand
        if one.verdict_id not in heard
        and one.result is not None
        and in_text(one.result, document.text) == one.result
    )
