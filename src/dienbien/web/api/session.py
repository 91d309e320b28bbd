"""Signing in and out over the API.

Comes in: a name and a password. Goes out: a session cookie. As all that changes something, it needs the CSRF
token: the cookie `dienbien_csrf` of an answer before, sent again as the header `x-csrftoken`.
"""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get
from litestar.concurrency import sync_to_thread
from litestar.exceptions import PermissionDeniedException
from litestar.params import JSONBody

from dienbien.web.accounts import Account, sign_in
from dienbien.web.door import FOR_ALL
from dienbien.web.given import GivenSettings, OpenSessions, SignedIn
from dienbien.web.sessions import COOKIE


class Credentials(msgspec.Struct, frozen=True):
    """Who wants to sign in."""

    name: Annotated[str, msgspec.Meta(max_length=200)]
    password: Annotated[str, msgspec.Meta(max_length=1_000)]


class Who(msgspec.Struct, frozen=True):
    """Who is signed in; None where nobody is."""

    account: Account | None


@get("/session", opt=FOR_ALL)
async def show_session(account: SignedIn) -> Who:
    """Who is signed in."""
    return Who(account)


async def begin_session(
    settings: GivenSettings, sessions: OpenSessions, data: JSONBody[Credentials]
) -> Response[Who]:
    """Sign in; the answer sets the cookie of a session."""
    account = await sync_to_thread(sign_in, settings.accounts, data.name, data.password)
    if account is None:
        raise PermissionDeniedException("Name or password is wrong.")
    return Response(Who(account), status_code=200, cookies=[sessions.begin(account)])


@delete("/session", opt=FOR_ALL, status_code=200)
async def end_session(request: Request[Any, Any, Any], sessions: OpenSessions) -> Response[Who]:
    """Sign out."""
    return Response(Who(None), cookies=[sessions.end(request.cookies.get(COOKIE))])
