"""A box for a text or an address, which is coded at once and kept nowhere.

Comes in: a text, or the address of a page or feed; its day, if known. Goes out: each document with its
records, as its own page shows it.
"""

import datetime
from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.enums import RequestEncodingType
from litestar.params import Body

from dienbien.web.coded import Bench, Coded, CodedDocument, Text, UncodableError
from dienbien.web.given import GivenSettings, OpenBench
from dienbien.web.pages.document import shown
from dienbien.web.pages.rendering import Asked, Page, page

_LONGEST_ADDRESS = 1_000
_NOTHING = Coded((), ())


class Pasted(msgspec.Struct, frozen=True):
    """What the form sends."""

    text: str = ""
    url: str = ""
    published: str = ""


@get("/code", sync_to_thread=False)
def code_form(request: Asked, bench: OpenBench, settings: GivenSettings) -> Page:
    """The empty box."""
    return page(request, "code.html", **_shown(request, bench, Pasted(), settings.longest_text))


async def code_text(
    request: Asked,
    bench: OpenBench,
    settings: GivenSettings,
    data: Annotated[Pasted, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Page:
    """What was sent, with its records."""
    longest = settings.longest_text
    try:
        coded = await bench.coded(_asked(data), request)
    except UncodableError as fault:
        values = _shown(request, bench, data, longest, fault=fault)
        return page(request, "code.html", status=fault.status, **values)
    return page(request, "code.html", **_shown(request, bench, data, longest, coded=coded))


def _asked(data: Pasted) -> Text:
    """What is to be coded. Raises `UncodableError` where the form can't mean anything."""
    text, url, day = data.text.strip(), data.url.strip(), data.published.strip()
    if not text and not url:
        raise UncodableError("no text", "paste a text or an address first", field="text", status=400)
    if text and url:
        raise UncodableError("text or url", "give a text or an address", field="text", status=400)
    if len(url) > _LONGEST_ADDRESS:
        raise UncodableError("no address", "the address is too long", status=400)
    try:
        published = datetime.date.fromisoformat(day) if day else None
    except ValueError as error:
        raise UncodableError("no such day", "no such day", field="published", status=400) from error
    return Text(text=data.text, published=published) if text else Text(url=url, published=published)


def _shown(
    request: Asked,
    bench: Bench,
    pasted: Pasted,
    longest: int,
    *,
    fault: UncodableError | None = None,
    coded: Coded = _NOTHING,
) -> dict[str, Any]:
    return {
        "pasted": pasted,
        "longest": longest,
        "may_fetch": bench.may_fetch(request),
        "fault": fault,
        "coded": [_document(one, number) for number, one in enumerate(coded.documents)],
        "failures": coded.failures,
    }


def _document(one: CodedDocument, number: int) -> dict[str, Any]:
    """A document as the template shows it; several on one page have names of their own for their parts."""
    records = [msgspec.structs.replace(record, id=f"{number}-{record.id}") for record in one.records]
    return {"document": one.document, **shown(one.document, records)}
