"""Ceasefires and accords, and of each what followed: a calendar and a list.

Comes in: an agreement's id. Goes out: HTML. What an agreement is, and what followed it, is decided in
`ledger`.
"""

from litestar import get
from litestar.params import FromPath

from dienbien.web.given import OpenBook
from dienbien.web.pages.calendar import months_of
from dienbien.web.pages.rendering import Asked, Page, not_found, page


@get("/agreements", sync_to_thread=True)
def agreements_page(request: Asked, book: OpenBook) -> Page:
    """All agreements, the latest first."""
    found = [one.agreement for one in book.all()]
    found.sort(key=lambda one: one.begins or one.known_since or "", reverse=True)
    return page(request, "agreements.html", agreements=found)


@get("/agreements/{agreement_id:str}", sync_to_thread=True)
def agreement_page(request: Asked, book: OpenBook, agreement_id: FromPath[str]) -> Page:
    """One agreement with its ledger."""
    found = book.one(agreement_id)
    if found is None:
        return not_found(request, "no agreement")
    return page(
        request,
        "agreement.html",
        agreement=found.agreement,
        entries=found.entries,
        months=months_of(found.agreement, found.entries),
    )
