"""Threads: stories over days. The busiest of them; and of one a chronicle with a chart of violence and talks.

Comes in: a thread's id. Goes out: HTML.
"""

from itertools import groupby

from litestar import get
from litestar.params import FromPath

from dienbien.linking import Wanted
from dienbien.web.given import OpenBook, OpenMemo
from dienbien.web.pages.bars import chart
from dienbien.web.pages.rendering import Asked, OpenStore, Page, not_found, page
from dienbien.web.pages.truces import truces_of

_MOST_THREADS, _MOST_EVENTS = 100, 1_000


@get("/threads", sync_to_thread=True)
def threads_page(request: Asked, store: OpenStore, memo: OpenMemo) -> Page:
    """The threads with most events."""
    found = memo.get("threads", lambda: store.threads(limit=_MOST_THREADS))
    return page(request, "threads.html", threads=[one for one in found if one.events > 1])


@get("/threads/{thread_id:str}", sync_to_thread=True)
def thread_page(request: Asked, store: OpenStore, book: OpenBook, thread_id: FromPath[str]) -> Page:
    """The thread, day by day."""
    wanted = Wanted(thread=thread_id)
    thread = next(iter(store.threads(wanted, limit=1)), None)
    if thread is None:
        return not_found(request, "no thread")
    events = list(store.events(wanted, order="day", limit=_MOST_EVENTS))
    view = store.overview(wanted)
    days = [(day, list(some)) for day, some in groupby(events, key=lambda event: event.first_day)]
    drawn = chart(view.days, view.first_day, view.last_day)
    own = {event.id for event in events}
    return page(
        request,
        "thread.html",
        thread=thread,
        days=days,
        view=view,
        chart=drawn,
        truces=truces_of((one.agreement for one in book.all()), own, drawn) if drawn else [],
        most=_MOST_EVENTS,
    )
