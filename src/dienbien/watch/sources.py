"""The file of sources to what a watch has to do (docs/watch.md): which sources, how often, how politely.

Comes in: a path, or the text of a TOML file. Goes out: a `Plan`, or a `SourcesError` that names file and
place. The tables of `[[alert]]` and `[[send]]` are handed on as they are.
"""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import msgspec

from dienbien.fetching import FetchError
from dienbien.fetching.target import target_of
from dienbien.watch.spans import seconds_of

Kind = Literal["feed", "sitemap", "section"]

_FASTEST = 60.0
_SHORTEST_PAUSE = 0.5
_MOST_PATTERNS = 100
_PLACE = re.compile(r" - at `\$\.?(.*)`$")
_CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|https?://\S+")


class SourcesError(Exception):
    """A file of sources that can't be used; the message names file and place and says what to do."""


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One source. `every` and `newer` are in seconds, `recheck` the ages at which a page is asked for again.

    `links` are the patterns (`*` and `?`) of the addresses that a section page lists. Without `pages` the
    items of a feed are kept as they stand in it.
    """

    name: str
    kind: Kind = "feed"
    url: str
    every: float = 900.0
    pages: bool = True
    outlet: str | None = None
    links: tuple[str, ...] = ()
    newer: float = 7 * 86_400.0
    recheck: tuple[float, ...] = (3 * 3600.0, 86_400.0, 3 * 86_400.0)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """All that a file of sources says. `pause` is seconds between two requests to a host.

    `languages` are the ISO 639-1 codes to keep, None for all; `connections` is to how many hosts one talks at
    once; `alerts` has the tables of `[[alert]]` and `[[send]]`.
    """

    name: str
    sources: tuple[Source, ...]
    contact: str | None = None
    pause: float = 2.0
    languages: frozenset[str] | None = frozenset({"vi"})
    connections: int = 8
    alerts: Mapping[str, Any] = {}


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """A source as it is written."""

    name: str
    url: str
    kind: Kind = "feed"
    every: str | None = None
    pages: bool = True
    outlet: str | None = None
    links: tuple[str, ...] = ()
    newer: str | None = None
    recheck: tuple[str, ...] | None = None


class _Settings(msgspec.Struct, forbid_unknown_fields=True):
    """The table `[watch]` as it is written."""

    contact: str | None = None
    pause: str = "2s"
    languages: tuple[str, ...] = ("vi",)
    connections: int = 8
    every: str = "15m"
    newer: str = "7d"
    recheck: tuple[str, ...] = ("3h", "1d", "3d")


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The file as it is written."""

    source: list[_Written]
    watch: _Settings = msgspec.field(default_factory=_Settings)
    alert: list[dict[str, Any]] = []
    send: list[dict[str, Any]] = []


def starter() -> str:
    """A file to begin with: the public feeds of Vietnamese outlets."""
    return files("dienbien.watch").joinpath("starter.toml").read_text(encoding="utf-8")


def read_sources(path: Path) -> Plan:
    """The plan in a file. Raises `SourcesError`."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SourcesError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise SourcesError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    return parse_sources(text, str(path))


def parse_sources(text: str, name: str, ports: frozenset[int] | None = frozenset((80, 443))) -> Plan:
    """The plan in the text of a file called `name`. Raises `SourcesError`."""
    try:
        tables = tomllib.loads(text)
        file = msgspec.convert(tables, _File)
    except tomllib.TOMLDecodeError as error:
        raise SourcesError(f"{name}: is not TOML ({error}); correct it") from error
    except msgspec.ValidationError as error:
        raise SourcesError(f"{name}{_told(str(error))}") from error
    return _Reader(name, file, ports).plan()


class _Reader:
    """Makes a plan of a file that has the right members, and says where one has a wrong value."""

    def __init__(self, name: str, file: _File, ports: frozenset[int] | None) -> None:
        self._name = name
        self._file = file
        self._ports = ports

    def plan(self) -> Plan:
        """The plan. Raises `SourcesError`."""
        settings = self._file.watch
        if not self._file.source:
            raise SourcesError(f"{self._name}: has no [[source]]; add one (see: dienbien watch --starter)")
        sources = [self._source(number, one) for number, one in enumerate(self._file.source, 1)]
        self._check_unique(sources)
        if not 1 <= settings.connections <= 64:
            raise self._wrong("[watch]", f"connections {settings.connections} is not from 1 to 64")
        if settings.contact is not None and not is_contact(settings.contact):
            raise self._wrong("[watch]", f"contact {settings.contact!r} is no e-mail address or page")
        return Plan(
            name=self._name,
            sources=tuple(sources),
            contact=settings.contact,
            pause=self._span("[watch]", "pause", settings.pause, _SHORTEST_PAUSE),
            languages=self._languages(settings.languages),
            connections=settings.connections,
            alerts={"alert": self._file.alert, "send": self._file.send},
        )

    def _source(self, number: int, one: _Written) -> Source:
        place = f"source {number} ({one.name})"
        settings = self._file.watch
        if not one.name.strip():
            raise self._wrong(f"source {number}", "has an empty name")
        try:
            target_of(one.url, self._ports)
        except FetchError as error:
            raise self._wrong(place, f"url {one.url!r} {error.reason}") from error
        if (one.kind == "section") != bool(one.links):
            kind = "a section needs links" if one.kind == "section" else "only a section has links"
            raise self._wrong(place, f"{kind}: patterns of the addresses of its articles")
        if len(one.links) > _MOST_PATTERNS:
            raise self._wrong(place, f"has more than {_MOST_PATTERNS} links")
        if not one.pages and one.kind != "feed":
            raise self._wrong(place, "only the items of a feed can be kept without their pages")
        written = settings.recheck if one.recheck is None else one.recheck
        return Source(
            name=one.name.strip(),
            kind=one.kind,
            url=one.url.strip(),
            every=self._span(place, "every", one.every or settings.every, _FASTEST),
            pages=one.pages,
            outlet=one.outlet,
            links=one.links,
            newer=self._span(place, "newer", one.newer or settings.newer, 0.0),
            recheck=tuple(sorted(self._span(place, "recheck", age, _FASTEST) for age in written)),
        )

    def _check_unique(self, sources: list[Source]) -> None:
        names: set[str] = set()
        for number, source in enumerate(sources, 1):
            if source.name in names:
                raise self._wrong(f"source {number} ({source.name})", "has the name of an earlier one")
            names.add(source.name)

    def _span(self, place: str, member: str, value: str, least: float) -> float:
        try:
            seconds = seconds_of(value)
        except ValueError:
            raise self._wrong(place, f"{member} {value!r} is no span of time like 90s, 15m, 3h, 2d") from None
        if seconds < least:
            raise self._wrong(place, f"{member} {value!r} is shorter than {least:g} seconds")
        return seconds

    def _languages(self, codes: tuple[str, ...]) -> frozenset[str] | None:
        if codes == ("any",):
            return None
        if not codes or not all(len(c) in (2, 3) and c.isascii() and c.islower() for c in codes):
            raise self._wrong(
                "[watch]", f"languages {list(codes)!r} is no list of ISO 639 codes, nor ['any']"
            )
        return frozenset(codes)

    def _wrong(self, place: str, reason: str) -> SourcesError:
        return SourcesError(f"{self._name}, {place}: {reason}; correct it")


def is_contact(text: str) -> bool:
    """Whether somebody can be reached there: an e-mail address or a page."""
    return len(text) <= 200 and _CONTACT.fullmatch(text.strip()) is not None


def _told(message: str) -> str:
    """What msgspec found wrong, with its place in words: `$.source[2].every` is "source 3, every"."""
    match = _PLACE.search(message)
    path = match[1] if match else ""
    place = re.sub(r"\[(\d+)\]", lambda number: f" {int(number[1]) + 1}", path).replace(".", ", ")
    reason = message[: match.start()] if match else message
    return f"{', ' if place else ''}{place}: {reason}; correct it (docs/watch.md)"
