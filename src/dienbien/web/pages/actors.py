"""Who takes part; and of one or two of them, what they did to whom over time.

Comes in: `?who=`, once or twice: a country's code or part of a name. Goes out: HTML.
"""

import msgspec
from litestar import get

from dienbien.linking import Wanted
from dienbien.web.given import OpenMemo
from dienbien.web.pages import filters
from dienbien.web.pages.bars import charts
from dienbien.web.pages.desk import ORDERS, listed, overview_of
from dienbien.web.pages.reader import reader_of
from dienbien.web.pages.rendering import Asked, OpenStore, Page, page

_MOST = 100


@get("/actors", sync_to_thread=True)
def actors_page(request: Asked, store: OpenStore, memo: OpenMemo) -> Page:
    """All actors, or what one did and suffered, or what passed between two."""
    reader = reader_of(request)
    who = [v.strip()[:200] for name, v in reader.query if name == "who" and v.strip()][:2]
    asked = filters.asked(reader.query)
    if not who:
        key = ("actors", _MOST, msgspec.json.encode(asked.wanted))
        found = memo.get(key, lambda: store.actors(asked.wanted, _MOST))
        return page(request, "actors.html", actors=found)
    wanted = msgspec.structs.replace(asked.wanted, **_members(who))
    asked = filters.Asked(wanted, asked.values, asked.unread)
    views = [
        (role, overview_of(store, memo, filters.Asked(one, {}, ()), has_places=False))
        for role, one in _roles(wanted, who)
    ]
    drawn = charts([view.days for _, view in views], wanted.since, wanted.until)
    total = store.count_events(wanted)
    return page(
        request,
        "actor.html",
        who=who,
        roles=[(role, view, one) for (role, view), one in zip(views, drawn, strict=True)],
        orders=ORDERS,
        listed=listed(store, reader, asked, total, "day"),
    )


def _members(who: list[str]) -> dict[str, object]:
    return {"dyad": (who[0], who[1])} if len(who) == 2 else {"sides": (who[0],)}


def _roles(wanted: Wanted, who: list[str]) -> list[tuple[str, Wanted]]:
    """Of one: what they did, what was done to them. Of two: what each did to the other."""
    free = msgspec.structs.replace(wanted, dyad=None, sides=())
    if len(who) == 1:
        return [
            ("did", msgspec.structs.replace(free, actors=(who[0],))),
            ("suffered", msgspec.structs.replace(free, recipients=(who[0],))),
        ]
    one, other = who
    return [
        ("there", msgspec.structs.replace(free, actors=(one,), recipients=(other,))),
        ("back", msgspec.structs.replace(free, actors=(other,), recipients=(one,))),
    ]
