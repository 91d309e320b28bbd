"""The API under `/api/v1` (docs/api.md).

Comes in: the answers that are kept, the book of agreements and settings. Goes out: a router with all its
handlers.
"""

from litestar import Router, post

from dienbien.web.answers import Answers, of_accept
from dienbien.web.api import agreements, coding, counted, documents, events, exporting, review, session
from dienbien.web.api.description import PATH
from dienbien.web.book import Book
from dienbien.web.door import CHANGES_NOTHING, FOR_ALL, needs_json
from dienbien.web.limits import limited
from dienbien.web.settings import Settings
from dienbien.web.shared import Shared

_READING = (
    documents.list_documents,
    documents.one_document,
    documents.list_records,
    documents.search,
    events.list_events,
    events.one_event,
    events.claims_of_event,
    events.list_claims,
    counted.list_actors,
    counted.list_places,
    counted.list_threads,
    counted.one_thread,
    exporting.export,
)
_BOOK = (agreements.list_agreements, agreements.one_agreement, agreements.ledger_of_agreement)
_CHANGING = (
    *(events.merge_events, events.split_event, session.show_session, session.end_session),
    *review.REVIEWING,
)


def api_router(answers: Answers, book: Book, settings: Settings, shared: Shared) -> Router:
    """All handlers of the API.

    Coding changes nothing, so it needs no CSRF token; it takes JSON only, which no foreign page can send.
    """
    reading = Router("/", route_handlers=_READING, before_request=answers.before(of_accept))
    from_book = Router(
        "/",
        route_handlers=_BOOK,
        before_request=answers.before(book.with_state(of_accept)),
    )
    code = post(
        "/code",
        status_code=200,
        opt={"exclude_from_csrf": True, **CHANGES_NOTHING},
        guards=[needs_json, limited(shared, "code", settings.codes_a_minute)],
    )(coding.code)
    sign_in = post(
        "/session",
        status_code=200,
        opt=FOR_ALL,
        guards=[limited(shared, "sign in", settings.sign_ins_a_minute)],
    )(session.begin_session)
    return Router(
        PATH, route_handlers=[reading, from_book, code, sign_in, *_CHANGING], include_in_schema=True
    )
