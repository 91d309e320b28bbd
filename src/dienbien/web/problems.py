"""Errors as RFC 9457 problem details; for a browser that asks for a page, as a page.

Comes in: an exception. Goes out: a response that says what was wrong with the request, and nothing of our
insides.
"""

import logging
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, NotAuthorizedException, ValidationException
from litestar.response import Redirect
from litestar.types import ExceptionHandlersMap

from dienbien.safe import escape_unsafe, one_line
from dienbien.store import StoreError
from dienbien.web.pages.rendering import page

PROBLEM = "application/problem+json"
_STALE = "CSRF token verification failed"
_TELLING = frozenset({400, 421, 422})
"""The statuses whose detail says what was wrong with the address or the form; of the others the words do."""
WORDED = frozenset({400, 403, 404, 405, 413, 429, 500, 503})
_LOG = logging.getLogger("dienbien.web")
AnyRequest = Request[Any, Any, Any]


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Problem details (RFC 9457); `errors` names the parameters that were wrong, and how."""

    title: str
    status: int
    detail: str = ""
    errors: tuple[dict[str, str], ...] = ()


def handlers() -> ExceptionHandlersMap:
    """What to do with each kind of exception."""
    return {
        HTTPException: _http_error,
        ValidationException: _invalid,
        StoreError: _store_error,
        HTTPStatus.INTERNAL_SERVER_ERROR: _our_fault,
    }


def _http_error(request: AnyRequest, error: HTTPException) -> Response[Any]:
    if error.status_code >= 500:
        return _our_fault(request, error)
    if isinstance(error, NotAuthorizedException) and _wants_page(request):
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return Redirect(f"/login?next={quote(asked, safe='/')}", status_code=303)
    return _response(request, error.status_code, error.detail, headers=error.headers)


def _invalid(request: AnyRequest, error: ValidationException) -> Response[Any]:
    errors = tuple(
        {name: str(one[key]) for name, key in (("parameter", "key"), ("detail", "message")) if key in one}
        for one in (error.extra if isinstance(error.extra, list) else [])
        if isinstance(one, dict)
    )
    told = "; ".join(": ".join(one.values()) for one in errors)
    return _response(request, HTTPStatus.UNPROCESSABLE_ENTITY, told or error.detail, errors)


def _store_error(request: AnyRequest, error: StoreError) -> Response[Any]:
    _LOG.error("%s", error)
    detail = "The store can't be read at the moment; the server's log says why."
    return _response(request, HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "10"})


def _our_fault(request: AnyRequest, error: Exception) -> Response[Any]:
    _LOG.error("%s %s", request.method, one_line(request.url.path), exc_info=error)
    detail = "Something went wrong here; the server's log says what."
    return _response(request, HTTPStatus.INTERNAL_SERVER_ERROR, detail)


def _response(
    request: AnyRequest,
    status: int,
    detail: str,
    errors: tuple[dict[str, str], ...] = (),
    headers: dict[str, str] | None = None,
) -> Response[Any]:
    if _wants_page(request):
        return _page(request, status, detail, headers)
    title = HTTPStatus(status).phrase
    problem = Problem(title=title, status=status, detail=detail, errors=errors)
    encoded = escape_unsafe(msgspec.json.encode(problem))
    return Response(encoded, status_code=status, media_type=PROBLEM, headers=headers)


def _page(request: AnyRequest, status: int, detail: str, headers: dict[str, str] | None) -> Response[Any]:
    """What went wrong in the reader's language, and what to do."""
    what = "stale" if detail == _STALE else status if status in WORDED else "other"
    told = detail if status in _TELLING else ""
    return page(request, "error.html", status=status, headers=headers, what=f"error {what}", detail=told)


def _wants_page(request: AnyRequest) -> bool:
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
