"""Violence in the columns of the UCDP Georeferenced Event Dataset (GED), as CSV.

Comes in: events. Goes out: a header, then a row for each ASSAULT that is told as fact. The columns mean what
UCDP's codebook says as far as reports can tell it; what takes a coder's knowledge of the conflict (its ids,
whether it passed 25 deaths in a year) is empty. docs/exports.md says what differs.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, BinaryIO, Literal, NamedTuple

from dienbien.exports.deaths import Count, Deaths, deaths_of
from dienbien.exports.plain import csv_line
from dienbien.exports.written import Written, number_of
from dienbien.gazetteer import country
from dienbien.linking.events import Event, EventPlace, Party
from dienbien.records import Precision, Sector
from dienbien.records.choices import TOLD_AS_DONE
from dienbien.records.edtf import earliest, latest

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2"),
    *("latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
"""The columns of GED in their order."""

_STATE: frozenset[Sector] = frozenset({"GOV", "MIL", "COP"})
_ARMED: frozenset[Sector] = frozenset({"REB", "CRM"})
_UNARMED: frozenset[Sector] = frozenset({"CVL", "MED", "BUS", "NGO", "IGO", "PTY", "LEG", "JUD"})
_WHERE_PREC: dict[Precision, int] = {"point": 1, "town": 1, "admin": 4, "area": 5, "country": 6}
_DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4))
"""The most days that an event may span, and its precision; more is 5."""
_AGGREGATE = 3
"""From this precision of the date on, a report may sum up several events."""

Row = dict[str, Any]
Kind = Literal[1, 2, 3]


class Sides(NamedTuple):
    """Who fights whom; `kind` is 1 (a state takes part), 2 (none does) or 3 (against civilians)."""

    a: Sequence[Party]
    b: Sequence[Party]
    kind: Kind | None


def write_ucdp(events: Iterable[Event], stream: BinaryIO) -> Written:
    """A row for each act of violence; everything else is left out."""
    rows = left_out = 0
    stream.write(csv_line(COLUMNS))
    for event in events:
        if event.event != "ASSAULT" or event.status not in TOLD_AS_DONE:
            left_out += 1
            continue
        row = _row(event)
        stream.write(csv_line(row.get(name) for name in COLUMNS))
        rows += 1
    return Written(rows, left_out)


def _row(event: Event) -> Row:
    sides = sides_of(event)
    side_a, side_b = _side_names(sides)
    return {
        "id": number_of(event.id),
        "relid": event.id,
        "type_of_violence": sides.kind,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        **_sources(event),
        **_where(event.place),
        **_when(event),
        **_deaths(deaths_of(event.reports, _known_as(sides.a), _known_as(sides.b))),
    }


def sides_of(event: Event) -> Sides:
    """The sides of an act of violence; of a state and others, the state is side A as UCDP has it."""
    a: Sequence[Party] = event.actor if event.recipient else event.actor[:1]
    b: Sequence[Party] = event.recipient or event.actor[1:]
    if b and all(party.sector in _UNARMED for party in b):
        return Sides(a, b, 3)
    state_a, state_b = _is_any(a, _STATE), _is_any(b, _STATE)
    if (state_a and (state_b or _is_any(b, _ARMED))) or (state_b and _is_any(a, _ARMED)):
        return Sides(a, b, 1) if state_a else Sides(b, a, 1)
    return Sides(a, b, 2 if _is_any(a, _ARMED) and _is_any(b, _ARMED) else None)


def _is_any(parties: Sequence[Party], sectors: frozenset[Sector]) -> bool:
    return any(party.sector in sectors for party in parties)


def _side_names(sides: Sides) -> tuple[str | None, str | None]:
    """`Government of Peru` for organs of a state, as UCDP writes them, unless both are of one state."""
    names = [_listed(map(_party_name, side)) for side in (sides.a, sides.b)]
    if names[0] == names[1]:
        names = [_listed(party.name for party in side) for side in (sides.a, sides.b)]
    return names[0], "Civilians" if sides.kind == 3 else names[1]


def _party_name(party: Party) -> str:
    land = country(party.country or "") if party.sector in _STATE else None
    return f"Government of {land.name_en}" if land else party.name


def _listed(names: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(names)) or None


def _known_as(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(name for party in parties for name in (party.country, party.name) if name)


def _sources(event: Event) -> Row:
    cited = [
        ", ".join(filter(None, (told.outlet, told.day, told.title or told.page))) for told in event.reports
    ]
    first = event.reports[0] if event.reports else None
    return {
        "number_of_sources": event.sources,
        "source_article": "; ".join(cited),
        "source_office": first and first.outlet,
        "source_date": first and first.day,
        "source_headline": first and first.title,
        "source_original": "; ".join(event.speakers),
    }


def _where(place: EventPlace | None) -> Row:
    """UCDP's precision 2, 3 and 7 (near a place, a district, the high seas) are more than a record knows."""
    if place is None:
        return {}
    land = country(place.country or "")
    row: Row = {
        "where_prec": _WHERE_PREC[place.precision],
        "where_coordinates": place.name,
        "adm_1": place.name if place.precision == "admin" else None,
        "country": land.name_en if land else None,
    }
    if place.precision != "country" and place.lat is not None and place.lon is not None:
        row |= {"latitude": place.lat, "longitude": place.lon}
        row["geom_wkt"] = f"POINT ({place.lon} {place.lat})"
    return row


def _when(event: Event) -> Row:
    """The days that the date names; an event without a date has none, though its pages do."""
    first, last = (earliest(event.date), latest(event.date)) if event.date else (None, None)
    known = first or last
    if known is None:
        return {}
    precision = _date_precision(first, last)
    return {
        "year": known.year,
        "event_clarity": 1 if precision < _AGGREGATE else 2,
        "date_prec": precision,
        "date_start": first,
        "date_end": last,
    }


def _date_precision(first: date | None, last: date | None) -> int:
    if first is None or last is None:
        return 5
    days = (last - first).days + 1
    return next((precision for most, precision in _DATE_PREC if days <= most), 5)


def _deaths(deaths: Deaths | None) -> Row:
    if deaths is None:
        return {}
    best: Count = deaths.best
    return {
        "deaths_a": best.a,
        "deaths_b": best.b,
        "deaths_civilians": best.civilians,
        "deaths_unknown": best.unknown,
        "best": best.total,
        "high": deaths.high.total,
        "low": deaths.low.total,
    }
