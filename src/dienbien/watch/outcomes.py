"""What becomes of an item by what its page gave: what is kept, and when it is asked for again.

Comes in: an item, a result and the time. Goes out: an `Outcome`, plain values. It writes nothing.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from dienbien.copies.addresses import address_key
from dienbien.fetching import FetchError
from dienbien.records import Document
from dienbien.watch.items import Item
from dienbien.watch.pace import growing
from dienbien.watch.page import Page, empty_page
from dienbien.watch.sources import Source
from dienbien.watch.tasks import Result

_EMPTY_AGES = (600.0, 3600.0, 6 * 3600.0, 86_400.0, 3 * 86_400.0)
"""How old an item is, in seconds, when a page that had no article is looked at again."""
_BLANK_PAUSES = (6 * 3600.0, 86_400.0, 3 * 86_400.0, 7 * 86_400.0)
"""What a page gets that had an article before and has none now: its layout may be wrong for days."""
_LASTING_PAUSES = (1800.0, 6 * 3600.0, 86_400.0)
"""What a page that is not there gets: outlets list pages before they are."""
_FIRST_PAUSE = 300.0
_LONGEST_PAUSE = 6 * 3600.0
_PATIENCE = 30 * 86_400.0
"""How long a page is asked for whose server fails or can't be reached."""
_MANY_TRIES = 60
"""How often it is asked for in that time at least: the clock may have been set."""
_SOON = 60.0
_LONGEST_MESSAGE = 500


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an item: `values` are its new members, `document` is to be stored with them.

    `is_article` says whether its page had a body, None where no page was read. `also_known` is the key of the
    address that redirects led to, where it is another one.
    """

    item: Item
    values: dict[str, Any]
    document: Document | None = None
    is_article: bool | None = None
    also_known: str | None = None


def outcome(item: Item, source: Source | None, result: Result, now: float) -> Outcome:
    """What the result of a visit makes of an item."""
    ages = source.recheck if source else ()
    if result.is_same:
        return Outcome(item=item, values=_seen(item, now, ages) | {"message": None})
    if result.error is not None:
        return _failed(item, source, result.error, now)
    page = result.page
    if page is None or page.kind == "unreadable":
        error = FetchError(page.reason or "" if page else "gave nothing", "", is_lasting=True)
        return _failed(item, source, error, now)
    if page.kind == "language":
        values = {"state": "language", "due": None, "fetched": now, "message": page.reason}
        return Outcome(item=item, values=values)
    return _read(item, page, result, now, ages)


def refused(item: Item, source: Source | None, now: float) -> Outcome:
    """What becomes of an item whose page robots.txt forbids to ask for: its listing stands in for it."""
    page = empty_page(item, source.outlet if source else None, "robots.txt forbids its page")
    return _given_up(item, page, "refused", now)


def _read(item: Item, page: Page, result: Result, now: float, ages: Sequence[float]) -> Outcome:
    is_article = page.kind == "article"
    if not is_article and item.state == "stored":
        return _blank(item, page, now)
    key, before = address_key(result.task.url)[0], address_key(item.url)[0]
    headers = result.answer.headers if result.answer is not None and is_article else {}
    values = _seen(item, now, ages if is_article else _EMPTY_AGES) | {
        "etag": _short(headers.get("etag")),
        "modified": _short(headers.get("last-modified")),
        "message": page.reason,
    }
    keeps = is_article or item.state in ("new", "empty")
    if keeps:
        values["state"] = "stored" if is_article else "empty"
    if is_article:
        values["text"] = None
    return Outcome(
        item=item,
        values=values,
        document=page.document if keeps else None,
        is_article=is_article,
        also_known=key if key and key != before else None,
    )


def _blank(item: Item, page: Page, now: float) -> Outcome:
    """A page that had an article keeps it, and is looked at again: an edit may be hidden."""
    pause = growing(1, _BLANK_PAUSES[item.tries], _PATIENCE) if item.tries < len(_BLANK_PAUSES) else None
    values = {
        "tries": item.tries + 1,
        "checks": item.checks + 1,
        "fetched": now,
        "due": None if pause is None else now + pause,
        "pause": pause or 0.0,
        "message": page.reason,
    }
    return Outcome(item=item, values=values, is_article=False)


def _seen(item: Item, now: float, ages: Sequence[float]) -> dict[str, Any]:
    """Members of an item whose page was there; it is looked at again at the next of the ages."""
    first = item.stored if item.stored is not None else now
    age = max(0.0, now - first)
    later = next((one for one in ages if one > age + _SOON), None)
    due = None if later is None else min(first, now) + later
    return {
        "tries": 0,
        "checks": item.checks + 1,
        "fetched": now,
        "stored": first,
        "due": due,
        "pause": 0.0 if due is None else max(0.0, due - now),
    }


def _failed(item: Item, source: Source | None, error: FetchError, now: float) -> Outcome:
    tries = item.tries + 1
    if error.is_lasting:
        is_over = tries > len(_LASTING_PAUSES)
        pause = 0.0 if is_over else growing(1, _LASTING_PAUSES[tries - 1], _PATIENCE)
    else:
        age = now - item.found
        is_over = age > _PATIENCE and tries > _MANY_TRIES
        pause = growing(tries, _FIRST_PAUSE, min(_LONGEST_PAUSE, max(3600.0, age / 8)))
    if is_over:
        page = empty_page(item, source.outlet if source else None, error.reason)
        return _given_up(item, page, "gone", now)
    values = {"tries": tries, "due": now + pause, "pause": pause, "message": error.reason[:_LONGEST_MESSAGE]}
    return Outcome(item=item, values=values)


def _given_up(item: Item, page: Page, state: str, now: float) -> Outcome:
    values: dict[str, Any] = {"state": state, "due": None, "message": page.reason, "text": None}
    if item.stored is not None or page.document is None:
        return Outcome(item=item, values=values)
    return Outcome(item=item, values=values | {"stored": now}, document=page.document)


def _short(value: str | None) -> str | None:
    """A header that is kept, unless it is too long to be meant."""
    return value if value is not None and len(value) <= 1000 else None
