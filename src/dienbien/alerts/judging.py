"""Which events to speak of now: new ones that fit a rule, and what changed of those that were spoken of.

Comes in: a store, rules, a clock. Goes out: how much was said; alerts and messages are in the store, waiting
to be sent. Each rule remembers how far it has looked in the transaction that writes what it found, so whoever
is cut off says nothing twice and leaves nothing out.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import msgspec

from dienbien.alerts.facts import Facts, changed, facts_of
from dienbien.alerts.messages import Message, MessageType, Said, digest, encoded, news, shown, summary
from dienbien.alerts.rules import Rule, Rules
from dienbien.exports.deaths import deaths_of
from dienbien.ledger import DENYING
from dienbien.linking import Event, Wanted
from dienbien.store import Store
from dienbien.store.alertdesk import Alert, AlertDesk

_PAGE = 200
_MOST_RECORDS = 200
"""Reports by which an event is found again where its id is gone."""
Clock = Callable[[], datetime.datetime]
_FACTS = msgspec.json.Decoder(Facts)


@dataclass(slots=True)
class Judged:
    """How many alerts were raised, and how many messages followed earlier ones."""

    raised: int = 0
    updated: int = 0


def utc_now() -> datetime.datetime:
    """What the clock says, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def stamp(time: datetime.datetime) -> str:
    """A time as the store has it."""
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def after_batch(store: Store, rules: Rules, now: Clock = utc_now) -> Judged:
    """Judge what the store has new since each rule last looked. Raises `StoreError`."""
    judged = Judged()
    for rule in rules.alerts:
        with store.judging_alerts() as desk:
            Judge(desk, rule, now(), judged).follow()
        more = True
        while more:
            with store.judging_alerts() as desk:
                more = Judge(desk, rule, now(), judged).look()
    return judged


class Judge:
    """One rule in one transaction."""

    def __init__(
        self, desk: AlertDesk, rule: Rule, now: datetime.datetime, judged: Judged | None = None
    ) -> None:
        self._desk = desk
        self._rule = rule
        self._now = now
        self._judged = judged or Judged()
        self._wanted = rule.wanted

    def follow(self) -> None:
        """See to the alerts whose event is gone, and to those that have waited long enough to speak."""
        since = stamp(self._now - datetime.timedelta(days=self._rule.follow_days))
        for alert in self._desk.lost(self._rule.name, since):
            self._lost(alert)
        for alert in self._desk.waiting(self._rule.name, stamp(self._now)):
            self._again(alert)

    def look(self) -> bool:
        """Go on through what was touched; whether there is more."""
        name = self._rule.name
        seen = self._desk.touched(name, self._desk.position(name), self._oldest(), _PAGE)
        alerts = self._desk.alerts_of(name, [event.id for _, event in seen])
        for _, event in seen:
            if (alert := alerts.get(event.id)) is not None:
                self._again(alert)
            elif self._wanted.fits(event):
                self._new(event.id)
        if seen:
            self._desk.move(name, seen[-1].position)
        return len(seen) == _PAGE

    def _oldest(self) -> str | None:
        """The day that an event must touch to be news."""
        if self._rule.max_age == "any":
            return None
        return (self._now.date() - datetime.timedelta(days=self._rule.max_age)).isoformat()

    def newsworthy(self, event_id: str) -> Event | None:
        """The event with its reports, if it is one to speak of."""
        event = self._desk.whole(event_id)
        if event is None or not self._is_fresh(event) or not self._fits(event):
            return None
        is_first = not self._rule.first_in_days or not self._desk.came_before(self._before(event), event)
        return event if is_first else None

    def _new(self, event_id: str) -> None:
        event = self.newsworthy(event_id)
        if event is None:
            return
        alert = Alert(
            alert_id=self._free_id(event.id),
            rule=self._rule.name,
            event_id=event.id,
            raised=stamp(self._now),
            facts="",
            records={},
            messages=0,
            quiet_until="",
            is_waiting=False,
        )
        said = self._said(alert, summary(event), self._facts(event, True))
        self._judged.raised += 1
        self._say(alert, "alert.raised", event, msgspec.structs.replace(said, split_from=self._parent(event)))

    def _free_id(self, event_id: str) -> str:
        """The id of an alert; another where an alert of this id has gone over to another event."""
        names = (digest("alert", self._rule.name, event_id, str(number)) for number in count())
        return next(name for name in names if not self._desk.has(name))

    def _parent(self, event: Event) -> str | None:
        """The alert of the event that this one was split off."""
        parent = self._desk.split_from(event.id)
        alert = self._desk.alerts_of(self._rule.name, [parent]).get(parent) if parent else None
        return alert.alert_id if alert else None

    def _is_fresh(self, event: Event) -> bool:
        """Whether event and newest page are new enough, so that an old archive raises no alert."""
        oldest = self._oldest()
        if oldest is None:
            return True
        newest = max((told.day or "" for told in event.reports), default="")
        return newest >= oldest and (event.last_day is None or event.last_day >= oldest)

    def _fits(self, event: Event) -> bool:
        if not self._wanted.fits(event):
            return False
        if not self._rule.min_deaths:
            return True
        deaths = deaths_of(event.reports, frozenset(), frozenset())
        return deaths is not None and deaths.best.total >= self._rule.min_deaths

    def _before(self, event: Event) -> Wanted:
        """What must not have been, for an event to be the first of its kind."""
        if event.first_day is None:
            return self._wanted
        first = datetime.date.fromisoformat(event.first_day)
        since = first - datetime.timedelta(days=min(self._rule.first_in_days, first.toordinal() - 1))
        return msgspec.structs.replace(
            self._wanted, since=since.isoformat(), until=event.first_day, min_sources=1, min_articles=1
        )

    def _facts(self, event: Event, fits: bool) -> Facts:
        beside = self._desk.beside(event, Wanted(types=DENYING))
        return facts_of(event, beside, self._desk.split_off(event.id), fits)

    def _again(self, alert: Alert) -> None:
        """Say what changed since an alert last spoke; where it may not speak yet, later."""
        event = self._desk.whole(alert.event_id)
        is_followed = self._now - _time(alert.raised) <= datetime.timedelta(days=self._rule.follow_days)
        if event is None or not self._rule.updates or not is_followed:
            return
        self._update(alert, self._facts(event, self._fits(event)), event)

    def _lost(self, alert: Alert) -> None:
        """Follow an event whose id is gone to what has become of it; where nothing has, withdraw it."""
        before = _FACTS.decode(alert.facts)
        name = self._desk.follow(alert, before.event)
        if name is not None and name not in self._desk.alerts_of(alert.rule, [name]):
            self._again(msgspec.structs.replace(alert, event_id=name))
        elif self._rule.updates:
            self._update(alert, msgspec.structs.replace(before, is_withdrawn=True, merged_into=name), None)

    def _update(self, alert: Alert, facts: Facts, event: Event | None) -> None:
        """Say what differs from what was said last, unless the alert has spoken a moment ago."""
        before = _FACTS.decode(alert.facts)
        differs = changed(before, facts)
        may_speak = facts.is_withdrawn or alert.quiet_until <= stamp(self._now)
        if not (differs and may_speak):
            self._desk.write(msgspec.structs.replace(alert, is_waiting=bool(differs)))
            return
        text = "; ".join([news(before, facts)] + ([summary(event)] if event else []))
        said = self._said(alert, text, facts)
        self._judged.updated += 1
        kind: MessageType = "alert.withdrawn" if facts.is_withdrawn else "alert.updated"
        self._say(alert, kind, event, msgspec.structs.replace(said, changed=differs, before=before))

    def _said(self, alert: Alert, text: str, facts: Facts) -> Said:
        return Said(alert=alert.alert_id, rule=alert.rule, event_id=alert.event_id, text=text, facts=facts)

    def _say(self, alert: Alert, kind: MessageType, event: Event | None, said: Said) -> None:
        """Keep what is said, and put it on the way."""
        facts = msgspec.json.encode(said.facts).decode()
        message = Message(
            id=digest("message", alert.alert_id, str(alert.messages), facts),
            type=kind,
            timestamp=stamp(self._now),
            data=msgspec.structs.replace(said, event=shown(event) if event else None),
        )
        told = {report.record_id: report.page for report in event.reports[-_MOST_RECORDS:]} if event else None
        quiet = self._now + datetime.timedelta(minutes=self._rule.update_pause)
        self._desk.write(
            msgspec.structs.replace(
                alert,
                facts=facts,
                records=told or alert.records,
                messages=alert.messages + 1,
                quiet_until=stamp(quiet),
                is_waiting=False,
            )
        )
        self._desk.send(
            alert.alert_id, message.id, message.timestamp, encoded(message).decode(), self._rule.send
        )


def _time(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)
