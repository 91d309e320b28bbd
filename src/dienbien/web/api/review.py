"""Reviewing over the API: the queue, verdicts and their log, gold.

Comes in: requests of somebody with an account. Goes out: records to judge, verdicts, files for
`dienbien evaluate`. Whatever is said is logged with its author (docs/desk.md).
"""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.exceptions import ClientException, NotFoundException
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import Stream

from dienbien.records import EventType, Record, Status, ZoneKind
from dienbien.records.record import Entity, Loss, Place, Span
from dienbien.review import Verdict, digest, write_docs, write_gold
from dienbien.store import Judged, RecordOrder, StoreError
from dienbien.web.accounts import Account
from dienbien.web.api.forms import listed, thing
from dienbien.web.api.parameters import After, AskedForm, Limit
from dienbien.web.api.shapes import Items
from dienbien.web.cursors import Cursor
from dienbien.web.door import needs_account
from dienbien.web.given import Filter, OpenStore, SignedIn
from dienbien.web.piped import pieces

_QUEUE = {order: Cursor(f"review-{order}", "nt") for order in ("useful", "unsure", "grave", "new")}
_LOG = Cursor("verdicts", "n")
_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern=r"^[0-9a-f]+$")]
_Reason = Annotated[str, msgspec.Meta(max_length=1_000, pattern=r"^[^\u0000]*$")]
_Name = Annotated[str | None, QueryParameter(max_length=100, description="By this analyst.")]


class AnalystRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record as an analyst has it: the fields of `dienbien schema` but those that the store gives."""

    event: EventType
    trigger: Span
    mentions: tuple[Span, ...]
    mode: str | None = None
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    date: str | None = None
    place: Place | None = None
    status: Status = "occurred"
    sources: tuple[Entity, ...] = ()
    losses: tuple[Loss, ...] = ()
    zone: ZoneKind = "body"
    contexts: tuple[str, ...] = ()

    def record(self) -> Record:
        """The same with an id, which the store replaces."""
        members = {name: getattr(self, name) for name in self.__struct_fields__}
        return Record(doc="", id="", confidence=1.0, **members)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What to say of a record; `record` is how it should be, `seen` the `digest` of what was judged."""

    kind: Literal["accept", "correct", "reject"]
    reason: _Reason = ""
    record: AnalystRecord | None = None
    seen: _Id | None = None


class Addition(msgspec.Struct, frozen=True, kw_only=True):
    """A record that the coder missed; `replaces` is the verdict with which it was added before."""

    record: AnalystRecord
    reason: _Reason = ""
    replaces: _Id | None = None


class Reasoned(msgspec.Struct, frozen=True, kw_only=True):
    """Why."""

    reason: _Reason = ""


class QueuedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record that waits, the event that it reports, its page, and the verdicts that stand on it."""

    record_id: str
    document_id: str
    event_id: str | None
    page: str
    day: str | None
    outlet: str | None
    title: str | None
    digest: str
    record: Record
    verdicts: tuple[Verdict, ...]


@get(
    "/review", sync_to_thread=True, guards=[needs_account], responses={200: ResponseSpec(Items[QueuedRecord])}
)
def review_queue(
    request: Request[Any, Any, Any],
    store: OpenStore,
    account: SignedIn,
    wanted: Filter,
    order: FromQuery[RecordOrder] = "useful",
    judged: FromQuery[Judged] = "open",
    limit: Limit = 50,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """Records to review, those where a look is worth most first.

    `judged`: those that nobody judged (`open`), others but not you, you (`mine`), on which analysts disagree
    (`disputed`), or `all`.
    """
    cursor = _QUEUE[order]
    page = store.queue_page(
        wanted,
        author=_name(account),
        order=order,
        judged=judged,
        limit=limit,
        after=cursor.position(after),
    )
    names = ("record_id", "document_id", "page", "day", "outlet", "title", "record")
    items = [
        QueuedRecord(
            event_id=one.event_id,
            verdicts=one.verdicts,
            digest=digest(one.told.record),
            **{name: getattr(one.told, name) for name in names},
        )
        for one in page.items
    ]
    return listed(request, items, cursor.word(page.next), format, QueuedRecord)


@post("/records/{record_id:str}/verdicts", sync_to_thread=True, status_code=200, guards=[needs_account])
def judge_record(
    store: OpenStore, account: SignedIn, record_id: FromPath[str], data: JSONBody[Judgement]
) -> Response[Verdict]:
    """Accept, correct or reject a record."""
    if (data.kind == "correct") != (data.record is not None):
        raise ClientException("A correction needs the `record` as it should be, and nothing else does.")
    record = data.record.record() if data.record else None
    return _said(
        partial(
            store.judge,
            record_id,
            data.kind,
            author=_name(account),
            reason=data.reason.strip(),
            record=record,
            seen=data.seen,
        )
    )


@post("/documents/{document_id:str}/records", sync_to_thread=True, status_code=200, guards=[needs_account])
def add_record(
    store: OpenStore, account: SignedIn, document_id: FromPath[str], data: JSONBody[Addition]
) -> Response[Verdict]:
    """Add a record that the coder missed."""
    return _said(
        partial(
            store.add_record,
            document_id,
            data.record.record(),
            author=_name(account),
            reason=data.reason.strip(),
            replaces=data.replaces,
        )
    )


@post("/documents/{document_id:str}/done", sync_to_thread=True, status_code=200, guards=[needs_account])
def finish_document(
    store: OpenStore, account: SignedIn, document_id: FromPath[str], data: JSONBody[Reasoned]
) -> Response[Verdict]:
    """Say that nothing is missing in a document all of whose records you judged: it becomes gold."""
    return _said(
        partial(store.finish_document, document_id, author=_name(account), reason=data.reason.strip())
    )


@post("/verdicts/{verdict_id:str}/undo", sync_to_thread=True, status_code=200, guards=[needs_account])
def undo_verdict(
    store: OpenStore, account: SignedIn, verdict_id: FromPath[str], data: JSONBody[Reasoned]
) -> Response[Verdict]:
    """Take back a verdict of your own; the log keeps both."""
    return _said(partial(store.undo_verdict, verdict_id, author=_name(account), reason=data.reason.strip()))


@get("/documents/{document_id:str}/verdicts", sync_to_thread=True, guards=[needs_account])
def verdicts_of_document(store: OpenStore, document_id: FromPath[str]) -> Response[list[Verdict]]:
    """The verdicts that stand on a page, whatever version of it they were given on."""
    if store.document(document_id) is None:
        raise NotFoundException("There is no such document.")
    return thing(store.verdicts_on(document_id))


@get("/verdicts", sync_to_thread=True, guards=[needs_account], responses={200: ResponseSpec(Items[Verdict])})
def list_verdicts(
    request: Request[Any, Any, Any],
    store: OpenStore,
    author: _Name = None,
    limit: Limit = 100,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """The log of all verdicts, the earliest first, with the coder's records as they were."""
    page = store.verdict_page(author=author or None, limit=limit, after=_LOG.position(after))
    return listed(request, page.items, _LOG.word(page.next), format, Verdict)


@get("/review/{name:str}", sync_to_thread=True, guards=[needs_account])
def gold_file(
    store: OpenStore, name: FromPath[str], author: _Name = None, shared_with: _Name = None
) -> Response[Any]:
    """`docs.jsonl` or `gold.jsonl`, for `dienbien evaluate`: the pages with which analysts are done.

    By an analyst (`author`), else by whoever was done last; only pages with which somebody else
    (`shared_with`) is done, too.
    """
    write = {"docs.jsonl": write_docs, "gold.jsonl": write_gold}.get(name)
    if write is None:
        raise NotFoundException("There is no such file; there are docs.jsonl and gold.jsonl.")
    found = store.gold(author or None, shared_with or None)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Stream(pieces(partial(write, found)), media_type="application/jsonl", headers=headers)


def _name(account: Account | None) -> str:
    return account.name if account else ""


def _said(say: Callable[[], Verdict]) -> Response[Verdict]:
    try:
        return thing(say())
    except StoreError as error:
        if not isinstance(error.__cause__, StoreError):
            raise
        raise ClientException(str(error.__cause__), status_code=409) from error


REVIEWING = (
    review_queue,
    judge_record,
    add_record,
    finish_document,
    undo_verdict,
    verdicts_of_document,
    list_verdicts,
    gold_file,
)
"""All handlers."""
