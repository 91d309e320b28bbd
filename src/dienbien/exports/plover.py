"""Events in the fields of POLECAT, the data set that is coded in PLOVER, as JSON lines.

Comes in: events. Goes out: an object an event, with the columns of the published files as keys and `None`
(their word) replaced by null. STATE is ours alone and what did not happen or is to come has no place there:
both are left out. Modes that PLOVER lacks are null.
"""

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

import msgspec

from dienbien.exports.written import Written
from dienbien.linking.events import Event, Party
from dienbien.linking.told import Told
from dienbien.records.choices import TOLD_AS_DONE
from dienbien.safe import escape_unsafe
from dienbien.version import __version__

_OURS = frozenset(
    {("SUPPORT", "sign"), ("CONCEDE", "ceasefire"), ("ASSAULT", "clash"), ("ASSAULT", "occupy")}
)
"""Types and modes that the codebook adds to PLOVER's (its section 3)."""


def write_plover(events: Iterable[Event], stream: BinaryIO) -> Written:
    """A JSON object a line for each event that PLOVER has a type for."""
    encoder = msgspec.json.Encoder()
    rows = left_out = 0
    for event in events:
        if event.quad is None or event.status not in TOLD_AS_DONE:
            left_out += 1
            continue
        stream.write(escape_unsafe(encoder.encode(_fields(event))) + b"\n")
        rows += 1
    return Written(rows, left_out)


def _fields(event: Event) -> dict[str, Any]:
    first = event.reports[0] if event.reports else None
    return {
        "Event ID": event.id,
        "Event Date": event.first_day or event.last_day,
        "Event Type": event.event,
        "Event Mode": None if (event.event, event.mode) in _OURS else event.mode,
        "Event Intensity": None,
        "Quad Code": (event.quad or "").upper(),
        "Contexts": _listed(event.contexts),
        **_party_fields("Actor", event.actor),
        **_party_fields("Recipient", event.recipient),
        **_place_fields(event),
        **_story_fields(first),
        "Version": f"dienbien {__version__}",
    }


def _party_fields(role: str, parties: Sequence[Party]) -> dict[str, Any]:
    sectors = [party.sector for party in parties]
    return {
        f"{role} Name": _listed(party.name for party in parties),
        f"{role} Country": _listed(party.country or "" for party in parties),
        f"{role} COW": None,
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": _listed(sectors),
        f"{role} Title": None,
        f"{role} Name Raw": None,
        f"Wikipedia {role} ID": None,
    }


def _place_fields(event: Event) -> dict[str, Any]:
    place = event.place
    exact = place is not None and place.precision != "country"
    return {
        "Placename": place and place.name,
        "City": place.name if place is not None and place.precision == "town" else None,
        "District": None,
        "Province": place.name if place is not None and place.precision == "admin" else None,
        "Country": place and place.country,
        "Latitude": place.lat if place is not None and exact else None,
        "Longitude": place.lon if place is not None and exact else None,
        "GeoNames ID": None,
        "Raw Placename": None,
        "Feature Type": place and place.precision,
    }


def _story_fields(told: Told | None) -> dict[str, Any]:
    return {
        "Source": told and (told.outlet or told.page),
        "Publication Date": told and told.day,
        "Story People": None,
        "Story Organizations": None,
        "Story Locations": None,
        "Language": None,
    }


def _listed(names: Iterable[str]) -> str | None:
    """Names as these files list them; no name twice."""
    return "; ".join(dict.fromkeys(filter(None, names))) or None
