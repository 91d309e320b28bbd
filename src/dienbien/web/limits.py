"""How often one address may ask for what is costly or may be guessed at.

Comes in: a name for what is limited, and how often a minute. Goes out: a middleware for its handlers.
"""

from functools import partial
from typing import Any

from litestar import Request
from litestar.middleware import DefineMiddleware
from litestar.middleware.rate_limit import RateLimitConfig


def limited(what: str, a_minute: int) -> DefineMiddleware:
    """A middleware that answers 429 where one address asks more often; each `what` is counted apart."""
    config = RateLimitConfig(("minute", a_minute), identifier_for_request=partial(_asked_by, what))
    return config.middleware


def _asked_by(what: str, request: Request[Any, Any, Any]) -> str:
    return f"{what} {request.client.host if request.client else ''}"
