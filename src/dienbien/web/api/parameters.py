"""Parameters of an address to a filter: the same names as the options of the command line.

Comes in: query parameters. Goes out: a `linking.Wanted`; what can't be read is answered with the parameter's
name. A parameter that may be repeated offers alternatives.
"""

from datetime import date
from typing import Annotated, TypeVar

from litestar.exceptions import ValidationException
from litestar.params import QueryParameter

from dienbien.linking import Wanted
from dienbien.records import EventType, Status
from dienbien.records.choices import ALL_MODES
from dienbien.records.quads import Quad
from dienbien.web.api.forms import Form

_Kind = TypeVar("_Kind")
Several = list[_Kind] | None
MOST_VALUES = 20
_LONGEST_WORD = 200
Words = Several[str]


def _several(meaning: str) -> QueryParameter:
    return QueryParameter(description=meaning, max_items=MOST_VALUES)


def _least(meaning: str, most: float) -> QueryParameter:
    return QueryParameter(ge=0, le=most, description=meaning)


_WHO = "a country's code (ISO 3166, as UKR) or part of a name"
_MANY = 10**9


def wanted(
    since: Annotated[date | None, QueryParameter(description="Of this day (2025-10-22) or later.")] = None,
    until: Annotated[date | None, QueryParameter(description="Of this day or earlier.")] = None,
    type: Annotated[Several[EventType], _several("Of this type, as ASSAULT.")] = None,  # noqa: A002
    mode: Annotated[Words, _several("Of this mode, as drone.")] = None,
    quad: Annotated[Several[Quad], _several("Of this quad class, as material conflict.")] = None,
    status: Annotated[Several[Status], _several("Of this status, as alleged.")] = None,
    actor: Annotated[Words, _several(f"Done by somebody: {_WHO}.")] = None,
    recipient: Annotated[Words, _several(f"Done to or against somebody: {_WHO}.")] = None,
    side: Annotated[Words, _several(f"With somebody in either role: {_WHO}.")] = None,
    dyad: Annotated[Words, _several("Between two, whoever acts: give it twice.")] = None,
    place: Annotated[Words, _several("In a country (its code) or at a place (part of its name).")] = None,
    source: Annotated[Words, _several("That somebody tells, by the words of the pages.")] = None,
    thread: Annotated[str | None, QueryParameter(description="Of this thread.")] = None,
    min_confidence: Annotated[float, _least("As sure as this.", 1)] = 0.0,
    min_articles: Annotated[int, _least("Told by so many pages.", _MANY)] = 1,
    min_sources: Annotated[int, _least("Told by so many independent sources.", _MANY)] = 1,
) -> Wanted:
    """The filter; the names are those of the command line."""
    return Wanted(
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        types=tuple(type or ()),
        modes=_modes(mode),
        quads=tuple(quad or ()),
        statuses=tuple(status or ()),
        actors=_words(actor),
        recipients=_words(recipient),
        sides=_words(side),
        dyad=_pair(_words(dyad)),
        places=_words(place),
        speakers=_words(source),
        thread=thread or None,
        min_confidence=min_confidence,
        min_articles=min_articles,
        min_sources=min_sources,
    )


def _words(given: list[str] | None) -> tuple[str, ...]:
    """What was given; an empty field of a form asks for nothing."""
    return tuple(word[:_LONGEST_WORD] for word in given or () if word.strip())


def _modes(given: list[str] | None) -> tuple[str, ...]:
    found = tuple(word.strip().lower() for word in _words(given))
    if unknown := next((word for word in found if word not in ALL_MODES), None):
        told = f"{unknown!r} is no mode; there are {', '.join(ALL_MODES)}"
        raise ValidationException("no such mode", extra=[{"key": "mode", "message": told}])
    return found


def _pair(dyad: tuple[str, ...]) -> tuple[str, str] | None:
    if not dyad:
        return None
    if len(dyad) != 2:
        wrong = {"key": "dyad", "message": "give two, as dyad=ARM&dyad=AZE"}
        raise ValidationException("dyad needs two", extra=[wrong])
    return dyad[0], dyad[1]


Limit = Annotated[int, QueryParameter(ge=1, le=1_000, description="At most so many.")]
After = Annotated[
    str | None,
    QueryParameter(max_length=8_000, description="Go on behind a page: its `next`. Nothing begins anew."),
]
AskedForm = Annotated[
    Form | None,
    QueryParameter(description="Before the Accept header: json, jsonl, csv, geojson."),
]
