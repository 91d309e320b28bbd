"""One message to one target.

Comes in: a target and a message. Goes out: nothing, or a `TargetError` that says why it did not arrive. What
sends to each kind of target is imported when it is needed.
"""

from dienbien.alerts.messages import AnyMessage, Message, decoded
from dienbien.alerts.targets import Command, Feed, Mail, Target, TargetError, Webhook
from dienbien.store import Store


def send(target: Target, message: AnyMessage, store: Store) -> None:
    """Send a message. Raises `TargetError`."""
    match target:
        case Webhook():
            from dienbien.alerts.webhook import post

            post(target, message)
        case Command():
            from dienbien.alerts.command import run

            run(target, message)
        case Mail():
            from dienbien.alerts.mail import mail

            mail(target, message)
        case Feed():
            from dienbien.alerts.feed import publish

            publish(target, _newest(target, message, store))
        case _:
            raise TargetError("nothing is known that sends there")


def _newest(target: Feed, message: AnyMessage, store: Store) -> list[Message]:
    """What a feed shows: the newest of all that was written for it, and a message that is a test."""
    kept = [decoded(one.body) for one in store.newest_messages(target.name, target.entries)]
    if isinstance(message, Message) and message.type == "alert.test":
        return [message, *kept]
    return kept
