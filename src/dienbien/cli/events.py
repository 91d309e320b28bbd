"""What the verbs on events print: `events`, `timeline`, `event`, `actors`, `threads`.

Comes in: events of a store. Goes out: lines to read, JSON lines, or CSV.
"""

from collections.abc import Iterable, Iterator

import msgspec

from dienbien.cli.csvout import csv_lines
from dienbien.cli.words import spaced
from dienbien.linking import Event, EventLoss, Told
from dienbien.records.amount import amount
from dienbien.safe import escape_unsafe, one_line, text_cell
from dienbien.store import Actor, Decision, Thread

ACTOR_COLUMNS = ("name", "country", "sector", "as_actor", "as_recipient", "first_day", "last_day")
THREAD_COLUMNS = ("name", "id", "first_day", "last_day", "events", "articles")


def json_lines(things: Iterable[Event | Actor | Thread]) -> Iterator[bytes]:
    """One JSON object a line."""
    for thing in things:
        yield escape_unsafe(msgspec.json.encode(thing)) + b"\n"


def named_csv(things: Iterable[Actor | Thread], columns: tuple[str, ...]) -> Iterator[bytes]:
    """A header, then a row for each actor or thread; the first column is the name."""
    yield csv_lines([columns])
    for thing in things:
        cells = msgspec.structs.asdict(thing)
        yield csv_lines([[text_cell(thing.name), *(cells[name] for name in columns[1:])]])


def event_lines(events: Iterable[Event]) -> Iterator[str]:
    """`2024-03-12  CONSULT phone  Peru, Chile  Lima  3 articles, 2 sources  id`; losses and reports below."""
    for event in events:
        yield spaced(event.date or "no date", *_parts(event))
        yield from _below(event)


def timeline_lines(events: Iterable[Event]) -> Iterator[str]:
    """A line for each day, and below it what happened, as `event_lines` has it."""
    day: str | None = ""
    for event in events:
        if event.first_day != day:
            day = event.first_day
            yield day or "no date"
        until = event.last_day if event.last_day != event.first_day else None
        yield "  " + spaced(*_parts(event), until and f"until {until}")
        yield from ("  " + line for line in _below(event))


def _parts(event: Event) -> tuple[str | None, ...]:
    status = f"({event.status})" if event.status != "occurred" else None
    what = " ".join(word for word in (event.event, event.mode, status) if word)
    sides = " → ".join(", ".join(p.name for p in side) for side in (event.actor, event.recipient) if side)
    sources = f"{event.sources:,} source{'s' * (event.sources != 1)}"
    place = event.place.name if event.place else None
    return what, sides, place, f"{_articles(event)}, {sources}", event.id


def _articles(thing: Event | Thread) -> str:
    return f"{thing.articles:,} article{'s' * (thing.articles != 1)}"


def _below(event: Event) -> Iterator[str]:
    yield from (f"    {one_line(_loss(loss))}" for loss in event.losses)
    yield from (f"    {one_line(_report(told))}" for told in event.reports)


def _loss(loss: EventLoss) -> str:
    by = f" in {loss.reports:,} reports" if loss.reports > 1 else ""
    return f"{amount(loss.least, loss.most)} {loss.kind} ({loss.what}){by}"


def _report(told: Told) -> str:
    why = f" [{', '.join(told.why)}]" if told.why else ""
    head = " · ".join(part for part in (told.day, told.outlet, told.page) if part)
    mention = told.record.mention
    return f"{head}: “{mention.text}”{why} {told.record_id}"


def decision_line(decision: Decision) -> str:
    """`2026-01-02 merge by An: one battle (event and other)`."""
    events = f"{decision.event_id} and {decision.other_id}"
    return one_line(
        f"{decision.made[:10]} {decision.kind} by {decision.author}: {decision.reason} ({events})"
    )


def actor_lines(actors: Iterable[Actor]) -> Iterator[str]:
    """`Nga  RUS GOV  12 times actor, 3 times recipient  2025-10-01 to 2025-10-22`."""
    for actor in actors:
        code = f"{actor.country or ''} {actor.sector}".strip()
        times = f"{actor.as_actor:,} × actor, {actor.as_recipient:,} × recipient"
        yield spaced(actor.name, code, times, _days(actor))


def thread_lines(threads: Iterable[Thread]) -> Iterator[str]:
    """`2025-10-01 to 2025-10-22  Peru – Chile: Arica  12 events, 40 articles  id`."""
    for thread in threads:
        told = f"{thread.events:,} event{'s' * (thread.events != 1)}, {_articles(thread)}"
        yield spaced(_days(thread), thread.name, told, thread.id)


def _days(thing: Actor | Thread) -> str:
    return " to ".join(dict.fromkeys(filter(None, (thing.first_day, thing.last_day))))
