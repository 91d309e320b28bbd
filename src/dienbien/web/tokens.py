"""A browser's CSRF token that this server did not give is taken for none, so that it gets one that works.

Comes in: a request. Goes out: the same without a token of an earlier run of the server, or of another server
at the same host (cookies know no ports). With it, every form would fail until the browser is closed.
"""

from hmac import compare_digest

from litestar.enums import ScopeType
from litestar.middleware.csrf import CSRF_SECRET_LENGTH, generate_csrf_hash
from litestar.types import ASGIApp, Receive, Scope, Send

from dienbien.web.door import CSRF_COOKIE


class OwnTokens:
    """Stands before all that reads cookies."""

    def __init__(self, app: ASGIApp, secret: str) -> None:
        self._app = app
        self._secret = secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on."""
        if scope["type"] == ScopeType.HTTP:
            scope["headers"] = [
                (name, self._own(value) if name == b"cookie" else value) for name, value in scope["headers"]
            ]
        await self._app(scope, receive, send)

    def _own(self, header: bytes) -> bytes:
        """A Cookie header without tokens that others gave."""
        kept = [pair for pair in header.decode("latin-1").split(";") if not self._is_foreign(pair)]
        return ";".join(kept).encode("latin-1")

    def _is_foreign(self, pair: str) -> bool:
        name, _, value = pair.strip().partition("=")
        if name != CSRF_COOKIE:
            return False
        token, signed = value[:CSRF_SECRET_LENGTH], value[CSRF_SECRET_LENGTH:]
        ours = generate_csrf_hash(token=token, secret=self._secret)
        return not compare_digest(signed.encode("latin-1"), ours.encode("latin-1"))
