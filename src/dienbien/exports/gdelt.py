"""Events in the layout of the GDELT 2.0 event files: 61 columns between tabs, without a header.

Comes in: events. Goes out: a line an event, in CAMEO codes. Actors have countries as CAMEO writes them,
places as FIPS 10-4 does. What the layout wants and nobody knows (tone, ethnic and religious codes, feature
ids) is empty. docs/exports.md says what each column holds.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

from dienbien.exports.cameo import Act, Actor, act_of, actor_of
from dienbien.exports.tables import fips_codes
from dienbien.exports.written import Written, number_of
from dienbien.gazetteer import country
from dienbien.linking.events import Event, EventPlace, Party
from dienbien.safe import one_line, web_address

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_TYPES = ("Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{name}" for n in (1, 2) for name in (*_ACTOR, *_TYPES)),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
"""The columns in their order; the files have no header."""

Cell = str | int | float | None
_NOWHERE: tuple[Cell, ...] = (0, *[None] * 7)
_EAST_OF_GAZA = 34.65
"""Degrees of longitude between the Gaza Strip and the West Bank, which FIPS codes apart."""


def write_gdelt(events: Iterable[Event], stream: BinaryIO) -> Written:
    """A line an event; what CAMEO has no code for is left out."""
    rows = left_out = 0
    for event in events:
        act = act_of(event)
        if act is None:
            left_out += 1
            continue
        stream.write("\t".join(map(_text, _cells(event, act))).encode("utf-8", errors="replace") + b"\n")
        rows += 1
    return Written(rows, left_out)


def _text(cell: Cell) -> str:
    return "" if cell is None else one_line(cell) if isinstance(cell, str) else str(cell)


def _cells(event: Event, act: Act) -> list[Cell]:
    one, other = _dyad(event)
    return [
        number_of(event.id),
        *_dates(event.first_day or event.last_day),
        *_party(one),
        *_party(other),
        int(any(told.record.zone in ("title", "lede") for told in event.reports)),
        *(act.code, act.base, act.root, act.quad, act.goldstein),
        sum(len(told.record.mentions) or 1 for told in event.reports) or event.articles,
        *(event.sources, event.articles, None),
        *_NOWHERE,
        *_NOWHERE,
        *_where(event.place),
        *_first_page(event),
    ]


def _dyad(event: Event) -> tuple[Party | None, Party | None]:
    """Who acts and whom it is done to; of a joint act the first two sides."""
    first = event.actor[0] if event.actor else None
    others: Sequence[Party] = event.recipient or event.actor[1:]
    return first, others[0] if others else None


def _dates(day: str | None) -> tuple[Cell, ...]:
    """The day in the layout's four ways; the fraction counts every month as 30 days."""
    if day is None:
        return (None,) * 4
    when = date.fromisoformat(day)
    fraction = when.year + ((when.month - 1) * 30 + when.day) / 365
    return f"{when:%Y%m%d}", f"{when:%Y%m}", f"{when:%Y}", f"{fraction:.4f}"


def _party(party: Party | None) -> tuple[Cell, ...]:
    if party is None:
        return (None,) * 10
    code: Actor = actor_of(party)
    return (code.code, party.name, code.country, code.group, *[None] * 3, code.sector, *[None] * 2)


def _where(place: EventPlace | None) -> tuple[Cell, ...]:
    if place is None:
        return _NOWHERE
    land = country(place.country or "")
    fips = _fips(place)
    exact = place.precision != "country"
    name = place.name if not exact or land is None else f"{place.name}, {land.name_en}"
    return (
        _kind(place),
        name if exact or land is None else land.name_en,
        fips,
        None if exact else fips,
        None,
        *((place.lat, place.lon) if exact else (None, None)),
        None if exact else fips,
    )


def _kind(place: EventPlace) -> int:
    """1 a country; 2 and 3 a state and a town of the United States, 5 and 4 those of others."""
    if place.precision == "country":
        return 1
    town = place.precision in ("town", "point")
    return (3 if town else 2) if place.country == "USA" else (4 if town else 5)


def _fips(place: EventPlace) -> str | None:
    if place.country == "PSE" and place.lon is not None and place.lon < _EAST_OF_GAZA:
        return "GZ"
    return fips_codes().get(place.country or "")


def _first_page(event: Event) -> tuple[Cell, Cell]:
    """When and where it was first told; the hour of the day is not known."""
    first = event.reports[0] if event.reports else None
    if first is None:
        return None, None
    day = (first.day or "")[:10].replace("-", "")
    return f"{day}000000" if day else None, web_address(first.page) or first.page
