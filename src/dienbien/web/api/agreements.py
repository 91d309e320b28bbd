"""Ceasefires and accords over the API, and what followed each.

Comes in: requests. Goes out: answers from the book of agreements.
"""

from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, QueryParameter

from dienbien.ledger import Agreement, Entry
from dienbien.linking import Wanted
from dienbien.store import Position
from dienbien.web.api.forms import listed, thing
from dienbien.web.api.parameters import After, AskedForm, Limit
from dienbien.web.api.shapes import Items
from dienbien.web.book import Followed
from dienbien.web.cursors import Cursor
from dienbien.web.given import Filter, OpenBook, OpenStore

_AGREEMENTS = Cursor("agreements", "tt")
_ENTRIES = Cursor("entries", "tttn")
Kind = Annotated[str | None, QueryParameter(max_length=50, description="Of this kind, as ceasefire.")]


@get("/agreements", sync_to_thread=True, responses={200: ResponseSpec(Items[Agreement])})
def list_agreements(
    request: Request[Any, Any, Any],
    store: OpenStore,
    book: OpenBook,
    wanted: Filter,
    kind: Kind = None,
    limit: Limit = 100,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """Ceasefires and accords with an event that is wanted, the earliest first."""
    start = _AGREEMENTS.position(after) or ()
    fitting = None if wanted == Wanted() else {event.id for event in store.events(wanted)}
    found = [
        one.agreement
        for one in book.all()
        if (fitting is None or fitting.intersection(one.agreement.events))
        and (not kind or one.agreement.kind == kind)
        and _place(one.agreement) > start
    ]
    following = _place(found[limit - 1]) if len(found) > limit else None
    return listed(request, found[:limit], _AGREEMENTS.word(following), format, Agreement)


@get("/agreements/{agreement_id:str}", sync_to_thread=True, responses={200: ResponseSpec(Agreement)})
def one_agreement(book: OpenBook, agreement_id: FromPath[str]) -> Response[Any]:
    """One agreement: parties, days, terms, how it stands."""
    return thing(_followed(book, agreement_id).agreement)


@get(
    "/agreements/{agreement_id:str}/ledger", sync_to_thread=True, responses={200: ResponseSpec(Items[Entry])}
)
def ledger_of_agreement(
    request: Request[Any, Any, Any],
    book: OpenBook,
    agreement_id: FromPath[str],
    limit: Limit = 1_000,
    after: After = None,
    format: AskedForm = None,  # noqa: A002
) -> Response[Any]:
    """What followed an agreement by day: violations with accuser and denial, appeals, talks, its end."""
    entries = _followed(book, agreement_id).entries
    places: list[Position] = [(*entry.order, number) for number, entry in enumerate(entries)]
    start = _ENTRIES.position(after) or ()
    some = [(place, entry) for place, entry in zip(places, entries, strict=True) if place > start]
    following = some[limit - 1][0] if len(some) > limit else None
    return listed(request, [entry for _, entry in some[:limit]], _ENTRIES.word(following), format, Entry)


def _followed(book: OpenBook, agreement_id: str) -> Followed:
    found = book.one(agreement_id)
    if found is None:
        raise NotFoundException("There is no such agreement.")
    return found


def _place(agreement: Agreement) -> Position:
    """What agreements are sorted by."""
    return agreement.begins or agreement.known_since or "", agreement.id
