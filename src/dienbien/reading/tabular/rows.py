"""Rows of tables, and lines with members of other names, to documents.

Comes in: plain values by what they are to a document, and options with a mapping. Goes out: what was found,
or a `ReadError`. Dates may be timestamps, days, words or numbers since 1970; a page may be text or HTML.
"""

import datetime
import math
from collections.abc import Mapping
from dataclasses import replace

import msgspec
from msgspec import structs

from dienbien.reading.errors import ReadError
from dienbien.reading.feeds.dates import iso_date
from dienbien.reading.found import Found, Hints, Options
from dienbien.reading.pages import read_page
from dienbien.records.clock import VIETNAM

FIELDS = (
    "id",
    "text",
    "html",
    "published",
    "updated",
    "outlet",
    "url",
    "title",
    "summary",
    "author",
    "agency",
    "language",
)
"""What a column may be mapped to; without a mapping the column of that name is taken."""
NO_TEXT = "has no text"
_DATES = ("published", "updated")
_MOST_NAMES = 20


def value_at(row: object, path: str) -> object:
    """The value of a member, or of one within others (`meta.date`); None where there is none."""
    if isinstance(row, Mapping) and path in row:
        return row[path]
    first, _, rest = path.partition(".")
    within = row.get(first) if rest and isinstance(row, Mapping) else None
    return None if within is None else value_at(within, rest)


def paths_of(options: Options) -> dict[str, str]:
    """Where each part of a document is looked for: HTML only where it is asked for or no text is."""
    paths = {field: options.mapping.get(field, field) for field in FIELDS}
    if "text" in options.mapping and "html" not in options.mapping:
        del paths["html"]
    return paths


def found_in_line(name: str, place: str, line: bytes, options: Options) -> Found | ReadError:
    """The document of one line of JSON, whose members are where the mapping says."""
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = f"is not valid JSON ({' '.join(str(error).split()).rstrip('.')})"
        return ReadError(name, place, reason, "correct or remove the line")
    if not isinstance(row, dict):
        return ReadError(name, place, "is not an object", "each line must be one, with a document")
    fields = {field: value_at(row, path) for field, path in paths_of(options).items()}
    if fields.get("text") and "html" not in options.mapping:
        fields.pop("html", None)
    number = place.removeprefix("line ")
    found = found_in_row(name, place, f"{name}:{number}", fields, options)
    if isinstance(found, ReadError) and found.reason == NO_TEXT:
        has = ", ".join(str(member)[:40] for member in list(row)[:_MOST_NAMES])
        return ReadError(name, place, f"{NO_TEXT} where --map says; it has: {has}", found.remedy)
    return found


def found_in_row(
    name: str, place: str, spare_id: str, row: Mapping[str, object], options: Options
) -> Found | ReadError:
    """The document of a row: `row` has values by the names in `FIELDS`; `spare_id` serves where it has none.

    A row without text or HTML is a feed item: its title and summary are the text.
    """
    told = {
        field: _iso(row.get(field)) if field in _DATES else _words(row.get(field)) for field in FIELDS[3:]
    }
    known = _words(row.get("id")) or told["url"] or spare_id
    page = row.get("html") or (row.get("text") if isinstance(row.get("text"), bytes) else None)
    if isinstance(page, str | bytes) and page.strip():
        return _page(name, place, known, page, told, options)
    text = _words(row.get("text"))
    if not text and told["title"]:
        text = "\n\n".join(part for part in (told["title"], told["summary"]) if part)
    if not text:
        return ReadError(name, place, NO_TEXT, "give it text, or tell --map where that stands")
    return structs.replace(Found(known, text), **_of_found(told))


def _page(
    name: str, place: str, known: str, page: str | bytes, told: dict[str, str | None], options: Options
) -> Found | ReadError:
    """The document of a page whose row may know more of it than itself; what the row says goes first."""
    data, charset = (page.encode("utf-8", "replace"), "utf-8") if isinstance(page, str) else (page, None)
    hints = Hints(known, told["url"], charset, "text/html", told["published"], told["outlet"])
    found = read_page(name, data, hints, options)
    if isinstance(found, ReadError):
        return replace(found, source=name, place=place)
    said = {field: value for field, value in _of_found(told).items() if value is not None}
    origins = {**found.origins, **dict.fromkeys(said, "column")}
    return structs.replace(found, origins=origins, **said)


def _of_found(told: dict[str, str | None]) -> dict[str, str | None]:
    return {field: value for field, value in told.items() if field != "summary"}


def _words(value: object) -> str | None:
    """A value as words; None for none, for an empty one, for NaN and for what is no word."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, list | tuple):
        value = ", ".join(str(part) for part in value[:_MOST_NAMES] if isinstance(part, str))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    words = str(value)
    return words if words.strip() else None


def _iso(value: object) -> str | None:
    """A date in ISO 8601; None where it is none."""
    if isinstance(value, datetime.datetime):
        here = value.astimezone(VIETNAM) if value.tzinfo else value
        return here.isoformat(timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    return iso_date(value) if isinstance(value, str) else None


def _since_1970(value: float) -> str | None:
    """Seconds since 1970, or thousandths, millionths or billionths of them, told apart by their size."""
    if not 1e8 < abs(value) < 1e20:
        return None
    while abs(value) > 1e11:
        value /= 1000
    return datetime.datetime.fromtimestamp(value, VIETNAM).isoformat(timespec="seconds")
