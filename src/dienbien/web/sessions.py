"""Sessions: who is signed in, kept by the server; the browser has a random key in a cookie.

Comes in: accounts that gave their password. Goes out: cookies, and accounts by cookie. Keys are kept as
digests, for all processes of the server; a restart signs everybody out.
"""

import hashlib
import secrets

from litestar.datastructures import Cookie

from dienbien.web.accounts import Account
from dienbien.web.shared import Shared

COOKIE = "dienbien_session"
_SECONDS = 12 * 3600


class Sessions:
    """Open sessions of one server; each ends twelve hours after signing in."""

    def __init__(self, shared: Shared, *, is_secure: bool) -> None:
        self._is_secure = is_secure
        self._shared = shared

    def begin(self, account: Account) -> Cookie:
        """A new session, and the cookie that stands for it."""
        key = secrets.token_urlsafe(32)
        self._shared.begin(_digest(key), account.name, _SECONDS)
        return self._cookie(key, _SECONDS)

    def account(self, key: str | None) -> Account | None:
        """Who has the session of a cookie."""
        name = self._shared.name(_digest(key)) if key else None
        return Account(name) if name else None

    def end(self, key: str | None) -> Cookie:
        """End a session; gives the cookie that removes its own."""
        if key:
            self._shared.end(_digest(key))
        return self._cookie("", 0)

    def _cookie(self, value: str, seconds: int) -> Cookie:
        return Cookie(
            key=COOKIE,
            value=value,
            path="/",
            max_age=seconds,
            secure=self._is_secure,
            httponly=True,
            samesite="lax",
        )


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
