"""What stands in a dossier: for each event its date, sides, place, rival figures and quoted words.

Comes in: events with their reports. Goes out: entries of plain words on one line each, in the order of the
days. Nothing here is marked up or escaped yet.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dienbien.exports.dossier.days import day_words, span_words
from dienbien.exports.tables import dossier_words
from dienbien.gazetteer import country
from dienbien.linking.events import Event, EventPlace, Party
from dienbien.linking.independence import outlet_of
from dienbien.linking.told import Told
from dienbien.records import Loss
from dienbien.safe import one_line, web_address
from dienbien.version import __version__

_MOST_QUOTES = 3
"""Different wordings of one event that are quoted; the other pages are linked."""


class Page(msgspec.Struct, frozen=True):
    """A page: how it is called, and where it stands on the web, if it does."""

    name: str
    address: str | None


class Quote(msgspec.Struct, frozen=True):
    """Words of pages, with those that name the event in the middle."""

    before: str
    trigger: str
    after: str
    pages: tuple[Page, ...]


class Toll(msgspec.Struct, frozen=True):
    """One kind of loss of one side, with each figure that somebody gives."""

    what: str
    figures: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An event of the chronicle."""

    id: str
    date: str
    what: str
    status: str | None
    sides: str
    place: str | None
    tolls: tuple[Toll, ...]
    quotes: tuple[Quote, ...]
    more: tuple[Page, ...]
    told: str


class Chronicle(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier: its headings, its language (ISO 639-1) and its entries."""

    language: str
    title: str
    summary: str
    made: str
    words: Mapping[str, str]
    entries: tuple[Entry, ...]


def chronicle(events: Iterable[Event], language: str = "vi", title: str | None = None) -> Chronicle:
    """The chronicle of the events, by day; it holds all of them: a dossier is for one thread.

    Raises `KeyError` for a language without words.
    """
    words = dossier_words(language)
    some = sorted(events, key=lambda event: (event.first_day or event.last_day or "9999", event.id))
    return Chronicle(
        language=language,
        title=one_line(title or words["title"]),
        summary=_summary(words, some),
        made=words["made"].format(version=__version__),
        words=words,
        entries=tuple(_entry(words, language, event) for event in some),
    )


def _summary(words: Mapping[str, str], events: Sequence[Event]) -> str:
    days = [day for event in events for day in (event.first_day, event.last_day) if day]
    if not events:
        return words["nothing"]
    reports = [told for event in events for told in event.reports]
    return words["summary"].format(
        events=_count(words, "event", len(events)),
        days=span_words(words, min(days), max(days)) if days else words["undated"],
        pages=_count(words, "page", len({told.page for told in reports})),
        outlets=_count(words, "outlet", len({_publisher(told) for told in reports})),
    )


def _entry(words: Mapping[str, str], language: str, event: Event) -> Entry:
    quotes = _quotes(words, event.reports)
    return Entry(
        id=event.id,
        date=day_words(words, event.date, event.first_day, event.last_day),
        what=words.get(f"{event.event} {event.mode}") or words[event.event],
        status=None if event.status == "occurred" else words[event.status],
        sides=_sides(words, event),
        place=_place(words, language, event.place),
        tolls=tuple(_tolls(words, language, event.reports)),
        quotes=tuple(quotes[:_MOST_QUOTES]),
        more=tuple(page for quote in quotes[_MOST_QUOTES:] for page in quote.pages),
        told=words["told"].format(
            pages=_count(words, "page", event.articles), sources=_count(words, "source", event.sources)
        ),
    )


def _sides(words: Mapping[str, str], event: Event) -> str:
    """`Peru → Chile`; an act on somebody by an unknown hand says so."""
    if not event.recipient:
        return _side(event.actor)
    return f"{_side(event.actor) or words['nobody']} → {_side(event.recipient)}"


def _side(parties: Sequence[Party]) -> str:
    return ", ".join(one_line(party.name) for party in parties)


def _place(words: Mapping[str, str], language: str, place: EventPlace | None) -> str | None:
    """`Kharkiv, Ukraina`; what is no town says what it is."""
    if place is None:
        return None
    name, land = one_line(place.name), _country(language, place.country)
    kind = words.get(place.precision, "")
    return f"{name}{f', {land}' if land and land != name else ''} {kind}".strip()


def _country(language: str, code: str | None) -> str:
    """The name of a country by its code; a name that is no code stays."""
    known = country(code or "")
    return one_line(code or "") if known is None else known.name if language == "vi" else known.name_en


def _tolls(words: Mapping[str, str], language: str, reports: Iterable[Told]) -> Iterable[Toll]:
    """Each kind of loss with its figures in the order of the reports, each of them once."""
    figures: dict[tuple[str, str, str | None], dict[str, None]] = {}
    for told in reports:
        for loss in told.record.losses:
            known = figures.setdefault((loss.kind, loss.what, loss.side), {})
            known.setdefault(f"{_amount(words, loss)} ({_said(words, told, loss)})")
    for (kind, what, side), said in figures.items():
        of = "" if side is None else " " + words["of"].format(side=_country(language, side))
        yield Toll(f"{words.get(what, what)} {words.get(kind, kind)}{of}", tuple(said))


def _amount(words: Mapping[str, str], loss: Loss) -> str:
    low, high = loss.min, loss.max
    key = "exact" if low == high else "range"
    if low is None or high is None:
        key = "unknown" if low is high else "least" if high is None else "most"
    return words[key].format(low=_number(words, low or 0), high=_number(words, high or 0))


def _said(words: Mapping[str, str], told: Told, loss: Loss) -> str:
    """Who gives a figure, and on which day it was published."""
    source = next((entity.known_as for entity in told.record.sources), None)
    who = words["says"].format(who=one_line(loss.by or source or _publisher(told)))
    return ", ".join(filter(None, (who, _published(words, told))))


def _published(words: Mapping[str, str], told: Told) -> str | None:
    return day_words(words, told.day[:10], None, None) if told.day else None


def _quotes(words: Mapping[str, str], reports: Iterable[Told]) -> list[Quote]:
    """The main words of each report; pages with the same words share a quote."""
    by_words: dict[tuple[str, str, str], list[Page]] = {}
    for told in reports:
        by_words.setdefault(_main_words(told), []).append(_page(words, told))
    return [Quote(*parts, tuple(dict.fromkeys(pages))) for parts, pages in by_words.items()]


def _main_words(told: Told) -> tuple[str, str, str]:
    record = told.record
    mention, trigger = record.mention, record.trigger
    if not mention.start <= trigger.start < trigger.end <= mention.end:
        return one_line(mention.text), "", ""
    start, end = trigger.start - mention.start, trigger.end - mention.start
    return _kept_apart(mention.text[:start]), one_line(trigger.text), _kept_apart(mention.text[end:])


def _kept_apart(text: str) -> str:
    """The text on one line, with the blank that it had where the trigger is."""
    line = one_line(text)
    return " " * text[:1].isspace() + line + " " * text[-1:].isspace() if line else ""


def _page(words: Mapping[str, str], told: Told) -> Page:
    parts = (_publisher(told), _published(words, told), one_line(told.title or ""))
    return Page(" · ".join(filter(None, parts)), web_address(told.page))


def _publisher(told: Told) -> str:
    """Who published a page: its outlet, else the host of its address, else the name of its file."""
    return one_line(told.outlet or outlet_of(told) or told.page.rpartition("/")[2])


def _number(words: Mapping[str, str], count: int) -> str:
    return f"{count:,}".replace(",", words["thousands"])


def _count(words: Mapping[str, str], what: str, count: int) -> str:
    return words[what if count == 1 else f"{what}s"].format(n=_number(words, count))
