"""The pages of the desk: what an analyst reads and clicks (docs/desk.md).

Comes in: requests, with the open store. Goes out: HTML that needs no script to be read. It counts and
decides nothing: that is the work of `store`, `linking` and `ledger`.
"""

from litestar import Router, post

from dienbien.web.limits import limited
from dienbien.web.pages.actors import actors_page
from dienbien.web.pages.agreements import agreement_page, agreements_page
from dienbien.web.pages.desk import desk_page, map_data
from dienbien.web.pages.document import document_page
from dienbien.web.pages.event import event_page
from dienbien.web.pages.mending import merge_events, split_event
from dienbien.web.pages.paste import code_form, code_text
from dienbien.web.pages.review import (
    add_record,
    correct_record,
    finish_document,
    judge_record,
    review_page,
    undo_verdict,
)
from dienbien.web.pages.search import search_page
from dienbien.web.pages.threads import thread_page, threads_page
from dienbien.web.settings import Settings
from dienbien.web.shared import Shared

__all__ = ["pages_router"]


def pages_router(settings: Settings, shared: Shared) -> Router:
    """All pages."""
    limit = limited(shared, "code", settings.codes_a_minute)
    return Router(
        "/",
        route_handlers=[
            desk_page,
            map_data,
            event_page,
            document_page,
            code_form,
            post("/code", status_code=200, guards=[limit])(code_text),
            agreements_page,
            agreement_page,
            actors_page,
            search_page,
            threads_page,
            thread_page,
            merge_events,
            split_event,
            review_page,
            judge_record,
            correct_record,
            add_record,
            finish_document,
            undo_verdict,
        ],
        include_in_schema=False,
    )
