"""What a message says: JSON for programs, and one line for people.

Comes in: an event and what is new about it. Goes out: a `Message`; its id is the same however often the same
thing is said. docs/alerts.md says what each field means.
"""

from hashlib import blake2b
from typing import Literal

import msgspec

from dienbien.alerts.facts import Facts
from dienbien.linking import Event, EventLoss, EventPlace, Party, Told
from dienbien.records.amount import amount
from dienbien.safe import escape_unsafe, one_line

_LONGEST = 300
_REPORTS = 10
_ENCODER = msgspec.json.Encoder()
MessageType = Literal["alert.raised", "alert.updated", "alert.withdrawn", "alert.bundle", "alert.test"]


class ToldBy(msgspec.Struct, frozen=True, kw_only=True):
    """A page that tells an event: `words` are those that tell it."""

    page: str
    outlet: str | None
    day: str | None
    title: str | None
    words: str


class EventShown(msgspec.Struct, frozen=True, kw_only=True):
    """An event as messages have it; fields are those of the store's events."""

    id: str
    event: str
    mode: str | None
    quad: str | None
    status: str
    date: str | None
    first_day: str | None
    last_day: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    place: EventPlace | None
    losses: tuple[EventLoss, ...]
    articles: int
    outlets: int
    sources: int
    confidence: float
    thread: str | None
    reports: tuple[ToldBy, ...]


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is said of an event: `changed` names what is new, `before` has what was said last."""

    alert: str
    rule: str
    event_id: str
    text: str
    facts: Facts
    changed: tuple[str, ...] = ()
    before: Facts | None = None
    split_from: str | None = None
    event: EventShown | None = None


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message; `timestamp` is when it was made (UTC)."""

    id: str
    type: MessageType
    timestamp: str
    data: Said


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """Many messages in one."""

    text: str
    messages: tuple[Message, ...]


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """A message of messages."""

    id: str
    type: MessageType
    timestamp: str
    data: Gathered


AnyMessage = Message | Bundle
_MESSAGE = msgspec.json.Decoder(Message)


def digest(*parts: str) -> str:
    """A stable id of some words."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def encoded(message: AnyMessage) -> bytes:
    """The JSON of a message; characters that steer what shows them are escaped."""
    return escape_unsafe(_ENCODER.encode(message))


def decoded(body: str) -> Message:
    """A message from its JSON."""
    return _MESSAGE.decode(body)


def shown(event: Event) -> EventShown:
    """An event as messages have it, with its newest reports."""
    same = {name: getattr(event, name) for name in EventShown.__struct_fields__ if name != "reports"}
    return EventShown(**same, reports=tuple(_told_by(told) for told in event.reports[-_REPORTS:]))


def _told_by(told: Told) -> ToldBy:
    mention = told.record.mention
    words = one_line(mention.text)[:_LONGEST]
    return ToldBy(page=told.page, outlet=told.outlet, day=told.day, title=told.title, words=words)


def summary(event: Event) -> str:
    """`2025-10-21 ASSAULT drone: Nga → Ukraina, Odessa; 12+ killed (2 sources)`."""
    what = " ".join(word for word in (event.date, event.event, event.mode) if word)
    sides = [", ".join(party.name for party in side) for side in (event.actor, event.recipient) if side]
    where = [event.place.name] if event.place else []
    told = ", ".join(filter(None, (" → ".join(sides), *where)))
    losses = "; ".join(f"{amount(x.least, x.most)} {x.kind} ({x.what})" for x in event.losses[:3])
    status = f" ({event.status})" if event.status != "occurred" else ""
    sources = f"{event.sources:,} source{'s' * (event.sources != 1)}"
    line = "; ".join(filter(None, (f"{what}{status}: {told}" if told else f"{what}{status}", losses)))
    return one_line(f"{line[:_LONGEST]} ({sources})")


def news(before: Facts, after: Facts) -> str:
    """What an update says first, in a few words."""
    if after.is_withdrawn:
        into = f", it is part of event {after.merged_into} now" if after.merged_into else ""
        return f"withdrawn{into}"
    parts = []
    if before.is_withdrawn:
        parts.append("told again")
    if after.denied_by != before.denied_by:
        parts.append(f"denied by {', '.join(after.denied_by) or 'nobody any more'}")
    if after.losses != before.losses:
        figures = ", ".join(f"{amount(x.least, x.most)} {x.kind} ({x.what})" for x in after.losses[:3])
        parts.append(f"figures changed: {figures or 'none'}")
    if after.event != before.event:
        parts.append(f"{after.event}, was {before.event}")
    if after.status != before.status:
        parts.append(f"{after.status}, was {before.status}")
    if after.split_off != before.split_off:
        parts.append("some of its reports tell another event")
    if after.fits != before.fits:
        parts.append("fits the rule again" if after.fits else "does not fit the rule any more")
    return one_line("; ".join(parts))[:_LONGEST]
