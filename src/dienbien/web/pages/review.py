"""The review page: records one after another, to accept, correct or reject; pages to be done with.

Comes in: requests of an analyst. Goes out: HTML, verdicts for the store, and the way to the next record.
"""

from collections.abc import Callable, Iterable
from typing import Any, get_args
from urllib.parse import parse_qsl

from litestar import Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency
from litestar.exceptions import NotAuthorizedException
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath
from litestar.response import Redirect

from dienbien.gazetteer import countries
from dienbien.records import Precision, Sector, Status
from dienbien.records.choices import LOSS_CLASSES, LOSS_KINDS, MODES
from dienbien.review import Kind, Verdict, changed_fields, digest, faults
from dienbien.store import Store, StoreError
from dienbien.store.ids import record_id as id_of
from dienbien.web.accounts import Account
from dienbien.web.door import needs_account
from dienbien.web.pages import filters
from dienbien.web.pages.document import paragraphs_of, title_of
from dienbien.web.pages.drafts import ZONES, Draft, draft_from, draft_of, record_of
from dienbien.web.pages.reader import reader_of
from dienbien.web.pages.rendering import Asked, OpenStore, Page, not_found, page
from dienbien.web.pages.stops import JUDGED, ORDERS, Item, Stop, Where, stop_of, where_of

_LONGEST_REASON, _MOST_PAIRS = 500, 2_000
_VERDICTS: tuple[Kind, ...] = ("accept", "reject")
_FORM = {
    "modes": MODES,
    "statuses": get_args(Status),
    "zones": ZONES,
    "sectors": get_args(Sector),
    "precisions": get_args(Precision),
    "loss_kinds": LOSS_KINDS,
    "loss_classes": LOSS_CLASSES,
}
Analyst = NamedDependency[Account]


def signs_in(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A guard: whoever is not signed in is led to where one does."""
    if connection.user is None:
        raise NotAuthorizedException("Sign in with an account first.")


@get("/review", guards=[signs_in], sync_to_thread=True)
def review_page(request: Asked, store: OpenStore, account: Analyst) -> Page:
    """The record, or the page, that is to be judged."""
    query = reader_of(request).query
    return _shown(request, store, account, where_of(query), dict(query).get("form"), dict(query))


@post("/review/records/{record_id:str}", guards=[needs_account])
async def judge_record(
    request: Asked, store: OpenStore, account: Analyst, record_id: FromPath[str]
) -> Response[Any]:
    """Accept or reject a record."""
    sent = await _sent(request)

    def judge(given: dict[str, str], where: Where) -> str:
        kind = next((one for one in _VERDICTS if one == given.get("kind")), None)
        if kind is None:
            raise StoreError("accept or reject it")
        store.judge(
            record_id, kind, author=account.name, reason=_reason(given), seen=given.get("seen") or None
        )
        return _onward(store, where, account.name, record_id)

    return await sync_to_thread(_tried, request, store, account, sent, judge)


@post("/review/records/{record_id:str}/correct", guards=[needs_account])
async def correct_record(
    request: Asked, store: OpenStore, account: Analyst, record_id: FromPath[str]
) -> Response[Any]:
    """Say how a record should be."""
    sent = await _sent(request)
    return await sync_to_thread(_written, request, store, account, sent, record_id=record_id)


@post("/review/documents/{document_id:str}/add", guards=[needs_account])
async def add_record(
    request: Asked, store: OpenStore, account: Analyst, document_id: FromPath[str]
) -> Response[Any]:
    """Add a record that the coder missed."""
    sent = await _sent(request)
    return await sync_to_thread(_written, request, store, account, sent, document_id=document_id)


@post("/review/documents/{document_id:str}/done", guards=[needs_account])
async def finish_document(
    request: Asked, store: OpenStore, account: Analyst, document_id: FromPath[str]
) -> Response[Any]:
    """Say that nothing is missing on a page, and go on to the next."""
    sent = await _sent(request)

    def finish(given: dict[str, str], where: Where) -> str:
        store.finish_document(document_id, author=account.name, reason=_reason(given))
        if where.by_page is None:
            return where.address()
        wanted = where.asked.wanted
        following = store.next_page(
            wanted, author=account.name, order=where.by_page, behind_document=document_id
        )
        return where.address(document=following)

    return await sync_to_thread(_tried, request, store, account, sent, finish)


@post("/review/verdicts/{verdict_id:str}/undo", guards=[needs_account])
async def undo_verdict(
    request: Asked, store: OpenStore, account: Analyst, verdict_id: FromPath[str]
) -> Response[Any]:
    """Take back a verdict, and go to what it was about."""
    sent = await _sent(request)

    def undo(given: dict[str, str], where: Where) -> str:
        taken = store.undo_verdict(verdict_id, author=account.name, reason=_reason(given))
        record = taken.record_id if taken.record_id and store.document_of_record(taken.record_id) else None
        by_page = where.by_page is not None or record is None
        return where.address(document=taken.document_id if by_page else None, record=record or "end")

    return await sync_to_thread(_tried, request, store, account, sent, undo)


Sent = list[tuple[str, str]]


async def _sent(request: Request[Any, Any, Any]) -> Sent:
    """What a form sends, as it was typed."""
    body = (await request.body()).decode("utf-8", errors="replace")
    pairs = parse_qsl(body, keep_blank_values=True)[:_MOST_PAIRS]
    return [(name, value.replace("\0", "")) for name, value in pairs]


def _reason(given: dict[str, str]) -> str:
    return given.get("reason", "").strip()[:_LONGEST_REASON]


def _back(sent: Sent) -> Where:
    """Where the form stood."""
    return where_of(parse_qsl(dict(sent).get("back", ""), keep_blank_values=True))


def _tried(
    request: Asked, store: Store, account: Account, sent: Sent, say: Callable[[dict[str, str], Where], str]
) -> Response[Any]:
    """Do what was asked and go on, or show the page again with what is wrong."""
    where = _back(sent)
    try:
        return Redirect(say(dict(sent), where), status_code=303)
    except StoreError as error:
        if not isinstance(error.__cause__, StoreError) and error.__cause__ is not None:
            raise
        return _shown(request, store, account, where, fault=str(error.__cause__ or error))


def _onward(store: Store, where: Where, author: str, record_id: str) -> str:
    """The address of what comes behind a record that was judged."""
    if where.by_page is not None or where.document is not None:
        document_id = where.document or store.document_of_record(record_id)
        left = store.unjudged(document_id, author) if document_id else []
        return where.address(document=document_id, record=None if left else "end")
    wanted, judged = where.asked.wanted, where.judged
    _, after = store.queue_beside(record_id, wanted, author=author, order=where.by_record, judged=judged)
    return where.address(record=after)


def _written(
    request: Asked,
    store: Store,
    account: Account,
    sent: Sent,
    *,
    record_id: str | None = None,
    document_id: str | None = None,
) -> Response[Any]:
    """A record that an analyst wrote: kept if it is one, else shown again with what is wrong with it."""
    where, draft, given = _back(sent), draft_from(sent), dict(sent)
    on = document_id or (store.document_of_record(record_id) if record_id else None)
    document = store.document(on) if on else None
    if document is None or on is None:
        return not_found(request, "no document")
    replaces = given.get("replaces") or None
    base = _base(store, on, record_id, replaces)
    written = record_of(draft, document, base)
    wrong = written.faults or (faults(written.record, document) if written.record else ())
    if wrong or written.record is None:
        told = tuple((fault.field, fault.what) for fault in wrong)
        form = "correct" if record_id else "add"
        return _shown(request, store, account, where, form, given, draft=draft, wrong=told)
    record = written.record

    def say(_: dict[str, str], where: Where) -> str:
        reason = draft.reason[:_LONGEST_REASON]
        if record_id is None:
            store.add_record(on, record, author=account.name, reason=reason, replaces=replaces)
            return where.address(document=where.document, record=where.record or "end")
        seen = given.get("seen") or None
        store.judge(record_id, "correct", author=account.name, reason=reason, record=record, seen=seen)
        return _onward(store, where, account.name, record_id)

    return _tried(request, store, account, sent, say)


def _base(store: Store, document_id: str, record_id: str | None, replaces: str | None) -> Any:
    """The record that a form began with: the coder's, or the one that was added before."""
    if record_id is not None:
        records = store.records(document_id)
        return next((one for one in records if id_of(document_id, one.id) == record_id), None)
    return next((one.record for one in store.verdicts_on(document_id) if one.verdict_id == replaces), None)


def _shown(
    request: Asked,
    store: Store,
    account: Account,
    where: Where,
    form: str | None = None,
    given: dict[str, str] | None = None,
    *,
    fault: str | None = None,
    draft: Draft | None = None,
    wrong: Iterable[tuple[str, str]] = (),
) -> Page:
    given = given or {}
    stop = stop_of(store, where, account.name)
    told: dict[str, Any] = {"where": where, "asked": where.asked, "filters": filters}
    told |= {"orders": ORDERS, "judged": JUDGED}
    told |= {"last": store.last_verdict(account.name), "left": _left(store, where, account.name)}
    if stop is not None:
        if form not in ("correct", "add") or (form == "correct" and stop.current is None):
            form = None
        told |= _details(stop, account.name) | {"replaces": given.get("replaces", "")}
        told |= {"draft": draft or _draft(form, stop, account.name, given), "wrong": list(wrong), **_FORM}
    status = 400 if fault or wrong else 200
    return page(request, "review.html", status=status, stop=stop, form=form, fault=fault, **told)


def _details(stop: Stop, author: str) -> dict[str, Any]:
    """What the template shows of a stop: the text with the words of the record, else of all records, lit."""
    item = stop.current
    return {
        "title": title_of(stop.document),
        "paragraphs": paragraphs_of(stop.document, [item.record] if item else _covered(stop, author)),
        "seen": digest(item.record) if item else "",
        "changed_fields": changed_fields,
        "countries": countries().values(),
    }


def _left(store: Store, where: Where, author: str) -> int:
    wanted = where.asked.wanted
    if where.by_page is not None:
        return store.count_pages(wanted, author=author, order=where.by_page)
    return store.queue_count(wanted, author=author, judged=where.judged)


def _covered(stop: Stop, author: str) -> list[Any]:
    """The records that the page has by an analyst's verdicts."""
    return [item.record for item in stop.items if not _is_rejected(item.by(author))]


def _is_rejected(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.kind == "reject"


def _draft(form: str | None, stop: Stop, author: str, given: dict[str, str]) -> Draft | None:
    """What a form begins with: the record by the analyst's own correction, as coded, or chosen words."""
    if form == "correct" and stop.current is not None:
        before = _before(stop.current, author)
        return (
            draft_of(before.record or stop.current.record, before.reason)
            if before
            else draft_of(stop.current.record)
        )
    if form == "add":
        for item in stop.items:
            mine = item.by(author)
            if mine is not None and mine.verdict_id == given.get("replaces"):
                return draft_of(item.record, mine.reason)
        chosen = {"trigger.words": given.get("words", ""), "nth": given.get("nth", "")}
        return draft_from([*chosen.items(), ("event", "STATE"), ("status", "occurred")])
    return None


def _before(item: Item, author: str) -> Verdict | None:
    mine = item.by(author)
    return mine if mine is not None and mine.kind == "correct" else None
