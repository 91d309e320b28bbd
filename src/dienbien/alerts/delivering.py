"""Sending what waits: each message to each of its targets, at least once, in the order of making.

Comes in: a store, rules, an event that stops it. Goes out: how much was sent. What is about to be sent stands
in the store before, and that it was sent stands there after: whoever is cut off in between sends it again,
with the same id. A target that fails is tried again after growing pauses and told of once; one that lives is
not flooded: what is too much goes as one bundle.
"""

import datetime
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event as Flag

import msgspec

from dienbien.alerts.judging import Clock, stamp, utc_now
from dienbien.alerts.messages import AnyMessage, Bundle, Gathered, decoded, digest
from dienbien.alerts.rules import Rules
from dienbien.alerts.sending import send
from dienbien.alerts.targets import Feed, Target, TargetError
from dienbien.safe import one_line
from dienbien.store import Store
from dienbien.store.outbox import TargetState, Waiting

_LOG = logging.getLogger("dienbien.alerts")
_WINDOW = datetime.timedelta(minutes=10)
_LARGEST_BUNDLE = 100
_SHORTEST_PAUSE_S = 5.0
_LONGEST_PAUSE_S = 3600.0
_MOST_REFUSALS = 5
_EXPIRE = datetime.timedelta(days=7)


@dataclass(slots=True)
class Delivered:
    """What one round sent and gave up, in messages; `waiting` are left, of them `failing` by target.

    `next_try` is when there is something to do again, as far as known; `is_busy`: another process sends.
    """

    sent: int = 0
    given_up: int = 0
    failing: dict[str, str] = field(default_factory=dict)
    next_try: datetime.datetime | None = None
    is_busy: bool = False


def deliver(store: Store, rules: Rules, stop: Flag | None = None, now: Clock = utc_now) -> Delivered:
    """Send what is due, once round all targets; what fails stays for a later round. Raises `StoreError`."""
    done = Delivered()
    with store.sending_alone() as is_ours:
        if not is_ours:
            done.is_busy = True
            return done
        for target in rules.targets.values():
            _Round(store, target, stop or Flag(), now, done).run()
    return done


class _Round:
    """What one target gets in a round."""

    def __init__(self, store: Store, target: Target, stop: Flag, now: Clock, done: Delivered) -> None:
        self._store = store
        self._target = target
        self._stop = stop
        self._now = now
        self._done = done

    def run(self) -> None:
        """Send until nothing is left, the target fails, or it has got enough for now."""
        state = self._store.target_state(self._target.name)
        while not self._stop.is_set():
            waiting = self._fresh()
            if not waiting:
                return
            if state.next_try is not None and state.next_try > stamp(self._now()):
                self._wait_until(datetime.datetime.fromisoformat(state.next_try))
                self._done.failing[self._target.name] = state.last_error or ""
                return
            unit = self._unit(waiting)
            if not unit:
                return
            state = self._sent(unit, state)

    def _fresh(self) -> list[Waiting]:
        """What waits, without what is too old to be of use."""
        name, oldest = self._target.name, stamp(self._now() - _EXPIRE)
        given_up = 0
        while True:
            waiting = self._store.waiting_messages(name, _LARGEST_BUNDLE)
            old = [message.number for message in waiting if message.made < oldest]
            if not old:
                break
            self._store.end_messages(name, old, "expired", stamp(self._now()))
            given_up += len(old)
        if given_up:
            self._done.given_up += given_up
            self._tell(logging.ERROR, f"{given_up} messages were too old to send and are given up")
        return waiting

    def _unit(self, waiting: Sequence[Waiting]) -> list[Waiting]:
        """What goes next: a message, a bundle of all that waits where that is too much, or nothing yet."""
        if waiting[0].bundle is not None:
            return [message for message in waiting if message.bundle == waiting[0].bundle]
        if isinstance(self._target, Feed):
            return list(waiting)
        since = self._now() - _WINDOW
        sent = self._store.sent_since(self._target.name, stamp(since))
        left = self._target.most - len(sent)
        if left <= 0:
            self._wait_until(datetime.datetime.fromisoformat(sent[0]) + _WINDOW)
            return []
        if len(waiting) <= left:
            return [waiting[0]]
        bundle = digest("bundle", self._target.name, *(message.message_id for message in waiting))
        self._store.bundle(self._target.name, [message.number for message in waiting], bundle)
        return [msgspec.structs.replace(message, bundle=bundle) for message in waiting]

    def _wait_until(self, time: datetime.datetime) -> None:
        done = self._done
        done.next_try = min(time, done.next_try) if done.next_try else time

    def _sent(self, unit: Sequence[Waiting], state: TargetState) -> TargetState:
        """Send, and note what became of it; gives how the target fares."""
        name = self._target.name
        numbers = [message.number for message in unit]
        try:
            send(self._target, _message(unit), self._store)
        except TargetError as error:
            return self._failed(numbers, state, error)
        self._store.end_messages(name, numbers, "sent", stamp(self._now()))
        self._done.sent += len(numbers)
        if state.failures:
            self._tell(logging.WARNING, f"works again, after {state.failures} failures")
        return TargetState(target=name)

    def _tell(self, level: int, message: str) -> None:
        members = {"target": self._target.name}
        _LOG.log(level, "alerts to %s: %s", self._target.name, one_line(message), extra={"members": members})

    def _failed(self, numbers: Sequence[int], state: TargetState, error: TargetError) -> TargetState:
        name, reason = self._target.name, str(error)
        refusals = state.refusals + 1 if error.is_refused else 0
        if refusals >= _MOST_REFUSALS:
            self._store.end_messages(name, numbers, "refused", stamp(self._now()))
            self._done.given_up += len(numbers)
            self._tell(logging.ERROR, f"{len(numbers)} messages were refused and are given up: {reason}")
            refusals = 0
        if not state.failures:
            self._tell(logging.ERROR, f"fails: {reason}; it is tried again after growing pauses")
        pause = max(error.after or 0.0, _pause(state.failures))
        next_try = self._now() + datetime.timedelta(seconds=min(pause, _LONGEST_PAUSE_S))
        fresh = TargetState(
            target=name,
            failures=state.failures + 1,
            refusals=refusals,
            next_try=stamp(next_try),
            last_error=reason,
        )
        self._store.set_target_state(fresh)
        return fresh


def _pause(failures: int) -> float:
    """Seconds until the next try: doubled with each failure, less a random part."""
    longest = min(_LONGEST_PAUSE_S, _SHORTEST_PAUSE_S * 2.0 ** min(failures, 20))
    return longest * random.uniform(0.5, 1.0)


def _message(unit: Sequence[Waiting]) -> AnyMessage:
    messages = tuple(decoded(message.body) for message in unit)
    bundle = unit[0].bundle
    if bundle is None:
        return messages[0]
    raised = sum(message.type == "alert.raised" for message in messages)
    text = f"{raised:,} alerts and {len(messages) - raised:,} updates at once"
    newest = max(message.timestamp for message in messages)
    return Bundle(
        id=bundle, type="alert.bundle", timestamp=newest, data=Gathered(text=text, messages=messages)
    )
