"""A record as a form has it: every field as it was typed, and what record that comes to.

Comes in: a record, or the pairs that a form sends. Goes out: a `Draft` to show, or a record whose words stand
on the page, with what is wrong. Who types words need not care where they stand: the nearest are meant.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, TypeVar, cast, get_args

import msgspec

from dienbien.records import (
    Document,
    Entity,
    EventType,
    Loss,
    Place,
    Precision,
    Record,
    Sector,
    Span,
    Status,
    ZoneKind,
)
from dienbien.review import Fault
from dienbien.safe import one_line
from dienbien.web.pages.sentences import sentence_at, zone_at

Role = Literal["actor", "recipient", "sources"]
ROLES: tuple[Role, ...] = get_args(Role)
ZONES: tuple[ZoneKind, ...] = get_args(ZoneKind)
MOST_ROWS = 30
_LONGEST = 2_000
_Row = TypeVar("_Row", bound="Row")
_SINGLE = ("event", "mode", "status", "date", "zone", "contexts", "nth")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Something that stands in words of the page; `at` is where it stood before, as `start-end`."""

    words: str = ""
    at: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed: an empty row is no row."""
        return not self.words.strip()


class PersonRow(Row, frozen=True, kw_only=True):
    """Somebody, as typed."""

    name: str = ""
    country: str = ""
    sector: str = "UNK"


class PlaceRow(Row, frozen=True, kw_only=True):
    """A place, as typed."""

    name: str = ""
    country: str = ""
    precision: str = "town"
    lat: str = ""
    lon: str = ""


class LossRow(Row, frozen=True, kw_only=True):
    """A loss, as typed."""

    kind: str = "killed"
    what: str = "person"
    min: str = ""
    max: str = ""
    side: str = ""
    by: str = ""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A record, as typed; `nth` says which of several equal words the trigger is, counted from 0."""

    event: str = "STATE"
    mode: str = ""
    status: str = "occurred"
    date: str = ""
    zone: str = ""
    contexts: str = ""
    trigger: Row = Row()
    nth: str = ""
    actor: tuple[PersonRow, ...] = ()
    recipient: tuple[PersonRow, ...] = ()
    sources: tuple[PersonRow, ...] = ()
    place: PlaceRow = PlaceRow()
    losses: tuple[LossRow, ...] = ()
    reason: str = ""


def draft_of(record: Record, reason: str = "") -> Draft:
    """The form of a record."""
    place = record.place
    return Draft(
        event=record.event,
        mode=record.mode or "",
        status=record.status,
        date=record.date or "",
        zone=record.zone,
        contexts=", ".join(map(one_line, record.contexts)),
        trigger=_row(Row, record.trigger),
        actor=tuple(_row(PersonRow, one) for one in record.actor),
        recipient=tuple(_row(PersonRow, one) for one in record.recipient),
        sources=tuple(_row(PersonRow, one) for one in record.sources),
        place=_row(PlaceRow, place) if place else PlaceRow(),
        losses=tuple(_row(LossRow, one) for one in record.losses),
        reason=reason,
    )


def _row(kind: type[_Row], part: Span | Entity | Place | Loss) -> _Row:
    names = [name for name in kind.__struct_fields__ if name not in ("words", "at")]
    typed = {name: _typed(getattr(part, name)) for name in names}
    return kind(words=one_line(part.text), at=f"{part.start}-{part.end}", **typed)


def _typed(value: object) -> str:
    return "" if value is None else one_line(str(value))


def draft_from(pairs: Iterable[tuple[str, str]]) -> Draft:
    """The form that was sent; what stands in it is checked by `record_of`."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value[:_LONGEST])
    single = {name: given.get(name, [""])[-1].strip() for name in _SINGLE}
    return Draft(
        **single,
        reason=given.get("reason", [""])[-1].strip(),
        trigger=next(_rows(Row, "trigger", given), Row()),
        place=next(_rows(PlaceRow, "place", given), PlaceRow()),
        actor=tuple(_rows(PersonRow, "actor", given)),
        recipient=tuple(_rows(PersonRow, "recipient", given)),
        sources=tuple(_rows(PersonRow, "sources", given)),
        losses=tuple(_rows(LossRow, "losses", given)),
    )


def _rows(kind: type[_Row], group: str, given: dict[str, list[str]]) -> Iterator[_Row]:
    columns = {name: given.get(f"{group}.{name}", []) for name in kind.__struct_fields__}
    for number in range(min(len(columns["words"]), MOST_ROWS)):
        row = kind(**{n: some[number].strip() if number < len(some) else "" for n, some in columns.items()})
        if not row.is_blank:
            yield row


class Written(msgspec.Struct, frozen=True):
    """The record that a draft comes to, None where that is none; and what is wrong."""

    record: Record | None
    faults: tuple[Fault, ...]


def record_of(draft: Draft, document: Document, base: Record | None) -> Written:
    """The record of a draft; what a form doesn't show (the mentions) is that of `base`."""
    wrong: list[Fault] = []
    text = document.text
    trigger = _trigger(draft, text)
    if trigger is None:
        return Written(None, (Fault("trigger", "words"),))
    near = trigger.start

    def people(role: Role) -> tuple[Entity, ...]:
        return tuple(_all(getattr(draft, role), text, near, role, wrong, _entity))

    mentions = base.mentions if base is not None else ()
    main = next((one for one in mentions if one.start <= near < one.end), sentence_at(document, trigger))
    record = Record(
        doc=document.id,
        id=base.id if base is not None else "added",
        event=cast("EventType", _known(draft.event, get_args(EventType), "event", wrong)),
        mode=draft.mode or None,
        actor=people("actor"),
        recipient=people("recipient"),
        sources=people("sources"),
        date=draft.date or None,
        place=next(_all([draft.place], text, near, "place", wrong, _place), None),
        status=cast("Status", _known(draft.status, get_args(Status), "status", wrong)),
        losses=tuple(_all(draft.losses, text, near, "losses", wrong, _loss)),
        zone=next((kind for kind in ZONES if kind == draft.zone), zone_at(document, near)),
        trigger=trigger,
        mentions=(main, *(mention for mention in mentions if mention != main)),
        contexts=tuple(word.strip() for word in draft.contexts.split(",") if word.strip()),
        confidence=base.confidence if base is not None else 1.0,
    )
    return Written(None if wrong else record, tuple(dict.fromkeys(wrong)))


_Part = TypeVar("_Part")


def _all(
    rows: Iterable[_Row],
    text: str,
    near: int,
    field: str,
    wrong: list[Fault],
    make: Callable[[_Row, Span], _Part],
) -> Iterator[_Part]:
    for row in rows:
        if row.is_blank:
            continue
        span = found(row, text, near)
        if span is None:
            wrong.append(Fault(field, "words"))
            continue
        try:
            yield make(row, span)
        except ValueError:
            wrong.append(Fault(field, "count" if field == "losses" else "point"))


def _known(value: str, choices: Sequence[str], field: str, wrong: list[Fault]) -> str:
    if value not in choices:
        wrong.append(Fault(field, "choice"))
        return choices[0]
    return value


def _entity(row: PersonRow, span: Span) -> Entity:
    sector = row.sector if row.sector in get_args(Sector) else "UNK"
    return Entity(
        name=row.name or None,
        country=row.country.upper() or None,
        sector=cast("Sector", sector),
        **_members(span),
    )


def _place(row: PlaceRow, span: Span) -> Place:
    precision = row.precision if row.precision in get_args(Precision) else "area"
    return Place(
        name=row.name or one_line(span.text),
        country=row.country.upper() or None,
        lat=float(row.lat) if row.lat else None,
        lon=float(row.lon) if row.lon else None,
        precision=cast("Precision", precision),
        **_members(span),
    )


def _loss(row: LossRow, span: Span) -> Loss:
    ends = [int(re.sub(r"[.,\s]", "", end)) if end else None for end in (row.min, row.max)]
    return Loss(
        kind=row.kind,
        what=row.what,
        min=ends[0],
        max=ends[1],
        side=row.side or None,
        by=row.by or None,
        **_members(span),
    )


def _members(span: Span) -> dict[str, Any]:
    return msgspec.structs.asdict(span)


def _trigger(draft: Draft, text: str) -> Span | None:
    if draft.trigger.is_blank:
        return None
    spans = list(_spans(draft.trigger.words, text))
    if draft.nth.isascii() and draft.nth.isdigit() and len(draft.nth) < 6 and int(draft.nth) < len(spans):
        return spans[int(draft.nth)]
    return found(draft.trigger, text, 0)


def found(row: Row, text: str, near: int) -> Span | None:
    """Where the words of a row stand: where they stood before, else nearest to a place; None if nowhere."""
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", row.at)
    if match:
        start, end = int(match[1]), int(match[2])
        if text[start:end].strip() and end <= len(text) and one_line(text[start:end]) == one_line(row.words):
            return Span(start, end, text[start:end])
        near = start
    return min(_spans(row.words, text), key=lambda span: abs(span.start - near), default=None)


def _spans(words: str, text: str) -> Iterator[Span]:
    """All places where words stand, whatever white space is between them and however letters are composed."""
    for form in ("NFC", "NFD"):
        parts = [re.escape(part) for part in unicodedata.normalize(cast("Any", form), words).split()]
        matches = list(re.finditer(r"\s+".join(parts), text)) if parts else []
        if matches:
            yield from (Span(match.start(), match.end(), match.group()) for match in matches)
            return
