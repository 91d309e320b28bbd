"""Where events are, as the map draws it: points, areas as areas, and countries by their outlines.

Comes in: counts by place. Goes out: plain values for the map's script. An event of which no more than the
country is known is counted on the country and never gets a point.
"""

from collections.abc import Iterable
from functools import cache

from dienbien.gazetteer.files import read_rows
from dienbien.records.choices import EXACT
from dienbien.store import PlaceCount
from dienbien.web.pages.words import DATA, Wording


@cache
def outlines() -> dict[str, str]:
    """The name of a country's outline in the map's file, by the country's code."""
    return {row["iso3"]: row["outline"] for row in read_rows("outlines.tsv", DATA)}


def mapped(places: Iterable[PlaceCount], words: Wording) -> dict[str, list[dict[str, object]]]:
    """The places by how they are drawn; those that can't be are left to the list beside the map."""
    found: dict[str, list[dict[str, object]]] = {"points": [], "areas": [], "countries": []}
    countries: dict[str, list[int]] = {}
    for one in places:
        place = one.place
        if place.precision == "country":
            if place.country in outlines():
                count = countries.setdefault(place.country or "", [0, 0])
                count[0] += one.events
                count[1] += one.conflict
        elif place.lat is not None and place.lon is not None:
            kind = "points" if place.precision in EXACT else "areas"
            at = {"lat": place.lat, "lon": place.lon}
            found[kind].append(_shown(place.name, place.name, one.events, one.conflict, words) | at)
    found["countries"] = [
        _shown(words.country(code), code, events, conflict, words) | {"outline": outlines()[code]}
        for code, (events, conflict) in countries.items()
    ]
    return found


def _shown(name: str, place: str, events: int, conflict: int, words: Wording) -> dict[str, object]:
    label = f"{name}: {words.count('event', events)}"
    return {"place": place, "label": label, "events": events, "conflict": conflict}
