"""Events as GeoJSON (RFC 7946), for maps.

Comes in: events. Goes out: a collection of features, one an event. Only what is known to a point or a town
has a geometry. The middle of an area or a province is no place where anything happened: it stands in
`near_lat` and `near_lon`, beside `precision`, and the feature has no geometry. A country has neither.
"""

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from dienbien.exports.columns import EVENT_COLUMNS, event_row, joined
from dienbien.exports.written import Written
from dienbien.linking.events import Event, EventPlace
from dienbien.records.choices import EXACT
from dienbien.safe import escape_unsafe

_ROUGH = frozenset({"area", "admin"})
_COLUMNS = [column for column in EVENT_COLUMNS if column.name not in ("lat", "lon")]


def write_geojson(events: Iterable[Event], stream: BinaryIO) -> Written:
    """A feature a line within the collection, so that line tools can read it, too."""
    encoder = msgspec.json.Encoder()
    stream.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for event in events:
        stream.write(b"\n" if count == 0 else b",\n")
        stream.write(escape_unsafe(encoder.encode(_feature(event))))
        count += 1
    stream.write(b"\n]}\n")
    return Written(count)


def _feature(event: Event) -> dict[str, Any]:
    place = event.place
    rough = place if place is not None and place.precision in _ROUGH else None
    near = {"near_lat": rough and rough.lat, "near_lon": rough and rough.lon}
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _point(place) if place is not None and place.precision in EXACT else None,
        "properties": joined(event_row(event), _COLUMNS) | near,
    }


def _point(place: EventPlace) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
