"""From a template and what it shows to an answer.

Comes in: a request, the name of a template, values. Goes out: HTML. Every string is escaped and loses what
has no shape (`markup.plain`), so that a template can't forget to.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.template.base import csrf_token
from markupsafe import escape

from dienbien.ledger import Quote
from dienbien.linking import Told
from dienbien.safe import web_address
from dienbien.store import Store
from dienbien.version import __version__
from dienbien.web.pages import drawing, markup
from dienbien.web.pages.calendar import look_of
from dienbien.web.pages.reader import reader_of

_YEAR = 365 * 24 * 3600
Asked = Request[Any, Any, Any]
OpenStore = NamedDependency[Store]
Page = Response[str]


def page(
    request: Asked,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> Page:
    """The page that a template makes of the values, in the reader's language."""
    reader = reader_of(request)
    shown = _environment().get_template(template)
    html = shown.render(
        reader=reader,
        w=reader.words,
        version=__version__,
        csrf=csrf_token({"request": request}),
        look_of=look_of,
        **values,
    )
    cookies = [
        Cookie(key=name, value=value, path="/", max_age=_YEAR, samesite="lax")
        for name, value in reader.chosen.items()
    ]
    # What a page quotes may hold half a character; UTF-8 can't.
    sound = html.encode("utf-8", errors="replace").decode("utf-8")
    sent = {"Vary": "Accept-Language, Cookie", **(headers or {})}
    return Response(sound, media_type=MediaType.HTML, status_code=status, cookies=cookies, headers=sent)


def not_found(request: Asked, what: str) -> Page:
    """The page that says that there is no such thing."""
    return page(request, "missing.html", status=404, what=what)


def _outlet(told: Told | Quote) -> str:
    """Who published a page: its outlet, else the host of its address."""
    if told.outlet:
        return told.outlet
    try:
        return (urlsplit(told.page).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("dienbien.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=markup.plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        isolated=markup.isolated,
        found=markup.found,
        marked=markup.marked,
        anchored=lambda pieces: markup.marked(pieces, anchors=True),
        visible=markup.visible,
        kept=escape,
        outlet=_outlet,
        drawn=drawing.drawn,
        bar_rows=drawing.rows,
        headed=lambda words: words[:1].upper() + words[1:],
        address=web_address,
        part=lambda text: quote(text, safe=""),
    )
    return found
