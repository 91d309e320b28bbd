"""A message to a webhook, signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com).

Comes in: a target and a message. Goes out: nothing, or a `TargetError`. Hosts are resolved once and checked
as for pages: private addresses are asked only where the target allows it. Redirects are not followed.
"""

import base64
import hashlib
import hmac
import time
from email.utils import parsedate_to_datetime

from dienbien.alerts.messages import AnyMessage, encoded
from dienbien.alerts.targets import TargetError, Webhook
from dienbien.fetching.addresses import is_public, resolve
from dienbien.fetching.errors import FetchError
from dienbien.fetching.exchange import Answer, Clock, Limits, ask
from dienbien.fetching.fetch import user_agent
from dienbien.fetching.target import target_of

_REFUSALS = frozenset((400, 413, 422))
"""Answers that say that the message itself is wrong; others change when somebody mends the receiver."""


def post(target: Webhook, message: AnyMessage) -> None:
    """Post a message. Raises `TargetError`; `is_refused` for answers that say the message itself is wrong."""
    key = target.secret()
    body = encoded(message)
    now = int(time.time())
    headers = {
        "User-Agent": user_agent(),
        "Content-Type": "application/json",
        "Connection": "close",
        "webhook-id": message.id,
        "webhook-timestamp": str(now),
        "webhook-signature": signature(key, message.id, now, body),
    }
    answer = _asked(target, headers, body)
    if not 200 <= answer.status < 300:
        after = _retry_after(answer.headers.get("retry-after", ""))
        raise TargetError(f"it answers {answer.status}", is_refused=answer.status in _REFUSALS, after=after)


def signature(key: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of id, time (seconds since 1970) and body, in base64."""
    signed = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def _asked(target: Webhook, headers: dict[str, str], body: bytes) -> Answer:
    try:
        clock = Clock(target.timeout)
        place = target_of(target.webhook, None)
        allowed = (lambda _: True) if target.private else is_public
        addresses = resolve(place.host, place.port, allowed)
        return ask(place, addresses, headers, clock, Limits(silence=target.timeout), content=body)
    except FetchError as error:
        raise TargetError(_reason(error)) from error


def _reason(error: FetchError) -> str:
    if "not public" in error.reason:
        return f"it {error.reason}; if that is meant, write private = true into its [[send]] table"
    return f"it {error.reason}"


def _retry_after(value: str) -> float | None:
    """Seconds that a Retry-After header asks for, in either of its forms."""
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time()) if value else None
    except (ValueError, OverflowError):
        return None
