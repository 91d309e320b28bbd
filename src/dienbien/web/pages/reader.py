"""Who reads a page: in which language and colours, and as whom.

Comes in: a request. Goes out: a `Reader`. What the address chooses (`?lang=en`, `?theme=dark`) is kept in a
cookie by `rendering`.
"""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

import msgspec
from litestar import Request

from dienbien.web.pages.words import LANGUAGES, Wording, wording

THEMES = ("auto", "light", "dark")
COOKIES = {"lang": LANGUAGES, "theme": THEMES}
"""What a reader may choose, by the name of its cookie and of its part of an address."""
_PREFERS = re.compile(r"\s*([a-z]{1,8})[^,;]*(?:;\s*q=([01](?:\.\d{1,3})?))?", re.IGNORECASE)
_MOST_PREFERENCES, _MOST_PARTS = 20, 200


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Who reads.

    `account` is the name of who is signed in; `path` and `query` are those of the page, `chosen` is what its
    address newly chooses.
    """

    account: str | None
    language: str
    theme: str
    path: str
    query: tuple[tuple[str, str], ...]
    chosen: dict[str, str]

    @property
    def words(self) -> Wording:
        """The words of the reader's language."""
        return wording(self.language)

    def address(self, **changed: object) -> str:
        """This page with some of its query changed; None takes a part out."""
        rest = [(name, value) for name, value in self.query if name not in changed]
        added = [(name, str(value)) for name, value in changed.items() if value is not None]
        query = urlencode(rest + added)
        return f"{self.path}?{query}" if query else self.path


def reader_of(request: Request[Any, Any, Any]) -> Reader:
    """The reader who asks."""
    asked_for = request.scope["query_string"].decode("latin-1")
    query = tuple(parse_qsl(asked_for, keep_blank_values=True)[:_MOST_PARTS])
    chosen = {name: value for name, value in query if value in COOKIES.get(name, ())}
    kept = {name: request.cookies.get(name, "") for name in COOKIES}
    asked = {name: chosen.get(name) or kept[name] for name in COOKIES}
    preferred = _preferred(request.headers.get("accept-language"))
    return Reader(
        account=getattr(request.scope.get("user"), "name", None),
        language=asked["lang"] if asked["lang"] in LANGUAGES else preferred,
        theme=asked["theme"] if asked["theme"] in THEMES else THEMES[0],
        path=request.url.path,
        query=tuple(pair for pair in query if pair[0] not in COOKIES),
        chosen=chosen,
    )


def _preferred(header: str | None) -> str:
    """The language a browser likes best of those there are; Vietnamese where it says nothing."""
    found: list[tuple[float, int, str]] = []
    for place, part in enumerate((header or "").split(",")[:_MOST_PREFERENCES]):
        match = _PREFERS.match(part)
        if match and match[1].lower() in LANGUAGES:
            found.append((-float(match[2] or 1), place, match[1].lower()))
    return min(found)[2] if found else LANGUAGES[0]
