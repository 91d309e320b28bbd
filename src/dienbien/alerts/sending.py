"""One message to one target.

Comes in: a target and a message. Goes out: nothing, or a `TargetError` that says why it did not arrive.
"""

from functools import singledispatch

from dienbien.alerts.messages import AnyMessage
from dienbien.alerts.targets import Target, Webhook
from dienbien.alerts.webhook import post
from dienbien.store import Store


@singledispatch
def send(target: Target, message: AnyMessage, store: Store) -> None:
    """Send a message. Raises `TargetError`."""
    raise NotImplementedError(type(target).__name__)


@send.register
def _(target: Webhook, message: AnyMessage, store: Store) -> None:
    post(target, message)
