"""Members of a line of document JSONL beyond its text: those of a `Document` are kept, foreign ones are not.

Comes in: a decoded line. Goes out: a `Found`, or what is wrong with its zones. Files of other programs use
the same names for other things ("zones", "language"): what has not the type of ours is left out, but zones
that are plainly meant as ours have to hold.
"""

import re
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from typing import Any

import msgspec

from dienbien.reading.feeds.dates import iso_date
from dienbien.reading.found import Found
from dienbien.records import Zone

_LANGUAGE = re.compile(r"[a-z]{2,3}(?![A-Za-z])")
_NO_RAW = msgspec.Raw(b"null")


class Line(msgspec.Struct, frozen=True):
    """One line of JSONL. The first six members must have their type where they are given."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    updated: msgspec.Raw = _NO_RAW
    author: msgspec.Raw = _NO_RAW
    agency: msgspec.Raw = _NO_RAW
    language: msgspec.Raw = _NO_RAW
    encoding: msgspec.Raw = _NO_RAW
    hash: msgspec.Raw = _NO_RAW
    raw: msgspec.Raw = _NO_RAW
    origins: msgspec.Raw = _NO_RAW
    zones: msgspec.Raw = _NO_RAW


class ZonesError(ValueError):
    """The zones of a line don't fit its text; the message says how."""


def found_in(line: Line) -> Found:
    """The document of a line. Raises `ZonesError` where its zones don't hold."""
    language = _LANGUAGE.match(_as(line.language, str) or "")
    digest = _as(line.hash, str)
    raw = _as(line.raw, bytes)
    return Found(
        line.id,
        line.text,
        moment(line.published),
        line.outlet,
        line.url,
        line.title,
        updated=moment(_as(line.updated, str)),
        author=_as(line.author, str),
        agency=_as(line.agency, str),
        language=language[0] if language else None,
        encoding=_as(line.encoding, str),
        hash=digest if digest and digest.startswith("sha256:") else None,
        raw=raw if raw and digest == f"sha256:{sha256(raw).hexdigest()}" else None,
        origins=_as(line.origins, dict[str, str]) or {},
        zones=_zones(line),
    )


def moment(words: str | None) -> str | None:
    """A date in ISO 8601 as it is, one that is written otherwise in ISO 8601, None for what is no date."""
    if not words:
        return None
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return iso_date(words)
    return words


def _as(member: msgspec.Raw, kind: Any) -> Any:
    """The value of a member if it has that type, else None."""
    try:
        return msgspec.json.decode(member, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _zones(line: Line) -> tuple[Zone, ...]:
    """The zones of a line, none where the member is no list of zones. Raises `ZonesError`."""
    if not _are_meant(line.zones):
        return ()
    try:
        zones = msgspec.json.decode(line.zones, type=tuple[Zone, ...])
    except msgspec.DecodeError as error:
        raise ZonesError(" ".join(str(error).split()).rstrip(".")) from error
    for number, zone in enumerate(zones, 1):
        if not 0 <= zone.start < zone.end <= len(line.text):
            span = f"zone {number} is {zone.start} to {zone.end}"
            raise ZonesError(f"{span}, but the text has {len(line.text)} characters")
    for number, (before, after) in enumerate(pairwise(zones), 2):
        if after.start < before.end:
            raise ZonesError(f"zone {number} begins at {after.start}, before zone {number - 1} ends")
    return zones


def _are_meant(member: msgspec.Raw) -> bool:
    """Whether it is a list of objects with a kind and an offset."""
    items = _as(member, list[dict[str, msgspec.Raw]])
    return bool(items) and all("kind" in item and ("start" in item or "end" in item) for item in items)
