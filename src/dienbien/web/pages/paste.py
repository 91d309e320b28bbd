"""A box for a text that is coded at once and kept nowhere.

Comes in: a text and, if known, its day. Goes out: the text with its records, as the page of a document
shows it.
"""

import datetime
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body

from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.web.pages.document import shown
from dienbien.web.pages.rendering import Asked, Page, page

LONGEST = 100_000
"""Characters of a text that is coded here."""


class Pasted(msgspec.Struct, frozen=True):
    """What the form sends."""

    text: str = ""
    published: str = ""


@get("/code", sync_to_thread=True)
def code_form(request: Asked) -> Page:
    """The empty box."""
    return page(request, "code.html", pasted=Pasted(), fault=None, document=None, longest=LONGEST)


@post("/code", status_code=200, sync_to_thread=True)
def code_text(
    request: Asked, data: Annotated[Pasted, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Page:
    """The text with its records."""
    day = data.published.strip() or None
    fault = _fault(data.text, day)
    if fault:
        return page(
            request, "code.html", status=400, pasted=data, fault=fault, document=None, longest=LONGEST
        )
    document = read_text(data.text, published=day)
    values = shown(document, code_document(document))
    return page(request, "code.html", pasted=data, fault=None, document=document, longest=LONGEST, **values)


def _fault(text: str, day: str | None) -> str | None:
    """What is wrong with what was sent, as a key of the words."""
    if not text.strip():
        return "no text"
    if len(text) > LONGEST:
        return "text too long"
    try:
        datetime.date.fromisoformat(day or "2000-01-01")
    except ValueError:
        return "no such day"
    return None
