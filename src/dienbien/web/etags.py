"""ETags: an answer that would be the same as the one a client has is not made again.

Comes in: requests and the state of what is asked. Goes out: 304, or answers with a weak ETag (RFC 9110), made
of this state, the program's version and what was asked.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from litestar import Request, Response
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

from dienbien.version import __version__

_TAG = "dienbien_etag"


def etags(state: Callable[[], int]) -> Callable[[Request[Any, Any, Any]], Response[Any] | None]:
    """A hook that answers 304 to whoever has the answer already."""

    def answer_unchanged(request: Request[Any, Any, Any]) -> Response[Any] | None:
        if request.method != "GET":
            return None
        accept = request.headers.get("accept", "")
        parts = (__version__, str(state()), request.url.path, request.url.query, accept)
        tag = hashlib.blake2b("\n".join(parts).encode(), digest_size=12).hexdigest()
        request.scope["state"][_TAG] = f'W/"{tag}"'
        asked = request.headers.get("if-none-match", "")
        if f'"{tag}"' in asked or asked.strip() == "*":
            return Response(None, status_code=304, media_type="application/json")
        return None

    return answer_unchanged


async def add_etag(message: Message, scope: Scope) -> None:
    """Set the header where a good answer starts."""
    if message["type"] != "http.response.start" or message["status"] not in (200, 304):
        return
    if tag := scope.get("state", {}).get(_TAG):
        MutableScopeHeaders.from_message(message)["ETag"] = tag
