"""Who says what about an event: figures by speaker and time, who asserts it, who accuses, who denies.

Comes in: an event with its reports. Goes out: claims, each with the words that prove it. Figures stand side
by side: nothing is averaged or added up (docs/codebook.md, section 9).
"""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

import msgspec

from dienbien.ledger.denials import denials_of
from dienbien.ledger.quotes import Quote, quote_of
from dienbien.linking import Event, Told
from dienbien.linking.independence import outlet_of
from dienbien.records import Entity, Loss, Span

ClaimSort = Literal["figure", "assertion", "accusation", "denial", "negation"]
_NO_DAY = "9999"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker says of an event, first told on `day` (ISO 8601, the page's) and by `reports` pages.

    A `figure` has `kind`, `what`, `side` and a range (`most` None is open); a `denial` is of one accused, a
    `negation` says that it does not happen. `by_writer`: no speaker is named, the outlet speaks.
    `superseded_by` is the day on which the same speaker gave another figure of the same loss. `against` are
    those accused.
    """

    event: str
    sort: ClaimSort
    speaker: str
    country: str | None
    by_writer: bool
    day: str | None
    reports: int
    kind: str | None = None
    what: str | None = None
    side: str | None = None
    least: int | None = None
    most: int | None = None
    superseded_by: str | None = None
    against: tuple[str, ...] = ()
    quote: Quote

    @property
    def about(self) -> tuple[str | None, str | None, str | None]:
        """Which loss a figure counts."""
        return self.kind, self.what, self.side


class Rivals(msgspec.Struct, frozen=True, kw_only=True):
    """The latest figures of all speakers on one loss: the least and the most of them, and who gives each.

    `disputed`: two speakers give ranges that have no number in common.
    """

    event: str
    kind: str
    what: str
    side: str | None
    least: int | None
    most: int | None
    speakers: tuple[str, ...]
    disputed: bool


class _Speaker(msgspec.Struct, frozen=True):
    name: str
    country: str | None
    by_writer: bool


def claims_of(event: Event, others: Iterable[Event] = ()) -> tuple[Claim, ...]:
    """All claims about an event: figures, assertions, accusations, denials, each sort by day.

    `others` are events among which denials are looked for: statements of an accused side on the same pages.
    """
    told = [claim for report in event.reports for claim in _of_report(event, report)]
    told += [_denial(event, entity, report, span) for entity, report, span in denials_of(event, others)]
    return _superseded(_joined(told))


def rivals_of(claims: Iterable[Claim]) -> tuple[Rivals, ...]:
    """The ranges of each loss by the figures that nobody has superseded."""
    by_loss: dict[tuple[str | None, str | None, str | None], list[Claim]] = {}
    for claim in claims:
        if claim.sort == "figure" and claim.superseded_by is None:
            by_loss.setdefault(claim.about, []).append(claim)
    return tuple(_rivals(some) for some in by_loss.values())


def _of_report(event: Event, told: Told) -> list[Claim]:
    record = told.record
    speaker = _speaker(told)
    claims = [_figure(event, told, loss) for loss in record.losses]
    if record.event == "ACCUSE" and record.mode == "allege" and record.actor:
        against = _names(record.recipient)
        return [*claims, *(_claim(event, told, "accusation", _named(e), against) for e in record.actor)]
    if record.status == "alleged":
        return [*claims, _claim(event, told, "accusation", speaker, _names(record.actor))]
    if record.status == "negated" and not speaker.by_writer:
        return [*claims, _claim(event, told, "negation", speaker, ())]
    if record.status in ("occurred", "ongoing"):
        return [*claims, _claim(event, told, "assertion", speaker, ())]
    if record.status == "denied" and not speaker.by_writer:
        return [*claims, _claim(event, told, "accusation", speaker, _names(record.actor))]
    return claims


def _figure(event: Event, told: Told, loss: Loss) -> Claim:
    speaker = _Speaker(loss.by, None, False) if loss.by else _speaker(told)
    span = next((m for m in told.record.mentions if m.start <= loss.start and loss.end <= m.end), None)
    claim = _claim(event, told, "figure", speaker, (), span or Span(loss.start, loss.end, loss.text))
    return msgspec.structs.replace(
        claim, kind=loss.kind, what=loss.what, side=loss.side, least=loss.min, most=loss.max
    )


def _denial(event: Event, entity: Entity, told: Told, span: Span | None) -> Claim:
    return _claim(event, told, "denial", _named(entity), (), span)


def _claim(
    event: Event,
    told: Told,
    sort: ClaimSort,
    speaker: _Speaker,
    against: tuple[str, ...],
    span: Span | None = None,
) -> Claim:
    return Claim(
        event=event.id,
        sort=sort,
        speaker=speaker.name,
        country=speaker.country,
        by_writer=speaker.by_writer,
        day=told.day[:10] if told.day else None,
        reports=1,
        against=against,
        quote=quote_of(told, span),
    )


def _speaker(told: Told) -> _Speaker:
    """Who says so: the source nearest to the event (codebook section 8), else the outlet that writes it."""
    if told.record.sources:
        return _named(told.record.sources[0])
    return _Speaker(told.outlet or outlet_of(told) or told.page, None, True)


def _named(entity: Entity) -> _Speaker:
    return _Speaker(entity.known_as, entity.country, False)


def _names(entities: Sequence[Entity]) -> tuple[str, ...]:
    return tuple(entity.known_as for entity in entities)


def _joined(claims: Sequence[Claim]) -> list[Claim]:
    """The same said by the same speaker is one claim, first told by the first page; counted by pages."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.day or _NO_DAY):
        key = (claim.sort, claim.speaker.casefold(), *claim.about, claim.least, claim.most, claim.against)
        groups.setdefault(key, []).append(claim)
    pages = [len({claim.quote.page for claim in some}) for some in groups.values()]
    firsts = [some[0] for some in groups.values()]
    return [msgspec.structs.replace(first, reports=n) for first, n in zip(firsts, pages, strict=True)]


def _superseded(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Figures that their speaker has replaced on a later day, marked as such."""
    order = {sort: rank for rank, sort in enumerate(get_args(ClaimSort))}
    marked = [msgspec.structs.replace(claim, superseded_by=_successor(claim, claims)) for claim in claims]
    return tuple(sorted(marked, key=lambda claim: (order[claim.sort], claim.day or _NO_DAY)))


def _successor(claim: Claim, claims: Iterable[Claim]) -> str | None:
    later = [
        other.day
        for other in claims
        if claim.sort == other.sort == "figure"
        and other.about == claim.about
        and other.speaker.casefold() == claim.speaker.casefold()
        and claim.day is not None
        and other.day is not None
        and other.day > claim.day
    ]
    return min(later, default=None)


def _rivals(figures: Sequence[Claim]) -> Rivals:
    first = figures[0]
    highs = [figure.most for figure in figures]
    return Rivals(
        event=first.event,
        kind=first.kind or "",
        what=first.what or "",
        side=first.side,
        least=min((figure.least for figure in figures if figure.least is not None), default=None),
        most=None if None in highs else max(high for high in highs if high is not None),
        speakers=tuple(dict.fromkeys(figure.speaker for figure in figures)),
        disputed=any(_apart(a, b) for a in figures for b in figures),
    )


def _apart(a: Claim, b: Claim) -> bool:
    return a.most is not None and b.least is not None and a.most < b.least and a.speaker != b.speaker
