"""Trying rules and targets before they are left alone: what a rule would speak of, and a test message.

Comes in: a store and a rule. Goes out: lines; nothing is written.
"""

from collections.abc import Iterator

import msgspec

from dienbien.alerts.facts import Facts
from dienbien.alerts.judging import Clock, Judge, stamp, utc_now
from dienbien.alerts.messages import Message, Said, digest, summary
from dienbien.alerts.rules import Rule
from dienbien.store import Store


def would_raise(store: Store, rule: Rule, *, any_age: bool = False, now: Clock = utc_now) -> Iterator[str]:
    """What the rule would say of each event that it would raise an alert of, the latest to arrive first."""
    tried = msgspec.structs.replace(rule, max_age="any") if any_age else rule
    for event in store.events(rule.wanted, order="new"):
        with store.trying_alerts() as desk:
            found = Judge(desk, tried, now()).newsworthy(event.id)
        if found is not None:
            yield summary(found)


def sample(now: Clock = utc_now) -> Message:
    """A message that says it is a test."""
    time = stamp(now())
    said = Said(
        alert="test",
        rule="test",
        event_id="test",
        text="a test message of Dienbien: nothing happened",
        facts=Facts(event="STATE", status="negated"),
    )
    return Message(id=digest("test", time), type="alert.test", timestamp=time, data=said)
