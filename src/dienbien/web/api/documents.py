"""Documents, their records, and the search for words, over the API.

Comes in: requests. Goes out: answers.
"""

from datetime import date
from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, FromQuery, QueryParameter

from dienbien.store import Hit, Listed
from dienbien.store.ids import record_id
from dienbien.web.api.forms import listed, thing
from dienbien.web.api.parameters import After, AskedForm, Limit
from dienbien.web.api.shapes import DocumentRecord, EventReport, Items, OneDocument
from dienbien.web.cursors import Cursor
from dienbien.web.given import Filter, OpenStore

_DOCUMENTS = Cursor("documents", "n")
_REPORTS = Cursor("records", "n")
Query = Annotated[
    str,
    QueryParameter(
        min_length=1,
        max_length=500,
        description='All these words, with or without marks; "in quotes" a phrase.',
    ),
]
Outlet = Annotated[str | None, QueryParameter(max_length=200, description="Of this outlet.")]


@get("/documents", sync_to_thread=True, responses={200: ResponseSpec(Items[Listed])})
def list_documents(
    request: Request[Any, Any, Any],
    store: OpenStore,
    since: FromQuery[date | None] = None,
    until: FromQuery[date | None] = None,
    outlet: Outlet = None,
    limit: Limit = 100,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """Current versions of pages, the latest to arrive first, without their texts."""
    page = store.document_page(
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        outlet=outlet or None,
        limit=limit,
        after=_DOCUMENTS.position(after),
    )
    return listed(request, page.items, _DOCUMENTS.word(page.next), format, Listed)


@get("/documents/{document_id:str}", sync_to_thread=True, responses={200: ResponseSpec(OneDocument)})
def one_document(store: OpenStore, document_id: FromPath[str]) -> Response[Any]:
    """One version of a page: its text, zones and metadata, its records, and the event that each reports."""
    document = store.document(document_id)
    if document is None:
        raise NotFoundException("There is no such document.")
    event_of = store.events_of(document_id)
    told = tuple(
        DocumentRecord(
            record_id=record_id(document_id, record.id), event_id=event_of.get(record.id), record=record
        )
        for record in store.records(document_id)
    )
    return thing(OneDocument(document_id=document_id, document=document, records=told))


@get("/records", sync_to_thread=True, responses={200: ResponseSpec(Items[EventReport])})
def list_records(
    request: Request[Any, Any, Any],
    store: OpenStore,
    wanted: Filter,
    limit: Limit = 100,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """The records that report the events that are wanted, the latest to arrive first."""
    page = store.report_page(wanted, limit=limit, after=_REPORTS.position(after))
    names = [name for name in EventReport.__struct_fields__ if name != "event_id"]
    items = [
        EventReport(event_id=one.event_id, **{name: getattr(one.told, name) for name in names})
        for one in page.items
    ]
    return listed(request, items, _REPORTS.word(page.next), format, EventReport)


@get("/search", sync_to_thread=True, responses={200: ResponseSpec(Items[Hit])})
def search(
    request: Request[Any, Any, Any],
    store: OpenStore,
    q: Query,
    limit: Limit = 20,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """Current documents with all the words, the best first; at most `limit`, there is no next page."""
    return listed(request, store.search(q, limit), None, format, Hit)
