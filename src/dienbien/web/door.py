"""Who may come in: the Host that was asked for, then the session or the token of whoever asks.

Comes in: a request. Goes out: the same with `user` (an `Account` or None), or an error. That requests with a
session come from our own pages is checked by Litestar's CSRF protection, which stands behind this.
"""

from secrets import compare_digest
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import ClientException, NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import ASGIApp

from dienbien.web.accounts import is_known
from dienbien.web.sessions import COOKIE, Sessions
from dienbien.web.settings import Settings

CSRF_COOKIE = "dienbien_csrf"
FOR_ALL = {"for_all": True}
"""`opt` of what may be asked without signing in, whatever the settings: the way to sign in, static files."""

CHANGES_NOTHING = {"changes_nothing": True}
"""`opt` of what takes a POST and changes nothing that readers see."""

Connection = ASGIConnection[Any, Any, Any, Any]


class Door(AbstractAuthenticationMiddleware):
    """Lets in whoever the settings allow."""

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions) -> None:
        super().__init__(app, exclude_http_methods=())
        self._settings = settings
        self._sessions = sessions

    async def authenticate_request(self, connection: Connection) -> AuthenticationResult:
        """Who asks. Raises an HTTP error for a foreign host, a wrong token, or nobody where one is needed."""
        self._check_host(connection)
        _check_letters(connection)
        account = self._sessions.account(connection.cookies.get(COOKIE))
        if account is not None and not is_known(self._settings.accounts, account.name):
            account = None
        is_program = self._has_token(connection)
        if not (account or is_program or self._settings.is_open or _is_for_all(connection)):
            raise NotAuthorizedException(
                "Sign in, or give the token of this server.", headers={"WWW-Authenticate": "Bearer"}
            )
        return AuthenticationResult(user=account, auth="token" if is_program else None)

    def _check_host(self, connection: Connection) -> None:
        """A page elsewhere whose name suddenly leads here must not read: DNS rebinding."""
        hosts = self._settings.hosts
        host = connection.headers.get("host", "")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if hosts and name.lower() not in hosts:
            raise ClientException("The Host header names another server.", status_code=421)

    def _has_token(self, connection: Connection) -> bool:
        kind, _, given = connection.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return False
        token = self._settings.token or ""
        if not token or not compare_digest(given.strip().encode(), token.encode()):
            raise NotAuthorizedException("The token is wrong.", headers={"WWW-Authenticate": "Bearer"})
        return True


def _check_letters(connection: Connection) -> None:
    """No address of ours has the letter zero, and not all databases can be asked for it."""
    if b"%00" in connection.scope["query_string"] or "\0" in connection.scope["path"]:
        raise ClientException("The address has a NUL in it.")


def _is_for_all(connection: Connection) -> bool:
    return bool(connection.scope["route_handler"].opt.get("for_all"))


def needs_json(connection: Connection, _: BaseRouteHandler) -> None:
    """A guard: only for JSON, which no page elsewhere can make a browser send, nor where one has."""
    if connection.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ClientException("Send application/json.", status_code=415)
    if connection.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        raise PermissionDeniedException("A page elsewhere asks.")


def needs_account(connection: Connection, _: BaseRouteHandler) -> None:
    """A guard: only for those who are signed in with an account of their own."""
    if connection.user is None:
        raise PermissionDeniedException("Sign in with an account first.")
