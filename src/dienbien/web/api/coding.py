"""Coding a text or an address over the API; nothing of it is kept.

Comes in: a text, or an address of the web. Goes out: documents with their records.
"""

from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.params import JSONBody

from dienbien.web.api.forms import thing
from dienbien.web.coded import Text, UncodableError
from dienbien.web.given import OpenBench


async def code(request: Request[Any, Any, Any], bench: OpenBench, data: JSONBody[Text]) -> Response[Any]:
    """Code a text that is sent, or a page or feed of the web; nothing is stored.

    Of a feed the first twenty items are coded. A text may have 100,000 characters.
    """
    try:
        return thing(await bench.coded(data, request))
    except UncodableError as fault:
        raise _http_error(fault) from fault


def _http_error(fault: UncodableError) -> HTTPException:
    if fault.status == 422:
        return ValidationException(fault.told, extra=[{"key": fault.field, "message": fault.told}])
    headers = {"Retry-After": "60"} if fault.status == 429 else None
    return HTTPException(fault.told, status_code=fault.status, headers=headers)
