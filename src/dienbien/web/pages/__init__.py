"""The pages of the desk: what an analyst reads and clicks (docs/desk.md).

Comes in: requests, with the open store. Goes out: HTML that needs no script to be read. It counts and
decides nothing: that is the work of `store`, `linking` and `ledger`.
"""

from litestar import Router, post

from dienbien.web.answers import Answers, AnyRequest, Parts
from dienbien.web.book import Book
from dienbien.web.door import CHANGES_NOTHING, CSRF_COOKIE
from dienbien.web.limits import limited
from dienbien.web.pages.actors import actors_page
from dienbien.web.pages.agreements import agreement_page, agreements_page
from dienbien.web.pages.desk import desk_page, map_data
from dienbien.web.pages.document import document_page
from dienbien.web.pages.event import event_page
from dienbien.web.pages.mending import merge_events, split_event
from dienbien.web.pages.paste import code_form, code_text
from dienbien.web.pages.reader import reader_of
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

_READING = (desk_page, map_data, event_page, document_page, actors_page, search_page, threads_page)
_BOOK = (agreements_page, agreement_page, thread_page)


def pages_router(answers: Answers, book: Book, settings: Settings, shared: Shared) -> Router:
    """All pages."""
    limit = limited(shared, "code", settings.codes_a_minute)
    code = post("/code", status_code=200, guards=[limit], opt=CHANGES_NOTHING)(code_text)

    return Router(
        "/",
        route_handlers=[
            Router("/", route_handlers=_READING, before_request=answers.before(of_reader)),
            Router("/", route_handlers=_BOOK, before_request=answers.before(book.with_state(of_reader))),
            code_form,
            code,
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


async def of_reader(request: AnyRequest) -> Parts:
    """What a page depends on: who reads it; pages that choose something set cookies, so they are made anew.

    Pages for who is signed in have forms, which hold the token of one browser.
    """
    reader = reader_of(request)
    if reader.chosen:
        return None
    if reader.account is None:
        return ("page", reader.language, reader.theme)
    token = request.cookies.get(CSRF_COOKIE)
    return ("page", reader.language, reader.theme, reader.account, token) if token else None
