"""A message in words for people who read mail or a feed: plain text, nothing in it steers what shows it.

Comes in: a message and the address of the desk, if there is one. Goes out: a title and lines.
"""

from collections.abc import Iterator

from dienbien.alerts.facts import Facts
from dienbien.alerts.messages import AnyMessage, EventShown, Message
from dienbien.records.amount import amount
from dienbien.safe import one_line, web_address

_LONGEST_TITLE = 180
_KINDS = {
    "alert.raised": "",
    "alert.updated": "Update: ",
    "alert.withdrawn": "Withdrawn: ",
    "alert.bundle": "",
    "alert.test": "Test: ",
}


def title(message: AnyMessage) -> str:
    """One line that says what it is about."""
    rule = f"[{message.data.rule}] " if isinstance(message, Message) else ""
    return one_line(f"{rule}{_KINDS[message.type]}{message.data.text}")[:_LONGEST_TITLE]


def lines(message: AnyMessage, link: str | None) -> Iterator[str]:
    """All of it, line by line."""
    if isinstance(message, Message):
        yield from _one(message, link)
        return
    yield one_line(message.data.text)
    for one in message.data.messages:
        yield ""
        yield title(one)
        yield from ("  " + line for line in _links(one, link))


def _one(message: Message, link: str | None) -> Iterator[str]:
    said = message.data
    yield one_line(said.text)
    yield ""
    if said.before is not None:
        yield f"Before: {_facts(said.before)}"
        yield f"Now:    {_facts(said.facts)}"
        yield ""
    if said.event is not None:
        yield from _reports(said.event)
    yield from _links(message, link)
    yield f"Alert {said.alert} of rule {said.rule}, {message.timestamp}"


def _facts(facts: Facts) -> str:
    losses = [f"{amount(x.least, x.most)} {x.kind} ({x.what})" for x in facts.losses]
    denied = [f"denied by {', '.join(facts.denied_by)}"] if facts.denied_by else []
    return one_line("; ".join([f"{facts.event} {facts.status}", *losses, *denied]))


def _reports(event: EventShown) -> Iterator[str]:
    for told in event.reports:
        yield one_line(" · ".join(filter(None, (told.day, told.outlet, told.title))))
        yield f"  “{one_line(told.words)}”"
        if (address := web_address(told.page)) is not None:
            yield f"  {address}"
    yield ""


def _links(message: Message, link: str | None) -> Iterator[str]:
    if link is not None and message.data.event is not None:
        yield event_address(message, link)


def event_address(message: Message, link: str) -> str:
    """Where the desk shows the event of a message."""
    return f"{link.rstrip('/')}/events/{message.data.event_id}"
