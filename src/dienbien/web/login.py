"""Signing in and out with a form; programs use `/api/v1/session`.

Comes in: a name and a password. Goes out: a session cookie and the way back, or the form again.
"""

from typing import Any

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.concurrency import sync_to_thread
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Redirect

from dienbien.web.accounts import read_accounts, sign_in
from dienbien.web.door import FOR_ALL
from dienbien.web.given import GivenSettings, OpenSessions, SignedIn
from dienbien.web.limits import limited
from dienbien.web.pages.rendering import Asked, Page, page
from dienbien.web.sessions import COOKIE
from dienbien.web.settings import Settings
from dienbien.web.shared import Shared


class Login(msgspec.Struct, frozen=True):
    """What the form sends."""

    name: str
    password: str
    next: str = "/"


@get("/login", opt=FOR_ALL)
async def login_form(
    request: Asked,
    account: SignedIn,
    settings: GivenSettings,
    next: FromQuery[str] = "/",  # noqa: A002
) -> Page:
    """The form."""
    known = await sync_to_thread(_is_any, settings)
    return page(request, "login.html", account=account, next=next, is_wrong=False, is_any=known)


@get("/logout", opt=FOR_ALL)
async def logout_form(request: Asked, account: SignedIn) -> Page:
    """The form, which has the button to sign out for those who are signed in."""
    return page(request, "login.html", account=account, next="/", is_wrong=False, is_any=True)


async def login(
    request: Asked, data: URLEncodedBody[Login], settings: GivenSettings, sessions: OpenSessions
) -> Response[Any]:
    """Sign in, and go back to where one came from."""
    account = await sync_to_thread(sign_in, settings.accounts, data.name, data.password)
    if account is None:
        return page(
            request, "login.html", status=403, account=None, next=data.next, is_wrong=True, is_any=True
        )
    return Redirect(own_path(data.next), status_code=303, cookies=[sessions.begin(account)])


@post("/logout", opt=FOR_ALL)
async def logout(request: Request[Any, Any, Any], sessions: OpenSessions) -> Redirect:
    """Sign out."""
    return Redirect("/login", status_code=303, cookies=[sessions.end(request.cookies.get(COOKIE))])


def _is_any(settings: Settings) -> bool:
    """Whether anybody may sign in."""
    return settings.accounts is not None and bool(read_accounts(settings.accounts))


def own_path(path: str) -> str:
    """The path if it leads to a page of ours, else the first page."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_ours and path.isascii() else "/"


def login_router(settings: Settings, shared: Shared) -> Router:
    """The pages to sign in and out."""
    limit = limited(shared, "sign in", settings.sign_ins_a_minute)
    sign_in_here = post("/login", opt=FOR_ALL, guards=[limit])(login)
    return Router(
        "/", route_handlers=[login_form, logout_form, sign_in_here, logout], include_in_schema=False
    )
