"""Answers that need not be made again: told by an ETag, or kept and sent once more.

Comes in: requests, and the state of the store. Goes out: 304 for who has the answer already, an answer as it
was sent before, or nothing; answers get a weak ETag (RFC 9110), made of this state, the program's version and
all that an answer depends on.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

from dienbien.version import __version__

AnyRequest = Request[Any, Any, Any]
Parts = tuple[str, ...] | None
"""What an answer depends on beside state, path and query; None for one that is for this request alone."""
Depends = Callable[[AnyRequest], Awaitable[Parts]]
_TAG, _BODY = "dienbien_etag", "dienbien_body"
_KEPT_HEADERS = ("content-type", "vary", "link")
_MOST_BYTES, _LONGEST = 64_000_000, 2_000_000


class _Kept(msgspec.Struct, frozen=True):
    headers: dict[str, str]
    body: bytes


class Answers:
    """The answers of one server, the least asked for forgotten first. It lives in one thread."""

    def __init__(self, state: Callable[[], str], most_bytes: int = _MOST_BYTES) -> None:
        self._state = state
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def before(self, depends: Depends) -> Callable[[AnyRequest], Awaitable[Response[Any] | None]]:
        """A hook that answers at once where it can."""

        async def answer(request: AnyRequest) -> Response[Any] | None:
            parts = await depends(request) if request.method == "GET" else None
            if parts is None:
                return None
            tag = self._tag(request, parts)
            request.scope["state"][_TAG] = tag
            asked = request.headers.get("if-none-match", "")
            if f'"{tag}"' in asked or asked.strip() == "*":
                return Response(None, status_code=304, media_type="text/plain")
            kept = self._kept.get(tag)
            if kept is None:
                return None
            self._kept.move_to_end(tag)
            return Response(kept.body, headers=kept.headers)

        return answer

    def _tag(self, request: AnyRequest, parts: tuple[str, ...]) -> str:
        asked = (__version__, self._state(), request.url.path, request.url.query, *parts)
        return hashlib.blake2b("\n".join(asked).encode(), digest_size=12).hexdigest()

    async def sent(self, message: Message, scope: Scope) -> None:
        """Set the ETag where a good answer starts, and keep the answer if it is whole and short enough."""
        state = scope.get("state", {})
        tag = state.get(_TAG)
        if tag is None:
            return
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            if message["status"] in (200, 304):
                headers["ETag"] = f'W/"{tag}"'
            if message["status"] == 200:
                state[_BODY] = {name: headers[name] for name in _KEPT_HEADERS if name in headers}
        elif message["type"] == "http.response.body":
            told = state.pop(_BODY, None)
            if told is not None and not message["more_body"]:
                self._keep(tag, _Kept(told, message["body"]))

    def _keep(self, tag: str, kept: _Kept) -> None:
        if tag in self._kept or len(kept.body) > _LONGEST:
            return
        self._kept[tag] = kept
        self._bytes += len(kept.body)
        while self._bytes > self._most_bytes:
            self._bytes -= len(self._kept.popitem(last=False)[1].body)


async def of_accept(request: AnyRequest) -> Parts:
    """What an answer of the API depends on."""
    return ("api", request.headers.get("accept", ""))
