"""`dienbien events`: what the pages of a store tell, one line an event, with its reports where asked for.

Comes in: a store and what to show. Goes out: lines to read, or one JSON object a line. Linking is done anew
each time: it depends on nothing but the records looked at.
"""

import click
import msgspec

from dienbien.cli.output import escape_unsafe
from dienbien.cli.safe import one_line
from dienbien.cli.store import told_errors
from dienbien.linking import Event, EventLoss, Told, link
from dienbien.store import Store


class Wanted(msgspec.Struct, frozen=True):
    """Which events to show; `since` and `until` are days (ISO 8601) of the pages, both included."""

    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    articles: int = 1
    outlets: int = 1
    min_confidence: float = 0.0
    limit: int = 100

    def fits(self, event: Event) -> bool:
        """Whether the event is one of them."""
        return (
            (not self.types or event.event in self.types)
            and set(self.countries) <= set(event.countries)
            and event.articles >= self.articles
            and event.outlets >= self.outlets
        )


def show_events(where: str, wanted: Wanted, as_json: bool, with_reports: bool) -> None:
    """Print the events that are wanted, those that most pages tell first."""
    with told_errors(), Store(where) as store:
        told = store.told(wanted.since, wanted.until)
        events = link(one for one in told if one.record.confidence >= wanted.min_confidence)
    found = sorted(filter(wanted.fits, events), key=_order)
    for event in found[: wanted.limit]:
        kept = event if with_reports else msgspec.structs.replace(event, reports=())
        click.echo(escape_unsafe(msgspec.json.encode(kept)) if as_json else _lines(kept))
    if not as_json:
        more = f", {wanted.limit:,} shown" if len(found) > wanted.limit else ""
        click.echo(f"{len(found):,} event{'s' * (len(found) != 1)}{more}")


def _order(event: Event) -> tuple[int, str, str]:
    return -event.articles, event.date or "9999", event.id


def _lines(event: Event) -> str:
    """`2024-03-12  CONSULT phone  Peru, Chile  Lima  3 articles of 2 outlets`; losses and reports below."""
    status = f"({event.status})" if event.status != "occurred" else None
    what = " ".join(word for word in (event.event, event.mode, status) if word)
    sides = " → ".join(
        ", ".join(party.name for party in side) for side in (event.actor, event.recipient) if side
    )
    articles = f"{event.articles} article{'s' * (event.articles != 1)}"
    outlets = f"{event.outlets} outlet{'s' * (event.outlets != 1)}"
    parts = (
        event.date or "no date",
        what,
        sides,
        event.place and event.place.name,
        f"{articles} of {outlets}",
    )
    lines = [one_line("  ".join(part for part in parts if part))]
    lines += [f"    {one_line(_loss(loss))}" for loss in event.losses]
    lines += [f"    {one_line(_report(told))}" for told in event.reports]
    return "\n".join(lines)


def _loss(loss: EventLoss) -> str:
    if loss.least is None:
        return f"{loss.kind} {loss.what}: no number"
    high = "or more" if loss.most is None else f"to {loss.most:,}" if loss.most != loss.least else ""
    by = f" in {loss.reports} reports" if loss.reports > 1 else ""
    return " ".join(f"{loss.kind} {loss.what}: {loss.least:,} {high}".split()) + by


def _report(told: Told) -> str:
    why = f" [{', '.join(told.why)}]" if told.why else ""
    head = " · ".join(part for part in (told.day, told.outlet, told.page) if part)
    mention = told.record.mentions[0] if told.record.mentions else told.record.trigger
    return f"{head}: “{mention.text}”{why}"
